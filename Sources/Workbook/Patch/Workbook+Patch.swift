public import Grid

extension Workbook {
  /// The file with some cells changed and every other byte that can stay kept.
  ///
  /// No edit gives the identical bytes. Formats, furigana, drawings, controls and whatever else this
  /// library does not know survive, because only the ranges that must change are spliced.
  ///
  /// - Throws: `.changedMeanwhile` where a cell does not hold what its edit expects,
  ///   `.noSuchSheet`, `.unencodable`, `.unsupportedEdit` for signed workbooks and for cells that
  ///   carry a formula others depend on, and what reading the parts throws. Nothing is written by
  ///   halves.
  public func patched(_ edits: [CellEdit]) throws(WorkbookError) -> WorkbookSource {
    guard !edits.isEmpty else { return source }
    let pending = try PendingEdits(edits)
    switch container {
    case .csv(let document):
      for (name, _) in pending.bySheet where name != sheets[0].name {
        throw WorkbookError(.noSuchSheet(name))
      }
      guard case .bytes(let bytes) = source else { return source }
      let fields = try document.cells(limit: document.fieldLimit(limits))
      return .bytes(try CSVPatch(fields, source: bytes).patched(pending.bySheet[0].edits))
    case .archive(let archive):
      try refuseSigned(archive.entries.map(\.path))
      var patch = try PackagePatch(self)
      try patch.make(pending)
      guard !patch.changed.isEmpty else { return source }
      var rewrite = try ArchiveRewrite(
        archive, changed: patch.changed, removed: patch.removed, limits: limits)
      return .bytes(try rewrite.bytes())
    case .folder(let files):
      try refuseSigned(files.map(\.path))
      var patch = try PackagePatch(self)
      try patch.make(pending)
      return .folder(Self.apply(patch, to: files, in: container))
    }
  }

  /// A signature would be broken by the smallest change.
  private func refuseSigned(_ paths: [String]) throws(WorkbookError) {
    guard let part = paths.first(where: { $0.lowercased().hasPrefix("_xmlsignatures/") }) else {
      return
    }
    throw WorkbookError(.unsupportedEdit("signed workbook"), part: part)
  }

  private static func apply(
    _ patch: PackagePatch, to files: [PartFile], in container: Container
  ) -> [PartFile] {
    var result = files
    for (path, bytes) in patch.changed {
      guard let name = Container.file(path, in: files)?.path,
        let index = result.firstIndex(where: { $0.path == name })
      else { continue }
      result[index].bytes = bytes
    }
    let gone = Set(patch.removed.compactMap { Container.file($0, in: files)?.path })
    return result.filter { !gone.contains($0.path) }
  }
}
