import Forms
import Grid
import Testing

@testable import Rules

/// Lists with a code, a text and amounts in each row, as strategies and facilities have them.
@Suite("rows with codes, texts and totals of their own")
struct RowsOfPlansTests {
  private static let settings = [
    ("評価年度", "2022"), ("目標年度", "2030"), ("指標の方向の既定", "up"),
  ]

  private static let list = ExampleLayout(
    name: "例", headings: "目標|番号|指標|単位|目標値|実績値|分析",
    tags: "{{#指標}}{{基本目標.名称↓}}|{{指標.番号}}|{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}"
      + "|{{指標.実績@R4}}|{{本文.達成状況}}{{/指標}}",
    settings: settings)

  @Test(
    "a row's own text need not name its indicator where it quotes target and actual",
    arguments: [
      ("目標60人に対して実績66人となり、目標を達成できなかった。", ["VRD-002 G2"]),
      ("目標60人に対して実績66人となり、目標を達成した。", []),
      ("目標60人に対して実績54人となり、目標を達成できなかった。", ["TXT-001 G2"]),
      ("応募が少なく、目標を達成できない講座もあった。", []),
    ])
  func ownTexts(text: String, expected: [String]) throws {
    #expect(try Fixtures.told(Self.list, "しごと|1-1|受講者数|人|60|66|\(text)") == expected)
  }

  @Test("a code that comes twice under one goal is told in the goal's first row too")
  func codesUnderGoals() throws {
    let found = try Fixtures.told(
      Self.list,
      "しごと|1-1|受講者数|人|60|66|\n|1-1|立地件数|件|5|6|\n暮らし|1-1|講座の開催回数|回|5|6|")
    #expect(found.filter { $0.hasPrefix("REF-012") } == ["REF-012 B3"])
  }

  @Test("a slot with nothing but the number printed for it is empty")
  func printedSlots() throws {
    let layout = ExampleLayout(
      name: "例", headings: "No|指標|単位|目標値|実績値",
      tags: "{{#指標 3}}{{指標.番号:1}}|{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}|{{指標.実績@R4}}"
        + "{{/指標}}\n2\n3",
      settings: Self.settings)
    let rows = ["1|受講者数|人|60|66", "2|||", "3|立地件数|件|5|6"]
    #expect(try Fixtures.told(layout, rows.joined(separator: "\n")) == ["LAY-010 B3"])
    let first = [rows[0], "2|立地件数|件|5|6", "3|||"].joined(separator: "\n")
    #expect(try Fixtures.told(layout, first) == [])
  }

  @Test("a required target of the plan's end is missed beside actuals too")
  func lastTarget() throws {
    let layout = ExampleLayout(
      name: "例", headings: "指標|単位|目標値|実績値",
      tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.最終目標@末}}|{{指標.実績@R4}}{{/指標}}",
      settings: Self.settings, items: [("指標.最終目標", "値", true)])
    #expect(try Fixtures.told(layout, "受講者数|人|90|66\n立地件数|件||6") == ["REQ-001 C3"])
  }

  /// 収入 and 支出 side by side, filled to different depths.
  private static let accounts = ExampleLayout(
    name: "例", headings: "収入|計画|決算|支出|計画|決算|増減（R5－R4）",
    tags: "{{#収入 4}}{{項目.名称}}|{{金額.計画}}|{{金額.決算}}{{/収入}}|{{#支出 4}}{{項目.名称}}"
      + "|{{金額.計画}}|{{金額.決算}}|{{任意.増減}}{{/支出}}\n\n\n\n"
      + "収入合計|{{金額.収入計画}}|{{金額.収入決算}}|支出合計|{{金額.支出計画}}|{{金額.支出決算}}",
    settings: settings)

  @Test(
    "totals of two sides are held against their own rows, a year less another is no period",
    arguments: [("1230", []), ("1320", ["NUM-020 F6"])])
  func twoSides(total: String, expected: [String]) throws {
    let grid =
      "料金|500|510|人件費|620|640|20\n寄附金|700|690|光熱費|310|300|-10\n|||修繕費|150|140|-10\n"
      + "|||委託料|160|150|-10\n収入合計|1200|1200|支出合計|1240|\(total)"
    #expect(try Fixtures.told(Self.accounts, grid) == expected)
  }

  @Test("years over amounts are one run with a total behind them")
  func yearsOfAmounts() throws {
    let layout = ExampleLayout(
      name: "例", headings: "",
      tags: "施設|令和3年度||令和4年度||令和5年度||合計\n|計画|実績|計画|実績|計画|実績|計画\n"
        + "{{#事業}}{{事業.名称}}|{{金額.計画}}|{{金額.実績}}|{{金額.計画}}|{{金額.実績}}|{{金額.計画}}|{{金額.実績}}"
        + "|{{金額.計画}}{{/事業}}",
      settings: [("評価年度", "2023"), ("対象年度", "2021,2022,2023")])
    func grid(_ year: String) -> String {
      "施設|令和3年度||\(year)||令和5年度||合計\n|計画|実績|計画|実績|計画|実績|計画\n"
        + "公民館|120|118|480|467|52|51|652\n体育館|30|28|30|31|21|14|81"
    }
    #expect(try Fixtures.told(layout, grid("令和4年度")) == [])
    let found = try Fixtures.told(layout, grid("令和3年度"))
    #expect(found.filter { $0.hasPrefix("ERA") } == ["ERA-010 D2"])
  }
}
