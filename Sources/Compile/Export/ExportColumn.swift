import Forms

/// A column of the public long table: one row is one indicator, one fiscal year and one role.
///
/// The raw value is the heading as it is published; the order is fixed.
///
/// Source: machine-readability.md 3.
package enum ExportColumn: String, CaseIterable, Sendable {
  case municipalityCode = "全国地方公共団体コード"
  case municipality = "地方公共団体名"
  case plan = "計画名"
  case measureCode = "施策コード"
  case measure = "施策名"
  case programCode = "基本事業コード"
  case program = "基本事業名"
  case office = "担当課"
  case indicatorCode = "指標コード"
  case indicator = "指標名"
  case counting = "期間区分(単年度/累計)"
  case unit = "単位"
  case direction = "望ましい方向"
  case year = "年度(西暦)"
  case eraYear = "年度(和暦)"
  case role = "値区分(基準/目標/実績/見込)"
  case value = "値"
  case status = "値の状態"
  case rate = "達成率(%)"
  case verdict = "達成判定"
  case remark = "備考"
  // Written only where that is asked for by name.
  case writer = "記入者"
  case telephone = "電話"

  /// Columns about persons.
  package static let personal: [ExportColumn] = [.writer, .telephone]

  /// The columns of the public table.
  package static let published = allCases.filter { !personal.contains($0) }

  /// How the dictionary calls the kind of content.
  var type: String {
    switch self {
    case .year: "整数"
    case .value, .rate: "数値"
    case .counting, .direction, .role, .status, .verdict: "コード"
    default: "文字列"
    }
  }

  var isRequired: Bool {
    [.municipalityCode, .municipality, .plan, .indicator, .role, .status].contains(self)
  }

  /// One sentence for the dictionary.
  var meaning: String {
    switch self {
    case .municipalityCode: "総務省の全国地方公共団体コード（検査数字を含む6桁。先頭の0を含む）"
    case .municipality: "都道府県名から書いた正式な名称"
    case .plan: "指標を定めた計画の名称"
    case .measureCode: "施策（これにあたる区分）の番号"
    case .measure: "施策（これにあたる区分。ない計画では上位の区分）の名称"
    case .programCode: "基本事業（これにあたる区分）の番号。施策の指標では空欄"
    case .program: "基本事業（これにあたる区分）の名称。施策の指標では空欄"
    case .office: "所管する課の名称（個人名は含まない）"
    case .indicatorCode: "指標の番号。番号のない計画では空欄"
    case .indicator: "指標の名称（単位と期間区分は別の列）"
    case .counting: "その年度だけの値か、始期からの累計か。計画に定めのないときは空欄"
    case .unit: "値の単位。比や指数など単位のないものは空欄"
    case .direction: "値がどう動くことを目指すか"
    case .year: "値の属する年度（4月1日に始まる年度の西暦）。備考に暦年とある行は暦年。年度の定めのない値は空欄"
    case .eraYear: "同じ年度の和暦"
    case .role: "値が何を表すか"
    case .value: "半角の数値。桁区切りと単位を含まない。数値のないときは空欄で、理由は「値の状態」にある"
    case .status: "値の有無とその理由"
    case .rate: "その年度の目標に対する達成率。計算できないときは空欄"
    case .verdict: "その年度の目標に達したか。判定できないときは空欄"
    case .writer: "様式に記入した人の氏名（個人の情報）"
    case .telephone: "記入した人の電話番号（個人の情報）"
    case .remark: "数値で表せない記載、値の時点などの補足"
    }
  }

  /// The codes that the column may hold, empty for other columns.
  var codes: [ExportCode] { ExportCode.all.filter { $0.column == self } }
}

/// A code of a column and what it means; the code tables list all of them.
struct ExportCode: Hashable {
  var column: ExportColumn
  var code: String
  var meaning: String

  static let all: [ExportCode] =
    list(.counting, [("単年度", "その年度1年間の値"), ("累計", "計画の始期からその年度までを積み上げた値")])
    + list(
      .direction,
      [
        ("up", "増加・上昇を目指す"), ("down", "減少・低下を目指す"), ("keep", "維持を目指す"),
        ("range", "一定の範囲に収めることを目指す"), ("unknown", "計画に定めがない"),
      ])
    + list(
      .role,
      [
        ("基準", "計画策定時などの基準となる値"), ("目標", "その年度の目標値"), ("実績", "その年度の実績値"),
        ("見込", "その年度の計画値・見込値"),
      ])
    + list(
      .status,
      [
        ("value", "数値がある"), ("qualitative", "数値でなく段階や言葉で表す（備考に記載）"),
        ("not-applicable", "該当しない"), ("pending", "集計中・未確定"),
        ("not-measured", "調査・測定をしていない"), ("undefined-target", "目標を定めていない"),
        ("terminated", "事業などが終了した"), ("suppressed", "秘匿"), ("special-growth", "皆増・皆減"),
        ("blank", "記載がない"),
      ])
    + list(.verdict, [("met", "目標に達した"), ("unmet", "目標に達していない")])

  private static func list(
    _ column: ExportColumn, _ codes: [(code: String, meaning: String)]
  ) -> [ExportCode] {
    codes.map { ExportCode(column: column, code: $0.code, meaning: $0.meaning) }
  }
}
