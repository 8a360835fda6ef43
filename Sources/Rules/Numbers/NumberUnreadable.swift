import Forms
import Grid
import Notation

extension Rule {
  /// A value that is neither a number, nor a level, nor a missing mark.
  static let numberUnreadable = Rule(
    id: "NUM-003",
    title: Message(ja: "数値として読めない", en: "Value cannot be read as a number"),
    severity: .error,
    why: Message(
      ja: "読めない値は集計から外れ、達成したかどうかも判定できません。",
      en: "An unreadable value drops out of every total, and nobody can tell whether the target "
        + "was reached."),
    condition: Message(
      ja: "指標の値が、数値としても、「-」「集計中」などの記号・語としても、"
        + "「実施」「充実」などの段階としても読めない。ほかの値が数値の指標では、段階の言葉（「未実施」などを除く）も。"
        + "様式定義で「数値」とした欄も同じ。",
      en: "An indicator's value is neither a number, nor a mark such as - or 集計中, nor a level "
        + "such as 実施; beside numbers a level is none, but for 未実施 and the like. So for fields that "
        + "the template declares as numbers."),
    remedy: Message(
      ja: "数値を入力し直すか、値がなければ様式の欠損記号を書いてください。",
      en: "Enter the number again, or the form's missing mark where there is none."),
    source: "NUM-003（数値）",
    scope: .cell,
    examples: [
      Example(
        "英字の O", "a letter for a digit",
        grid: "利用者数|人|140|150|↓14O|C|理由|内容|①"),
      Example(
        "小数点の打ち間違い", "a mistyped decimal point",
        grid: "加入率|%|60|70|↓33.2.%|D|理由|内容|①"),
      Example(
        "文章", "a sentence",
        grid: "加入率|%|60|70|↓まだ分からない|D|理由|内容|①"),
      Example(
        "数値の指標に段階の言葉", "a level's word among numbers",
        grid: "加入率|%|60|70|↓検討中|D|理由|内容|①"),
      Example(
        "数値とした欄", "a field declared as a number", layout: .declaredMoney,
        grid: "図書館運営|5117\n公民館運営|↓88,0"),
      Example(
        "数値とした欄の欠損記号", "a missing mark in such a field", layout: .declaredMoney,
        grid: "図書館運営|5,117\n公民館運営|－"),
      Example("未着手の指標", "nothing done yet", grid: "講座の回数|回|未実施|10|8|D|理由|内容|①"),
      Example("数値", "a number", grid: "加入率|%|60|70|33.2{0.0}|D|理由|内容|①"),
      Example("欠損記号", "a missing mark", grid: "加入率|%|60|70|集計中|D|理由|内容|①"),
      Example("段階で示す指標", "an indicator in levels", grid: "計画|-|未策定|策定|策定|A|-|内容|①"),
    ],
    check: NumberUnreadable.check)
}

private enum NumberUnreadable {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.filter { !isSchedule($0, context) }.flatMap { indicator in
      indicator.values.compactMap { finding($0, indicator, context) }
    } + fields(context)
  }

  /// Fields of numbers that a planner has declared; what a proposal takes for numbers may be none.
  private static func fields(_ context: RuleContext) -> [Finding] {
    guard !context.form.template.isProposal else { return [] }
    return context.form.allRecords.flatMap { record in
      record.fields.filter { $0.type == .number && !$0.filledDown && isUnreadable($0) }.map {
        context.finding(
          at: $0.location, key: $0.key, owner: record.owner,
          message(Wording.line($0.text)),
          detail: [
            .written(
              ja: "\($0.heading)「\(Wording.line($0.text))」",
              en: "\($0.heading): \"\(Wording.line($0.text))\""),
            cause($0.raw), remedy($0.location.cell),
          ],
          evidence: [Evidence("text", $0.raw)])
      }
    }
  }

  private static func isUnreadable(_ field: Field) -> Bool {
    guard case .text? = field.cell?.value, !field.isEmpty else { return false }
    return NumberText.parse(field.raw) == nil && MissingMark.parse(field.raw) == nil
      && CompositeText.parse(field.raw, scales: QualitativeScale.standard).number == nil
  }

  /// 検討, 設計, 工事: a plan of work in a form that nobody has described, and no numbers at all.
  private static func isSchedule(_ indicator: Indicator, _ context: RuleContext) -> Bool {
    context.form.template.isProposal && indicator.numbers.isEmpty
      && indicator.values.count { $0.status == .qualitative } > 1
  }

  private static func finding(
    _ value: IndicatorValue, _ indicator: Indicator, _ context: RuleContext
  ) -> Finding? {
    guard value.isUnreadable else { return nil }
    let written = Wording.shown(value)
    return context.finding(
      at: value.location, key: Wording.key(value), owner: indicator.name,
      message(written),
      detail: [
        .written(
          ja: "\(indicator.name) の\(value.role.title.ja)「\(written)」",
          en: "\(Wording.role(value.role).en) of \(indicator.name): \"\(written)\""),
        cause(value.raw), remedy(value.location.cell),
      ],
      evidence: [Evidence("text", value.raw)],
      related: [indicator.nameLocation].compactMap { $0 })
  }

  private static func message(_ written: String) -> Message {
    Message(
      ja: "「\(written)」は数値として読めません", en: "\"\(written)\" cannot be read as a number")
  }

  private static func cause(_ raw: String) -> Message {
    NumberText.find(in: raw).count > 1
      ? .cause(ja: "1つのセルに複数の値がある", en: "several values in one cell")
      : .cause(
        ja: "打ち間違い、または数値でないことを書いている",
        en: "a typing error, or words in the place of a number")
  }

  private static func remedy(_ place: CellReference) -> Message {
    .remedy(
      ja: "\(place) に数値を入力し直す（値がなければ欠損記号を書く）",
      en: "enter the number again in \(place), or the missing mark")
  }
}
