import Grid
import Notation
import Testing

@testable import Forms

/// Lists whose headings were retyped, whose columns were exchanged or deleted, and rows that
/// departments put between others.
@Suite("altered lists")
struct AlteredTablesTests {
  private let shapes = OtherShapesTests()

  private func layout(_ form: Form) -> [String] {
    form.alignment.sheets.flatMap { sheet in
      sheet.shifts.map { "\($0.kind) \($0.lines) \($0.location.cell)" }
        + sheet.missingHeadings.map { "missing \($0.expected) \($0.location.cell)" }
        + sheet.merges.map { "merge \($0.range.first)" }
    } + form.uncovered.map { "outside \($0.cell)" }
  }

  @Test(
    "a caption in brackets alone in a row is none of the list's",
    arguments: ["【継続して取り組むもの】", "〔単年度の指標〕", "＜新規＞", "《重点》"])
  func captionBetween(text: String) throws {
    let measured = try shapes.template([
      "指標名|基準値|目標値", "{{#指標}}{{指標.名称}}|{{指標.基準@?}}|{{指標.最終目標@?}}{{/指標}}", "総括|{{本文.総括}}",
    ])
    let form = try shapes.read(
      measured, ["指標名|基準値|目標値", "受診率|20%|30%", text, "講座|2回|3回", "総括|よい"])
    #expect(form.allIndicators.map(\.shortName) == ["受診率", "講座"])
    #expect(layout(form) == ["inserted rows A4", "outside A3"])
    let told = try shapes.template([
      "取り組み|成果|方針", "{{#一覧}}{{一覧.取り組み}}|{{一覧.成果}}|{{一覧.参照}}{{/一覧}}", "記入日|{{所管.記入日}}",
    ])
    let list = try shapes.read(
      told, ["取り組み|成果|方針", "講座を開いた|学べた|1-1", text, "窓口を設けた|相談が増えた|1-2", "記入日|R5.6.1"])
    #expect(layout(list) == ["inserted rows A4", "outside A3"])
  }

  @Test(
    "a name that only begins with brackets is an indicator's, and so is one in two pairs of them",
    arguments: ["【重点】参加者数", "【重点】参加者数【単年度】"])
  func bracketsInName(name: String) throws {
    let made = try shapes.template([
      "指標名|基準値|目標値", "{{#指標}}{{指標.名称}}|{{指標.基準@?}}|{{指標.最終目標@?}}{{/指標}}",
    ])
    let form = try shapes.read(made, ["指標名|基準値|目標値", "受診率|20%|30%", name])
    #expect(layout(form) == [])
    #expect(form.allIndicators.count == 2)
  }

  @Test("a text merged over the places of the values is what its retyped heading names")
  func headingBelowList() throws {
    let rows = [
      "施策1", "指標名|現状値|目標値|解説",
      "{{#指標}}{{指標.名称}}|{{指標.基準@?}}|{{指標.最終目標@?}}|{{指標.取得方法}}{{/指標}}",
      "関連計画|{{本文.関連計画}}", "用語|{{本文.用語}}",
    ]
    let made = try shapes.template(rows, merges: ["B4:D4", "B5:D5"])
    let form = try shapes.read(
      made,
      [
        "施策1", "指標名|現状値|目標値|解説", "受診率|20%|30%|健診の記録", "関係する計画|基本方針(令和2年度～令和6年度)",
        "用語|※ 健診",
      ], merges: ["B4:D4", "B5:D5"])
    #expect(form.allIndicators.map(\.shortName) == ["受診率"])
    #expect(layout(form).filter { $0.hasPrefix("m") } == ["missing 関連計画 A4"])
  }

  @Test("what stands where the heading of a deleted column was is the next one's")
  func columnDeleted() throws {
    let made = try shapes.template([
      "指標名|相手|評価|実績（R4）",
      "{{#指標}}{{指標.名称}}|{{協働.相手}}|{{評価.区分:択一(A,B,C)}}|{{指標.実績@R4}}{{/指標}}",
    ])
    let form = try shapes.read(made, ["指標名|評価|実績（R4）", "受診率|A|30", "講座|B|3"])
    #expect(layout(form) == ["missing 相手 B1"])
    #expect(form.alignment.unnamed.isEmpty)
    #expect(form.allRecords.compactMap { $0["評価.区分"]?.raw } == ["A", "B"])
  }

  @Test("two columns that changed places below their caption are told once")
  func columnsExchanged() throws {
    let made = try shapes.template(
      [
        "事業名|目標指標の状況", "|基準値|目標値|現状値",
        "{{#指標}}{{指標.名称}}|{{指標.基準@?}}|{{指標.目標@?}}|{{指標.実績@?}}{{/指標}}",
      ], merges: ["A1:A2", "B1:D1"])
    let form = try shapes.read(
      made, ["事業名|目標指標の状況", "|目標値|基準値|現状値", "講座|3|2|4", "相談|30|20|40"],
      merges: ["A1:A2", "B1:D1"])
    #expect(layout(form) == ["moved columns B2"])
  }

  @Test("a unit is what its column's heading names, not what stands behind the row's heading")
  func unitColumnDeleted() throws {
    let made = try shapes.template(
      [
        "指標名|区分|単位|令和4年度|令和5年度",
        "{{#指標 2}}{{指標.名称}}|目標|{{指標.単位}}|{{指標.目標@*}}|{{指標.目標@*}}",
        "|実績||{{指標.実績@*}}|{{指標.実績@*}}{{/指標}}",
      ], merges: ["A2:A3", "C2:C3"])
    let form = try shapes.read(
      made,
      ["指標名|区分|令和4年度|令和5年度", "参加者|目標|15|20", "|実績|6|-", "講座|目標|7|8", "|実績|9|-"],
      merges: ["A2:A3", "A4:A5"])
    #expect(form.allIndicators.map { $0.unitField?.raw } == [nil, nil])
    #expect(
      form.allIndicators.map { $0.values.map(\.raw) } == [
        ["15", "20", "6", "-"], ["7", "8", "9", "-"],
      ]
    )
    #expect(layout(form) == ["missing 単位 C1"])
  }

  @Test(
    "where one row of a slot was deleted, no other slot's value is taken for it",
    arguments: 2...4)
  func slotRowDeleted(row: Int) throws {
    // Two halves, as in a form whose rows cost the more to miss.
    func both(_ half: String) -> String { half + "|" + half }
    let years = (4...7).map { "令和\($0)年度" }.joined(separator: "|")
    let tags = { (tag: String) in
      Array(repeating: "{{指標.\(tag)@*}}", count: 4).joined(separator: "|")
    }
    let made = try shapes.template(
      [
        both("指標名|単位|区分|" + years), both("{{#指標 4}}{{指標.名称}}|{{指標.単位}}|目標|" + tags("目標")),
        both("||実績|" + tags("実績") + "{{/指標}}"),
      ], merges: ["A2:A3", "B2:B3", "H2:H3", "I2:I3"])
    var rows = [
      both("指標名|単位|区分|" + years), both("参加者|人|目標|15|20|25|30"), both("||実績|6|-|-|-"),
      both("講座|回|目標|7|8|9|10"), both("||実績|9|-|-|-"),
    ]
    rows.remove(at: row)
    let form = try shapes.read(made, rows)
    let read = form.allIndicators.flatMap { indicator in
      indicator.values.filter { $0.status == .value && $0.period?.label == "令和4年度" }.map {
        "\(indicator.name) \($0.role == .target ? "目標" : "実績") \($0.raw)"
      }
    }
    #expect(Set(read).isSubset(of: ["参加者 目標 15", "参加者 実績 6", "講座 目標 7", "講座 実績 9"]))
    #expect(Set(read).count >= 2)
    #expect(!layout(form).isEmpty)
  }

  @Test("an empty cell keeps its place beside its heading where columns above were exchanged")
  func mergedBesideHeading() throws {
    let made = try shapes.template(
      [
        "指標名|現状値|目標値|解説",
        "{{#指標}}{{指標.名称}}|{{指標.基準@?}}|{{指標.最終目標@?}}|{{指標.取得方法}}{{/指標}}",
        "関連計画|{{本文.関連計画}}",
      ], merges: ["B3:D3"])
    let form = try shapes.read(
      made, ["指標名|目標値|現状値|解説", "受診率|30%|20%|健診の記録", "関連計画|"], merges: ["B3:D3"])
    #expect(layout(form) == ["moved columns B1"])
    #expect(form.root["本文.関連計画"]?.location.cell.description == "B3")
  }

  @Test("the last of several columns under merged headings was deleted, and none was moved")
  func lastColumnDeleted() throws {
    let made = try shapes.template(
      [
        "これまでの取り組みと成果", "取り組み|成果||基本方針",
        "{{#一覧}}{{一覧.取り組み}}|{{一覧.成果}}||{{一覧.参照}}{{/一覧}}", "これからの課題と方針", "課題|今後の方針||方針の番号",
        "{{任意.課題}}|{{任意.方針}}||{{任意.番号}}",
      ], merges: ["A1:D1", "B2:C2", "B3:C3", "A4:D4", "B5:C5", "B6:C6"])
    let form = try shapes.read(
      made,
      ["これまでの取り組みと成果", "取り組み|成果", "講座を開いた|学べた", "これからの課題と方針", "課題|今後の方針", "人手|増やす"],
      merges: ["A1:C1", "B2:C2", "B3:C3", "A4:C4", "B5:C5", "B6:C6"])
    #expect(layout(form) == ["missing 基本方針 D2", "missing 方針の番号 D5"])
  }
}
