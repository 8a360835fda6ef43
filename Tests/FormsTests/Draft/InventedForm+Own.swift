import Forms
import Workbook

/// Forms whose columns say of themselves what they hold, whatever the rows are for.
extension InventedForm {
  static let own = [wholeSlots, yearsInRows, facilities]

  /// Targets over actuals by years, between values that are merged over both rows.
  static let wholeSlots = InventedForm(
    name: "whole",
    sheets: [
      NewSheet(
        name: "進捗",
        rows: [
          "総合戦略　KPI進捗管理表", "", "番号|重要業績評価指標（KPI）|単位|基準値（H30）|区分|R3|R4|R5|達成率（R5）|分析",
          "1-1|創業者数|人|12|目標|15|30|45|106.7%|制度の周知が進んだ。", "||||実績|14|33|48||",
          "1-2|立地件数|件|2|目標|4|6|8|87.5%|交渉中の企業がある。", "||||実績|3|5|7||",
          "1-3|移住者数|人|18|目標|20|25|30|80.0%|住まいの情報を増やす。", "||||実績|22|19|24||",
        ],
        merges: ["A1:J1"]
          + [4, 6, 8].flatMap { row in
            ["A", "B", "C", "D", "I", "J"].map { "\($0)\(row):\($0)\(row + 1)" }
          })
    ],
    truth: truth(
      [
        ("創業者数", "人", ["12", "15", "14", "30", "33", "45", "48", "106.7"]),
        ("立地件数", "件", ["2", "4", "3", "6", "5", "8", "7", "87.5"]),
        ("移住者数", "人", ["18", "20", "22", "25", "19", "30", "24", "80"]),
      ],
      [
        (2018, .baseline), (2021, .target), (2021, .actual), (2022, .target), (2022, .actual),
        (2023, .target), (2023, .actual), (2023, .rate),
      ]))

  /// Years beside the values that differ from row to row.
  static let yearsInRows = InventedForm(
    name: "rowYears",
    sheets: [
      NewSheet(
        name: "年次報告",
        rows: [
          "環境基本計画　指標の進捗", "", "番号|環境指標|単位|基準値|基準年度|最新値|最新値の年度|評価",
          "1-1|排出量|t|1024|2013年度|842|R3年度|B", "1-2|電気使用量|MWh|18240|H25年度|15612|R5年度|B",
          "1-3|導入件数|件|3120|H30年度|4587|R5年度|A", "1-4|参加者数|人|412|R元年度|365|R4年度|C",
        ], merges: ["A1:H1"])
    ],
    truth: truth([("排出量", "t", ["1024", "842"])], [(2013, .baseline), (2021, .actual)])
      .union(truth([("電気使用量", "MWh", ["18240", "15612"])], [(2013, .baseline), (2023, .actual)]))
      .union(truth([("導入件数", "件", ["3120", "4587"])], [(2018, .baseline), (2023, .actual)]))
      .union(truth([("参加者数", "人", ["412", "365"])], [(2019, .baseline), (2022, .actual)])))

  /// What is called a name is one, though kinds stand nearer to the values.
  static let facilities = InventedForm(
    name: "facilities",
    sheets: [
      NewSheet(
        name: "進捗",
        rows: [
          "個別施設計画　進捗状況（単位：千円）", "", "№|施設名|所管課|構造|対策区分|令和4年度||令和5年度|", "|||||計画額|実績額|計画額|実績額",
          "1|中央公民館|生涯学習課|RC|長寿命化|480|467|52|51", "2|北小学校|教育総務課|S|更新|1850|1793|920|904",
          "3|東保育所|保育課|W|集約化|15|14|86|82",
        ],
        merges: [
          "A1:I1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:G3", "H3:I3",
        ])
    ],
    truth: truth(
      [
        ("中央公民館", "千円", ["480", "467", "52", "51"]),
        ("北小学校", "千円", ["1850", "1793", "920", "904"]),
        ("東保育所", "千円", ["15", "14", "86", "82"]),
      ], [(2022, .plan), (2022, .actual), (2023, .plan), (2023, .actual)]))
}
