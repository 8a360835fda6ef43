import FoundationEssentials
import Grid
import Testing

@testable import Workbook

/// What is expected here was looked up in the parts themselves, and in openpyxl where it reads them.
@Suite("parts of real workbooks", .enabled(if: ReadFiles.exists(ReadFiles.corpus)))
struct PartsSharedTests {
  private func book(_ path: String) throws -> Book {
    let url = ReadFiles.corpus.appending(path: "files").appending(path: path)
    return try Workbook(.bytes(ReadFiles.bytes(url)), name: path).book()
  }

  private func describe(_ control: Control) -> String {
    let cells = control.anchor?.cells?.description ?? "-"
    let state = control.state?.rawValue ?? "-"
    return "\(control.kind) \(control.name)/\(control.label) \(cells) \(state) "
      + "\(control.linkedCell ?? "-") \(control.listRange ?? "-") \(control.group ?? "-")"
  }

  private struct Tick: Decodable, Hashable {
    var cell: String
    var checked: String?
  }

  @Test("the check boxes of an evaluation sheet stand on their cells with their states")
  func evaluationSheet() throws {
    let url = ReadFiles.workbooks.appending(path: "sano-formcontrols.xlsx")
    let book = try Workbook(.bytes(ReadFiles.bytes(url)), name: "sano.xlsx").book()
    let sheet = book.sheets[0]
    #expect(sheet.controls.count == 30)
    #expect(sheet.drawings.isEmpty)
    #expect(book.warnings.isEmpty)
    var found: [String: String?] = [:]
    for control in sheet.controls {
      let cell = try #require(control.anchor?.from?.cell.description)
      if found[cell] == nil { found[cell] = .some(nil) }
      if control.state == .on { found[cell] = control.label }
    }
    let truth = try ReadFiles.bytes(
      ReadFiles.workbooks.appending(path: "truth/sano-formcontrols.ticks.jsonl"))
    let ticks = try truth.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Tick.self, from: Data($0))
    }
    #expect(ticks.count == 10)
    for tick in ticks { #expect(found[tick.cell] == tick.checked, "\(tick.cell)") }
    #expect(sheet.printing.areas.map(\.description) == ["A1:X60"])
    #expect(book.choices(of: sheet.validations[0], inSheet: 0)?.prefix(2) == ["人", "団体"])
  }

  @Test("every kind of form control, with groups, lists and linked cells")
  func formControls() throws {
    let book = try book("openpyxl/vba+comments.xlsm")
    #expect(
      book.sheets[0].controls.map(describe) == [
        "button Button 1/Test button C3:D4 - - - -",
        "dropDown Drop Down 2/ H4:J5 - $G$4 $G$5:$G$8 -",
        "groupBox Group Box 6/Buttons A2:E15 - - - -",
        "checkBox Check Box 8/Checkbox C6:D7 on $B$6 - -",
        "optionButton Option Button 9/red C7:D8 off $B$8 - Group Box 6",
        "optionButton Option Button 10/green C8:D10 on - - Group Box 6",
        "groupBox Group Box 11/Lists and spinners F3:K15 - - - -",
        "listBox List Box 12/ H6:J9 - $G$9 $G$5:$G$8 -",
        "spinner Spinner 13/ I10:I11 - $H$11 - -", "label Label 14/This is a label C12:D13 - - - -",
      ])
    #expect(book.sheets[0].controls[1].selection == [3])
    #expect(
      book.sheets[0].notes == [
        Note(cell: CellReference("B1")!, author: "John", text: "John:\nHello")
      ])
    #expect(book.sheets[0].drawings.map(\.kind) == [.group])
    #expect(book.hasMacros)
  }

  @Test("43 check boxes with linked cells, three of them on")
  func manyCheckBoxes() throws {
    let book = try book("poi/stress002.xlsx")
    let boxes = book.sheets.flatMap(\.controls).filter { $0.kind == .checkBox }
    #expect(boxes.count == 43)
    #expect(boxes.allSatisfy { $0.linkedCell != nil && $0.anchor?.cells != nil })
    let ticked = boxes.filter { $0.state == .on }
    #expect(ticked.compactMap(\.linkedCell) == ["$K$61", "$K$63", "$K$64"])
    #expect(book.sheets.flatMap(\.notes).count == 93)
  }

  @Test("ActiveX controls tell their class and the caption in their bytes")
  func activeX() throws {
    let controls = try book("openpyxl/vba-test.xlsm").sheets[0].controls
    #expect(
      controls.map(describe) == [
        "label Label1/Label1 D16:G19 - - - -",
        "button CommandButton1/CommandButton1 E9:I11 - - - -",
        "button Button 1/Button 1 A5:D8 - - - -", "label Label 3/Label 3 A10:D13 - - - -",
      ])
    #expect(
      controls.map(\.activeXClass) == ["Forms.Label.1", "Forms.CommandButton.1", nil, nil])
  }

  @Test("conversations in transitional, strict and prefixed workbooks, without their stand-ins")
  func threads() throws {
    let plain = try book("poi/64759.xlsx").sheets[0]
    #expect(plain.threads.map(\.cell.description) == ["C2"])
    #expect(plain.threads[0].comments.map(\.text) == ["testing\n"])
    #expect(plain.notes.map(\.cell.description) == ["B3"])
    let strict = try book("excel-streaming-reader/numbers.strict.xlsx")
    #expect(strict.sheets.map { $0.threads.map(\.cell.description) } == [["B1"], ["A1", "B1"]])
    #expect(strict.sheets.allSatisfy { $0.notes.isEmpty && $0.drawings.isEmpty })
    let prefixed = try book("phpspreadsheet/namespacenonstd.xlsx")
    #expect(prefixed.sheets[1].threads.map { $0.comments.map(\.text) } == [["This is a comment"]])
    #expect(prefixed.sheets[1].hyperlinks.map(\.target) == ["http://www.example.com/"])
  }

  @Test("protection of sheets and workbook")
  func protection() throws {
    let all = try book("poi/sheetProtection_allLocked.xlsx")
    #expect(all.sheets[0].protection == SheetProtection(isOn: true))
    #expect(all.sheets[1].protection == nil)
    let other = try book("phpspreadsheet/form_pass_print.xlsm")
    #expect(other.protection == BookProtection(locksStructure: true, hasPassword: true))
    #expect(
      other.sheets[0].protection
        == SheetProtection(
          isOn: true, hasPassword: true, allowed: [.selectLockedCells, .selectUnlockedCells]))
  }

  @Test("links and other files")
  func links() throws {
    let book = try book("ironcalc/link_test.xlsx")
    #expect(
      book.sheets[0].hyperlinks.prefix(5).map(\.target) == [
        "http://www.ironcalc.com/", "https://www.microsoft.com/",
        "https://support.microsoft.com/", "ftp://ftp.gnu.org/", "mailto:someone@example.com",
      ])
    #expect(book.sheets[0].hyperlinks[2].tooltip == "This is a ScreenTip / tooltip")
    #expect(book.externalLinks.map(\.sheetNames) == [["Sheet1"]])
  }

  @Test("texts, shapes, connectors, pictures and charts of a Japanese workbook with their places")
  func drawings() throws {
    let drawings = try book("umya/aaa.xlsx").sheets[0].drawings
    let found = drawings.map { "\($0.kind) \($0.name) \($0.anchor?.cells?.description ?? "-")" }
    #expect(
      found.prefix(6) == [
        "chart グラフ 1 E18:L33", "shape 直方体 2 J6:O15", "picture 図 3 M17:T43",
        "shape 円/楕円 4 P8:R13", "connector カギ線コネクタ 6 N8:Q12",
        "connector 直線矢印コネクタ 8 O8:Q10",
      ])
    #expect(drawings[1].text == "ddddddrtrr\nddfdsf")
    #expect(drawings[2].part == "xl/media/image1.png")
  }

  @Test("sound files give no warning; nearly none of the corpus is unsound")
  func warnings() throws {
    let url = ReadFiles.corpus.appending(path: "files/umya")
    for file in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    where file.hasSuffix(".xlsx") {
      let size = try ReadFiles.bytes(url.appending(path: file)).count
      guard size < 200_000 else { continue }
      #expect(try book("umya/" + file).warnings.isEmpty, "\(file)")
    }
  }
}
