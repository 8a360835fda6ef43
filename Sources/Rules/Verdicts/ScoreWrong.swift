import Forms
import Grid
import Notation

extension Rule {
  /// Points, a total or a class that does not follow from what it is calculated from.
  static let scoreWrong = Rule(
    id: "VRD-004",
    title: Message(ja: "点数→区分の誤り", en: "Points or class do not follow"),
    severity: .error,
    why: Message(
      ja: "点数と区分は機械的に決まります。写し間違いは順位や公表資料の誤りになります。",
      en: "Points and classes follow mechanically; a slip becomes a wrong rank in print."),
    condition: Message(
      ja: "様式の「評価区分」の表で計算する評価が、計算と違う。達成率の帯と点数、点数の合計、合計の帯と区分の"
        + "それぞれを見る。もとの値が1つでも読めなければ判定しない。理由の欄に理由があれば対象外。",
      en: "A rating that the form's sheet 評価区分 calculates differs from the calculation: the band "
        + "of a rate, the sum of points, the band of the sum. With any input unreadable nothing is "
        + "said; where a reason is given, another class is allowed."),
    remedy: Message(
      ja: "もとの値を確かめ、点数・合計・区分を計算どおりに書き直してください。",
      en: "Check the inputs, and write points, total and class as calculated."),
    source: "VRD-004（評価）",
    fixSafety: .unsafe,
    scope: .form,
    examples: [
      Example(
        "達成率の帯と点数", "points of a rate", layout: .points,
        grid: "交流|↓6|3||||団体数|10|8.9", corrected: "交流|5|3||||団体数|10|8.9"),
      Example(
        "点数の合計", "the sum of points", layout: .points,
        grid: "交流|5|3|↓9|B||団体数|10|8.9", corrected: "交流|5|3|8|B||団体数|10|8.9"),
      Example(
        "全角の名前の平均", "the mean of fields with wide letters", layout: .marks,
        grid: "見守り|4|3|3.5\n居場所|5|4|↓4.2", corrected: "見守り|4|3|3.5\n居場所|5|4|4.5"),
      Example(
        "合計の帯と区分", "the class of the sum", layout: .points,
        grid: "交流|7|3|10|↓B||団体数|10|12", corrected: "交流|7|3|10|A||団体数|10|12"),
      Example(
        "理由があれば別の区分でもよい", "another class with a reason", layout: .points,
        grid: "交流|7|3|10|B|災害の影響を除けば横ばい|団体数|10|12"),
      Example(
        "点の同じ別の区分", "another class of the same points", layout: sharedPoints,
        grid: "登録数|団体|10|集計中|0.1\n参加数|人|10|9|0.1\n相談数|件|10|9|↓1",
        corrected: "登録数|団体|10|集計中|0.1\n参加数|人|10|9|0.1\n相談数|件|10|9|0.1"),
      Example(
        "計算どおり", "as calculated", layout: .points, grid: "交流|5|3|8|B||団体数|10|8.9"),
      Example(
        "帯の下の端は含む", "the lower end of a band belongs to it", layout: .points,
        grid: "交流|6|3|9|B||団体数|10|9"),
      Example(
        "実績がなければ判定しない", "nothing is said without an actual", layout: .points,
        grid: "交流|6|3|9|B||団体数|10|集計中"),
    ],
    check: ScoreWrong.check)

  /// Points of which two classes have the same.
  private static let sharedPoints = ExampleLayout(
    name: "例", headings: "指標名|単位|目標値(R4)|実績値(R4)|点数",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}|{{指標.実績@R4}}|{{評価.点数}}{{/指標}}",
    settings: [("評価年度", "2022"), ("指標の方向の既定", "up"), ("達成率の計算", "A1")],
    schemes: "評価.点数|達成率|達成|100以上|1|\n||未達|100未満|0.1|\n||集計中|集計中|0.1|")
}

private enum ScoreWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    let schemes = context.form.template.schemes.filter(\.isCalculated)
    guard !schemes.isEmpty else { return [] }
    let convention = RateConvention(context.form)
    return context.form.allRecords.flatMap { record -> [Finding] in
      let ratings = record.fields.compactMap { field -> (field: Field, scheme: ScoringScheme)? in
        guard let scheme = schemes.first(where: { $0.rating == field.key }), !field.filledDown,
          !field.isEmpty, MissingMark.parse(trimmed(field.text)) == nil
        else { return nil }
        return (field, scheme)
      }
      guard !ratings.isEmpty else { return [] }
      var subject = ScoringSubject(record, in: context.form, convention: convention)
      subject.indicators = context.scopes.near(record) ?? []
      return ratings.compactMap { finding($0.field, $0.scheme, subject, context) }
    }
  }

  private static func finding(
    _ field: Field, _ scheme: ScoringScheme, _ subject: ScoringSubject, _ context: RuleContext
  ) -> Finding? {
    switch scheme.result(for: subject) {
    case .open: return nil
    case .total(let total):
      guard let said = NumberText.parse(field.text)?.value,
        let right = total.rounded(said.scale), right != said
      else { return nil }
      return finding(
        field, right.normalized.description, scheme, subject, context,
        Message(ja: "合計", en: "the total"))
    case .classes(let classes):
      let said = field.answers.count == 1 ? field.answers[0] : field.text
      // What people choose beside the scale is theirs, and other words are another rule's matter.
      let written = scheme.allWritten(as: said)
      guard !written.isEmpty, !written.contains(where: { $0.condition == .chosen }),
        let right = classes.first,
        !classes.contains(where: { one in written.contains { $0.label == one.label } }),
        !explains(scheme, subject.record)
      else { return nil }
      let isLabel = plain(written[0].label) == plain(said)
      return finding(
        field, isLabel ? right.label : right.points?.description ?? right.label, scheme, subject,
        context, Message(ja: "条件「\(right.condition)」", en: "the condition \(right.condition)"))
    }
  }

  private static func plain(_ text: String) -> String {
    Normalization.withoutSpaces(Normalization.n2(text))
  }

  private static func explains(_ scheme: ScoringScheme, _ record: Record?) -> Bool {
    guard let tag = scheme.reason, let reason = record?[tag] else { return false }
    return !reason.isEmpty && MissingMark.parse(trimmed(reason.text)) == nil
  }

  private static func finding(
    _ field: Field, _ right: String, _ scheme: ScoringScheme, _ subject: ScoringSubject,
    _ context: RuleContext, _ ground: Message
  ) -> Finding {
    let inputs = inputs(scheme, subject)
    let name = field.heading.isEmpty ? field.key : Wording.line(field.heading)
    let said = Wording.line(field.text)
    return context.finding(
      at: field.location, key: field.key, owner: subject.record?.owner ?? "",
      Message(
        ja: "\(name)は「\(said)」ですが、計算では「\(right)」です",
        en: "\(name) is \"\(said)\", but calculated it is \"\(right)\""),
      detail: inputs.lines + [
        Message(
          ja: "計算 \(ground.ja)により「\(right)」", en: "Calculation: by \(ground.en) \"\(right)\""),
        .remedy(
          ja: scheme.reason == nil
            ? "もとの値が正しければ \(field.location.cell) を「\(right)」に直す"
            : "もとの値が正しければ \(field.location.cell) を「\(right)」に直すか、理由の欄に理由を書く",
          en: scheme.reason == nil
            ? "if the inputs are right, make \(field.location.cell) \"\(right)\""
            : "if the inputs are right, make \(field.location.cell) \"\(right)\", or give a reason"),
      ],
      evidence: [Evidence("stated", said), Evidence("expected", right)],
      related: inputs.places, fix: fix(field, right, context))
  }

  /// The values and points a rating comes from.
  private static func inputs(
    _ scheme: ScoringScheme, _ subject: ScoringSubject
  ) -> (lines: [Message], places: [Location]) {
    var tags: [String] = []
    var isOnIndicators = false
    for one in scheme.classes {
      switch one.basis {
      case .sum(let parts), .mean(let parts): tags += parts
      case .field(let tag): tags.append(tag)
      case .rate, .progress, .proRata, .meanRate: isOnIndicators = true
      case .none: if one.condition.isCalculated { isOnIndicators = true }
      }
    }
    let judged =
      isOnIndicators
      ? subject.indicators.compactMap { JudgedIndicator($0, year: subject.year) } : []
    let parts = (subject.record?.withDescendants ?? []).flatMap(\.fields)
      .filter { ScoringScheme.name(tags, $0) && !$0.filledDown }
    let said = parts.map { Wording.line($0.heading) + " " + Wording.line($0.text) }
    let line = Wording.list(said)
    return (
      judged.map(\.line) + (parts.isEmpty ? [] : [.written(ja: line.ja, en: line.en)]),
      judged.flatMap(\.related) + parts.map(\.location)
    )
  }

  private static func fix(_ field: Field, _ right: String, _ context: RuleContext) -> Fix? {
    guard field.ticks == nil, field.location.range == nil else { return nil }
    let number = ExactDecimal(right)
    let isNumber =
      if case .number = context.cell(at: field.location)?.value { true } else { false }
    let value = number.flatMap { isNumber ? CellValue.number($0.double) : nil } ?? .text(right)
    return context.edit(field.location, to: value).map { Fix(.unsafe, [$0]) }
  }
}
