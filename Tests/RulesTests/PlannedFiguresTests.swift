import Forms
import Grid
import Testing

@testable import Rules

/// Plans told in figures: services with people and money, supply against demand, shares with counts.
@Suite("plans told in figures")
struct PlannedFiguresTests {
  private static let settings = [("評価年度", "2022"), ("指標の方向の既定", "up")]

  private static func layout(
    _ headings: String, _ tags: String, items: [(String, String, Bool)] = []
  ) -> ExampleLayout {
    ExampleLayout(name: "例", headings: headings, tags: tags, settings: settings, items: items)
  }

  private static let services = layout(
    "サービス|単位|計画R2|計画R3|計画R4|計画R5",
    "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.計画@R2}}|{{指標.計画@R3}}|{{指標.計画@R4}}|{{指標.計画@R5}}{{/指標}}",
    items: [("指標.計画", "値", true)])

  @Test(
    "a total adds what is in its own unit, between rows of another",
    arguments: [("12110", []), ("12101", ["NUM-020 E6"])])
  func units(total: String, expected: [String]) throws {
    let grid =
      "訪問介護の利用者数|人|58|60|62|64\n訪問介護の給付費|千円|4700|4800|4910|5010\n"
      + "通所介護の利用者数|人|76|78|80|82\n通所介護の給付費|千円|7000|7100|7200|7300\n"
      + "居宅サービス　小計|千円|11700|11900|\(total)|12310"
    #expect(try Fixtures.told(Self.services, grid) == expected)
  }

  @Test("a number of staff between amounts is no part of their total")
  func staff() throws {
    let layout = Self.layout(
      "区分|R3|R4|R5",
      "事業費計（Ａ）|{{金額.事業費計}}|{{金額.事業費計}}|{{金額.事業費計}}\n"
        + "従事職員数（人）|{{任意.職員}}|{{任意.職員}}|{{任意.職員}}\n"
        + "人件費（Ｂ）|{{金額.人件費}}|{{金額.人件費}}|{{金額.人件費}}\n"
        + "総事業費（Ａ＋Ｂ）|{{金額.総事業費}}|{{金額.総事業費}}|{{金額.総事業費}}")
    func told(_ total: String) throws -> [String] {
      try Fixtures.told(
        layout,
        "事業費計（Ａ）|1200|1300|1400\n従事職員数（人）|15|16|17\n人件費（Ｂ）|720|720|730\n"
          + "総事業費（Ａ＋Ｂ）|1920|\(total)|2130")
    }
    #expect(try told("2020") == [])
    #expect(try told("2200") == ["NUM-020 C5"])
  }

  @Test(
    "計 of the second block leaves the first one out, and 過不足 is what lies between the two",
    arguments: [
      ("307", "16", []), ("317", "26", ["NUM-020 E5"]), ("307", "-16", ["NUM-020 E6"]),
    ])
  func supply(sum: String, gap: String, expected: [String]) throws {
    let grid =
      "①量の見込み|人|309|300|291|281\n特定教育・保育施設|人|255|262|269|281\n地域型保育|人|33|35|38|41\n"
      + "計|人|288|297|\(sum)|322\n過不足（②－①）|人|-21|-3|\(gap)|41"
    let found = try Fixtures.told(Self.services, grid)
    #expect(found == expected)
  }

  @Test("a required plan left blank is told at its cell, whatever the year")
  func plan() throws {
    #expect(
      try Fixtures.told(Self.services, "受講者数|人|58|60||64\n利用者数|人|68|70|72|74") == ["REQ-001 E2"])
  }

  private static let shares = layout(
    "指標|単位|実績R3|実績R4", "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.実績@R3}}|{{指標.実績@R4}}{{/指標}}")

  @Test(
    "a share beside its two counts is the value, and must be theirs",
    arguments: [
      ("118人/342人（34.5%）", []), ("34.5%（118/342）", []), ("118人/342人 (35.4%)", ["TXT-007 D2"]),
      ("118件/342人（34.5%）", ["NUM-004 D2"]),
    ])
  func counts(text: String, expected: [String]) throws {
    let found = try Fixtures.told(Self.shares, "女性委員の割合|%|112人/340人（32.9%）|\(text)")
    #expect(found == expected)
  }

  private static let numbered = layout(
    "番号|指標|単位|実績R4", "{{#指標}}{{指標.番号}}|{{指標.名称}}|{{指標.単位}}|{{指標.実績@R4}}{{/指標}}",
    items: [("指標.番号", "番号", false)])

  @Test(
    "a code of another form than all others is told",
    arguments: [("2-1", []), ("3", ["REF-001 A4"]), ("2-1-1", ["REF-001 A4"])])
  func codes(code: String, expected: [String]) throws {
    let grid =
      "\"1-1\"|受講者数|人|60\n\"1-2\"|立地件数|件|5\n\"\(code)\"|登録団体数|団体|7\n\"2-2\"|開催回数|回|6"
    let found = try Fixtures.told(Self.numbered, grid)
    #expect(found == expected)
  }

  @Test("staff are counted in parts of a post")
  func posts() throws {
    #expect(try Fixtures.told(Self.shares, "従事職員数|人|1.5|1.6") == [])
  }

  @Test("under a year's heading that is none any more no rate lacks its actual")
  func lostHeading() throws {
    var layout = Self.layout(
      "",
      "指標名|単位|{{年度}}|||{{年度}}||\n||目標|実績|達成率|目標|実績|達成率\n"
        + "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@*}}|{{指標.実績@*}}|{{指標.達成率@*}}"
        + "|{{指標.目標@*}}|{{指標.実績@*}}|{{指標.達成率@*}}{{/指標}}")
    layout.merges = ["C2:E2", "F2:H2"]
    func told(_ year: String) throws -> [String] {
      try Fixtures.told(
        layout,
        "指標名|単位|令和3年度|||\(year)||\n||目標|実績|達成率|目標|実績|達成率\n"
          + "受講者数|人|60|63|105.0|60|66|110.0\n利用者数|人|80|84|105.0|80|88|110.0")
    }
    let (right, wrong) = try (told("令和4年度"), told("令和0年度"))
    #expect(right == [])
    #expect(wrong == ["LAY-001 F2"])
  }

  @Test(
    "what lies behind the plans of each year is where the plan ends, and may lie years ahead",
    arguments: [
      ("R3計画|R4計画|R5計画|R9見込み", []), ("R3計画|R4計画|R6計画|R9計画", ["ERA-010 E1", "ERA-010 F1"]),
    ])
  func endOfPlan(years: String, expected: [String]) throws {
    let layout = Self.layout(
      "指標名|単位|" + years,
      "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.計画@*}}|{{指標.計画@*}}|{{指標.計画@*}}|{{指標.計画@*}}{{/指標}}")
    #expect(try Fixtures.told(layout, "参加者数|人|10|11|12|16") == expected)
  }

  @Test(
    "dashes for every year say that there are no targets, one alone leaves a question",
    arguments: [("－", "－", []), ("－", "12", ["REQ-004 C2"])])
  func noTargets(now: String, last: String, expected: [String]) throws {
    let layout = Self.layout(
      "指標名|単位|目標R4|目標R5|実績R4",
      "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}|{{指標.目標@R5}}|{{指標.実績@R4}}{{/指標}}")
    #expect(try Fixtures.told(layout, "就学前の児童数|人|\(now)|\(last)|5214") == expected)
  }
}
