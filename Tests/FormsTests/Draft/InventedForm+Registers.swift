import Forms
import Workbook

/// Lists with one indicator a row, among columns of codes and of those in charge.
extension InventedForm {
  static let registers = [
    western, codesOfTheTree, extensions, rolesInRows, dueYears, numberBesideHeadings,
    numberBeforeHeadings, kindsOfIndicators, longFormat, aroundTwoThousand,
  ]

  static func truth(
    _ rows: [(name: String, unit: String, values: [String])], _ columns: [(Int, Role)]
  ) -> Set<Value> {
    var truth: Set<Value> = []
    for row in rows {
      for (value, column) in zip(row.values, columns) where !value.isEmpty {
        let unit = column.1 == .rate ? "%" : row.unit
        truth.insert(Value(row.name, unit, column.0, column.1, value))
      }
    }
    return truth
  }

  /// Western years; the years of baseline and target stand in columns of their own.
  static let western = InventedForm(
    name: "western",
    sheets: [
      NewSheet(
        name: "KPI台帳",
        rows: [
          "第2期総合戦略　KPI管理台帳",
          "整理番号|基本目標|施策CD|施策名|KPI番号|KPI名|単位|主担当部|主担当課|関係課|基準年度|基準値|2022年度実績|2023年度実績|目標年度|目標値",
          "1|しごとをつくる|101|創業の支援|10101|創業セミナーの受講者数|人|産業部|商工課|企画課|2019|120|140|151|2026|180",
          "2|しごとをつくる|102|雇用の促進|10201|新たに立地した事業所|社|産業部|商工課|税務課|2019|3|4|4|2026|8",
          "3|ひとをよぶ|201|移住の促進|20101|移住相談の組数|組|企画部|企画課|-|2019|30|28|41|2026|60",
          "4|ひとをよぶ|202|関係人口|20201|ふるさと会員数|人|企画部|広報課|企画課|2019|950|1020|1105|2026|1500",
        ])
    ],
    truth: truth(
      [
        ("創業セミナーの受講者数", "人", ["120", "140", "151", "180"]),
        ("新たに立地した事業所", "社", ["3", "4", "4", "8"]),
        ("移住相談の組数", "組", ["30", "28", "41", "60"]),
        ("ふるさと会員数", "人", ["950", "1020", "1105", "1500"]),
      ], [(2019, .baseline), (2022, .actual), (2023, .actual), (2026, .finalTarget)]))

  /// Two rows of headings; below 体系コード stand the steps of the plan, which hold codes.
  static let codesOfTheTree = InventedForm(
    name: "tree",
    sheets: [
      NewSheet(
        name: "指標台帳",
        rows: [
          "成果指標台帳（令和5年度末現在）", "",
          "所管|||体系コード|||指標|||めざす方向|策定時|実績||目標",
          "部|課|係|政策|施策|事業|番号|名称|単位||H30|R4|R5|R7",
          "福祉部|長寿課|生きがい係|3|2|1|1|通いの場の参加者数|人|↑|410|455|498|600",
          "|||3|2|1|2|転倒した人の割合|％|↓|18.2|17.5|17.1|15",
          "|健康課|保健係|3|4|2|1|がん検診の受診率|％|↑|22.0|19.8|23.4|30",
          "環境部|環境課|ごみ対策係|5|1|1|1|ごみの排出量|ｔ|↓|8120|7950|7810|7500",
        ],
        merges: [
          "A1:N1", "A3:C3", "D3:F3", "G3:I3", "J3:J4", "L3:M3", "A5:A7", "B5:B6", "C5:C6",
        ])
    ],
    truth: truth(
      [
        ("通いの場の参加者数", "人", ["410", "455", "498", "600"]),
        ("転倒した人の割合", "%", ["18.2", "17.5", "17.1", "15"]),
        ("がん検診の受診率", "%", ["22", "19.8", "23.4", "30"]),
        ("ごみの排出量", "t", ["8120", "7950", "7810", "7500"]),
      ], [(2018, .baseline), (2022, .actual), (2023, .actual), (2025, .finalTarget)]))

  /// Saved without merges, without a column of units; extensions and codes of sections are numbers.
  static let extensions = InventedForm(
    name: "extensions",
    sheets: [
      NewSheet(
        name: "一覧",
        rows: [
          "通番|枝番|指標の名称|R2|R3|R4|R5（見込）|所属コード|所属名|内線|更新日",
          "1|1|窓口の待ち時間（分）|14.2|12.8|11|10.5|2101|市民課|2110|R6.4.10",
          "1|2|コンビニ交付の割合（％）|18.4|25.1|33|40|2101|市民課|2110|R6.4.10",
          "2|1|相談の件数（件）|820|905|871|900|2205|福祉課|2250|R6.4.12",
          "3|1|保育所の待機児童（人）|12|5|0|0|2301|保育課|2320|R6.4.11",
        ])
    ],
    truth: truth(
      [
        ("窓口の待ち時間", "分", ["14.2", "12.8", "11", "10.5"]),
        ("コンビニ交付の割合", "%", ["18.4", "25.1", "33", "40"]),
        ("相談の件数", "件", ["820", "905", "871", "900"]),
        ("保育所の待機児童", "人", ["12", "5", "0", "0"]),
      ], [(2020, .actual), (2021, .actual), (2022, .actual), (2023, .plan)]))

  /// Two rows an indicator; those in charge stand behind the values.
  static let rolesInRows = InventedForm(
    name: "twoRows",
    sheets: [
      NewSheet(
        name: "管理表",
        rows: [
          "教育振興基本計画　進行管理表", "",
          "管理番号|施策番号|施策の柱|成果項目|単位|区分|2021年度|2022年度|2023年度|部|課|担当係|備考",
          "101|1-1|確かな学力|全国調査の平均正答率|％|目標|62|63|64|学校教育部|指導課|指導係|",
          "||||　|実績|61.5|63.2|62.9||||",
          "102|1-2|確かな学力|授業が分かる児童|％|目標|85|86|87|学校教育部|指導課|指導係|調査は7月",
          "|||||実績|84.1|85.9|88||||",
          "201|2-1|豊かな心|図書の貸出冊数|冊|目標|4000|4100|4200|生涯学習部|図書館|奉仕係|",
          "|||||実績|3950|4210|4188||||",
        ],
        merges: [
          "A1:M1", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "J4:J5", "K4:K5", "L4:L5",
          "M4:M5", "A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:E7", "J6:J7", "K6:K7", "L6:L7",
          "M6:M7", "A8:A9", "B8:B9", "C8:C9", "D8:D9", "E8:E9", "J8:J9", "K8:K9", "L8:L9",
          "M8:M9",
        ])
    ],
    truth: truth(
      [
        ("全国調査の平均正答率", "%", ["62", "61.5", "63", "63.2", "64", "62.9"]),
        ("授業が分かる児童", "%", ["85", "84.1", "86", "85.9", "87", "88"]),
        ("図書の貸出冊数", "冊", ["4000", "3950", "4100", "4210", "4200", "4188"]),
      ],
      [
        (2021, .target), (2021, .actual), (2022, .target), (2022, .actual), (2023, .target),
        (2023, .actual),
      ]))

  /// Every indicator has its own year of baseline and of target, in the cell of the value.
  static let dueYears = InventedForm(
    name: "due",
    sheets: [
      NewSheet(
        name: "数値目標",
        rows: [
          "男女共同参画プラン　数値目標の状況", "",
          "コード|課題コード|課題|項目|現状値|実績（令和4年度）|目標値|部局名|課名",
          "Ⅰ-1|Ⅰ|意識づくり|講座の参加者数|152人（令和2年度）|188人|250人（令和7年度）|市民部|人権課",
          "Ⅰ-2|Ⅰ|意識づくり|性別役割に反対する人の割合|61.2％（令和元年度）|-|70％（令和6年度）|市民部|人権課",
          "Ⅱ-1|Ⅱ|参画の拡大|審議会の女性委員の割合|28.4％（令和2年度）|31％|40％（令和7年度）|総務部|総務課",
          "Ⅱ-2|Ⅱ|参画の拡大|女性の管理職|9人（令和2年度）|11人|15人（令和7年度）|総務部|職員課",
        ], merges: ["A1:I1"])
    ],
    truth: [
      Value("講座の参加者数", "人", 2020, .baseline, "152"), Value("講座の参加者数", "人", 2022, .actual, "188"),
      Value("講座の参加者数", "人", 2025, .finalTarget, "250"),
      Value("性別役割に反対する人の割合", "%", 2019, .baseline, "61.2"),
      Value("性別役割に反対する人の割合", "%", 2024, .finalTarget, "70"),
      Value("審議会の女性委員の割合", "%", 2020, .baseline, "28.4"),
      Value("審議会の女性委員の割合", "%", 2022, .actual, "31"),
      Value("審議会の女性委員の割合", "%", 2025, .finalTarget, "40"),
      Value("女性の管理職", "人", 2020, .baseline, "9"), Value("女性の管理職", "人", 2022, .actual, "11"),
      Value("女性の管理職", "人", 2025, .finalTarget, "15"),
    ])

  /// The number of the page stands beside the headings.
  static let numberBesideHeadings = InventedForm(
    name: "page",
    sheets: [
      NewSheet(
        name: "評価",
        rows: [
          "住宅マスタープラン　評価表", "", "指標名|単位|目標値(R4)|実績値(R4)|達成率||12", "空き家の活用件数|件|10|8|80%",
          "耐震化率|％|90|88.2|98%", "市営住宅の入居率|％|95|96.9|102%",
        ], merges: ["A1:E1"])
    ],
    truth: truth(
      [
        ("空き家の活用件数", "件", ["10", "8", "80"]), ("耐震化率", "%", ["90", "88.2", "98"]),
        ("市営住宅の入居率", "%", ["95", "96.9", "102"]),
      ], [(2022, .target), (2022, .actual), (2022, .rate)]))

  /// The number of the measure stands before the headings, over the rows of the table.
  static let numberBeforeHeadings = InventedForm(
    name: "before",
    sheets: [
      NewSheet(
        name: "評価",
        rows: [
          "水道ビジョン　評価表", "", "1|指標名|単位|R3実績|R4実績|R4目標", "|有収率|％|88.1|88.9|90",
          "|管路の更新延長|km|4.2|3.8|5",
          "", "2|指標名|単位|R3実績|R4実績|R4目標", "|水質検査の回数|回|120|120|120", "|漏水の件数|件|85|77|70",
        ], merges: ["A1:F1", "A3:A5", "A7:A9"])
    ],
    truth: truth(
      [
        ("有収率", "%", ["88.1", "88.9", "90"]), ("管路の更新延長", "km", ["4.2", "3.8", "5"]),
        ("水質検査の回数", "回", ["120", "120", "120"]), ("漏水の件数", "件", ["85", "77", "70"]),
      ], [(2021, .actual), (2022, .actual), (2022, .target)]))

  /// What kind an indicator is stands before its name, the plan's steps before that.
  static let kindsOfIndicators = InventedForm(
    name: "kinds",
    sheets: [
      NewSheet(
        name: "指標一覧",
        rows: [
          "第６次総合計画　指標一覧（令和６年３月）", "政策|施策|基本事業|指標区分|指標|単位|現状値⏎R1|目標値⏎R7|実績値|||所管課|担当者職名|摘要",
          "||||||||R3|R4|R5|||", "安心|防災|訓練の充実|成果|訓練に参加した市民|人|3100|4000|950|2210|3480|危機管理課|主査|",
          "||備えの充実|活動|備蓄した毛布|枚|5000|8000|5600|6100|6900|危機管理課|主任|",
          "|消防|予防の徹底|成果|火災の件数|件|31|25|33|29|27|消防本部|主幹|",
          "|||活動|立入検査の回数|回|210|240|160|205|236|消防本部|主査|",
        ],
        merges: [
          "A1:N1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "G2:G3", "H2:H3",
          "I2:K2", "L2:L3", "M2:M3", "N2:N3", "A4:A7", "B4:B5", "B6:B7", "C6:C7",
        ])
    ],
    truth: truth(
      [
        ("訓練に参加した市民", "人", ["3100", "950", "2210", "3480", "4000"]),
        ("備蓄した毛布", "枚", ["5000", "5600", "6100", "6900", "8000"]),
        ("火災の件数", "件", ["31", "33", "29", "27", "25"]),
        ("立入検査の回数", "回", ["210", "160", "205", "236", "240"]),
      ],
      [
        (2019, .baseline), (2021, .actual), (2022, .actual), (2023, .actual),
        (2025, .finalTarget),
      ]))

  /// A row for each year of each indicator, everything said again in every row.
  static let longFormat = InventedForm(
    name: "long",
    sheets: [
      NewSheet(
        name: "データ",
        rows: [
          "指標ID|指標名|単位|年度|目標|実績|部コード|課名", "A01|公営住宅の応募倍率|倍|2021|3|3.4|10|住宅課",
          "A01|公営住宅の応募倍率|倍|2022|3|3.1|10|住宅課", "A01|公営住宅の応募倍率|倍|2023|3|2.8|10|住宅課",
          "A02|空き家の相談|件|2021|50|48|10|住宅課", "A02|空き家の相談|件|2022|55|61|10|住宅課",
          "A02|空き家の相談|件|2023|60|72|10|住宅課", "B01|道路の舗装率|%|2021|81|80.9|20|土木課",
          "B01|道路の舗装率|%|2022|81.5|81.2|20|土木課", "B01|道路の舗装率|%|2023|82|81.6|20|土木課",
        ])
    ],
    truth: truth(
      [
        ("公営住宅の応募倍率", "倍", ["3", "3.4", "3", "3.1", "3", "2.8"]),
        ("空き家の相談", "件", ["50", "48", "55", "61", "60", "72"]),
        ("道路の舗装率", "%", ["81", "80.9", "81.5", "81.2", "82", "81.6"]),
      ],
      [
        (2021, .target), (2021, .actual), (2022, .target), (2022, .actual), (2023, .target),
        (2023, .actual),
      ]))

  /// Values that could be years.
  static let aroundTwoThousand = InventedForm(
    name: "aroundTwoThousand",
    sheets: [
      NewSheet(
        name: "一覧",
        rows: [
          "施設|指標|単位|2021|2022|2023|所管", "図書館|新規の登録者|人|1980|2005|2044|図書館",
          "体育館|教室の受講者|人|2010|1995|2001|体育課",
          "公民館|講座の受講者|人|2020|2021|2022|公民館", "博物館|講演の聴講者|人|310|295|402|博物館",
        ])
    ],
    truth: truth(
      [
        ("新規の登録者", "人", ["1980", "2005", "2044"]), ("教室の受講者", "人", ["2010", "1995", "2001"]),
        ("講座の受講者", "人", ["2020", "2021", "2022"]), ("講演の聴講者", "人", ["310", "295", "402"]),
      ], [(2021, .actual), (2022, .actual), (2023, .actual)]))
}
