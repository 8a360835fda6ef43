import Grid
import Notation
import Testing
import Workbook

@testable import Forms

/// Records with a row for each of several names: 利用者数 and 給付費 of a service.
@Suite("rows with names of their own")
struct NamedRowsTests {
  private let shapes = OtherShapesTests()

  private static let rows = [
    "サービス|項目|単位|計画（R4）|実績（R4）",
    "{{#事業 2}}{{事業.名称}}|{{指標.名称:利用者数}}|{{指標.単位:人}}|{{指標.計画@R4}}|{{指標.実績@R4}}",
    "|{{指標.名称:給付費}}|{{指標.単位:千円}}|{{指標.計画@R4}}|{{指標.実績@R4}}{{/事業}}",
    "|利用者数|人||", "|給付費|千円||", "{{指標.名称:合計}}||{{指標.単位:千円}}|{{指標.計画@R4}}|{{指標.実績@R4}}",
    "{{指標.名称:うち公費}}||{{指標.単位:千円}}|{{指標.計画@R4}}|{{指標.実績@R4}}",
  ]

  private static let merges = ["A2:A3", "A4:A5"]

  private func tagged() throws -> Book {
    try shapes.book([
      NewSheet(name: "表", rows: Self.rows, merges: Self.merges),
      NewSheet(name: "項目", rows: ["タグ|見出し|型|単位"]),
      NewSheet(
        name: "設定", rows: ["キー|値", "様式ID|x", "評価年度|2022", "指標の呼び名|{{事業.名称}} {{指標.名称}}"]),
    ])
  }

  private let filled = [
    "サービス|項目|単位|計画（R4）|実績（R4）", "訪問介護|利用者数|人|62|60", "|給付費|千円|4910|4905",
    "通所介護|利用者数|人|80|81", "|給付費|千円|7200|7190", "合計||千円|12110|12095", "うち公費||千円|3000|2990",
  ]

  private let lines = [
    "D2 訪問介護 利用者数 62人 plan", "E2 訪問介護 利用者数 60人 actual", "D3 訪問介護 給付費 4910千円 plan",
    "E3 訪問介護 給付費 4905千円 actual", "D4 通所介護 利用者数 80人 plan", "E4 通所介護 利用者数 81人 actual",
    "D5 通所介護 給付費 7200千円 plan", "E5 通所介護 給付費 7190千円 actual", "D6 合計 12110千円 plan",
    "E6 合計 12095千円 actual", "D7 うち公費 3000千円 plan", "E7 うち公費 2990千円 actual",
  ]

  private func read(_ rows: [String]) throws -> Form {
    try shapes.read(
      Template.read(tagged(), name: "x.xlsx"), rows, merges: Self.merges)
  }

  private func values(_ form: Form) -> [(indicator: Indicator, value: IndicatorValue)] {
    form.allIndicators.flatMap { indicator in indicator.values.map { (indicator, $0) } }
      .sorted { $0.1.location < $1.1.location }
  }

  @Test("each name is an indicator with the values and the unit of its row")
  func names() throws {
    let told = try values(read(filled)).map {
      "\($1.location.cell) \($0.name) \($1.raw)\($0.unit) \($1.role.rawValue)"
    }
    #expect(told == lines)
  }

  @Test("filled in from a form, and from lines, each row gets its own values")
  func fill() throws {
    let form = try read(filled)
    let made = try tagged()
    let template = try Template.read(made, name: "x.xlsx")
    let records = values(form).map { indicator, value in
      FormData.Line(
        group: form.record(of: indicator)?.group == "事業" ? "事業" : "", indicator: indicator.name,
        value: FormData.Value(value))
    }
    for data in [FormData(form), FormData(lines: records, template: template)] {
      let plan = try #require(FormFill(template, made, data: data).sheets.first)
      let written = plan.texts.filter { $0.place.column > 2 && $0.place.row > 0 }
        .sorted { $0.place < $1.place }.map { "\($0.place) \($0.value.raw)" }
      #expect(
        written == [
          "D2 62", "E2 60", "D3 4910", "E3 4905", "D4 80", "E4 81", "D5 7200", "E5 7190",
          "D6 12110", "E6 12095", "D7 3000", "E7 2990",
        ])
    }
  }

  @Test("目標 beside a name and 実績 beside it once more are of one indicator, however it is spelt")
  func namedTwice() throws {
    let made = try shapes.template([
      "指標|区分|R4", "{{#指標}}{{指標.名称}}|目標|{{指標.目標@R4}}", "{{指標.名称}}|実績|{{指標.実績@R4}}{{/指標}}",
    ])
    let form = try shapes.read(made, ["指標|区分|R4", "参加者数|目標|10", "参加者の数|実績|12"])
    #expect(
      shapes.lines(form) == ["C2 参加者数 10 target 令和4年度", "C3 参加者数 12 actual 令和4年度"])
  }

  @Test(
    "a row keeps its name where the first one is blank, and where a name comes again below another",
    arguments: [["", "給付費", "回数"], ["利用者数", "給付費", "利用者数"]])
  func laterNames(names: [String]) throws {
    let made = try shapes.template([
      "事業|項目|R4", "{{#事業}}{{事業.名称}}|{{指標.名称}}|{{指標.実績@R4}}", "|{{指標.名称}}|{{指標.実績@R4}}",
      "|{{指標.名称}}|{{指標.実績@R4}}{{/事業}}",
    ])
    let form = try shapes.read(
      made, ["事業|項目|R4", "訪問|\(names[0])|10", "|\(names[1])|20", "|\(names[2])|30"])
    #expect(form.allIndicators.map(\.shortName) == names)
    #expect(form.allIndicators.map { $0.values.map(\.raw) } == [["10"], ["20"], ["30"]])
  }

  @Test("a note right below the last of the drawn blocks is no part of it")
  func noteBelowBlocks() throws {
    let rows = [
      "{{#項目 2}}{{項目.名称}}", "区分|R4", "{{指標.名称:見込み}}|{{指標.計画@R4}}{{/項目}}", "", "", "区分|R4",
      "見込み", "※人数は年度末の値",
    ]
    let form = try shapes.read(
      shapes.template(rows),
      ["１号認定", "区分|R4", "見込み|300", "", "２号認定", "区分|R4", "見込み|620", "※人数は年度末の値"])
    #expect(
      shapes.lines(form) == ["B3 見込み 300 plan 令和4年度", "B7 見込み 620 plan 令和4年度"])
    #expect(form.uncovered == [])
  }
}
