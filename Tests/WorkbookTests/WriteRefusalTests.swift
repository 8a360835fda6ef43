import Grid
import Testing

@testable import Workbook

@Suite("What a new workbook cannot be")
struct WriteRefusalTests {
  /// The error of a book with one sheet, changed so that it cannot be.
  private func refusal(_ change: (inout NewSheet) -> Void) -> WorkbookError? {
    var sheet = NewSheet(name: "表")
    sheet[0, 0] = NewCell(.text("名"))
    sheet[0, 1] = NewCell(.text("値"))
    sheet[1, 1] = NewCell(.number(1))
    change(&sheet)
    do throws(WorkbookError) { _ = try NewBook(sheets: [sheet]).bytes() } catch { return error }
    return nil
  }

  private func impossible(_ reason: Impossible, _ cell: String? = nil) -> WorkbookError {
    WorkbookError(.impossible(reason), cell: cell, sheet: "表")
  }

  private func range(_ text: String) -> CellRange { CellRange(text)! }
  private func place(_ text: String) -> CellReference { CellReference(text)! }

  @Test("ranges that share cells, and a merge of one cell")
  func ranges() {
    #expect(
      refusal { $0.merges = [range("A5:B6"), range("B6:C9")] } == impossible(.overlap, "B6"))
    #expect(refusal { $0.merges = [range("C3:C3")] } == impossible(.mergeOfOneCell, "C3"))
    let first = NewTable(name: "甲", range: range("A1:B2"))
    #expect(
      refusal {
        $0.add(first)
        $0.merges = [range("A2:A3")]
      } == impossible(.overlap, "A2"))
    #expect(
      refusal {
        $0.add(first)
        $0.autoFilter = range("A1:B2")
      } == impossible(.overlap, "A1"))
    #expect(
      refusal { $0.merges = [range("A5:B6"), range("C5:D6"), range("A7:D7")] } == nil)
  }

  @Test("tables without headings, with equal ones, without rows, or under no name")
  func tables() {
    #expect(
      refusal { $0.add(NewTable(name: "甲", range: range("A1:C2"))) }
        == impossible(.tableHeading, "C1"))
    #expect(
      refusal {
        $0[0, 1] = NewCell(.text("名"))
        $0.add(NewTable(name: "甲", range: range("A1:B2")))
      } == impossible(.tableHeading, "B1"))
    #expect(
      refusal { $0.add(NewTable(name: "甲", range: range("A1:B1"))) }
        == impossible(.tableTooSmall, "A1"))
    for name in ["A1", "R1C1", "r", "甲 乙", "1甲", "", "甲-乙"] {
      #expect(
        refusal { $0.add(NewTable(name: name, range: range("A1:B2"))) } == impossible(.name, "A1"),
        "\(name)")
    }
  }

  @Test("one name for two things")
  func names() {
    var sheet = NewSheet(name: "表")
    sheet[0, 0] = NewCell(.text("名"))
    sheet[1, 0] = NewCell(.number(1))
    sheet.add(NewTable(name: "Names", range: range("A1:A2")))
    var book = NewBook(sheets: [sheet])
    book.definedNames = ["NAMES": "1"]
    #expect(throws: impossible(.name, "A1")) { try book.bytes() }
    book.definedNames = ["no name": "1"]
    #expect(throws: WorkbookError(.impossible(.name))) { try book.bytes() }
  }

  @Test("places outside the sheet, measures out of range, colours that are none")
  func measures() {
    let far = CellReference(row: 0, column: 16_384)
    #expect(refusal { $0[far] = NewCell(.number(1)) } == impossible(.outsideSheet, "XFE1"))
    let low = CellReference(row: 1_048_576, column: 0)
    #expect(refusal { $0[low] = NewCell(.number(1)) } == impossible(.outsideSheet, "A1048577"))
    #expect(refusal { $0.merges = [CellRange(place("A1"), low)] } == impossible(.outsideSheet))
    #expect(refusal { $0.columnWidths[2] = 256 } == impossible(.measure, "C1"))
    #expect(refusal { $0.rowHeights[3] = 410 } == impossible(.measure, "A4"))
    #expect(refusal { $0.zoom = 500 } == impossible(.measure))
    #expect(refusal { $0.tabColor = "red" } == impossible(.color))
    #expect(
      refusal { $0[3, 1] = NewCell(.blank, style: NewStyle().with { $0.fill = "12345G" }) }
        == impossible(.color, "B4"))
    #expect(
      refusal { $0[3, 1] = NewCell(.blank, style: NewStyle(fontSize: 0)) }
        == impossible(.measure, "B4"))
  }

  @Test("texts longer than Excel bears")
  func lengths() {
    func long(_ count: Int) -> String { String(repeating: "あ", count: count) }
    #expect(
      refusal { $0[4, 2] = NewCell(.text(long(32_768))) }
        == impossible(.tooLong(maximum: 32_767), "C5"))
    // Each of these is two UTF-16 units.
    #expect(
      refusal { $0[4, 2] = NewCell(.text(String(repeating: "𠮷", count: 16_384))) }
        == impossible(.tooLong(maximum: 32_767), "C5"))
    #expect(refusal { $0[4, 2] = NewCell(.text(long(32_767))) } == nil)
    #expect(
      refusal { $0[4, 2] = NewCell(.number(1), formula: long(8_193)) }
        == impossible(.tooLong(maximum: 8_192), "C5"))
    #expect(
      refusal {
        $0.validations = [NewValidation([range("B2")], .any)]
        $0.validations[0].prompt = .init(long(256))
      } == impossible(.tooLong(maximum: 255), "B2"))
    #expect(
      refusal { $0.validations = [NewValidation([range("B2")], .choices([long(256)]))] }
        == impossible(.tooLong(maximum: 255), "B2"))
    #expect(
      refusal { $0.validations = [NewValidation([range("B2")], .choices(["甲,乙"]))] }
        == impossible(.choice, "B2"))
    #expect(
      refusal { $0.links = [NewLink(place("A1"), to: .address(long(2_080)))] }
        == impossible(.tooLong(maximum: 2_079), "A1"))
    #expect(
      refusal { $0.printSetup.footer = long(256) } == impossible(.tooLong(maximum: 255)))
  }

  @Test("scales, pictures, charts and notes that cannot be")
  func others() {
    #expect(
      refusal { sheet in
        let stop = NewConditional.Stop(.minimum, color: "FFFFFF")
        sheet.conditionals = [NewConditional([range("B2")], .colorScale([stop]))]
      } == impossible(.scale, "B2"))
    #expect(
      refusal { $0.images = [NewImage([1, 2, 3], at: .range(range("A1:B2")), description: "")] }
        == impossible(.picture, "A1"))
    func chart(_ sheet: String, _ values: String) -> NewChart {
      func source(_ cells: String) -> NewChart.Source { .init(sheet: sheet, range: range(cells)) }
      return NewChart(
        kind: .bar, title: "図", categories: source("A2:A3"),
        series: [.init(name: source("B1"), values: source(values), color: "1F4E79")],
        anchor: range("D4:H9"))
    }
    #expect(refusal { $0.charts = [chart("別", "B2:B3")] } == impossible(.chart, "D4"))
    #expect(refusal { $0.charts = [chart("表", "B2:C3")] } == impossible(.chart, "D4"))
    #expect(
      refusal { sheet in
        sheet.charts = [chart("表", "B2:B3")]
        sheet.charts[0].series = []
      } == impossible(.chart, "D4"))
    #expect(
      refusal { $0.notes = [NewNote(place("B2"), "一"), NewNote(place("B2"), "二")] }
        == impossible(.twoNotes, "B2"))
  }

  @Test("rows and cells out of their order, and what stands in no sheet")
  func order() throws {
    func refusal(_ steps: (inout Writer) throws -> Void) -> WorkbookError? {
      do {
        var writer = try Writer { _ in }
        try steps(&writer)
        return nil
      } catch { return error as? WorkbookError }
    }
    let outside = WorkbookError(.impossible(.sheetNotOpen))
    #expect(refusal { try $0.row() } == outside)
    #expect(refusal { try $0.cell(.blank) } == outside)
    #expect(refusal { try $0.close() } == outside)
    #expect(
      refusal {
        try $0.open(NewSheet(name: "表"))
        try $0.open(NewSheet(name: "次"))
      } == WorkbookError(.impossible(.sheetNotOpen), sheet: "次"))
    #expect(
      refusal {
        try $0.open(NewSheet(name: "表"))
        try $0.cell(.blank)
      } == impossible(.sheetNotOpen, "A0"))
    #expect(
      refusal {
        try $0.open(NewSheet(name: "表"))
        try $0.row(4)
        try $0.row(4)
      } == impossible(.order, "A5"))
    #expect(
      refusal {
        try $0.open(NewSheet(name: "表"))
        try $0.row()
        try $0.cell(.blank, column: 3)
        try $0.cell(.blank, column: 2)
      } == impossible(.order, "C1"))
    #expect(
      refusal {
        try $0.open(NewSheet(name: "表"))
        try $0.change { $0[3, 3] = NewCell(.number(1)) }
      } == impossible(.order))
  }

  @Test("a book whose sheets are all hidden")
  func hidden() {
    var sheet = NewSheet(name: "裏")
    sheet.visibility = .veryHidden
    #expect(throws: WorkbookError(.impossible(.noVisibleSheet))) {
      try NewBook(sheets: [sheet]).bytes()
    }
  }

  @Test("each reason is a sentence in both languages, with its sheet and cell")
  func sentences() {
    let error = WorkbookError(.impossible(.overlap), cell: "B7", sheet: "指標")
    #expect(error.message.ja == "結合セル、テーブル、フィルターの範囲が重なっています。（シート「指標」, セル B7）")
    #expect(
      error.message.en == "Merged cells, tables or filters share cells. (sheet \"指標\", cell B7)")
  }

  @Test("a text put together of many is cut to what a cell takes, one that fits is not")
  func fitting() throws {
    let family = "👨‍👩‍👧"
    let texts = [
      String(repeating: "あ", count: 32_767), String(repeating: "あ", count: 32_768),
      String(repeating: family, count: 10_000),
    ]
    var sheet = NewSheet(name: "S")
    for (row, text) in texts.enumerated() { sheet[row, 0] = NewCell(.text(text)) }
    let fitting = sheet.withFittingTexts()
    _ = try NewBook(sheets: [fitting]).bytes()
    let shown = texts.indices.map { fitting[$0, 0]?.value.raw }
    #expect(shown[0] == texts[0])
    #expect(shown[1] == String(repeating: "あ", count: 16_000) + "…")
    #expect(shown[2]?.hasPrefix(family + family) == true)
    #expect(shown[2]?.unicodeScalars.count == 16_001)
  }
}
