import Forms
import Grid
import Rules
import Testing
import Workbook

@testable import Review

/// Excel's check boxes in cells (2024): a boolean whose format the feature property bag makes a box.
@Suite("Check boxes in cells")
struct CellCheckBoxTests {
  private static let name = "評価.xlsx"

  /// The form: three boxes with their words, and two indicators that they speak of.
  private static func sheet(_ judgement: [NewCell], _ rows: [[CellValue]]) -> NewSheet {
    var sheet = NewSheet(name: "評価")
    let head: [CellValue] = [.text("施策名"), .text("成果指標の判定")]
    for (column, value) in head.enumerated() { sheet[0, column] = NewCell(value) }
    sheet.merges = [CellRange("B1:G1")].compactMap(\.self)
    for (column, cell) in judgement.enumerated() { sheet[1, column] = cell }
    let headings = ["指標名", "単位", "目標値(R4)", "実績値(R4)"]
    for (column, text) in headings.enumerated() { sheet[3, column] = NewCell(.text(text)) }
    for (number, row) in rows.enumerated() {
      for (column, value) in row.enumerated() { sheet[4 + number, column] = NewCell(value) }
    }
    return sheet
  }

  private static func template() throws -> Template {
    let tag = "{{判定.成果指標:択一(全て達成,一部未達成,全て未達成)}}"
    var settings = NewSheet(name: "設定")
    for (row, pair) in [
      ("キー", "値"), ("様式ID", "x"), ("評価年度", "2022"), ("指標の方向の既定", "up"),
    ].enumerated() {
      settings[row, 0] = NewCell(.text(pair.0))
      settings[row, 1] = NewCell(.text(pair.1))
    }
    let form = sheet(
      [NewCell(.text("{{施策.名称}}")), NewCell(.text(tag))],
      [
        ["{{#指標}}{{指標.名称}}", "{{指標.単位}}", "{{指標.目標@R4}}", "{{指標.実績@R4}}{{/指標}}"].map {
          .text($0)
        }
      ])
    let bytes = try NewBook(sheets: [form, settings]).bytes()
    return try Template.read(Workbook(.bytes(bytes), name: "x.xlsx").book(), name: "x.xlsx")
  }

  /// As Excel writes it: the cells' format names the first complement of the bag.
  private static let bag = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <FeaturePropertyBags xmlns="http://schemas.microsoft.com/office/spreadsheetml/2022/\
    featurepropertybag"><bag type="Checkbox"/><bag type="XFControls"><bagId k="CellControl">0</bagId>\
    </bag><bag type="XFComplement"><bagId k="XFControls">1</bagId></bag><bag type="XFComplements" \
    extRef="XFComplementsMapperExtRef"><a k="MappedFeaturePropertyBags"><bagId>2</bagId></a></bag>\
    </FeaturePropertyBags>
    """
  private static let complement = """
    <extLst><ext uri="{C7286773-470A-42A8-94C5-96B5CB345126}" xmlns:xfpb="http://schemas.microsoft\
    .com/office/spreadsheetml/2022/featurepropertybag"><xfpb:xfComplement i="0"/></ext></extLst></xf>
    """

  /// A workbook in which one of two targets was met, with the box ticked that is given.
  private static func file(ticked: String) throws -> InputFile {
    // A format of their own, to be found again among the formats.
    var box = NewStyle()
    box.horizontal = .center
    var judgement = [NewCell(.text("交流の推進"))]
    for option in ["全て達成", "一部未達成", "全て未達成"] {
      judgement += [NewCell(.boolean(option == ticked), style: box), NewCell(.text(option))]
    }
    let sheet = sheet(
      judgement,
      [
        [.text("講座の受講者数"), .text("人"), .number(100), .number(120)],
        [.text("図書の貸出冊数"), .text("冊"), .number(200), .number(150)],
      ])
    let plain = InputFile(
      path: name, name: name, source: .bytes(try NewBook(sheets: [sheet]).bytes()))
    var file = try Files.unzipped(plain) { path, text in
      switch path {
      case "[Content_Types].xml":
        text.replacing(
          "</Types>",
          with: "<Override PartName=\"/xl/featurePropertyBag/featurePropertyBag.xml\" "
            + "ContentType=\"application/vnd.ms-excel.featurepropertybag+xml\"/></Types>")
      case "xl/_rels/workbook.xml.rels":
        text.replacing(
          "</Relationships>",
          with: "<Relationship Id=\"rIdBag\" Type=\"http://schemas.microsoft.com/office/2022/11/"
            + "relationships/FeaturePropertyBag\" "
            + "Target=\"featurePropertyBag/featurePropertyBag.xml\"/></Relationships>")
      case "xl/styles.xml":
        text.replacing(/(<alignment horizontal="center"[^>]*>)<\/xf>/) { $0.1 + complement }
      default: text
      }
    }
    guard case .folder(let parts) = file.source else { return file }
    let part = PartFile(
      path: "xl/featurePropertyBag/featurePropertyBag.xml", bytes: Array(bag.utf8))
    file.source = .folder((parts + [part]).sorted { $0.path < $1.path })
    return file
  }

  private static func parts(_ source: WorkbookSource) -> [String: String] {
    guard case .folder(let files) = source else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  private static func fix(_ ticked: String, _ options: FixOptions) throws -> (InputFile, FixOutcome)
  {
    let file = try file(ticked: ticked)
    let review = ReviewOptions(check: CheckOptions())
    return (
      file,
      Review.fix(file, templates: [try template()], options: review, fixing: options)
    )
  }

  @Test("are read as the boxes they are")
  func read() throws {
    let file = try Self.file(ticked: "全て達成")
    let book = try Files.book(file.source, file.name)
    let boxes = ["B2", "D2", "F2"].compactMap { book.sheets[0][CellReference($0)!] }
    #expect(boxes.map(\.value) == [.boolean(true), .boolean(false), .boolean(false)])
    #expect(boxes.allSatisfy { book.formats[$0.style].isCheckBox })
    let words = try #require(book.sheets[0][CellReference("C2")!])
    #expect(!book.formats[words.style].isCheckBox)
    let form = try FormReader.read(
      book, templates: [try Self.template()], formID: nil)
    let group = try #require(form.root["判定.成果指標"]?.ticks)
    #expect(group.boxes.map(\.option) == ["全て達成", "一部未達成", "全て未達成"])
    #expect(group.boxes.map(\.isTicked) == [true, false, false])
    #expect(group.boxes.allSatisfy { $0.bearer == .cell })
    #expect(group.isCertain)
  }

  @Test("are judged, and ticked as the figures say; everything else stays, and it can be undone")
  func corrected() throws {
    let (file, held) = try Self.fix("全て達成", FixOptions())
    #expect(held.remaining.map(\.rule).contains("VRD-001"))
    #expect(held.source == file.source, "a judgement is changed only when asked for")

    let (_, outcome) = try Self.fix("全て達成", FixOptions(allowsUnsafe: true))
    #expect(
      outcome.lines == ["B2 TRUE→FALSE VRD-001", "D2 FALSE→TRUE VRD-001"], "\(outcome.lines)")
    #expect(!outcome.remaining.contains { $0.rule.hasPrefix("VRD") })
    let (before, after) = (Self.parts(file.source), Self.parts(outcome.source))
    #expect(before.keys == after.keys)
    #expect(before.filter { after[$0.key] != $0.value }.map(\.key) == ["xl/worksheets/sheet1.xml"])
    // Two values have changed places, and not a letter besides.
    let sheet = "xl/worksheets/sheet1.xml"
    let (old, new) = (try #require(before[sheet]), try #require(after[sheet]))
    let on = String(try #require(old.firstMatch(of: /<c r="B2"[^>]*><v>1</)).output)
    let off = String(try #require(old.firstMatch(of: /<c r="D2"[^>]*><v>0</)).output)
    #expect(
      new
        == old.replacing(on, with: on.dropLast(2) + "0<")
        .replacing(off, with: off.dropLast(2) + "1<"))
    let book = try Files.book(outcome.source, file.name)
    #expect(book.sheets[0][CellReference("D2")!].map { book.formats[$0.style].isCheckBox } == true)
    #expect(try ChangeLog(outcome, output: "out").original(from: outcome.source) == file.source)
  }

  @Test("that are right are left alone")
  func right() throws {
    let (file, outcome) = try Self.fix("一部未達成", FixOptions(allowsUnsafe: true))
    #expect(!outcome.remaining.contains { $0.rule.hasPrefix("VRD") })
    #expect(outcome.source == file.source)
  }
}
