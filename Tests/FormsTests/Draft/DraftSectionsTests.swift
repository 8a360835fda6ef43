import Forms
import Testing

/// Tables with sections, several measures, or amounts instead of targets and actuals.
@Suite("drafts of tables in sections and of several measures")
struct DraftSectionsTests {
  private func lines(_ rows: [String], merges: [String]) throws -> [String] {
    try OtherShapesTests().lines(DraftedRows(rows, merges: merges).form())
  }

  @Test("a section across the table right below the headings is no end of it")
  func sections() throws {
    let found = try lines(
      [
        "項　　目|策定時（H28）|現　況（R3）|努力目標（R12）", "基本目標1　地球環境の保全", "設備の設置件数（件）|11200|15400|21000",
        "排出量（t）|690|655|610", "基本目標2　循環型社会の形成", "資源化率（％）|29.4|30.1|35",
      ], merges: ["A2:D2", "A5:D5"])
    #expect(
      found == [
        "B3 設備の設置件数 11200件 baseline 平成28年度", "C3 設備の設置件数 15400件 actual 令和3年度",
        "D3 設備の設置件数 21000件 final_target 令和12年度", "B4 排出量 690t baseline 平成28年度",
        "C4 排出量 655t actual 令和3年度", "D4 排出量 610t final_target 令和12年度",
        "B6 資源化率 29.4% baseline 平成28年度", "C6 資源化率 30.1% actual 令和3年度",
        "D6 資源化率 35% final_target 令和12年度",
      ])
  }

  @Test("of two measures over one list of names the first one is read, and no year comes twice")
  func measures() throws {
    let found = try lines(
      [
        "施設名|利用者数（人）||稼働率（％）|", "|R4|R5|R4|R5", "公民館|21000|24500|41.2|45", "体育館|8100|9000|22|25.1",
      ], merges: ["A1:A2", "B1:C1", "D1:E1"])
    #expect(
      found == [
        "B3 公民館 21000人 actual 令和4年度", "C3 公民館 24500人 actual 令和5年度",
        "B4 体育館 8100人 actual 令和4年度", "C4 体育館 9000人 actual 令和5年度",
      ])
  }

  @Test("amounts between a project and its indicator are no values of the indicator")
  func projects() throws {
    let found = try lines(
      [
        "事業名|担当課|事業費（千円）||指標名|R7目標", "||令和5年度|令和6年度||", "道路改良事業|建設課|120000|135000|改良延長|1200m",
        "公園整備事業|都市計画課|45000|52000|整備箇所数|3か所",
      ], merges: ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"])
    #expect(found == ["F3 改良延長 1200m target 令和7年度", "F4 整備箇所数 3か所 target 令和7年度"])
  }

  @Test("the unit over a table of amounts is none of the indicators in another table")
  func units() throws {
    let found = try lines(
      ["事業費（千円）|R3|R4", "人件費|809|1240", "委託料|540|521", "", "指標|目標(R4)|実績(R4)", "認定の数|8|9"],
      merges: [])
    #expect(
      found == [
        "B2 人件費 809千円 actual 令和3年度", "C2 人件費 1240千円 actual 令和4年度", "B3 委託料 540千円 actual 令和3年度",
        "C3 委託料 521千円 actual 令和4年度", "B6 認定の数 8 target 令和4年度", "C6 認定の数 9 actual 令和4年度",
      ])
  }

  @Test("budgets of two kinds and the accounts are amounts with names of their own")
  func amounts() throws {
    let found = try lines(
      ["予算・決算（千円）|R3|R4", "当初予算額|82000|91000", "最終予算額|80500|92400", "決算額|79110|90880"], merges: [])
    #expect(
      found == [
        "B2 当初予算額 82000千円 plan 令和3年度", "C2 当初予算額 91000千円 plan 令和4年度",
        "B3 最終予算額 80500千円 plan 令和3年度", "C3 最終予算額 92400千円 plan 令和4年度",
        "B4 決算額 79110千円 actual 令和3年度", "C4 決算額 90880千円 actual 令和4年度",
      ])
  }

  @Test("one budget, the account and where the money came from; without an account all is planned")
  func sources() throws {
    let found = try lines(
      ["（単位：千円）", "||R3|R4", "予算額||320|340", "決算額||310|", "財源内訳|国庫支出金|100|110", "|一般財源|210|230"],
      merges: ["A2:B2", "A3:B3", "A4:B4", "A5:A6"])
    #expect(
      found == [
        "C3 予算額 320千円 plan 令和3年度", "D3 予算額 340千円 plan 令和4年度", "C4 決算額 310千円 actual 令和3年度",
        "C5 国庫支出金 100千円 actual 令和3年度", "D5 国庫支出金 110千円 plan 令和4年度",
        "C6 一般財源 210千円 actual 令和3年度", "D6 一般財源 230千円 plan 令和4年度",
      ])
    let alone = try lines(["事業費の推移", "区分|R3|R4", "予算額（千円）|320|340", "決算額（千円）|310|330"], merges: [])
    #expect(
      alone == [
        "B3 予算額 320千円 plan 令和3年度", "C3 予算額 340千円 plan 令和4年度", "B4 決算額 310千円 actual 令和3年度",
        "C4 決算額 330千円 actual 令和4年度",
      ])
  }

  @Test("the year in the corner is that of the values, and what tells rows apart is no value")
  func corner() throws {
    let found = try lines(
      [
        "令和4年度||計画数値|実績値", "一時預かり|需要量|94,956人|53,824人", "|確保量|146,000人|53,824人",
        "一時保育|需要量|67,507人|35,456人", "|確保量|60,400人|60,400人",
      ], merges: ["A1:B1", "A2:A3", "A4:A5"])
    #expect(
      found == [
        "C2 一時預かり（需要量） 94956人 plan 令和4年度", "D2 一時預かり（需要量） 53824人 actual 令和4年度",
        "C3 一時預かり（確保量） 146000人 plan 令和4年度", "D3 一時預かり（確保量） 53824人 actual 令和4年度",
        "C4 一時保育（需要量） 67507人 plan 令和4年度", "D4 一時保育（需要量） 35456人 actual 令和4年度",
        "C5 一時保育（確保量） 60400人 plan 令和4年度", "D5 一時保育（確保量） 60400人 actual 令和4年度",
      ])
  }

  @Test("the next year's target beside columns with years is told by the form's year")
  func nextYear() throws {
    let found = try lines(
      ["令和4年度　評価表", "評価項目|R3実績|R4目標|R4実績|次年度目標", "来館者数（人）|1810|1900|2043|2050"], merges: [])
    #expect(
      found == [
        "B3 来館者数 1810人 actual 令和3年度", "C3 来館者数 1900人 target 令和4年度",
        "D3 来館者数 2043人 actual 令和4年度", "E3 来館者数 2050人 target 令和5年度",
      ])
  }

  @Test(
    "a span of years above a table is not its indicator's name, and rows of values are no fields")
  func spans() throws {
    let found = try lines(
      [
        "支援事業計画", "①支援事業", "令和3年度～令和5年度||（単位：か所）", "|R3|R4|R5", "量の見込み|3|3|4", "確保方策|3|4|4",
        "実績|3|3|4",
      ], merges: [])
    #expect(
      found == [
        "B5 支援事業 3か所 plan 令和3年度", "C5 支援事業 3か所 plan 令和4年度", "D5 支援事業 4か所 plan 令和5年度",
      ])
  }
}
