import FoundationEssentials
import Grid
import Testing

@testable import Workbook

/// Where the reading tests find their files, and small packages made by hand.
enum ReadFiles {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let corpus = root.deletingLastPathComponent().appending(path: "shared/corpus")
  static let workbooks = root.deletingLastPathComponent().appending(path: "shared/workbooks")

  static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  static func fixture(_ name: String) throws -> [UInt8] {
    try bytes(root.appending(path: "fixtures").appending(path: name))
  }

  static func folder(_ url: URL) throws -> [PartFile] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
    return try names.compactMap { name in
      var isFolder = false
      let file = url.appending(path: name)
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder
      else { return nil }
      return PartFile(path: name, bytes: try bytes(file))
    }
  }

  /// A one-sheet workbook as an unzipped folder.
  static func package(
    sheet: String, strings: String? = nil, styles: String? = nil, target: String = "sheet1.xml"
  ) -> WorkbookSource {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var parts = [
      "_rels/.rels":
        "<Relationships><Relationship Id='a' Type='\(type)/officeDocument' Target='xl/workbook.xml'/>"
        + "</Relationships>",
      "xl/workbook.xml":
        "<workbook xmlns:r='\(type)'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels":
        "<Relationships><Relationship Id='r1' Type='\(type)/worksheet' Target='\(target)'/>"
        + "</Relationships>",
      "xl/sheet1.xml": sheet,
    ]
    parts["xl/sharedStrings.xml"] = strings
    parts["xl/styles.xml"] = styles
    return .folder(
      parts.sorted { $0.key < $1.key }.map { PartFile(path: $0, bytes: Array($1.utf8)) })
  }

  static func sheet(_ data: String, strings: String? = nil) throws -> Sheet {
    let source = package(
      sheet: "<worksheet><sheetData>\(data)</sheetData></worksheet>", strings: strings)
    return try Workbook(source, name: "folder").book().sheets[0]
  }
}
