import Forms
import Grid
import Notation

extension Rule {
  /// A top rating for a missed target, or a low one for a target that was reached.
  static let gradeContradictsIndicator = Rule(
    id: "VRD-003",
    title: Message(
      ja: "A–E評価と指標の達成が矛盾", en: "Rating contradicts the indicator's result"),
    severity: .warning,
    why: Message(
      ja: "評価と数値が食い違うと、どちらを信じてよいか分からず、議会や住民に説明できません。",
      en: "When rating and figures disagree nobody knows which to believe."),
    condition: Message(
      ja: "最上位の評価なのに目標未達成、または下位の評価なのに達成。中位の評価で達成は情報。"
        + "自己評価と二次評価など、結果についての評価はどれも見る。どの評価が上位・下位かは様式の設定による。",
      en: "A top rating with the target missed, or a bottom rating with it reached; a middle "
        + "rating with it reached is a hint only. Every rating of the result is looked at, the first "
        + "and the second alike. The form's settings say which is which."),
    remedy: Message(
      ja: "評価か数値を見直し、評価の理由が指標のほかにあるなら理由欄に書いてください。",
      en: "Check the rating and the figures; if the rating rests on something else, say so in the "
        + "reason."),
    source: "VRD-003（評価）",
    scope: .indicator,
    examples: [
      Example(
        "未達成なのに最上位", "missed, but rated top",
        grid: "加入率|%|60|70|65|↓A|-|内容|①"),
      Example(
        "達成なのに下位", "reached, but rated low",
        grid: "研修の回数|回|1|2|2|↓D|講師を依頼できなかった。|内容|①"),
      Example(
        "少ないほど良い指標で達成", "reached where less is better",
        grid: "未設置地区|地区|4|2|2|↓D|実施しなかった。|内容|①"),
      Example(
        "幅のある目標で達成", "reached where the target lies between two numbers",
        grid: "実質収支比率|%|2.1|3～5|4.2|↓D|見直しが要る。|内容|①"),
      Example(
        "段階で示す指標", "an indicator in levels",
        grid: "調査の活用|-|実施|充実|実施|↓A|-|内容|①"),
      Example(
        "中位で達成は情報", "reached and rated in the middle: a hint",
        grid: "作成率|%|0|50|57|↓C|-|内容|①"),
      Example("達成で最上位", "reached and rated top", grid: "加入率|%|60|70|75|A|-|内容|①"),
      Example(
        "未達成で下位", "missed and rated low",
        grid: "加入率|%|60|70|65|D|参加が減った。|内容|①"),
      Example(
        "実績がなければ判定しない", "no verdict without an actual",
        grid: "加入率|%|60|70|-|E|サービスが終了した。|内容|①"),
    ],
    check: GradeContradictsIndicator.check)
}

private enum GradeContradictsIndicator {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allRecords.flatMap { record -> [Finding] in
      let ratings = record.fields.filter { isOnResult($0, context.form.template) }
      guard !ratings.isEmpty else { return [] }
      let indicators = record.withDescendants.flatMap(\.indicators)
      return ratings.compactMap { rating in
        let same = ratings.filter { $0.key == rating.key }
        let rated = same.count > 1 ? rated(rating, indicators) : indicators
        return fault(rating, record, rated, context)
      }
    }
  }

  private static let results = [
    "区分", "自己", "関係者", "総合", "達成", "進捗", "成果", "一次", "二次", "1次", "2次", "内部", "外部",
  ]
  private static let otherMatters = ["必要", "効率", "公平", "公益", "妥当", "方向", "理由", "点数"]

  /// Whether a rating tells what came about: of 必要性 the figures say nothing.
  private static func isOnResult(_ field: Field, _ template: Template) -> Bool {
    guard field.key.hasPrefix("評価."), !field.filledDown else { return false }
    // What is calculated from bands is judged by them (VRD-004).
    if let scheme = template.scheme(of: field.key) { return !scheme.isCalculated }
    let name = Normalization.n2(field.key.dropFirst("評価.".count) + " " + field.heading)
    return field.key == "評価.区分"
      || results.contains(where: name.contains) && !otherMatters.contains(where: name.contains)
  }

  /// Of several ratings of one record, 男性 and 女性, each is that of the indicators in its row; where
  /// all stand in the same rows, 自己評価 above 関係者評価, of all.
  private static func rated(_ rating: Field, _ indicators: [Indicator]) -> [Indicator] {
    let rows = indicators.map { Set($0.values.map(\.location.cell.row)) }
    guard Set(rows).count > 1 else { return indicators }
    return zip(indicators, rows).filter { $1.contains(rating.location.cell.row) }.map(\.0)
  }

  private static func fault(
    _ rating: Field, _ record: Record, _ indicators: [Indicator], _ context: RuleContext
  ) -> Finding? {
    let year = context.form.evaluationYear
    let grades = Grades(context.form.template, of: rating.key)
    let grade = Normalization.n2(rating.raw).uppercased()
    let results = indicators.compactMap { JudgedIndicator($0, year: year) }
    guard !results.isEmpty else {
      // What the plan wants of its last year may be there already; that it is not says nothing yet.
      let early = indicators.compactMap { JudgedIndicator($0, againstLastYearIn: year) }
      guard grades.bottom.contains(grade), !early.isEmpty, early.allSatisfy(\.isMet)
      else { return nil }
      return finding(rating, record, early, isMet: true, .warning, context)
    }
    let missed = results.filter { !$0.isMet }
    // What others rate after the department is held only against what all figures say.
    let isSecond = rating.key != record.fields.first { isOnResult($0, context.form.template) }?.key
    if grades.top.contains(grade), isSecond ? missed.count == results.count : !missed.isEmpty {
      return finding(rating, record, missed, isMet: false, .warning, context)
    }
    guard missed.isEmpty else { return nil }
    if grades.bottom.contains(grade) {
      return finding(rating, record, results, isMet: true, .warning, context)
    }
    return grades.middle.contains(grade)
      ? finding(rating, record, results, isMet: true, .info, context) : nil
  }

  private static func finding(
    _ rating: Field, _ record: Record, _ results: [JudgedIndicator], isMet: Bool,
    _ severity: Severity, _ context: RuleContext
  ) -> Finding {
    let grade = Wording.line(rating.raw)
    let lines = results.map { $0.line(before: "評価 \(grade)・", en: "rated \(grade), ") }
    return context.finding(
      at: rating.location, key: rating.key, owner: record.owner, severity: severity,
      isMet
        ? Message(
          ja: "目標を達成しているのに評価が「\(grade)」です",
          en: "The target was reached, but the rating is \"\(grade)\"")
        : Message(
          ja: "目標を達成していないのに評価が「\(grade)」です",
          en: "The target was missed, but the rating is \"\(grade)\""),
      detail: lines + [
        .cause(
          ja: "評価か数値の書き間違い、または協働の進み方など指標以外の点で評価している",
          en: "rating or figure mistyped, or the rating rests on something else than the indicator"),
        .remedy(
          ja: "\(rating.location.cell) の評価と数値を確かめ、指標以外の理由なら理由欄に書く",
          en: "check the rating in \(rating.location.cell) and the figures; if it rests on "
            + "something else, say so in the reason"),
      ],
      evidence: [Evidence("rating", grade), Evidence("verdict", isMet ? "met" : "unmet")]
        + results.flatMap { Wording.evidence([$0.target, $0.actual]) },
      related: results.flatMap(\.related))
  }
}
