import Forms
import Grid
import Notation
import Testing
import Workbook

/// What stays in a form from year to year, beside what is filled in.
@Suite("drafts of what a form prints")
struct DraftPrintedTests {
  private func edits(_ rows: [String]) throws -> [String] { try DraftedRows(rows).edits }

  private func blank(_ rows: [String], year: Int) throws -> [String] {
    try DraftedRows(rows).blank(year: year)
  }

  private let units = [
    "令和5年度　施策評価シート", "", "No.|指標名|単位|R4実績|R5目標|R5実績", "1|参加者数|人|100|110|120",
    "2|組織率|%|71|72|73", "3|相談件数|件|5|6|7", "", "２　事業費（単位：千円）", "番号|事業名|R4決算|R5決算",
    "①|講座事業|1200|1300", "②|防災事業|500|520",
  ]

  @Test(
    "the unit of a caption, beside a table with a column of units, and the numbers of rows stay")
  func unitsAndNumbers() throws {
    #expect(
      try edits(units).filter { !$0.hasSuffix(" ") } == [
        "D3 {{年度:R4}}実績", "E3 {{年度:R5}}目標", "F3 {{年度:R5}}実績",
        "A4 {{#指標 3}}{{指標.番号:1}}", "B4 {{指標.名称}}", "C4 {{指標.単位}}", "D4 {{指標.実績@*}}",
        "E4 {{指標.目標@*}}", "F4 {{指標.実績@*}}{{/指標}}", "A8 ２　事業費（単位：{{指標.単位:千円}}）",
        "C9 {{年度:R4}}決算", "D9 {{年度:R5}}決算", "A10 {{#指標2 2}}{{指標.番号:①}}", "B10 {{指標.名称}}",
        "C10 {{指標.実績@*}}", "D10 {{指標.実績@*}}{{/指標2}}", "A1 {{年度:令和5年度}}　施策評価シート",
      ])
    #expect(
      try blank(units, year: 2024) == [
        "A1 令和6年度　施策評価シート", "D3 R5実績", "E3 R6目標", "F3 R6実績", "A4 1", "A8 ２　事業費（単位：千円）",
        "C9 R5決算", "D9 R6決算", "A10 ①",
      ])
  }

  @Test("numbers that do not count the rows are filled in like the names")
  func codes() throws {
    let edits = try edits(["No.|指標名|R4実績|R5実績", "3|参加者数|100|110", "7|相談件数|5|6"])
    #expect(edits.contains("A2 {{#指標 2}}{{指標.番号}}"))
    #expect(edits.contains("A3 "))
  }

  @Test("a year and a role before one value make it the indicator's; money of a year is a field")
  func keyed() throws {
    let rows = [
      "事務事業評価シート", "事業名|防災訓練|担当課|防災課", "指標名|参加者数|単位|人", "R5目標|120|R5実績|131",
      "R5決算額（千円）|12345|R6予算額（千円）|13000", "R4決算| ", "R5人件費（千円）|500", "", "令和5年度実績", "",
    ]
    #expect(
      try edits(rows) == [
        "B2 {{事業.名称}}", "D2 {{所管.担当課}}", "B3 {{指標.名称}}", "D3 {{指標.単位}}", "A4 {{年度:R5}}目標",
        "B4 {{指標.目標@*}}", "C4 {{年度:R5}}実績", "D4 {{指標.実績@*}}", "A5 {{年度:R5}}決算額（千円）",
        "B5 {{金額.決算額}}", "C5 {{年度:R6}}予算額（千円）", "D5 {{金額.予算額}}", "A6 {{年度:R4}}決算",
        "B6 {{金額.決算}}", "A7 {{年度:R5}}人件費（千円）", "B7 {{任意.人件費_B7}}",
      ])
    #expect(
      try blank(rows, year: 2024) == [
        "A4 R6目標", "C4 R6実績", "A5 R6決算額（千円）", "C5 R7予算額（千円）", "A6 R5決算", "A7 R6人件費（千円）",
      ])
    let form = try DraftedRows(rows).form()
    #expect(
      form.allIndicators.flatMap(\.values).map {
        "\($0.location.cell) \($0.role.rawValue) \($0.period?.fiscalYear ?? 0) \($0.raw)"
      } == ["B4 target 2023 120", "D4 actual 2023 131"])
    #expect(
      form.allFields.filter { $0.key.hasPrefix("金額.") }.map { "\($0.location.cell) \($0.raw)" } == [
        "B5 12345", "D5 13000", "B6  ",
      ])
  }

  @Test("a short answer beside its label is a field where a longer one in its row is")
  func shortAnswer() throws {
    let drafted = try DraftedRows(
      ["事務事業評価シート", "", "対象|市内に住む人||意図|災害に備える人を増やす。"], merges: ["A1:F1", "B3:C3", "E3:F3"])
    #expect(drafted.edits == ["B3 {{任意.対象_B3}}", "E3 {{任意.意図_E3}}"])
  }

  // MARK: colours

  /// The rows with every cell of the given columns filled like the headings in the first rows.
  private func coloured(_ rows: [String], headings: Int, columns: Set<Int>) throws -> Book {
    var sheet = NewSheet(name: "様式", rows: rows)
    for place in sheet.cells.keys where place.row < headings || columns.contains(place.column) {
      sheet[place]?.style.fill = "DDEBF7"
    }
    return try InventedForm(name: "x", sheets: [sheet], truth: []).book()
  }

  private func edits(_ book: Book) -> [String] {
    FormDraft(book, id: "x", title: "x").edits.map { "\($0.place) \($0.text)" }
  }

  @Test("names of rows with the colour of the headings are the form's")
  func colouredNames() throws {
    let rows = ["区分|R4決算|R5決算", "交付件数|5|7", "1件当たりの額|842|783"]
    let plain = edits(try coloured(rows, headings: 1, columns: []))
    #expect(plain.contains("A2 {{#指標 2}}{{指標.名称}}") && plain.contains("A3 "))
    let book = try coloured(rows, headings: 1, columns: [0])
    #expect(
      edits(book) == [
        "B1 {{年度:R4}}決算", "C1 {{年度:R5}}決算", "A2 {{#指標 2}}{{指標.名称:交付件数}}", "B2 {{指標.実績@*}}",
        "C2 {{指標.実績@*}}{{/指標}}", "B3 ", "C3 ",
      ])
  }

  @Test("a legend behind an empty column, coloured like the headings, is no column of the table")
  func legend() throws {
    let rows = [
      "指標名|R5目標|R5実績||進捗状況の目安", "参加者数|100|110||目標の110%以上", "相談件数|5|6||90%以上", "開催回数|4|3||90%未満",
    ]
    let edits = edits(try coloured(rows, headings: 1, columns: [4]))
    #expect(edits.contains("C2 {{指標.実績@*}}{{/指標}}"))
    #expect(!edits.contains { $0.hasPrefix("E") })
  }

  @Test("the second row of a merged name, beside a merged source, is an indicator with that name")
  func mergedNames() throws {
    let form = try DraftedRows(
      [
        "指標|区分|策定時（H26）|現状値（R5）|出典", "喫煙率|男性|27.9%|21.8%|健診", "|女性|8.1%|6.0%|",
        "歩数|男性|7120歩|6850歩|調査", "|女性|6240歩|6480歩|",
      ], merges: ["A2:A3", "E2:E3", "A4:A5", "E4:E5"]
    ).form()
    #expect(form.allIndicators.map(\.shortName) == ["喫煙率（男性）", "喫煙率（女性）", "歩数（男性）", "歩数（女性）"])
  }
}
