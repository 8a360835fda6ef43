import Grid
import Notation
import Testing
import Workbook

@testable import Forms

/// What planners draw beside and across the rows of a list.
@Suite("legends beside lists, and rows that share cells")
struct BesideListsTests {
  private let shapes = OtherShapesTests()

  private func items(_ lines: [String]) -> NewSheet {
    NewSheet(name: "項目", rows: ["タグ|見出し|型|単位"] + lines)
  }

  private func template(
    _ rows: [String], merges: [String] = [], items lines: [String] = []
  ) throws -> Template {
    let settings = NewSheet(name: "設定", rows: ["キー|値", "様式ID|x", "評価年度|2022"])
    return try Template.read(
      shapes.book([
        NewSheet(name: "表", rows: rows, merges: merges), items(lines), settings,
      ]), name: "x.xlsx")
  }

  // MARK: legends

  @Test("a legend beside a list is part of none of its rows, wherever the list ends")
  func legend() throws {
    let made = try template([
      "指標名|目標（R4）|実績（R4）||判定の目安",
      "{{#指標 3}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}||順調：目標以上",
      "||||おおむね：8割以上", "||||遅れ：8割未満", "総括|{{本文.総括}}",
    ])
    let form = try shapes.read(
      made,
      [
        "指標名|目標（R4）|実績（R4）||判定の目安", "参加者数|10|12||順調：目標以上", "開催回数|4|3||おおむね：8割以上",
        "相談件数|5|5||遅れ：8割未満", "総括|順調",
      ])
    #expect(
      shapes.lines(form) == [
        "B2 参加者数 10 target 令和4年度", "C2 参加者数 12 actual 令和4年度",
        "B3 開催回数 4 target 令和4年度", "C3 開催回数 3 actual 令和4年度",
        "B4 相談件数 5 target 令和4年度", "C4 相談件数 5 actual 令和4年度",
      ])
    #expect(form.uncovered == [])
    #expect(form.alignment.sheets.flatMap(\.missingHeadings).isEmpty)
    #expect(form.alignment.normalizedCost == 0)
  }

  @Test("what each copy says beside its values is no legend")
  func ownTexts() throws {
    let made = try template([
      "指標名|実績（R4）||確認欄", "{{#指標 2}}{{指標.名称}}|{{指標.実績@R4}}{{/指標}}||□ 確認", "|||□ 確認",
    ])
    #expect(made.formSheets[0].legend == [])
  }

  @Test("a remark that the form prints and a department leaves out is no heading that is missing")
  func remark() throws {
    let made = try template([
      "指標名|実績（R4）", "{{#指標}}{{指標.名称}}|{{指標.実績@R4}}{{/指標}}", "※実績は年度末の値を書く", "総括|{{本文.総括}}",
    ])
    let form = try shapes.read(made, ["指標名|実績（R4）", "参加者数|12", "", "総括|順調"])
    #expect(form.alignment.sheets.flatMap(\.missingHeadings).isEmpty)
  }

  // MARK: rows that share a name

  @Test("a row each for 男性 and 女性 of one record are two indicators, with the target of both")
  func qualifiers() throws {
    let made = try template(
      [
        "指標|区分|実績（R4）|目標（R4）", "{{#指標 2}}{{指標.名称↓}}|{{指標.修飾}}|{{指標.実績@R4}}|{{指標.目標@R4}}",
        "|{{指標.修飾}}|{{指標.実績@R4}}{{/指標}}",
      ], merges: ["A2:A3", "D2:D3"])
    let form = try shapes.read(
      made, ["指標|区分|実績（R4）|目標（R4）", "喫煙率|男性|21.8%|20.0%", "|女性|6.0%"],
      merges: ["A2:A3", "D2:D3"])
    #expect(
      shapes.lines(form) == [
        "C2 喫煙率（男性） 21.8% actual 令和4年度", "D2 喫煙率（男性） 20% target 令和4年度",
        "D2 喫煙率（女性） 20% target 令和4年度", "C3 喫煙率（女性） 6% actual 令和4年度",
      ])
  }

  @Test("what is merged over some of a list's rows holds for these, with ↓ or without")
  func mergedOverSome() throws {
    let made = try template(
      [
        "指標|区分|実績（R4）|出典", "{{#指標 4}}{{指標.名称↓}}|{{指標.修飾}}|{{指標.実績@R4}}|{{指標.取得方法}}{{/指標}}",
      ], merges: ["A2:A3", "D2:D3", "A4:A5", "D4:D5"])
    let form = try shapes.read(
      made,
      ["指標|区分|実績（R4）|出典", "喫煙率|男性|21.8%|健診", "|女性|6.0%", "歩数|男性|7,120歩|", "|女性|6,240歩"],
      merges: ["A2:A3", "D2:D3", "A4:A5", "D4:D5"])
    #expect(form.allIndicators.map(\.shortName) == ["喫煙率（男性）", "喫煙率（女性）", "歩数（男性）", "歩数（女性）"])
    // Left blank over rows of its own: the source of the rows above is not theirs.
    #expect(form.allIndicators.map { $0.note?.text } == ["健診", "健診", "", ""])
  }

  // MARK: units

  @Test("the unit stands in the 項目 sheet, over one of the columns, or in the name")
  func units() throws {
    let rows = ["{{#指標}}{{指標.名称}}|{{指標.実績@R4}}|{{指標.最終目標@R7}}{{/指標}}"]
    func units(_ headings: String, _ name: String, _ lines: [String] = []) throws -> [String] {
      let made = try template([headings] + rows, items: lines)
      return try shapes.read(made, [headings, "\(name)|12.5|20"]).allIndicators.map(\.unit)
    }
    #expect(try units("名称|実績（R4）|目標（R7）", "防災会議", ["指標.実績|実績|値|%"]) == ["%"])
    #expect(try units("名称|女性比率（％）|R7", "防災会議") == ["%"])
    #expect(try units("名称|実績（R4）|目標（R7）", "講座の延長（km）") == ["km"])
    #expect(Units.folded("円／㎥") == "円/㎥")
  }
}
