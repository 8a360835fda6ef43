import Forms
import Grid
import Notation
import Testing
import Workbook

/// Where drafts find names, groups and units among headings and cells that are merged.
@Suite("drafts of names and groups in merged cells")
struct DraftNamesTests {
  private func lines(_ drafted: DraftedRows) throws -> [String] {
    try OtherShapesTests().lines(drafted.form())
  }

  private let services = [
    "区分|サービス種別|項目|単位|R4計画値|R4実績値", "居宅サービス|訪問介護|利用者数|人|62|60", "||給付費|千円|4910|4905",
    "|通所介護|利用者数|人|80|81", "||給付費|千円|7200|7190", "居宅サービス　小計||給付費|千円|12110|12095",
    "施設サービス|老人福祉施設|利用者数|人|40|41", "||給付費|千円|9900|9950", "|医療院|利用者数|人|12|12",
    "||給付費|千円|3300|3310",
  ]

  @Test("words merged over several names are their group, and a total over both columns is a name")
  func groups() throws {
    let drafted = try DraftedRows(
      services, merges: ["A2:A5", "B2:B3", "B4:B5", "A6:B6", "A7:A10", "B7:B8", "B9:B10"])
    let form = try drafted.form()
    #expect(
      form.allIndicators.map { "\($0.group) \($0.shortName)" } == [
        "居宅サービス 訪問介護（利用者数）", "居宅サービス 訪問介護（給付費）", "居宅サービス 通所介護（利用者数）",
        "居宅サービス 通所介護（給付費）", "居宅サービス　小計 居宅サービス　小計（給付費）", "施設サービス 老人福祉施設（利用者数）",
        "施設サービス 老人福祉施設（給付費）", "施設サービス 医療院（利用者数）", "施設サービス 医療院（給付費）",
      ])
  }

  private func slots(_ second: String, future: String = "") -> [String] {
    let names = ["拠点の開設日数", second, "延べ利用者数", "講座の参加者数"]
    var rows = ["指標名||単位|区分|R3|R4|R5"]
    for (index, name) in names.enumerated() {
      rows += [
        (index == 0 ? "活動指標" : index == 2 ? "成果指標" : "") + "|\(name)|人|目標|10|12|14",
        "|||実績|11|12|\(index == 3 ? future : "")",
      ]
    }
    return rows
  }

  private let slotMerges = [
    "A1:B1", "A2:A5", "A6:A9", "B2:B3", "B4:B5", "B6:B7", "B8:B9", "C2:C3", "C4:C5", "C6:C7",
    "C8:C9",
  ]

  @Test(
    "under a heading of names over two columns the one with a name for each slot is it",
    arguments: ["講座の開催回数", ""])
  func names(second: String) throws {
    let form = try DraftedRows(slots(second), merges: slotMerges).form()
    #expect(
      form.allIndicators.map(\.shortName) == ["拠点の開設日数", second, "延べ利用者数", "講座の参加者数"])
  }

  @Test(
    "one actual alone in the next year's column does not move the year of the form",
    arguments: ["", "15"])
  func year(future: String) throws {
    let drafted = try DraftedRows(slots("講座の開催回数", future: future), merges: slotMerges)
    #expect(try drafted.form().evaluationYear == 2022)
  }

  @Test("計画 and 実績 below 累計 are of no year, and the unit of a wide heading is that of the amounts")
  func overYears() throws {
    let drafted = try DraftedRows(
      [
        "番号|取組項目|効果額（単位：千円）||||累計達成率", "||令和4年度||累計|||", "||計画|実績|計画|実績|",
        "1|広告収入の確保|800|640|1700|1100|64.7", "2|未利用地の売却|500|520|900|930|103.3",
      ], merges: ["A1:A3", "B1:B3", "C1:F1", "C2:D2", "E2:F2", "G1:G3"])
    #expect(
      try lines(drafted) == [
        "C4 広告収入の確保 800千円 plan 令和4年度", "D4 広告収入の確保 640千円 actual 令和4年度",
        "C5 未利用地の売却 500千円 plan 令和4年度", "D5 未利用地の売却 520千円 actual 令和4年度",
      ])
  }

  private func told(_ form: Form) -> [String] {
    form.allIndicators.map { "\($0.shortName) " + $0.values.map(\.raw).joined(separator: ",") }
  }

  @Test("rows named in either of two columns are each named by the words before their values")
  func indented() throws {
    let costs = try DraftedRows(
      [
        "区分||R5決算額|R6予算額", "事業費||7210|6924", "財源内訳|国庫支出金|2400|2300", "|一般財源|4810|4624",
        "人件費||9120|9060", "総事業費||16330|15984",
      ], merges: ["A1:B1", "A2:B2", "A3:A4", "A5:B5", "A6:B6"]
    ).form()
    #expect(
      told(costs) == [
        "事業費 7210,6924", "国庫支出金 2400,2300", "一般財源 4810,4624", "人件費 9120,9060", "総事業費 16330,15984",
      ])
    // 見込み in the name of a row whose columns say 計画 and 実績 is no role.
    let supply = try DraftedRows(
      [
        "区分||R7||R8|", "||計画|実績|計画|実績", "①量の見込み||300|298|291|283", "②確保方策|保育所|255|253|262|260",
        "|地域型保育|33|32|35|36", "過不足（②－①）||-12|-13|6|13",
      ], merges: ["A1:B2", "C1:D1", "E1:F1", "A3:B3", "A4:A5", "A6:B6"]
    ).form()
    #expect(
      told(supply) == [
        "量の見込み 300,298,291,283", "保育所 255,253,262,260", "地域型保育 33,32,35,36",
        "過不足（②－①） -12,-13,6,13",
      ])
    #expect(
      supply.allIndicators.allSatisfy { $0.values.map(\.role) == [.plan, .actual, .plan, .actual] })
  }

  @Test("indicators with rows of 目標 and 実績 stand under the same years as the costs above them")
  func costsAbove() throws {
    let form = try DraftedRows(
      [
        "区分||||R4|R5", "予算額|当初||A|100|110", "|補正||B|5|0", "決算額|||C|98|105",
        "活動指標|会議の開催回数|回|目標値|12|12", "|||実績値|12|13", "成果指標|公開した割合|％|目標値|100|100",
        "|||実績値|92|100",
      ],
      merges: [
        "A1:D1", "A2:A3", "B2:C2", "B3:C3", "A4:C4", "A5:A6", "B5:B6", "C5:C6", "A7:A8", "B7:B8",
        "C7:C8",
      ]
    ).form()
    #expect(
      told(form) == [
        "当初 100,110", "補正 5,0", "決算額 98,105", "会議の開催回数 12,12,12,13", "公開した割合 100,100,92,100",
      ])
    #expect(form.allIndicators.map(\.unit) == ["", "", "", "回", "%"])
    #expect(form.allIndicators.last?.values.map(\.role) == [.target, .target, .actual, .actual])
  }

  @Test("ア before a name is its number, and its unit may stand in 【】")
  func ordinals() throws {
    let found = try lines(
      DraftedRows(["指標|R4|R5", "ア　蔵書数【冊】|2100|2150", "イ　開館日数【日】|280|281"]))
    #expect(
      found == [
        "B2 蔵書数 2100冊 actual 令和4年度", "C2 蔵書数 2150冊 actual 令和5年度", "B3 開館日数 280日 actual 令和4年度",
        "C3 開館日数 281日 actual 令和5年度",
      ])
  }

  @Test("values with their years below them are no headings; words before the names need none")
  func datedValues() throws {
    let found = try lines(
      DraftedRows(
        [
          "||指標|現状値|目標値", "歳入|成果|収納率|97.2％⏎（令和元年度）|98.5％⏎（2025年）",
          "|活動|催告件数|120件⏎（令和元年度）|200件⏎（2025年）", "歳出|成果|超過勤務|420時間⏎（令和元年度）|360時間⏎（2025年）",
          "|活動|提案件数|35件⏎（令和元年度）|60件⏎（2025年）",
        ], merges: ["A2:A3", "A4:A5"]))
    #expect(
      found == [
        "D2 収納率 97.2% baseline 令和元年度", "E2 収納率 98.5% final_target 2025年",
        "D3 催告件数 120件 baseline 令和元年度", "E3 催告件数 200件 final_target 2025年",
        "D4 超過勤務 420時間 baseline 令和元年度", "E4 超過勤務 360時間 final_target 2025年",
        "D5 提案件数 35件 baseline 令和元年度", "E5 提案件数 60件 final_target 2025年",
      ])
  }
}
