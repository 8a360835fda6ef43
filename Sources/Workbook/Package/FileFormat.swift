/// Tells by its first bytes what a file is.
enum FileFormat {
  static func startsLikeZip(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// A large archive stays on disk and is read where it is wanted; other files are read whole.
  static func staysOnDisk(_ file: OpenFile) throws(WorkbookError) -> Bool {
    guard file.count > 128 << 10 else { return false }
    return startsLikeZip(try file.bytes(0..<4))
  }

  /// - Throws: the reason for which a file that is no XLSX and no CSV is refused.
  static func open(
    _ bytes: [UInt8], name: String, limits: Limits
  ) throws(WorkbookError) -> Container {
    guard bytes.count <= limits.bytes else {
      throw WorkbookError(.limit(name: "bytes", value: limits.bytes))
    }
    if startsLikeZip(bytes) { return try openArchive(.memory(bytes), limits: limits) }
    let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let claimsWorkbook = ["xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "ods"].contains(suffix)
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      if holds("EncryptedPackage", bytes) { throw WorkbookError(.encrypted) }
      let isDocument = holds("WordDocument", bytes) || holds("PowerPoint Document", bytes)
      throw WorkbookError(isDocument ? .notAWorkbook : .legacyXLS)
    }
    // BIFF records of Excel 2 to 4, before compound files.
    if [[9, 0, 4, 0], [9, 2, 6, 0], [9, 4, 6, 0]].contains(where: { bytes.starts(with: $0) }) {
      throw WorkbookError(.legacyXLS)
    }
    if claimsWorkbook {
      guard !bytes.isEmpty else { throw WorkbookError(.empty) }
      // Excel finds an archive behind foreign bytes too.
      return try openArchive(.memory(bytes), limits: limits)
    }
    guard !isForeign(bytes) else { throw WorkbookError(.notAWorkbook) }
    return .csv(try CSVDocument(bytes, isTSV: suffix == "tsv" || suffix == "tab", limits: limits))
  }

  static func openArchive(
    _ file: FileBytes, limits: Limits
  ) throws(WorkbookError) -> Container {
    let archive = try Archive(file, limits: limits)
    if let entry = archive.entry(named: "mimetype"), entry.uncompressedSize < 200,
      let text = try? archive.inflated(entry, limits: limits),
      String(decoding: text, as: UTF8.self).contains("opendocument")
    {
      throw WorkbookError(.openDocument)
    }
    return .archive(archive)
  }

  /// Streams are named in UTF-16 in the compound file's directory.
  private static func holds(_ stream: String, _ bytes: [UInt8]) -> Bool {
    let wanted = stream.utf8.flatMap { [$0, UInt8(0)] }
    // Directory entries are aligned to 128 bytes, the name first.
    var offset = 0
    while offset + wanted.count <= bytes.count {
      if bytes[offset] == wanted[0], bytes[offset..<(offset + wanted.count)].elementsEqual(wanted) {
        return true
      }
      offset += 128
    }
    return false
  }

  /// Documents and pictures that would otherwise be taken for text.
  private static func isForeign(_ bytes: [UInt8]) -> Bool {
    let heads: [[UInt8]] = [
      Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
      [0x1F, 0x8B], [0x37, 0x7A, 0xBC, 0xAF], Array("Rar!".utf8), Array("{\\rtf".utf8),
      Array("<!DOCTYPE".utf8), Array("<html".utf8), Array("<?xml".utf8), Array("SQLite".utf8),
      [0x7F, 0x45, 0x4C, 0x46], [0x4D, 0x5A, 0x90, 0x00],
    ]
    return heads.contains { bytes.starts(with: $0) }
  }
}
