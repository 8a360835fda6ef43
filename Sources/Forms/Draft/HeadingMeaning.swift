import Notation

/// What a heading of a form nobody has described says its column, row or cell is.
enum HeadingMeaning: Hashable, Sendable {
  case indicatorName
  /// A heading that names indicators only where nothing better does: 区分, 項目.
  case weakName
  case code
  case unit
  case role(Role)
  /// 現状値: the baseline, or the actual where the form has a baseline as well.
  case presentState
  case direction
  case note(String)
  /// A step of the plan's tree, such as 施策, and its code.
  case level(String)
  case levelCode(String)
  case field(String)
  /// 基準年度比, 前年度比: what compares values is none itself.
  case comparison

  /// The heading's meaning; nil for texts that are no heading the lexicon knows.
  ///
  /// Source: templates.md, sections "Vocabulary" and "Unknown forms".
  static func of(_ text: String) -> HeadingMeaning? {
    guard mayBe(text) else { return nil }
    var key = self.key(text)
    // 「R5（見込）」: what the year is for may stand in the brackets.
    if key.isEmpty, Period.masked(text).contains(LabelKey.period) {
      key = self.key(text, inBrackets: true)
    }
    // 「目標に届かなかった。」 speaks of a target and heads none.
    guard !key.isEmpty, key.count <= 24, !key.contains("。") else { return nil }
    if let exact = exact[key] { return exact }
    if let code = code(key) { return code }
    if key.hasSuffix("評価"), raters.contains(String(key.dropLast(2))) {
      return .field("評価." + key.dropLast(2))
    }
    if ["年度比", "年比"].contains(where: key.hasSuffix) { return .comparison }
    guard let found = parts.first(where: { key.contains($0.word) })?.meaning else { return nil }
    // A sentence about a measure is not the measure's name, nor is 情報政策課.
    switch found {
    case .level:
      if ["評価", "評定", "判定"].contains(where: key.hasSuffix) { return .field("評価.区分") }
      return key.count <= 10 && !isOffice(key) ? found : nil
    case .field: return key.count <= 10 ? found : nil
    case .role where key.hasSuffix("目標名"): return .indicatorName
    default: return found
    }
  }

  private static func isOffice(_ key: String) -> Bool {
    ["課", "室", "係", "部", "局"].contains(where: key.hasSuffix)
  }

  /// Whether a text is short enough for a heading, whatever stands in its brackets.
  static func mayBe(_ text: String) -> Bool { text.utf8.count <= 1000 }

  /// 「施策コード」, 「指標番号」
  private static func code(_ key: String) -> HeadingMeaning? {
    guard let suffix = ["コード", "番号", "No", "No."].first(where: key.hasSuffix) else { return nil }
    switch of(String(key.dropLast(suffix.count))) {
    case .level(let level): return .levelCode(level)
    case .indicatorName, .weakName: return .code
    default: return nil
    }
  }

  /// Without spaces, brackets with what they hold, and periods; or nothing but what brackets hold.
  static func key(_ text: String, inBrackets: Bool = false) -> String {
    var result = ""
    var depth = 0
    var isPeriod = false
    for character in Period.masked(text) where !character.isWhitespace {
      switch character {
      case "(", "（", "【", "〔", "[", "《": depth += 1
      case ")", "）", "】", "〕", "]", "》": depth = max(0, depth - 1)
      case "〈": isPeriod = true
      case "〉": isPeriod = false
      default: if !isPeriod, (depth > 0) == inBrackets { result.append(character) }
      }
    }
    return result
  }

  /// Who rates, where several do.
  private static let raters: Set = ["自己", "関係者", "学校関係者", "一次", "二次", "1次", "2次", "１次", "２次"]

  private static let exact: [String: HeadingMeaning] = [
    "No": .code, "No.": .code, "NO": .code, "NO.": .code, "番号": .code, "コード": .code, "#": .code,
    "単位": .unit, "区分": .weakName, "項目": .weakName, "項目名": .weakName, "内訳": .weakName,
    "費目": .weakName, "科目": .weakName, "名称": .weakName, "内容": .weakName, "目標": .role(.target),
    "実績": .role(.actual), "基準": .role(.baseline), "計画": .role(.plan), "予定": .role(.plan),
    "現状": .presentState, "上段": .role(.target), "下段": .role(.actual), "備考": .note("備考"),
    "KPI": .indicatorName, "評価": .field("評価.区分"), "評定": .field("評価.区分"),
    "判定": .field("評価.区分"), "進捗評価": .field("評価.区分"), "直近値": .role(.actual),
    "最新値": .role(.actual), "直近の値": .role(.actual), "中間値": .role(.actual),
    "最終値": .role(.actual), "領域": .level("分野"),
    "ベース": .role(.baseline), "計画時": .role(.baseline), "要求": .role(.plan),
    "達成度": .role(.rate), "進捗率": .role(.rate), "担当": .field("所管.担当課"),
    "所管": .field("所管.担当課"), "課": .field("所管.担当課"), "課名": .field("所管.担当課"),
    "課室名": .field("所管.担当課"), "部": .field("任意.部局"), "部名": .field("任意.部局"),
    "部局": .field("任意.部局"), "部局名": .field("任意.部局"), "係": .field("任意.係"), "係名": .field("任意.係"),
  ]

  /// Longer and more telling words first: 目標指標 is a name, 最終目標 is no 目標.
  private static let parts: [(word: String, meaning: HeadingMeaning)] = [
    ("達成率", .role(.rate)), ("計画比", .role(.rate)), ("目標比", .role(.rate)),
    ("最終目標", .role(.finalTarget)), ("最終年度", .role(.finalTarget)),
    ("目標最終", .role(.finalTarget)),
    ("方向", .direction), ("指標区分", .note("種別")), ("指標種別", .note("種別")),
    ("指標の種類", .note("種別")), ("指標の種別", .note("種別")), ("取得方法", .note("取得方法")),
    ("算出方法", .note("取得方法")),
    ("算定方法", .note("取得方法")), ("算定式", .note("取得方法")), ("計算式", .note("取得方法")),
    ("把握方法", .note("取得方法")), ("出典", .note("取得方法")), ("指標の説明", .note("解説")),
    ("指標の定義", .note("解説")), ("解説", .note("解説")), ("備考", .note("備考")), ("特記", .note("備考")),
    ("指標番号", .code), ("指標コード", .code), ("整理番号", .code), ("基本目標", .level("基本目標")),
    ("目標値", .role(.target)), ("実績値", .role(.actual)),
    ("現状値", .presentState), ("基準値", .role(.baseline)), ("策定時", .role(.baseline)),
    ("設定時", .role(.baseline)),
    ("申請時", .role(.baseline)), ("開始時", .role(.baseline)), ("開始前", .role(.baseline)),
    ("当初値", .role(.baseline)), ("基準数値", .role(.baseline)), ("基準年", .role(.baseline)),
    ("ベースライン", .role(.baseline)), ("計画数値", .role(.plan)),
    ("現況", .presentState), ("現状", .presentState), ("指標", .indicatorName), ("KPI", .indicatorName),
    ("数値目標", .indicatorName),
    ("対象項目", .indicatorName), ("評価項目", .indicatorName), ("目標", .role(.target)),
    ("めざす値", .role(.target)), ("めざそう値", .role(.target)), ("目指す値", .role(.target)),
    ("要求額", .role(.plan)), ("計画値", .role(.plan)), ("計画額", .role(.plan)), ("見込", .role(.plan)),
    ("予算", .role(.plan)),
    ("決算", .role(.actual)), ("実績", .role(.actual)), ("実測", .role(.actual)),
    ("担当課", .field("所管.担当課")), ("所管課", .field("所管.担当課")), ("主管課", .field("所管.主管課")),
    ("担当部署", .field("所管.担当課")), ("所属", .field("所管.担当課")), ("記入者", .field("所管.記入者")),
    ("作成者", .field("所管.記入者")), ("記入日", .field("所管.記入日")), ("作成日", .field("所管.記入日")),
    ("関係課", .field("所管.関係課")), ("関係部署", .field("所管.関係課")),
    ("担当部", .field("任意.部局")), ("所管部", .field("任意.部局")), ("主管部", .field("任意.部局")),
    ("担当係", .field("任意.係")), ("評価区分", .field("評価.区分")), ("総合評価", .field("評価.区分")),
    ("評価年度", .field("様式.評価年度")),
    ("対象年度", .field("様式.評価年度")), ("基本政策", .level("基本政策")),
    ("政策", .level("政策")), ("基本方針", .level("基本方針")), ("基本事業", .level("基本事業")),
    ("事務事業", .level("事業")), ("事業名", .level("事業")), ("取組名", .level("事業")), ("施策", .level("施策")),
    ("分野", .level("分野")),
  ]

  /// The roles of 「目標/実績」, whose cells hold two values.
  static func pair(_ text: String) -> [Role]? {
    guard text.utf8.count <= 60, text.contains(where: { "/／".contains($0) }) else { return nil }
    let parts = key(text).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let roles = parts.compactMap { of($0)?.role }
    return parts.count == 2 && Set(roles).count == 2 ? roles : nil
  }

  var role: Role? {
    switch self {
    case .role(let role): role
    case .presentState: .baseline
    default: nil
    }
  }

  /// Whether a column of it holds values.
  var isValue: Bool { role != nil }
}
