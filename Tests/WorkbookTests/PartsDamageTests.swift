import Grid
import Testing

@testable import Workbook

/// A damaged part beside the cells costs what stands in it, never the cells.
@Suite("damaged parts beside the cells")
struct PartsDamageTests {
  /// A package with one part of each kind, each read without a warning.
  private static let whole: HandmadePackage = {
    var package = HandmadePackage()
    package.sheet =
      "<hyperlinks><hyperlink ref='A1' r:id='h'/></hyperlinks><drawing r:id='d'/>"
      + "<legacyDrawing r:id='v'/><controls><control shapeId='1025' r:id='k' name='箱'/>"
      + "<control shapeId='1026' r:id='x' name='X'/></controls>"
      + "<tableParts><tablePart r:id='t'/></tableParts>"
    package.links = [
      ("h", "hyperlink", "https://example.jp/"), ("d", "drawing", "../drawings/d.xml"),
      ("v", "vmlDrawing", "../drawings/v.vml"), ("k", "ctrlProp", "../ctrlProps/k.xml"),
      ("x", "control", "../activeX/x.xml"), ("t", "table", "../tables/t.xml"),
      ("c", "comments", "../comments.xml"), ("tc", "threadedComment", "../threads.xml"),
    ]
    package.workbook =
      "<externalReferences><externalReference r:id='e'/></externalReferences>"
    package.workbookLinks = [
      ("st", "styles", "styles.xml"), ("th", "theme", "theme.xml"), ("p", "person", "person.xml"),
      ("f", "FeaturePropertyBag", "bag.xml"), ("e", "externalLink", "external.xml"),
    ]
    package.packageLinks = [("c", "core-properties", "docProps/core.xml")]
    package.parts = [
      "xl/drawings/d.xml":
        "<wsDr><oneCellAnchor><from><col>1</col><row>1</row></from><ext cx='1' cy='1'/><sp><nvSpPr>"
        + "<cNvPr id='1' name='図形'/></nvSpPr><txBody><p><r><t>済</t></r></p></txBody></sp></oneCellAnchor></wsDr>",
      "xl/drawings/v.vml":
        "<xml xmlns:v='v' xmlns:x='x'><v:shape id='_x0000_s1025'><v:textbox><div>達成</div></v:textbox>"
        + "<x:ClientData ObjectType='Checkbox'><x:Anchor>0,0,0,0,1,0,1,0</x:Anchor><x:Checked>1</x:Checked>"
        + "</x:ClientData></v:shape></xml>",
      "xl/ctrlProps/k.xml": "<formControlPr objectType='CheckBox' checked='Checked'/>",
      "xl/activeX/x.xml":
        "<ocx classid='{8BD21D40-EC42-11CE-9E0D-00AA006002F3}' xmlns:r='r' r:id='b'/>",
      "xl/activeX/_rels/x.xml.rels":
        "<Relationships><Relationship Id='b' Type='x/activeXControlBinary' Target='x.bin'/></Relationships>",
      "xl/tables/t.xml":
        "<table displayName='T' ref='A1:B2'><tableColumns><tableColumn name='a'/></tableColumns></table>",
      "xl/comments.xml":
        "<comments><authors><author>課</author></authors><commentList><comment ref='A1' authorId='0'>"
        + "<text><t>注</t></text></comment></commentList></comments>",
      "xl/threads.xml":
        "<ThreadedComments><threadedComment ref='B2' id='1' personId='p'><text>問</text></threadedComment>"
        + "</ThreadedComments>",
      "xl/person.xml": "<personList><person id='p' displayName='課'/></personList>",
      "xl/theme.xml": "<theme><clrScheme><dk1><srgbClr val='000000'/></dk1></clrScheme></theme>",
      "xl/bag.xml": "<FeaturePropertyBags><bag type='Checkbox'/></FeaturePropertyBags>",
      "xl/external.xml": "<externalLink xmlns:r='r'><externalBook r:id='b'/></externalLink>",
      "xl/_rels/external.xml.rels":
        "<Relationships><Relationship Id='b' Type='x/externalLinkPath' TargetMode='External' Target='f'/></Relationships>",
      "xl/styles.xml": "<styleSheet><cellXfs><xf/><xf/></cellXfs></styleSheet>",
      "docProps/core.xml": "<coreProperties><title>題</title></coreProperties>",
    ]
    package.binary["xl/activeX/x.bin"] = [UInt8](repeating: 1, count: 80)
    return package
  }()

  /// Parts without which the workbook itself cannot be read.
  private static let needed: Set<String> = [
    "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
    HandmadePackage.sheetPart,
  ]

  private static let names = whole.files.map(\.path).filter { !needed.contains($0) }

  private func book(_ part: String, _ bytes: [UInt8]?) throws -> Book {
    var files = Self.whole.files.filter { $0.path != part }
    if let bytes { files.append(PartFile(path: part, bytes: bytes)) }
    return try Workbook(.folder(files), name: "damaged").book()
  }

  @Test("the whole package has one of everything and no warning")
  func soundness() throws {
    let book = try Self.whole.book()
    let sheet = book.sheets[0]
    #expect(book.warnings.isEmpty)
    #expect(sheet.notes.count == 1 && sheet.threads.count == 1 && sheet.tables.count == 1)
    #expect(sheet.drawings.count == 1 && sheet.controls.count == 2)
    #expect(sheet.hyperlinks.count == 1 && book.externalLinks.count == 1)
    #expect(Self.names.count == 16)
  }

  @Test(
    "a part that is empty, no XML, cut off, with a DTD or missing is a warning", arguments: names)
  func broken(_ part: String) throws {
    let sound = try Self.whole.book().sheets[0].cells
    let bytes = try #require(Self.whole.files.first { $0.path == part }).bytes
    let isBinary = part.hasSuffix(".bin")
    let variants: [[UInt8]?] = [
      nil, [], Array("これはXMLではない".utf8), Array(bytes.prefix(bytes.count / 2)),
      Array("<!DOCTYPE x [<!ENTITY a 'b'>]>".utf8) + bytes,
    ]
    for (number, variant) in variants.enumerated() {
      let book = try book(part, variant)
      #expect(book.sheets[0].cells == sound, "\(number)")
      // Bytes of a control are either understood or not; a package may have no relationships.
      let isSilent =
        (isBinary && number > 0) || (number == 0 && part == "xl/worksheets/_rels/sheet1.xml.rels")
      guard !isSilent else { continue }
      #expect(!book.warnings.isEmpty, "\(number)")
      if number == 4 { #expect(book.warnings.contains { $0.part == part }) }
    }
  }

  @Test("a part cut off anywhere, or with one byte changed, never traps", arguments: names)
  func everyLength(_ part: String) throws {
    let sound = try Self.whole.book().sheets[0].cells
    let bytes = try #require(Self.whole.files.first { $0.path == part }).bytes
    for length in stride(from: 0, to: bytes.count, by: 11) {
      #expect(try book(part, Array(bytes.prefix(length))).sheets[0].cells == sound)
    }
    for index in stride(from: 0, to: bytes.count, by: 5) {
      var changed = bytes
      changed[index] = [0, UInt8(ascii: "<"), UInt8(ascii: "9"), 0xFF][index % 4]
      #expect(try book(part, changed).sheets[0].cells == sound)
    }
  }

  @Test("numbers beyond all bounds place nothing and trap nowhere")
  func bounds() throws {
    var package = Self.whole
    let huge = "99999999999999999999"
    for (name, text) in package.parts {
      package.parts[name] = text.replacing("'1'", with: "'\(Int.max)'").replacing(
        ">1<", with: ">\(huge)<"
      )
      .replacing("0,0,0,0,1,0,1,0", with: "\(Int.max),\(Int.max),-1,\(Int.min),1,0,1,0")
    }
    package.head = "<cols><col min='5' max='99999999999'/><col min='0' max='0'/></cols>"
    package.workbook =
      "<definedNames><definedName name='n' localSheetId='-5'>S!$A$99999999</definedName></definedNames>"
    let book = try package.book()
    #expect(book.sheets[0].cells.count == 2)
    #expect(book.sheets[0].drawings.map(\.anchor) == [nil])
  }

  @Test("elements by the million are refused before they fill the memory")
  func elements() throws {
    var package = HandmadePackage()
    package.sheet =
      "<conditionalFormatting sqref='A1'>"
      + String(repeating: "<cfRule/>", count: Limits.standard.elements) + "</conditionalFormatting>"
    let error = #expect(throws: WorkbookError.self) { try package.book() }
    #expect(error?.reason == .limit(name: "elements", value: Limits.standard.elements))
  }

  @Test("more objects than any sheet for people has are cut off with one warning")
  func tooMany() {
    var loader = PartLoader(.folder([]), limits: .standard, objects: 5)
    loader.sheet = "S"
    let links = [XMLElement](repeating: XMLElement(name: "", attributes: ["ref": "A1"]), count: 9)
    let counts = (0..<2).map { _ in
      Hyperlinks.read(links, Relationships(all: []), of: "p", &loader).count
    }
    #expect(counts == [5, 0])
    #expect(loader.warnings.map(\.sheet) == ["S"])
    #expect(loader.warnings[0].message.en.contains("objects"))
  }
}
