import Grid
import Notation
import Testing
import Workbook

@testable import Forms

/// What goes out to the departments: the years over the columns, the pages, the cells merged.
@Suite("blank forms of templates written here")
struct BlankFormTests {
  private func fill(_ sheets: [NewSheet], years: String) throws -> FormFill {
    let settings = NewSheet(
      name: "設定", rows: ["キー|値", "様式ID|x", "評価年度|2023", "対象年度|\(years)", "目標年度|2028"])
    let book = try Workbook(.bytes(NewBook(sheets: sheets + [settings]).bytes()), name: "x.xlsx")
      .book()
    return FormFill(try Template.read(book, name: "x.xlsx"), book)
  }

  private func texts(_ rows: [String], years: String) throws -> [String] {
    let plan = try fill([NewSheet(name: "表", rows: rows)], years: years).sheets[0]
    return plan.texts.filter { $0.value != .blank }.sorted { $0.place < $1.place }
      .map { "\($0.place) \($0.value.raw)" }
  }

  @Test("of more years than columns actuals take the last ones over, the plan's end its own")
  func years() throws {
    #expect(
      try texts(
        [
          "指標|{{年度}}|{{年度}}|{{年度}}|目標（{{年度}}）",
          "{{#指標}}{{指標.名称}}|{{指標.実績@*}}|{{指標.実績@*}}|{{指標.実績@*}}|{{指標.最終目標@*}}{{/指標}}",
        ], years: "2021,2022,2023,2028") == ["B1 R3", "C1 R4", "D1 R5", "E1 目標（R10）"])
    #expect(
      try texts(
        [
          "指標|中間評価({{年度}})|現状値({{年度}})",
          "{{#指標}}{{指標.名称}}|{{指標.実績@*}}|{{指標.実績@*}}{{/指標}}",
        ], years: "2019,2023,2028") == ["B1 中間評価(R1)", "C1 現状値(R5)"])
  }

  @Test("years over amounts run on like those over values")
  func yearsOfAmounts() throws {
    let rows = [
      "財源|{{年度}}決算|{{年度}}決算|{{年度}}決算|{{年度}}予算",
      "一般財源|{{金額.一般財源}}|{{金額.一般財源}}|{{金額.一般財源}}|{{金額.一般財源}}",
    ]
    #expect(
      try texts(rows, years: "2021,2022,2023,2024") == [
        "B1 令和3年度決算", "C1 令和4年度決算", "D1 令和5年度決算", "E1 令和6年度予算",
      ])
  }

  @Test("a page with the fields of another one goes out too, a list for reading does not")
  func pages() throws {
    let main = NewSheet(
      name: "活動指標",
      rows: [
        "活動指標の一覧", "担当課|{{所管.担当課}}", "指標名|実績（R5）",
        "{{#指標 3}}{{指標.名称}}|{{指標.実績@R5}}{{/指標}}",
      ])
    let second = NewSheet(
      name: "成果指標",
      rows: ["成果指標の一覧", "指標名|実績（R5）", "{{#指標 3}}{{指標.名称}}|{{指標.実績@R5}}{{/指標}}"])
    let list = NewSheet(
      name: "一覧", rows: ["名称|R5実績", "{{#指標}}{{指標.名称}}|{{指標.実績@R5}}{{/指標}}"])
    let fill = try fill([main, second, list], years: "2023")
    #expect(fill.sheets.map(\.formSheet) == ["活動指標", "成果指標"])
  }

  @Test("cells that the form merges over several empty rows stay merged")
  func merges() throws {
    let sheet = NewSheet(
      name: "表",
      rows: ["分野|指標|実績（R5）", "{{#指標 4}}{{分野.名称↓}}|{{指標.名称}}|{{指標.実績@R5}}{{/指標}}"],
      merges: ["A2:A3", "A4:A5"])
    let plan = try fill([sheet], years: "2023").sheets[0]
    #expect(plan.unmerged == [])
    let ranges = plan.fields.map(\.range).filter { $0.first.column == 0 }
    #expect(ranges == [CellRange("A2:A3"), CellRange("A4:A5")])
  }
}
