import Forms
import Grid
import Notation
import Testing
import Workbook

/// A form that no template describes, filled in, with what a person reads out of it.
struct InventedForm: Sendable, CustomTestStringConvertible {
  struct Value: Hashable {
    var indicator: String
    var unit: String
    var year: Int
    var role: Role
    var value: String

    init(_ indicator: String, _ unit: String, _ year: Int, _ role: Role, _ value: String) {
      self.indicator = indicator
      self.unit = unit
      self.year = year
      self.role = role
      self.value = value
    }
  }

  var name: String
  var sheets: [NewSheet]
  var truth: Set<Value>
  /// What a planner corrects in the draft: at most ten cells.
  var corrections: [(sheet: String, cell: String, text: String)] = []

  var testDescription: String { name }

  /// Written as a workbook and read again.
  func book() throws -> Book {
    try Workbook(.bytes(NewBook(sheets: sheets).bytes()), name: name + ".xlsx").book()
  }

  /// The template that is drafted from the filled form.
  ///
  /// - Parameter corrected: as a planner leaves it.
  func template(corrected: Bool) throws -> Template {
    let book = try book()
    var tagged = FormDraft(book, id: "draft", title: name).tagged(book)
    if corrected {
      for (name, place, text) in corrections {
        let index = try #require(tagged.sheets.firstIndex { $0.name == name })
        let reference = try #require(CellReference(place))
        let old = tagged.sheets[index]
        tagged.sheets[index] = Sheet(
          name: name,
          cells: old.cells.filter { $0.reference != reference }
            + (text.isEmpty ? [] : [Cell(reference, .text(text))]),
          merges: old.merges)
      }
    }
    return try Template.read(tagged, name: name)
  }

  /// The values a form gives; every value of the truth is a number.
  static func values(_ form: Form) -> Set<Value> {
    var values: Set<Value> = []
    for indicator in form.allIndicators {
      for value in indicator.values {
        guard let number = value.value, let year = value.period.flatMap(year) else { continue }
        values.insert(
          Value(
            indicator.shortName, value.unit ?? indicator.unit, year, value.role,
            number.normalized.description))
      }
    }
    return values
  }

  /// 2021年度 as well as 2021年.
  private static func year(_ period: Period) -> Int? {
    if case .calendarYear(let year) = period.kind { year } else { period.fiscalYear }
  }
}

extension NewSheet {
  /// One line a row, `|` between cells; numbers become numbers. `⏎` is a line break.
  init(name: String, rows: [String], merges: [String] = []) {
    self.init(name: name)
    for (row, line) in rows.enumerated() {
      for (column, part) in line.split(separator: "|", omittingEmptySubsequences: false)
        .enumerated()
      {
        let text = String(part.map { $0 == "⏎" ? "\n" : $0 })
        if text.isEmpty { continue }
        self[row, column] = NewCell(Double(text).map { .number($0) } ?? .text(text))
      }
    }
    for range in merges.compactMap({ CellRange($0) }) { merge(range) }
  }
}

extension InventedForm {
  static let all =
    [eralessYears, unitInCaption, costTables, codesBesideNames, yearBlocks] + shapes + registers
    + sections + blocks + own

  /// Years without their era under a title that has one; targets and actuals under each year.
  static let eralessYears = InventedForm(
    name: "eraless",
    sheets: [
      NewSheet(
        name: "評価シート",
        rows: [
          "令和２年度　施策評価シート",
          "施策名|高齢者の生きがいづくり|||担当課|高齢福祉課",
          "",
          "No.|指標名|単位|30年度||元年度||2年度",
          "|||目標|実績|目標|実績|目標",
          "1|老人クラブ会員数|人|1200|1184|1210|1175|1220",
          "2|シルバー人材センター受託件数|件|2400|2456|2450|2390|2500",
          "3|介護予防教室の参加率|%|35|33.8|36|-|37",
        ],
        merges: [
          "A1:H1", "B2:D2", "F2:H2", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4",
        ])
    ],
    truth: {
      var truth: Set<Value> = []
      let rows: [(String, String, [String])] = [
        ("老人クラブ会員数", "人", ["1200", "1184", "1210", "1175", "1220"]),
        ("シルバー人材センター受託件数", "件", ["2400", "2456", "2450", "2390", "2500"]),
        ("介護予防教室の参加率", "%", ["35", "33.8", "36", "", "37"]),
      ]
      let columns: [(Int, Role)] = [
        (2018, .target), (2018, .actual), (2019, .target), (2019, .actual), (2020, .target),
      ]
      for (name, unit, values) in rows {
        for (value, column) in zip(values, columns) where !value.isEmpty {
          truth.insert(Value(name, unit, column.0, column.1, value))
        }
      }
      return truth
    }())

  /// Small tables, each with its unit in the line above it.
  static let unitInCaption = InventedForm(
    name: "caption",
    sheets: [
      NewSheet(
        name: "指標",
        rows: [
          "まちづくり指標調書", "分野：子育て・教育", "",
          "１　利用者に関する指標（単位：人）",
          "成果指標|基準値（H30）|実績値（R4）|目標値（R6）|算出方法",
          "放課後児童クラブの入所児童数|512|588|620|年度当初の入所者数",
          "図書館の来館者数|84210|79855|90000|年間の延べ人数", "",
          "２　施設に関する指標（単位：か所）",
          "成果指標|基準値（H30）|実績値（R4）|目標値（R6）|算出方法",
          "地域子育て支援拠点の数|6|8|9|年度末の数",
          "防犯カメラを設置した公園|11|未集計|30|年度末の数",
        ],
        merges: ["A1:E1", "A4:E4", "A9:E9"])
    ],
    truth: [
      Value("放課後児童クラブの入所児童数", "人", 2018, .baseline, "512"),
      Value("放課後児童クラブの入所児童数", "人", 2022, .actual, "588"),
      Value("放課後児童クラブの入所児童数", "人", 2024, .finalTarget, "620"),
      Value("図書館の来館者数", "人", 2018, .baseline, "84210"),
      Value("図書館の来館者数", "人", 2022, .actual, "79855"),
      Value("図書館の来館者数", "人", 2024, .finalTarget, "90000"),
      Value("地域子育て支援拠点の数", "か所", 2018, .baseline, "6"),
      Value("地域子育て支援拠点の数", "か所", 2022, .actual, "8"),
      Value("地域子育て支援拠点の数", "か所", 2024, .finalTarget, "9"),
      Value("防犯カメラを設置した公園", "か所", 2018, .baseline, "11"),
      Value("防犯カメラを設置した公園", "か所", 2024, .finalTarget, "30"),
    ])

  /// A table in yen, one in thousands, and indicators with a row for targets and one for actuals.
  static let costTables = InventedForm(
    name: "costs",
    sheets: [
      NewSheet(
        name: "事務事業評価表",
        rows: [
          "事務事業評価表（令和4年度実施分）", "事務事業名|道路照明灯のLED化||所管課|土木管理課",
          "■ 事業費||||（単位：千円）", "区分|令和3年度決算|令和4年度決算|令和5年度予算",
          "事業費|12400|15820|16000", "人件費|3100|3150|3200", "合計|15500|18970|19200", "",
          "■ 単位あたりの費用||||（単位：円）", "区分|令和3年度決算|令和4年度決算|令和5年度予算",
          "1灯あたりの電気料|8420|5310|4900", "",
          "■ 活動指標・成果指標", "指標名|単位|区分|令和3年度|令和4年度|令和5年度",
          "LEDに替えた灯数|灯|目標|200|250|250", "||実績|188|261|",
          "電気料の削減率|%|目標|20|30|35", "||実績|18.5|36.9|",
        ],
        merges: ["A1:F1", "B2:C2", "A15:A16", "B15:B16", "A17:A18", "B17:B18"])
    ],
    truth: {
      var truth: Set<Value> = []
      let costs: [(String, String, [String])] = [
        ("事業費", "千円", ["12400", "15820", "16000"]), ("人件費", "千円", ["3100", "3150", "3200"]),
        ("合計", "千円", ["15500", "18970", "19200"]), ("1灯あたりの電気料", "円", ["8420", "5310", "4900"]),
      ]
      for (name, unit, values) in costs {
        truth.insert(Value(name, unit, 2021, .actual, values[0]))
        truth.insert(Value(name, unit, 2022, .actual, values[1]))
        truth.insert(Value(name, unit, 2023, .plan, values[2]))
      }
      let indicators: [(String, String, Role, [String])] = [
        ("LEDに替えた灯数", "灯", .target, ["200", "250", "250"]),
        ("LEDに替えた灯数", "灯", .actual, ["188", "261"]),
        ("電気料の削減率", "%", .target, ["20", "30", "35"]),
        ("電気料の削減率", "%", .actual, ["18.5", "36.9"]),
      ]
      for (name, unit, role, values) in indicators {
        for (value, year) in zip(values, [2021, 2022, 2023]) {
          truth.insert(Value(name, unit, year, role, value))
        }
      }
      return truth
    }())

  /// A list of a whole plan: codes beside the names of measures and indicators.
  static let codesBesideNames = InventedForm(
    name: "codes",
    sheets: [
      NewSheet(
        name: "指標一覧",
        rows: [
          "第３次総合計画　指標進捗一覧", "",
          "施策||目標指標||単位|現状値⏎(令和元年度)|実績値⏎(令和4年度)|目標値⏎(令和7年度)|備考",
          "01-01|商工業の振興|0101-1|市内総生産|億円|1820|1904|1950|",
          "||0101-2|創業支援件数|件|12|19|20|商工会議所と連携",
          "01-02|観光の振興|0102-1|観光入込客数|千人|412|288|500|",
          "||0102-2|宿泊者数|人|31200|22840|40000|",
          "||0102-3|観光案内の多言語化率|%|40|75|100|",
        ],
        merges: ["A1:I1", "A3:B3", "C3:D3", "A4:A5", "B4:B5", "A6:A8", "B6:B8"])
    ],
    truth: {
      var truth: Set<Value> = []
      let rows: [(String, String, String, String, String)] = [
        ("市内総生産", "億円", "1820", "1904", "1950"), ("創業支援件数", "件", "12", "19", "20"),
        ("観光入込客数", "千人", "412", "288", "500"), ("宿泊者数", "人", "31200", "22840", "40000"),
        ("観光案内の多言語化率", "%", "40", "75", "100"),
      ]
      for (name, unit, baseline, actual, target) in rows {
        truth.insert(Value(name, unit, 2019, .baseline, baseline))
        truth.insert(Value(name, unit, 2022, .actual, actual))
        truth.insert(Value(name, unit, 2025, .finalTarget, target))
      }
      return truth
    }())

  /// A year written once over three columns that are not merged; units within names and values.
  static let yearBlocks = InventedForm(
    name: "blocks",
    sheets: [
      NewSheet(
        name: "R5進捗",
        rows: [
          "環境基本計画　進捗管理表", "基本方針|指標|令和4年度|||令和5年度||",
          "||目標|実績|達成率|目標|実績|達成率",
          "ごみを減らす|1人1日あたりのごみ排出量（g）|850|872|97.5%|840|861|97.6%",
          "|資源化率（%）|25|23.1|92.4%|26|24.0|92.3%",
          "緑を守る|市民1人あたりの都市公園面積（㎡）|9.8|9.8|100%|10.0|9.9|99.0%",
          "|保存樹木の指定本数（本）|120|118|98.3%|122|121|99.2%",
        ],
        merges: ["A1:H1", "A2:A3", "B2:B3", "A4:A5", "A6:A7"])
    ],
    truth: {
      var truth: Set<Value> = []
      let rows: [(String, String, [String])] = [
        ("1人1日あたりのごみ排出量", "g", ["850", "872", "97.5", "840", "861", "97.6"]),
        ("資源化率", "%", ["25", "23.1", "92.4", "26", "24", "92.3"]),
        ("市民1人あたりの都市公園面積", "㎡", ["9.8", "9.8", "100", "10", "9.9", "99"]),
        ("保存樹木の指定本数", "本", ["120", "118", "98.3", "122", "121", "99.2"]),
      ]
      let columns: [(Int, Role)] = [
        (2022, .target), (2022, .actual), (2022, .rate), (2023, .target), (2023, .actual),
        (2023, .rate),
      ]
      for (name, unit, values) in rows {
        for (value, (year, role)) in zip(values, columns) {
          truth.insert(Value(name, role == .rate ? "%" : unit, year, role, value))
        }
      }
      return truth
    }())
}
