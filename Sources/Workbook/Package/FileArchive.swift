/// A ZIP archive of files, such as a mail with all returned workbooks: what it holds, and one file of
/// it at a time. On disk it is read where it is wanted; in memory stands one file only.
package struct FileArchive: Sendable {
  /// A file of the archive.
  package struct Entry: Sendable {
    /// With `/` between folders.
    package var path: String
    fileprivate var entry: ArchiveEntry
  }

  private let archive: Archive
  private let limits: Limits
  /// In the order of the archive, folders left out.
  package let entries: [Entry]

  /// More files than this are refused before they are looked at.
  package static let mostEntries = 100_000

  /// - Parameter limits: the size of a file counts for each file in the archive.
  /// - Throws: `.unreadable`, `.notZip`, `.truncated`, `.damagedEntry`, `.unsafePath` or `.limit`.
  package init(contentsOf path: String, limits: Limits) throws(WorkbookError) {
    try self.init(.file(try OpenFile(path)), limits)
  }

  package init(_ bytes: [UInt8], limits: Limits) throws(WorkbookError) {
    try self.init(.memory(bytes), limits)
  }

  private init(_ file: FileBytes, _ limits: Limits) throws(WorkbookError) {
    var limits = limits
    limits.entries = Self.mostEntries
    limits.bytesPerPart = limits.bytes
    self.limits = limits
    let archive = try Archive(file, limits: limits)
    self.archive = archive
    entries = archive.entries.filter { !$0.isFolder }.map { entry in
      Entry(path: Self.path(of: entry, in: archive), entry: entry)
    }
  }

  /// Whether it is a workbook itself, whatever it is called.
  package var isWorkbook: Bool { archive.entry(named: "[Content_Types].xml") != nil }

  /// The bytes of a file.
  ///
  /// - Throws: `.encrypted`, `.unsupportedCompression`, `.limit` or `.damagedEntry`.
  package func bytes(of entry: Entry) throws(WorkbookError) -> [UInt8] {
    try archive.inflated(entry.entry, limits: limits)
  }

  /// Windows writes names in CP932, and says so nowhere; everybody else writes UTF-8.
  private static func path(of entry: ArchiveEntry, in archive: Archive) -> String {
    let name = archive.name(of: entry)
    guard String(validating: name, as: UTF8.self) == nil,
      let bytes = TextEncoding.convert(name[...], from: "CP932", to: "UTF-8")
    else { return entry.path }
    let text = String(decoding: bytes, as: UTF8.self)
    return (try? PartPath.checked(String(text.map { $0 == "\\" ? "/" : $0 }))) ?? entry.path
  }
}
