import FoundationEssentials
import Glibc
import Grid
import Testing

@testable import Workbook

/// The files that the patch tests work on, and what they need of the machine.
enum PatchFiles {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let fixtures = root.appending(path: "fixtures")
  static let shared = root.deletingLastPathComponent().appending(path: "shared")
  static let corpus = shared.appending(path: "corpus/files")
  static let tokorozawa = shared.appending(path: "workbooks/tokorozawa.unzipped")

  static let formControls = shared.appending(path: "workbooks/sano-formcontrols.xlsx")

  static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  static func text(_ url: URL) throws -> String { String(decoding: try bytes(url), as: UTF8.self) }

  static func fixture(_ name: String) throws -> [UInt8] {
    try bytes(fixtures.appending(path: name))
  }

  /// Every file below a folder, in a fixed order.
  static func files(below folder: URL) -> [URL] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appending(path: $0) }.filter {
      var isFolder = false
      return FileManager.default.fileExists(atPath: $0.path, isDirectory: &isFolder) && !isFolder
    }
  }

  static func folder(_ url: URL) throws -> [PartFile] {
    let prefix = url.path + "/"
    return try files(below: url).map {
      PartFile(path: String($0.path.dropFirst(prefix.count)), bytes: try bytes($0))
    }
  }

  /// Header, data and descriptor of every entry as they lie in the file, by name.
  static func regions(_ bytes: [UInt8]) throws -> [(path: String, bytes: [UInt8])] {
    let archive = try Archive(bytes, limits: .standard)
    let entries = archive.entries.sorted { $0.localHeaderOffset < $1.localHeaderOffset }
    let end = archive.entries.first?.centralRecord.lowerBound ?? bytes.count
    return entries.enumerated().map { index, entry in
      let next = index + 1 < entries.count ? entries[index + 1].localHeaderOffset : end
      return (entry.path, Array(bytes[entry.localHeaderOffset..<next]))
    }
  }

  /// The entries of an archive that are not as they were, byte for byte and still compressed, or that
  /// are gone.
  static func changedParts(_ old: [UInt8], _ new: [UInt8]) throws -> Set<String> {
    let before = Dictionary(try regions(old), uniquingKeysWith: { $1 })
    let after = Dictionary(try regions(new), uniquingKeysWith: { $1 })
    return Set(before.filter { after[$0.key] != $0.value }.map(\.key))
  }

  /// Runs a program and takes what it prints.
  static func run(_ program: String, _ arguments: [String]) -> (status: Int32, output: String) {
    let words = ([program] + arguments).map {
      "'" + $0.replacing("'", with: "'\\''") + "'"
    }
    guard let pipe = unsafe popen(words.joined(separator: " ") + " 2>/dev/null", "r") else {
      return (-1, "")
    }
    var output: [UInt8] = []
    while case let byte = unsafe fgetc(pipe), byte >= 0 { output.append(UInt8(byte)) }
    return (unsafe pclose(pipe), String(decoding: output, as: UTF8.self))
  }

  static let hasPython = run("python3", ["--version"]).status == 0
  static let hasOpenpyxl = run("python3", ["-c", "import openpyxl"]).status == 0
  static let hasReaders =
    run("python3", ["-c", "import openpyxl, python_calamine"]).status == 0
  static let canValidate =
    exists(shared.appending(path: "schemas")) && run("python3", ["-c", "import lxml"]).status == 0
  static let hasLibreOffice = run("soffice", ["--version"]).status == 0

  /// A folder of its own for a test, removed afterwards.
  static func withTemporaryFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "patch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url)
  }
}

extension WorkbookSource {
  /// The bytes of an archive or a CSV file.
  var file: [UInt8] {
    if case .bytes(let bytes) = self { return bytes }
    return []
  }
}

/// A small workbook made by hand, one string per part, so that a test shows what it patches.
struct HandmadeBook {
  var sheet: String
  var strings: String? = """
    <sst xmlns="\(Self.main)" count="2" uniqueCount="2"><si><t>名前</t><rPh sb="0" eb="2"><t>ナマエ</t></rPh></si><si><t>old</t></si></sst>
    """
  var styles: String? = """
    <styleSheet xmlns="\(Self.main)"><fonts count="1"><font/></fonts><cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="0" applyNumberFormat="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>
    """
  var calculationChain = false
  var signed = false

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A book whose only sheet, `Sheet1`, holds these rows.
  init(rows: String) {
    sheet =
      #"<worksheet xmlns="\#(Self.main)"><dimension ref="A1:B2"/><sheetData>\#(rows)</sheetData></worksheet>"#
  }

  var parts: [PartFile] {
    var list: [(String, String)] = []
    var overrides = ""
    var links = ""
    func add(_ path: String, _ type: String, _ content: String) {
      list.append(("xl/" + path, content))
      overrides += #"<Override PartName="/xl/\#(path)" ContentType="x/\#(type)+xml"/>"#
      let id = "r\(list.count)"
      links += #"<Relationship Id="\#(id)" Type="\#(Self.relations)/\#(type)" Target="\#(path)"/>"#
    }
    add("worksheets/sheet1.xml", "worksheet", sheet)
    if let strings { add("sharedStrings.xml", "sharedStrings", strings) }
    if let styles { add("styles.xml", "styles", styles) }
    if calculationChain {
      add(
        "calcChain.xml", "calcChain",
        #"<calcChain xmlns="\#(Self.main)"><c r="A1" i="1"/></calcChain>"#)
    }
    let package = "http://schemas.openxmlformats.org/package/2006"
    list.insert(
      (
        "[Content_Types].xml",
        #"<Types xmlns="\#(package)/content-types"><Default Extension="xml" ContentType="application/xml"/>\#(overrides)</Types>"#
      ), at: 0)
    list.append(
      (
        "_rels/.rels",
        #"<Relationships xmlns="\#(package)/relationships"><Relationship Id="r1" Type="\#(Self.relations)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
      ))
    list.append(
      (
        "xl/workbook.xml",
        #"<workbook xmlns="\#(Self.main)" xmlns:r="\#(Self.relations)"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>"#
      ))
    list.append(
      (
        "xl/_rels/workbook.xml.rels",
        #"<Relationships xmlns="\#(package)/relationships">\#(links)</Relationships>"#
      ))
    if signed { list.append(("_xmlsignatures/sig1.xml", "<Signature/>")) }
    return list.map { PartFile(path: $0.0, bytes: Array($0.1.utf8)) }
  }

  func patched(_ edits: [CellEdit]) throws -> [String: String] {
    try patched { $0 = WorkbookPatch(edits) }
  }

  func patched(_ edit: (inout WorkbookPatch) -> Void) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try patchedFiles(edit).map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  func patchedFiles(_ edit: (inout WorkbookPatch) -> Void) throws -> [PartFile] {
    var patch = WorkbookPatch()
    edit(&patch)
    let book = try Workbook(.folder(parts), name: "book")
    guard case .folder(let files) = try book.patched(patch) else { return [] }
    return files
  }

  /// The rows of the sheet after a patch.
  func rows(_ edits: [CellEdit]) throws -> String {
    let sheet = try patched(edits)["xl/worksheets/sheet1.xml"] ?? ""
    let start = sheet.firstRange(of: "<sheetData>")?.upperBound ?? sheet.startIndex
    let end = sheet.firstRange(of: "</sheetData>")?.lowerBound ?? sheet.endIndex
    return String(sheet[start..<end])
  }
}

/// An edit of `Sheet1`.
func edit(
  _ place: String, _ from: CellValue, _ to: CellValue, format: String? = nil
) -> CellEdit {
  CellEdit(
    sheet: "Sheet1", reference: CellReference(place)!, from: from, to: to, numberFormat: format)
}
