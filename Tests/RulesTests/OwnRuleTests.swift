import Forms
import Grid
import Testing
import Workbook

@testable import Rules

@Suite("Planners' own rules")
struct OwnRuleTests {
  private static func sheet(_ name: String, _ rows: [[String]]) -> Sheet {
    var cells: [Cell] = []
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        let place = CellReference(row: row, column: column)
        let number = ExactDecimal(text)?.double
        cells.append(Cell(place, number.map { .number($0) } ?? .text(text)))
      }
    }
    return Sheet(name: name, cells: cells)
  }

  private static let headings = ["指標名", "単位", "目標値(R4)", "実績値(R4)", "達成率", "理由"]

  private static func template(_ rules: [[String]]) throws -> Template {
    let book = Book(
      kind: .xlsx,
      sheets: [
        sheet(
          "様式",
          [
            ["施策名", "{{施策.名称}}", "実績の合計", "{{任意.合計}}"], [], headings,
            [
              "{{#指標}}{{指標.名称}}", "{{指標.単位}}", "{{指標.目標@R4}}", "{{指標.実績@R4}}",
              "{{指標.達成率@R4}}", "{{本文.理由}}{{/指標}}",
            ],
          ]),
        sheet(
          "設定", [["キー", "値"], ["様式ID", "jibun"], ["評価年度", "2022"], ["様式名", "独自の様式"]]),
        sheet("検査", [["規則", "重大度", "メッセージ", "条件", "直し方"]] + rules),
      ])
    return try Template.read(book, name: "jibun.xlsx")
  }

  /// `E4 独自-1` for every finding of the planners' rules alone.
  private static func findings(
    _ rules: [[String]], sum: String = "", _ rows: [[String]]
  ) throws -> [Finding] {
    let book = Book(
      kind: .xlsx,
      sheets: [sheet("様式", [["施策名", "健康づくり", "実績の合計", sum], [], headings] + rows)])
    let form = try FormReader.read(
      book, templates: [template(rules)], formID: nil)
    return Checker.check(form, book: book, rules: []) { Workbook.text(of: $0, format: $1) }
  }

  private static func lines(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.location.cell) \($0.rule) \($0.severity.rawValue)" }
  }

  private static let three = [
    ["独自-1", "エラー", "達成率が実績÷目標と合いません", "=ROUND(実績/目標*100,1)=達成率"],
    ["独自-2", "注意", "達成率が80%未満なのに理由がありません", "=OR(達成率>=80,本文.理由<>\"\")", "理由を書く"],
    ["独自-3", "情報", "実績の合計が指標の実績と合いません", "=SUM(指標.実績)=任意.合計"],
  ]

  @Test("three rules find what they should, and nothing else")
  func threeRules() throws {
    let found = try Self.findings(
      Self.three, sum: "162",
      [
        ["参加者数", "人", "80", "60", "75", "雨天のため"], ["相談件数", "件", "60", "50", "85"],
        ["満足度", "点", "70", "49", "70"], ["受診率", "点", "50", "", ""],
        ["加入者数", "人", "40", "集計中", "", "集計中"],
      ])
    // Two actuals are missing: the sum is not decided.
    #expect(Self.lines(found) == ["E5 独自-1 error", "E6 独自-2 warning"])
    let first = found[0]
    #expect(first.message.ja == "達成率が実績÷目標と合いません")
    #expect(first.related.map(\.cell.description) == ["D5", "C5"])
    #expect(
      first.evidence == [
        Evidence("実績", "50"), Evidence("目標", "60"), Evidence("達成率", "85"),
        Evidence("calculated", "83.3"),
      ])
    #expect(
      first.detail.map(\.ja) == [
        "記載 相談件数　実績 50・目標 60・達成率 85", "計算 達成率 83.3", "条件 =ROUND(実績/目標*100,1)=達成率",
        "直し方: 条件に合うように、どれかの値を直す",
      ])
    #expect(found[1].detail.last?.ja == "直し方: 理由を書く")
  }

  @Test("a group is added up once, at the field it is compared with")
  func group() throws {
    let rows = [
      ["参加者数", "人", "80", "60", "75"], ["相談件数", "件", "60", "51", "85"],
      ["満足度", "点", "70", "63", "90"],
    ]
    #expect(
      Self.lines(try Self.findings([Self.three[2]], sum: "170", rows)) == ["D1 独自-3 info"])
    #expect(try Self.findings([Self.three[2]], sum: "174", rows).isEmpty)
    #expect(try Self.findings([Self.three[2]], sum: "", rows).isEmpty, "blank is not zero")
  }

  @Test(
    "a rule is asked of what its names need",
    arguments: [
      ("=実績@R4<=目標", ["D5"]), ("=指標.単位=\"人\"", ["B5", "B6"]),
      ("=実績<=AVERAGE(実績)", ["D5"]), ("=COUNTIF(指標.単位,\"人\")=2", ["B4"]),
      ("=LEN(施策.名称)<=3", ["B1"]), ("=TEXT(実績,\"0\")<>\"61\"", ["D5"]),
      ("=実績/0>1", []), ("=IF(ISBLANK(本文.理由),達成率>90,TRUE)", ["F4"]), ("=実績>\"あ\"", []),
      ("=AND(目標>70,達成率<=100)", ["C5", "C6"]),
    ])
  func subjects(condition: String, cells: [String]) throws {
    let found = try Self.findings(
      [["独自-9", "", "確かめてください", condition]],
      [
        ["参加者数", "人", "80", "40", "50"], ["相談件数", "件", "60", "61", "101.7", "好評"],
        ["満足度", "点", "50", "49", "98", "済"],
      ])
    #expect(found.map(\.location.cell.description) == cells)
  }

  @Test("a form without rules of its own has none")
  func none() throws {
    #expect(Rule.own(of: try Self.template([])).isEmpty)
  }

  @Test("the template's own rules tell what they are about, as those of the catalogue do")
  func asRules() throws {
    let rules = Rule.own(of: try Self.template(Self.three))
    #expect(rules.map(\.id) == ["独自-1", "独自-2", "独自-3"])
    #expect(rules.map(\.severity) == [.error, .warning, .info])
    #expect(rules[0].condition.ja.hasPrefix("=ROUND(実績/目標*100,1)=達成率 "))
    #expect(rules[1].remedy.ja == "理由を書く")
    #expect(rules[0].source == "独自の様式（検査!D2）")
  }

  @Test(
    "a mistake is reported at the condition's cell with a caret and what to write instead",
    arguments: [
      ("独自-1", "=ROUMD(実績,1)=達成率", "D2", "ROUND", 1),
      ("独自-1", "=実責/目標=達成率", "D2", "「実績」", 1),
      ("独自-1", "=実績/目標", "D2", "比べる", nil),
      ("独自-1", "=SUM(D4:D9)=任意.合計", "D2", "タグの名前", 5),
      ("独自-1", "=実績=(1+", "D2", "続き", 9),
      ("独自-1", "=実績@来年>0", "D2", "@R4", 1),
      ("独自-1", "=1=1", "D2", "タグの名前", nil),
      ("NUM-001", "=実績>0", "A2", "独自-1", nil),
    ])
  func mistakes(id: String, condition: String, cell: String, remedy: String, caret: Int?) {
    let error = #expect(throws: TemplateError.self) {
      try Self.template([[id, "", "確かめてください", condition]])
    }
    #expect(error?.sheet == "検査")
    #expect(error?.cell?.description == cell)
    #expect(error?.remedy.ja.contains(remedy) == true, "\(error?.remedy.ja ?? "")")
    #expect(error?.remedy.en.isEmpty == false)
    let lines = error?.excerpt?.split(separator: "\n").map(String.init)
    #expect(lines?.last == caret.map { String(repeating: " ", count: width(condition, $0)) + "^" })
  }

  private func width(_ text: String, _ count: Int) -> Int { TextWidth.of(text.prefix(count)) }

  @Test("two rules of one id, and one without a message, are mistakes")
  func lines() {
    let twice = #expect(throws: TemplateError.self) {
      try Self.template([Self.three[0], Self.three[0]])
    }
    #expect(twice?.cell?.description == "A3")
    let silent = #expect(throws: TemplateError.self) {
      try Self.template([["独自-1", "", "", "=実績>0"]])
    }
    #expect(silent?.reason.ja == "「メッセージ」がありません。")
  }
}
