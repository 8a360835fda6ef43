extension Workbook {
  /// Every part with its bytes as they are, content types first, then the package's relationships,
  /// then by name.
  ///
  /// - Throws: what inflating a part throws, `.limit`, and `.notZip` for CSV, which has no parts.
  public func parts() throws(WorkbookError) -> [PartFile] {
    var parts: [PartFile]
    switch container {
    case .csv: throw WorkbookError(.notZip)
    case .folder(let files): parts = files
    case .archive(let archive):
      // Of two entries with one name the later counts.
      var last: [String: ArchiveEntry] = [:]
      for entry in archive.entries where !entry.isFolder { last[entry.path] = entry }
      parts = []
      var total = 0
      for entry in last.values {
        let bytes = try archive.inflated(entry, limits: limits)
        total += bytes.count
        guard total <= limits.bytesInflated else {
          throw WorkbookError(.limit(name: "bytes inflated", value: limits.bytesInflated))
        }
        parts.append(PartFile(path: entry.path, bytes: bytes))
      }
    }
    return parts.sorted { Self.rank($0.path) < Self.rank($1.path) }
  }

  /// The workbook as an archive. The same parts always give the same bytes.
  ///
  /// - Throws: what `parts()` throws.
  public func zipped() throws(WorkbookError) -> [UInt8] { ZipWriter.archive(try parts()) }

  /// Readers that stream want the content types first.
  private static func rank(_ path: String) -> (Int, String) {
    switch path {
    case "[Content_Types].xml": (0, path)
    case "_rels/.rels": (1, path)
    default: (2, path)
    }
  }
}
