import Forms
import Workbook

/// Forms whose tables are no plain lists of indicators.
extension InventedForm {
  /// Target and actual of each year in one cell, as the heading over the years says.
  static let pairsInOneCell = InventedForm(
    name: "pairsInOneCell",
    sheets: [
      NewSheet(
        name: "KPI一覧",
        rows: [
          "総合戦略　進捗管理表", "対象年度|2023年度|課室名|企画課", "", "No|指標名|単位|基準値|目標値／実績値|||目標値|進捗率|備考",
          "|||2019年度|2021年度|2022年度|2023年度|2024年度||",
          "1|誘致企業の数|社|12|16/16|18/19|20/21|22|105.0%|",
          "2|社会増減の数|人|-180|△140/△151|△120/△98|△100/-|-80|-|",
          "3|公共交通の満足度|％|38.2|41.0／39.5|42.0／集計中|43.0／41.1|45|95.6%|隔年",
        ], merges: ["A1:J1", "E4:G4", "I4:I5", "J4:J5"])
    ],
    truth: truth(
      [
        ("誘致企業の数", "社", ["12", "16", "16", "18", "19", "20", "21", "22", "105"]),
        ("社会増減の数", "人", ["-180", "-140", "-151", "-120", "-98", "-100", "", "-80", ""]),
        ("公共交通の満足度", "%", ["38.2", "41", "39.5", "42", "", "43", "41.1", "45", "95.6"]),
      ],
      [
        (2019, .baseline), (2021, .target), (2021, .actual), (2022, .target), (2022, .actual),
        (2023, .target), (2023, .actual), (2024, .finalTarget), (2023, .rate),
      ]))

  static let shapes = [
    yearsDown, cards, yearPerRow, halves, upperAndLower, yearInTitle, twoTables, onItsSide,
    startOfPlan, stepCodes,
  ]

  /// Years run down, indicators stand side by side with their units below the names.
  static let yearsDown = InventedForm(
    name: "down",
    sheets: [
      NewSheet(
        name: "推移",
        rows: [
          "健康増進計画　指標の推移", "計画期間|令和2年度～令和7年度", "年度|特定健診受診率|がん検診受診者数|健康教室", "|%|人|（回）",
          "平成30年度|41.2|3105|12", "令和元年度|43|2980|10", "令和2年度|38.5|2104|4", "目標値|60|4000|20",
        ],
        merges: ["A1:D1", "A3:A4"])
    ],
    truth: truth(
      [
        ("特定健診受診率", "%", ["41.2", "43", "38.5", "60"]),
        ("がん検診受診者数", "人", ["3105", "2980", "2104", "4000"]),
        ("健康教室", "回", ["12", "10", "4", "20"]),
      ], [(2018, .actual), (2019, .actual), (2020, .actual), (2025, .finalTarget)]))

  /// A small table for each indicator, its name beside a heading over the years.
  static let cards = InventedForm(
    name: "cards",
    sheets: [
      NewSheet(
        name: "カード",
        rows: [
          "教育振興計画　成果指標カード", "", "指標名|平均正答率|||単位|%", "年度|令和2年度|令和3年度|令和4年度|備考",
          "目標値|62|63|64|", "実績値|61.5|63.2||", "分析|改善した。", "指標名|図書の貸出冊数|||単位|冊",
          "年度|令和2年度|令和3年度|令和4年度|備考", "目標値|4000|4100|4200|", "実績値|3950|4210||", "分析|蔵書を増やした。",
        ],
        merges: ["A1:F1", "B3:D3", "B8:D8", "B7:F7", "B12:F12"])
    ],
    truth: truth(
      [
        ("平均正答率", "%", ["62", "63", "64", "61.5", "63.2"]),
        ("図書の貸出冊数", "冊", ["4000", "4100", "4200", "3950", "4210"]),
      ],
      [
        (2020, .target), (2021, .target), (2022, .target), (2020, .actual), (2021, .actual),
      ]))

  /// A row for each year of each indicator.
  static let yearPerRow = InventedForm(
    name: "rows",
    sheets: [
      NewSheet(
        name: "年度別",
        rows: [
          "地域福祉計画　年度別実績", "番号|成果指標|単位|年度|目標|実績", "1-1|サロンの設置数|か所|R3|20|18", "|||R4|22|21",
          "2-1|ボランティア登録者数|人|R3|300|287", "|||R4|310|325",
        ],
        merges: ["A1:F1", "A3:A4", "B3:B4", "C3:C4", "A5:A6", "B5:B6", "C5:C6"])
    ],
    truth: truth(
      [
        ("サロンの設置数", "か所", ["20", "18", "22", "21"]),
        ("ボランティア登録者数", "人", ["300", "287", "310", "325"]),
      ], [(2021, .target), (2021, .actual), (2022, .target), (2022, .actual)]))

  /// Two tables side by side, filled to different depths, under a line with a date.
  static let halves = InventedForm(
    name: "halves",
    sheets: [
      NewSheet(
        name: "進行管理",
        rows: [
          "環境基本計画　進行管理表", "担当部署|環境政策課|||作成日|令和5年6月30日", "",
          "環境指標|単位|区分|R3|R4|環境指標|単位|区分|R3|R4", "電力使用量|kWh|目標|800|780|公害の苦情|件|目標|20|18",
          "||実績|812|775|||実績|22|16", "緑化面積|ha|目標|5|6|||目標||", "||実績|4.5|6.1|||実績||", "",
          "総括|順調に進んでいる。",
        ],
        merges: [
          "A1:J1", "A5:A6", "B5:B6", "F5:F6", "G5:G6", "A7:A8", "B7:B8", "F7:F8", "G7:G8",
          "B10:J10",
        ])
    ],
    truth: truth(
      [
        ("電力使用量", "kWh", ["800", "780", "812", "775"]), ("公害の苦情", "件", ["20", "18", "22", "16"]),
        ("緑化面積", "ha", ["5", "6", "4.5", "6.1"]),
      ], [(2021, .target), (2022, .target), (2021, .actual), (2022, .actual)]))

  /// Target and actual one over the other in each cell.
  static let upperAndLower = InventedForm(
    name: "upper",
    sheets: [
      NewSheet(
        name: "指標",
        rows: [
          "まちづくり指標", "※上段：目標値　下段：実績値", "分野|指標名（単位）|基準値⏎H30|R3|R4|担当課",
          "福祉|健康相談の利用者数（人）|380|400⏎391|410⏎－|健康課", "環境|資源回収量（t）|95|100⏎104|110⏎－|環境課",
        ], merges: ["A1:F1"])
    ],
    truth: truth(
      [
        ("健康相談の利用者数", "人", ["380", "400", "391", "410"]),
        ("資源回収量", "t", ["95", "100", "104", "110"]),
      ], [(2018, .baseline), (2021, .target), (2021, .actual), (2022, .target)]))

  /// The only year stands in the title; headings reach over two rows beside columns of ticks.
  static let yearInTitle = InventedForm(
    name: "title",
    sheets: [
      NewSheet(
        name: "点検表",
        rows: [
          "行政改革　自己点検表（令和5年度）", "", "取組項目|目標|実績|単位|進捗状況||理由", "||||順調|遅延|",
          "電子申請の手続数|50|61|件|○||計画どおり", "研修の参加率|80|72.5|%||○|日程が重なった",
        ],
        merges: ["A1:G1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:G4"])
    ],
    truth: truth(
      [("電子申請の手続数", "件", ["50", "61"]), ("研修の参加率", "%", ["80", "72.5"])],
      [(2023, .target), (2023, .actual)]))

  /// Two different tables side by side, the second one with its unit in a caption.
  static let twoTables = InventedForm(
    name: "two",
    sheets: [
      NewSheet(
        name: "事業",
        rows: [
          "令和5年度　事業評価シート", "【活動】|||||【事業費】（単位：千円）",
          "指標|単位|R4実績|R5実績||費目|令和4年度⏎決算額|令和5年度⏎決算額", "利用者数|人|310|325||委託料|1200|1250",
          "運行便数|便|40|44||負担金|800|790", "満足度|%|61.5|63||合計|2000|2040",
        ], merges: ["A1:H1", "A2:D2", "F2:H2"])
    ],
    truth: truth(
      [
        ("利用者数", "人", ["310", "325"]), ("運行便数", "便", ["40", "44"]), ("満足度", "%", ["61.5", "63"]),
        ("委託料", "千円", ["1200", "1250"]), ("負担金", "千円", ["800", "790"]),
        ("合計", "千円", ["2000", "2040"]),
      ], [(2022, .actual), (2023, .actual)]))

  /// Indicators stand side by side, what the values are for runs down.
  static let onItsSide = InventedForm(
    name: "side",
    sheets: [
      NewSheet(
        name: "比較",
        rows: [
          "観光振興計画　主要指標", "", "項目|観光客数|宿泊者数|案内板の設置数", "単位|千人|人|基", "基準値（令和元年度）|412|31200|12",
          "目標値（令和４年度）|450|32000|20", "実績値（令和４年度）|431|28840|21", "最終目標（令和７年度）|500|40000|30",
        ], merges: ["A1:D1"])
    ],
    truth: truth(
      [
        ("観光客数", "千人", ["412", "450", "431", "500"]),
        ("宿泊者数", "人", ["31200", "32000", "28840", "40000"]),
        ("案内板の設置数", "基", ["12", "20", "21", "30"]),
      ], [(2019, .baseline), (2022, .target), (2022, .actual), (2025, .finalTarget)]))

  /// The first of the years is where the plan begins; one sheet an indicator.
  static let startOfPlan = InventedForm(
    name: "start",
    sheets: [
      NewSheet(
        name: "指標",
        rows: [
          "食と農の計画　指標シート", "成果指標名|地場産品の使用率|||単位|%", "",
          "年度|令和元年度⏎(策定時)|令和2年度|令和3年度|令和4年度", "目標値||35|36|37", "実績値|33.6|35.2|35.8|",
        ], merges: ["A1:F1", "B2:D2"])
    ],
    truth: truth(
      [("地場産品の使用率", "%", ["33.6", "35", "36", "37", "35.2", "35.8"])],
      [
        (2019, .baseline), (2020, .target), (2021, .target), (2022, .target), (2020, .actual),
        (2021, .actual),
      ]))

  /// Codes of every step of the plan, grades under a heading of rates.
  static let stepCodes = InventedForm(
    name: "steps",
    sheets: [
      NewSheet(
        name: "台帳",
        rows: [
          "総合戦略　KPI台帳", "基本目標コード|基本目標|施策コード|施策|KPIコード|KPI|単位|基準値|実績値||目標値|達成度",
          "|||||||R1|R4|R5|R7|", "G1|しごと|G1-1|創業の支援|G1-1-1|受講者数|人|120|140|151|180|A",
          "G1|しごと|G1-2|雇用の促進|G1-2-1|立地した企業の数|社|3|4|4|8|B",
          "G2|ひと|G2-1|移住の促進|G2-1-1|相談組数|組|30|28|41|60|A",
        ],
        merges: [
          "A1:L1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "G2:G3", "I2:J2", "L2:L3",
        ])
    ],
    truth: truth(
      [
        ("受講者数", "人", ["120", "140", "151", "180"]), ("立地した企業の数", "社", ["3", "4", "4", "8"]),
        ("相談組数", "組", ["30", "28", "41", "60"]),
      ], [(2019, .baseline), (2022, .actual), (2023, .actual), (2025, .finalTarget)]))
}
