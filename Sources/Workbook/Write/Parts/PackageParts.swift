/// Hands the parts of the new workbook to the archive and keeps what the package says of them.
///
/// Source: ECMA-376 Part 2, 10.1.2.2 (content types); Part 1, 12.3 (part summary).
struct PackageParts: ~Copyable {
  static let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
  static let drawing = "application/vnd.openxmlformats-officedocument."

  var zip: ZipWriter
  private var overrides: [(path: String, type: String)] = []
  private var extensions: [String: String] = [
    "rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml",
  ]
  private var numbers: [String: Int] = [:]
  /// Where each picture stands that has been written.
  private var pictures: [[UInt8]: String] = [:]

  init(to sink: @escaping ZipWriter.Sink) { zip = ZipWriter(to: sink) }

  /// The next number for parts of a kind.
  mutating func number(_ kind: String) -> Int {
    numbers[kind, default: 0] += 1
    return numbers[kind, default: 0]
  }

  mutating func announce(_ path: String, type: String) { overrides.append((path, type)) }

  mutating func add(_ path: String, type: String, _ bytes: [UInt8]) throws(WorkbookError) {
    announce(path, type: type)
    try zip.add(path, bytes)
  }

  mutating func addRelations(_ relations: Relations, of path: String) throws(WorkbookError) {
    guard !relations.isEmpty else { return }
    try zip.add(Relations.path(of: path), relations.part())
  }

  /// - Parameter type: a type for all parts with this extension.
  mutating func add(
    _ path: String, extension name: String, type: String, _ bytes: [UInt8]
  ) throws(WorkbookError) {
    extensions[name] = type
    try zip.add(path, bytes)
  }

  /// Equal pictures are written once.
  mutating func add(_ picture: PictureFile) throws(WorkbookError) -> String {
    if let path = pictures[picture.bytes] { return path }
    let path = "xl/media/image\(pictures.count + 1).\(picture.fileExtension)"
    pictures[picture.bytes] = path
    try add(path, extension: picture.fileExtension, type: picture.type, picture.bytes)
    return path
  }

  mutating func finish() throws(WorkbookError) {
    var xml = MarkupWriter()
    xml.open("Types", ["xmlns": Relations.package + "/content-types"])
    for (name, type) in extensions.sorted(by: { $0.key < $1.key }) {
      xml.empty("Default", ["Extension": name, "ContentType": type])
    }
    for (path, type) in overrides {
      xml.empty("Override", ["PartName": "/" + path, "ContentType": type])
    }
    xml.close("Types")
    try zip.add("[Content_Types].xml", xml.bytes)
    try zip.finish()
  }
}
