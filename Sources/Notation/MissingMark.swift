/// A token that stands where a value would, and why there is none.
///
/// Source: values.md 3.
package struct MissingMark: Hashable, Sendable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable {
    case notApplicable, pending, notMeasured, undefinedTarget, terminated, suppressed, specialGrowth
  }

  package var status: ValueStatus
  /// As written, without the spaces around it.
  package var token: String
  package var kind: Kind

  /// Whether there is nothing to add: a dash, and what has ended; not what nobody has counted yet.
  package var isNothing: Bool {
    switch kind {
    case .notApplicable, .undefinedTarget, .terminated: true
    case .pending, .notMeasured, .suppressed, .specialGrowth: false
    }
  }

  /// Reads a whole cell; nil for blank cells, values and any other text.
  package static func parse(_ text: String) -> MissingMark? {
    let token = Normalization.trimmed(text)
    guard !token.isEmpty, token.utf8.count <= 200 else { return nil }
    guard let kind = kind(of: token) else { return nil }
    return MissingMark(status: status(of: kind), token: token, kind: kind)
  }

  private static func status(of kind: Kind) -> ValueStatus {
    switch kind {
    case .pending: .pending
    case .undefinedTarget: .undefined
    default: .none
    }
  }

  private static func kind(of token: String) -> Kind? {
    if DashFamily.glyph(of: token) != nil { return .notApplicable }
    let plain = withoutBrackets(Normalization.n2(token))
    let bare = withoutRemark(plain)
    if let kind = words[TextKey(plain)] ?? words[TextKey(bare)] { return kind }
    if !plain.isEmpty, plain.unicodeScalars.allSatisfy({ $0 == "*" }) { return .suppressed }
    if plain.hasPrefix("隔年調査") { return .notMeasured }
    if isExpectedLater(plain) { return .pending }
    if plain.hasSuffix("設定予定") || isSetLater(plain) { return .undefinedTarget }
    if let first = plain.unicodeScalars.first, FoldedText.digit(first) != nil {
      return startsWithYearlySurvey(plain) ? .notMeasured : nil
    }
    if plain.hasSuffix("設定"), plain.hasPrefix("整備後") || plain.contains("後に") {
      return .undefinedTarget
    }
    return isEnded(plain) ? .terminated : nil
  }

  private static let ends = ["終了", "廃止", "休止", "終了した"]
  /// 「サービス終了」, 「令和3年度で廃止」; 「学校の統廃合」 may be an indicator's name.
  private static let ended =
    ["が終了した", "が終了", "は終了", "の終了", "が廃止", "は廃止"]
    + [
      "サービス", "事業", "制度", "調査", "補助", "交付", "運用", "提供", "募集", "年度", "年度で", "年度末で",
    ].flatMap { word in ["終了", "廃止", "休止"].map { word + $0 } }

  private static func isEnded(_ plain: String) -> Bool {
    ends.contains(where: plain.hasSuffix) && plain.unicodeScalars.count <= 20
      && ended.contains(where: plain.hasSuffix)
  }

  /// 「7月頃公表予定」, 「現在集計中」: with nothing before it but the time.
  private static func isExpectedLater(_ plain: String) -> Bool {
    guard let end = ["公表予定", "集計中", "算定中"].first(where: plain.hasSuffix),
      plain.unicodeScalars.count <= 20, !plain.unicodeScalars.contains(where: FoldedText.isSpace)
    else { return false }
    let time = plain.dropLast(end.count)
    return time.isEmpty || time == "現在" || time.first?.isNumber == true
  }

  /// 「未定（整備後に設定）」; 「中止（2回）」 holds a value.
  private static func withoutRemark(_ plain: String) -> String {
    let bare = Normalization.withoutQualifier(plain)
    guard bare.utf8.count < plain.utf8.count else { return plain }
    let remark = plain.dropFirst(bare.count).filter { !"()".contains($0) }
    return NumberText.parse(String(remark)) == nil ? bare : plain
  }

  /// 「2022年度に設定」: the year in which there will be a target.
  private static func isSetLater(_ plain: String) -> Bool {
    guard let end = ["までに設定", "に設定", "設定"].first(where: plain.hasSuffix) else { return false }
    return Period.parse(String(plain.dropLast(end.count))) != nil
  }

  /// 「3年に1度の調査」 and its kin: a survey that did not fall into this year.
  private static func startsWithYearlySurvey(_ plain: String) -> Bool {
    let folded = FoldedText(plain)
    var index = 0
    while FoldedText.digit(folded[index]) != nil { index += 1 }
    guard folded.matches("年に", at: index) else { return false }
    index += 2
    guard FoldedText.digit(folded[index]) != nil || folded[index] == "一" else { return false }
    return folded[index + 1] == "度" || folded[index + 1] == "回"
  }

  private static func withoutBrackets(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, scalars.count > 2,
      (first == "(" && last == ")") || (first == "【" && last == "】")
    else { return text }
    return Normalization.trimmed(String(scalars.dropFirst().dropLast()))
  }

  private static let words: [TextKey: Kind] = {
    let lists: [(Kind, [String])] = [
      (.notApplicable, ["該当なし", "該当無し", "非該当", "対象外", "/", "N/A", "n/a"]),
      (.pending, ["集計中", "未集計", "調査中", "未確定", "速報値なし", "算定中", "精査中", "確認中", "未公表"]),
      (
        .notMeasured,
        [
          "調査未実施", "調査なし", "調査無し", "把握不可", "算定不可", "算出不可", "数値なし", "未調査", "未計測",
          "未測定", "計測不可", "測定不可", "把握できず", "データなし", "新規", "新規事業", "新規指標",
        ]
      ),
      (.undefinedTarget, ["未設定", "設定なし", "設定予定", "未定", "R年度", "H年度", "令和年度", "目標なし"]),
      (.terminated, ["終了", "廃止", "休止", "統合", "サービスが終了", "事業終了", "事業廃止", "中止", "事業中止"]),
      (.suppressed, ["X", "x", "χ", "***", "秘匿"]),
      (.specialGrowth, ["皆増", "皆減"]),
    ]
    var words: [TextKey: Kind] = [:]
    for (kind, tokens) in lists { for token in tokens { words[TextKey(token)] = kind } }
    return words
  }()
}
