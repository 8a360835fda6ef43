import Forms
import Workbook

/// Forms that print their indicators in blocks: side by side, over several rows, with rows between.
extension InventedForm {
  static let blocks = [
    severalRows, yearsBesideNames, twoRuns, startAbove, differences, quarters, bothYears, ownYears,
    namesAmongSteps, amongRoles, pairsInOneCell,
  ]

  /// One name over several rows, each with values of its own; targets that are words.
  static let severalRows = InventedForm(
    name: "several",
    sheets: [
      NewSheet(
        name: "指標一覧",
        rows: [
          "健康増進計画　中間評価", "", "分野|指標||策定時|中間評価|目標値|判定", "|||平成29年度|令和4年度|令和11年度|",
          "食|朝食を欠食する人|20歳代男性|31.2%|28.4%|20.0%以下|B", "||20歳代女性|24.0%|25.1%|15.0%以下|D",
          "運動|運動習慣者の割合|65歳以上|41.7%|45.5%|増加|A", "|日常の歩数|男性|6820歩|6455歩|8000歩|D",
          "||女性|5914歩|6102歩|7000歩|B",
        ],
        merges: [
          "A1:G1", "A3:A4", "B3:C4", "G3:G4", "A5:A6", "A7:A9", "B5:B6", "B8:B9",
        ])
    ],
    truth: truth(
      [
        ("朝食を欠食する人（20歳代男性）", "%", ["31.2", "28.4", "20"]),
        ("朝食を欠食する人（20歳代女性）", "%", ["24", "25.1", "15"]),
        ("運動習慣者の割合（65歳以上）", "%", ["41.7", "45.5"]),
        ("日常の歩数（男性）", "歩", ["6820", "6455", "8000"]), ("日常の歩数（女性）", "歩", ["5914", "6102", "7000"]),
      ], [(2017, .baseline), (2022, .actual), (2029, .finalTarget)]))

  /// Names and units of several indicators beside their headings, over years that run down.
  static let yearsBesideNames = InventedForm(
    name: "beside",
    sheets: [
      NewSheet(
        name: "調書",
        rows: [
          "補助金の評価調書", "", "成果指標|指標１||指標２|", "指標名|空き店舗率||来街者数|", "単位|％||人|",
          "区分|目標|実績|目標|実績", "令和３年度|12|12.8|5000|4210", "令和４年度|11.5|11.9|5200|5150",
          "令和５年度|11|10.8|5400|5630", "", "評価|来街者数は目標を上回った。",
        ],
        merges: ["B3:C3", "D3:E3", "B4:C4", "D4:E4", "B5:C5", "D5:E5"])
    ],
    truth: truth(
      [
        ("空き店舗率", "%", ["12", "12.8", "11.5", "11.9", "11", "10.8"]),
        ("来街者数", "人", ["5000", "4210", "5200", "5150", "5400", "5630"]),
      ],
      [
        (2021, .target), (2021, .actual), (2022, .target), (2022, .actual), (2023, .target),
        (2023, .actual),
      ]))

  /// Two runs of years in the same rows, each with its own heading and name.
  static let twoRuns = InventedForm(
    name: "runs",
    sheets: [
      NewSheet(
        name: "事業評価",
        rows: [
          "公共交通　事業評価シート", "", "指標名|補助路線数|||指標名|バス利用者数||", "単位|路線|||単位|千人||",
          "|目標|実績|||目標|実績|", "令和3年度|8|8||令和3年度|310|268", "令和4年度|8|7||令和4年度|320|295",
          "令和5年度|9|8||令和5年度|330|341",
        ], merges: ["A1:H1", "B3:C3", "B4:C4", "F3:G3", "F4:G4"])
    ],
    truth: truth(
      [
        ("補助路線数", "路線", ["8", "8", "8", "7", "9", "8"]),
        ("バス利用者数", "千人", ["310", "268", "320", "295", "330", "341"]),
      ],
      [
        (2021, .target), (2021, .actual), (2022, .target), (2022, .actual), (2023, .target),
        (2023, .actual),
      ]))

  /// Where the values began stands in a row over the years.
  static let startAbove = InventedForm(
    name: "above",
    sheets: [
      NewSheet(
        name: "事業",
        rows: [
          "交付金事業　実施状況", "", "|KPI①||KPI②|", "指標名|特産品の売上額||新規雇用者数|", "単位|千円||人|",
          "申請時の値（R2年度）|12000||0|", "|目標|実績|目標|実績", "１年目（R3年度）|14000|13250|2|1",
          "２年目（R4年度）|16500|17120|4|4",
        ],
        merges: [
          "B3:C3", "D3:E3", "B4:C4", "D4:E4", "B5:C5", "D5:E5", "B6:C6", "D6:E6",
        ])
    ],
    truth: truth(
      [
        ("特産品の売上額", "千円", ["12000", "14000", "13250", "16500", "17120"]),
        ("新規雇用者数", "人", ["0", "2", "1", "4", "4"]),
      ], [(2020, .baseline), (2021, .target), (2021, .actual), (2022, .target), (2022, .actual)]))

  /// Between target and actual of each indicator and the next one stands what lies between them.
  static let differences = InventedForm(
    name: "differences",
    sheets: [
      NewSheet(
        name: "進捗",
        rows: [
          "ごみ処理基本計画　進捗", "", "数値目標|単位|年度|R2|R3|R4", "ごみ総排出量|t|目標|21900|21700|21500",
          "||実績|22980|22120|21240",
          "||差|1080|420|-260", "最終処分量|t|目標|2400|2350|2300", "||実績|2540|2401|2266", "||差|140|51|-34",
        ], merges: ["A1:F1", "A4:A6", "A7:A9", "B4:B6", "B7:B9"])
    ],
    truth: truth(
      [
        ("ごみ総排出量", "t", ["21900", "21700", "21500", "22980", "22120", "21240"]),
        ("最終処分量", "t", ["2400", "2350", "2300", "2540", "2401", "2266"]),
      ],
      [
        (2020, .target), (2021, .target), (2022, .target), (2020, .actual), (2021, .actual),
        (2022, .actual),
      ]))

  /// Four small tables on one page, two and two.
  static let quarters = InventedForm(
    name: "quarters",
    sheets: [
      NewSheet(
        name: "カード",
        rows: [
          "産業振興ビジョン　指標一覧", "", "指標名|市内総生産||億円||指標名|新規求人数||人", "|令和4年度|令和5年度||||令和4年度|令和5年度|",
          "目標値|2150|2200|||目標値|3100|3200|", "実績値|2161|2190|||実績値|2933|3251|", "",
          "指標名|観光消費額||百万円||指標名|寄港の回数||回", "|令和4年度|令和5年度||||令和4年度|令和5年度|",
          "目標値|5600|5800|||目標値|12|14|", "実績値|4120|5610|||実績値|3|12|",
        ], merges: ["A1:I1", "B3:C3", "G3:H3", "B8:C8", "G8:H8"])
    ],
    truth: truth(
      [
        ("市内総生産", "億円", ["2150", "2200", "2161", "2190"]),
        ("新規求人数", "人", ["3100", "3200", "2933", "3251"]),
        ("観光消費額", "百万円", ["5600", "5800", "4120", "5610"]),
        ("寄港の回数", "回", ["12", "14", "3", "12"]),
      ], [(2022, .target), (2023, .target), (2022, .actual), (2023, .actual)]))

  /// Each heading says its year twice, on two lines.
  static let bothYears = InventedForm(
    name: "both",
    sheets: [
      NewSheet(
        name: "進捗状況",
        rows: [
          "温暖化対策実行計画　進捗", "",
          "項目|単位|基準年度⏎2013年度⏎（平成25年度）|2021年度⏎（令和3年度）|2022年度⏎（令和4年度）|目標年度⏎2030年度⏎（令和12年度）|削減率",
          "総排出量|t-CO2|12480|9815|9460|6240|24.2%", "ガソリン使用量|kL|142|101|104|71|26.8%",
        ], merges: ["A1:G1"])
    ],
    truth: truth(
      [
        ("総排出量", "t-CO2", ["12480", "9815", "9460", "6240"]),
        ("ガソリン使用量", "kL", ["142", "101", "104", "71"]),
      ], [(2013, .baseline), (2021, .actual), (2022, .actual), (2030, .finalTarget)]))

  /// Years in cells of their own beside the values; a sheet of explanations before the list.
  static let ownYears = InventedForm(
    name: "own",
    sheets: [
      NewSheet(
        name: "評価基準",
        rows: ["進捗の区分", "区分|基準", "A|目標を達成している", "B|遅れがある（進捗率60％未満）", "C|大きな遅れがある（進捗率30％未満）"]),
      NewSheet(
        name: "一覧",
        rows: [
          "KPI進捗管理表", "", "No|KPI|単位|基準値||実績値||目標値||評価", "|||年度|値|R4|R5|年度|値|",
          "1|創業者数|人|R元|12|15|17|R6|20|B", "2|立地件数|件|R元|3|4|6|R6|6|A",
          "3|相談件数|件|R元|30|41|38|R6|60|C",
        ],
        merges: [
          "A1:J1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3", "H3:I3", "J3:J4",
        ]),
    ],
    truth: truth(
      [
        ("創業者数", "人", ["12", "15", "17", "20"]), ("立地件数", "件", ["3", "4", "6", "6"]),
        ("相談件数", "件", ["30", "41", "38", "60"]),
      ], [(2019, .baseline), (2022, .actual), (2023, .actual), (2024, .finalTarget)]))

  /// Steps of the plan under one heading with the names.
  static let namesAmongSteps = InventedForm(
    name: "among",
    sheets: [
      NewSheet(
        name: "評価",
        rows: [
          "立地適正化計画　評価指標", "", "評価指標||現況値|中間目標|最終目標|直近値", "||2018年度|2023年度|2038年度|2023年度",
          "居住|誘導区域の人口密度|38.5人/ha|38.0人/ha|37.0人/ha|38.2人/ha", "|誘導区域の空き家率|9.8%|10.5%|12.0%|10.1%",
          "交通|利用圏のカバー率|71.2%|73.0%|78.0%|73.4%",
        ], merges: ["A1:F1", "A3:B4", "A5:A6"])
    ],
    truth: truth(
      [
        ("誘導区域の人口密度", "人/ha", ["38.5", "38", "37", "38.2"]),
        ("誘導区域の空き家率", "%", ["9.8", "10.5", "12", "10.1"]),
        ("利用圏のカバー率", "%", ["71.2", "73", "78", "73.4"]),
      ], [(2018, .baseline), (2023, .target), (2038, .finalTarget), (2023, .actual)]))

  /// A number without any role among columns of targets and actuals.
  static let amongRoles = InventedForm(
    name: "amongRoles",
    sheets: [
      NewSheet(
        name: "推移",
        rows: [
          "データヘルス計画　評価指標の推移", "", "年度|特定健康診査|||特定保健指導||",
          "|受診率目標（％）|受診率実績（％）|受診者数（人）|実施率目標（％）|実施率実績（％）|終了者数（人）",
          "令和3年度|52|42.6|5588|42|33.8|244", "令和4年度|54|44.9|5701|44|36|259",
        ], merges: ["A1:G1", "A3:A4", "B3:D3", "E3:G3"])
    ],
    truth: Set(
      [
        (2021, ["52", "42.6", "5588", "42", "33.8", "244"]),
        (2022, ["54", "44.9", "5701", "44", "36", "259"]),
      ]
      .flatMap { year, values in
        [
          Value("特定健康診査", "%", year, .target, values[0]),
          Value("特定健康診査", "%", year, .actual, values[1]),
          Value("受診者数", "人", year, .actual, values[2]),
          Value("特定保健指導", "%", year, .target, values[3]),
          Value("特定保健指導", "%", year, .actual, values[4]),
          Value("終了者数", "人", year, .actual, values[5]),
        ]
      }))
}
