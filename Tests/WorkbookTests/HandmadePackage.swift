import Grid
import Testing

@testable import Workbook

/// A workbook of one sheet with whatever parts a test gives it, as an unzipped folder.
struct HandmadePackage {
  typealias Link = (id: String, type: String, target: String)

  /// What follows the sheets in workbook.xml.
  var workbook = ""
  var workbookLinks: [Link] = []
  var packageLinks: [Link] = []
  /// What follows the cells in the worksheet.
  var sheet = ""
  /// What comes before them.
  var head = ""
  var links: [Link] = []
  var parts: [String: String] = [:]
  var binary: [String: [UInt8]] = [:]
  var isStrict = false
  var kind = "worksheet"

  static let cells =
    "<sheetData><row r='1'><c r='A1'><v>7</v></c><c r='B2' t='b' s='1'><v>1</v></c></row></sheetData>"
  static let sheetPart = "xl/worksheets/sheet1.xml"

  private var base: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  private func relationships(_ links: [Link]) -> String {
    let items = links.map { link in
      let isExternal = link.target.hasPrefix("http") || link.target.hasPrefix("file:")
      let type = link.type.hasPrefix("http") ? link.type : "\(base)/\(link.type)"
      return "<Relationship Id='\(link.id)' Type='\(type)' Target='\(link.target)'"
        + (isExternal ? " TargetMode='External'/>" : "/>")
    }
    return "<Relationships>\(items.joined())</Relationships>"
  }

  var files: [PartFile] {
    let main =
      isStrict
      ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
      : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let sheets = "<sheets><sheet name='S' sheetId='1' r:id='s'/></sheets>"
    var all = parts.mapValues { Array($0.utf8) }
    all.merge(binary) { _, other in other }
    let made = [
      "_rels/.rels": relationships(
        [("d", "officeDocument", "xl/workbook.xml")] + packageLinks),
      "xl/workbook.xml":
        "<workbook xmlns='\(main)' xmlns:r='\(base)'>\(sheets)\(workbook)</workbook>",
      "xl/_rels/workbook.xml.rels": relationships(
        [("s", kind, "worksheets/sheet1.xml")] + workbookLinks),
      Self.sheetPart: "<worksheet xmlns='\(main)' xmlns:r='\(base)'>\(head)\(Self.cells)\(sheet)"
        + "</worksheet>",
      "xl/worksheets/_rels/sheet1.xml.rels": relationships(links),
    ]
    all.merge(made.mapValues { Array($0.utf8) }) { given, _ in given }
    return all.sorted { $0.key < $1.key }.map { PartFile(path: $0.key, bytes: $0.value) }
  }

  func book() throws -> Book { try Workbook(.folder(files), name: "handmade").book() }
}
