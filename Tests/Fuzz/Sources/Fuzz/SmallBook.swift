import Workbook

/// A small workbook as an unzipped folder, one part of which the fuzzer writes.
enum SmallBook {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"

  /// The parts that the `parts` target writes; the order is what its seeds go by.
  static let paths = [
    "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
    "xl/_rels/sheet1.xml.rels", "xl/comments1.xml", "xl/drawing1.xml", "xl/vmlDrawing1.vml",
    "docProps/core.xml", "docProps/app.xml", "xl/ctrlProp1.xml", "xl/threadedComment1.xml",
  ]

  static func parts(replacing path: String, with bytes: [UInt8]) -> [PartFile] {
    let all = texts.merging([path: ""]) { old, _ in old }
    return all.sorted { $0.key < $1.key }.map {
      PartFile(path: $0.key, bytes: $0.key == path ? bytes : Array($0.value.utf8))
    }
  }

  private static func links(_ targets: [(type: String, target: String)]) -> String {
    let lines = targets.enumerated().map { index, link in
      let address = link.type.hasPrefix("http") ? link.type : relations + "/" + link.type
      return #"<Relationship Id="r\#(index + 1)" Type="\#(address)" Target="\#(link.target)"/>"#
    }
    return #"<Relationships xmlns="\#(packages)/relationships">\#(lines.joined())</Relationships>"#
  }

  private static let texts: [String: String] = [
    "[Content_Types].xml":
      #"<Types xmlns="\#(packages)/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#,
    "_rels/.rels": links([
      ("officeDocument", "xl/workbook.xml"), ("extended-properties", "docProps/app.xml"),
      (packages + "/relationships/metadata/core-properties", "docProps/core.xml"),
    ]),
    "docProps/app.xml": "<Properties><Application>A</Application></Properties>",
    "docProps/core.xml": "<coreProperties><title>T</title></coreProperties>",
    "xl/workbook.xml":
      #"<workbook xmlns="\#(main)" xmlns:r="\#(relations)"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets><definedNames><definedName name="n">S!$A$1</definedName></definedNames></workbook>"#,
    "xl/_rels/workbook.xml.rels": links([
      ("worksheet", "sheet1.xml"), ("sharedStrings", "sharedStrings.xml"),
      ("styles", "styles.xml"),
    ]),
    "xl/sheet1.xml":
      #"<worksheet xmlns="\#(main)"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1" t="s"><v>1</v></c></row></sheetData></worksheet>"#,
    "xl/_rels/sheet1.xml.rels": links([
      ("comments", "comments1.xml"), ("drawing", "drawing1.xml"),
      ("vmlDrawing", "vmlDrawing1.vml"), ("ctrlProp", "ctrlProp1.xml"),
      (
        "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        "threadedComment1.xml"
      ),
    ]),
    "xl/sharedStrings.xml": #"<sst xmlns="\#(main)"><si><t>名前</t></si><si><t>x</t></si></sst>"#,
    "xl/styles.xml":
      #"<styleSheet xmlns="\#(main)"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>"#,
    "xl/comments1.xml":
      #"<comments xmlns="\#(main)"><authors><author>a</author></authors><commentList><comment ref="A1" authorId="0"><text><t>n</t></text></comment></commentList></comments>"#,
  ]
}
