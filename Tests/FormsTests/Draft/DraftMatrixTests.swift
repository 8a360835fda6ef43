import Forms
import Testing

/// Tables without years and rows of labels beside what they name, in drafts of filled forms.
@Suite("drafts of ratings and heads")
struct DraftMatrixTests {
  private func edits(_ rows: [String]) throws -> [String] { try DraftedRows(rows).edits }

  @Test("each cell of a table of ratings is a field of its row and heading; the legend stays")
  func ratings() throws {
    let rows = [
      "評価項目|配点|評価|得点|コメント", "施設の運営|25|A|20|適正に運営された。", "利用者サービス|25|S|25|",
      "S：25点　A：20点　B：15点",
    ]
    #expect(
      try edits(rows) == [
        "B2 {{任意.施設の運営・配点}}", "C2 {{任意.施設の運営・評価}}", "D2 {{任意.施設の運営・得点}}",
        "E2 {{任意.施設の運営・コメント}}", "B3 {{任意.利用者サービス・配点}}", "C3 {{任意.利用者サービス・評価}}",
        "D3 {{任意.利用者サービス・得点}}", "E3 {{任意.利用者サービス・コメント}}",
      ])
  }

  @Test("quarters head a table of texts; one row of amounts below their names is one too")
  func series() throws {
    #expect(
      try edits(["予定|第1四半期|第2四半期|第3四半期", "計画|対象の選定|様式の整備|運用開始"]) == [
        "B2 {{任意.計画・第1四半期}}", "C2 {{任意.計画・第2四半期}}", "D2 {{任意.計画・第3四半期}}",
      ])
    #expect(
      try edits(["効果額|歳入増加|歳出削減|計", "令和6年度の額|0|1250|1250"]) == [
        "B2 {{任意.の額・歳入増加}}", "C2 {{任意.の額・歳出削減}}", "D2 {{任意.の額・計}}",
      ])
    // Labels beside what they name are no headings.
    #expect(try edits(["施設|体育館|所在地|本町", "面積|1200|階数|3", "職員|5|部屋|12"]).count == 4)
  }

  @Test("a head is no table: years, codes, offices and what takes turns with known labels")
  func head() throws {
    #expect(
      try edits([
        "施設名|市民文化会館|対象年度|令和6年度", "政策|3|健やかなまち", "取組項目|電子申請の拡大|担当課|情報政策課",
        "達成度|B|今後の方向性|□拡充　■継続　□縮小", "施策の評価|A", "", "指標名|R5目標|R5実績", "来館者数|100|90",
      ]).prefix(9) == [
        "B1 {{任意.施設名_B1}}", "D1 {{様式.評価年度}}", "B2 {{政策.番号}}", "C2 {{政策.名称}}",
        "B3 {{任意.取組項目_B3}}", "D3 {{所管.担当課}}", "B4 {{任意.達成度_B4}}",
        "D4 {{任意.今後の方向性_D4:択一(拡充,継続,縮小)}}", "B5 {{評価.区分}}",
      ])
  }

  @Test("names that the next table has in the same order stay in the blank form")
  func repeatedNames() throws {
    func card(_ name: String, _ values: [Int]) -> [String] {
      [
        "事業名|\(name)", "区分|R4|R5", "量の見込み（①）|\(values[0])|\(values[1])",
        "確保方策（②）|\(values[2])|\(values[3])", "",
      ]
    }
    let rows = card("延長保育", [610, 604, 640, 640]) + card("病児保育", [90, 80, 100, 110])
    let edits = try edits(rows)
    #expect(edits.contains("A3 {{#指標 2}}{{指標.名称:量の見込み（①）}}"))
    #expect(!edits.contains { $0.hasPrefix("A4") || $0.hasPrefix("A9") })
  }

  @Test("two sides of accounts are two tables, and sources of money stay in the blank form")
  func money() throws {
    let rows = [
      "（単位：千円）", "財源|R4決算|R5決算", "国庫支出金|3200|3300", "一般財源|4910|5032", "計|8110|8332",
    ]
    #expect(
      try edits(rows) == [
        "A1 （単位：{{指標.単位:千円}}）", "B2 {{年度:R4}}決算", "C2 {{年度:R5}}決算",
        "A3 {{#指標 3}}{{指標.名称:国庫支出金}}", "B3 {{指標.実績@*}}", "C3 {{指標.実績@*}}{{/指標}}", "B4 ",
        "C4 ", "B5 ", "C5 ",
      ])
    #expect(
      try DraftedRows(rows).blank(year: 2024) == [
        "A1 （単位：千円）", "B2 R5決算", "C2 R6決算", "A3 国庫支出金",
      ])
    let unused = try DraftedRows(rows, filled: [rows[0], rows[1], "国庫支出金||", "一般財源||", "計||"])
      .form()
    #expect(
      unused.allIndicators.isEmpty && unused.allFields.allSatisfy { $0.isEmpty || $0.isPrinted })
    let form = try DraftedRows(rows).form()
    #expect(form.allIndicators.map(\.name) == ["国庫支出金", "一般財源", "計"])
    #expect(
      form.allIndicators.flatMap(\.values).map(\.raw) == [
        "3200", "3300", "4910", "5032", "8110", "8332",
      ])
    #expect(
      try edits(["収入|計画|実績|支出|計画|実績", "使用料|100|90|人件費|80|85", "寄附金|10|12|物件費|30|17"])
        .filter { $0.contains("{{#") } == [
          "A2 {{#指標 2}}{{指標.名称}}", "D2 {{#指標2 2}}{{指標.名称}}",
        ])
  }

  @Test("two sides of accounts may be of different depth, with remarks behind the right one")
  func notedSides() throws {
    let rows = [
      "令和5年度　収支報告", "収入||||支出", "科目|計画額|決算額|差引|科目|計画額|決算額|差引|備考",
      "使用料|100|90|-10|人件費|80|85|5|増員", "寄附金|10|12|2|物件費|20|17|-3", "||||委託料|10|9|-1",
    ]
    let form = try DraftedRows(rows, merges: ["A1:I1", "A2:D2", "E2:I2"]).form()
    let values = form.allIndicators.map { [$0.name] + $0.values.map(\.raw) }
    #expect(
      values == [
        ["使用料", "100", "90"], ["人件費", "80", "85"], ["寄附金", "10", "12"], ["物件費", "20", "17"],
        ["委託料", "10", "9"],
      ])
  }
}
