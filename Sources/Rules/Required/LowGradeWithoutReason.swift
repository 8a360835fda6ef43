import Forms
import Grid
import Notation

extension Rule {
  /// A low rating whose reason is blank or a dash.
  static let lowGradeWithoutReason = Rule(
    id: "REQ-011",
    title: Message(
      ja: "低評価・未実施なのに理由が「-」", en: "Low rating or not carried out, but no reason given"),
    severity: .warning,
    why: Message(
      ja: "低い評価の理由が書かれていないと、読む人は改善の見通しを判断できません。",
      en: "Without the reason for a low rating nobody can judge what will be done about it."),
    condition: Message(
      ja: "評価が下位（様式の設定。なければ D・E）、×、未実施のいずれかで、理由欄が空欄か欠損記号。",
      en: "The rating is one of the lowest (as the form says, else D or E), × or 未実施, and the "
        + "reason is blank or a missing mark."),
    remedy: Message(
      ja: "理由と改善策を理由欄に書いてください。",
      en: "Write the reason and what will be improved into the reason cell."),
    source: "REQ-011（必須項目）",
    scope: .cell,
    examples: [
      Example(
        "評価Eの理由が「-」", "rated E, reason is a dash",
        grid: "団体数|団体|64|100|-|E|↓-|サービスが終了した。|①"),
      Example(
        "評価Dの理由が空欄", "rated D, reason is blank",
        grid: "団体数|団体|64|100|90|D|↓|説明会を開いた。|①"),
      Example(
        "ほかのことの理由は要らない", "the reason of another thing may be blank", layout: .reasons,
        grid: "事業名|拠点事業\n評価|D\n事業費の増減の理由|\n評価の理由|↓-"),
      Example(
        "理由が書かれている", "a reason is given",
        grid: "団体数|団体|64|100|90|D|登録の手続きが遅れた。|説明会を開いた。|①"),
      Example(
        "上位の評価なら「-」でよい", "a good rating needs none",
        grid: "団体数|団体|64|100|120|A|-|説明会を開いた。|①"),
    ],
    check: LowGradeWithoutReason.check)
}

private enum LowGradeWithoutReason {
  static func check(_ context: RuleContext) -> [Finding] {
    let declared = Grades(context.form.template).bottom
    let low = (declared.isEmpty ? ["D", "E"] : declared).union(["×", "未実施"])
    return context.form.allRecords.flatMap { record in
      record.fields.filter { $0.key.hasPrefix("評価.") && low.contains(Normalization.n2($0.raw)) }
        .flatMap { rating in
          record.fields.filter { isReason($0) && $0.saysNothing }
            .map { context.finding(reason: $0, rating: rating, record) }
        }
    }
  }

  /// Reasons of something else than a rating.
  private static let others = [
    "増減の理由", "増減理由", "変更の理由", "変更理由", "設定の理由", "設定理由", "選定の理由", "選定理由",
  ]

  private static func isReason(_ field: Field) -> Bool {
    field.key.contains("理由") && !others.contains(where: field.key.contains)
  }
}

extension RuleContext {
  fileprivate func finding(reason: Field, rating: Field, _ record: Record) -> Finding {
    let grade = Wording.line(rating.raw)
    let written = Wording.line(reason.raw)
    let work = record.fields.first { $0.key.contains("取組内容") && !$0.isEmpty }
    return finding(
      at: reason.location, key: reason.key, owner: record.owner,
      Message(
        ja: "評価が「\(grade)」なのに理由が書かれていません",
        en: "Rated \"\(grade)\", but no reason is given"),
      detail: [
        .written(
          ja: "評価 \(grade)　理由 \(written.isEmpty ? "（空欄）" : "「\(written)」")",
          en: "rating \(grade), reason \(written.isEmpty ? "(blank)" : "\"\(written)\"")"),
        .remedy(
          ja: work == nil
            ? "\(reason.location.cell) に理由と改善策を書く"
            : "取組内容に書いた事情を、\(reason.location.cell) に理由として書く",
          en: "write the reason and what will be improved into \(reason.location.cell)"),
      ],
      evidence: [Evidence("rating", grade), Evidence("reason", written)],
      related: [rating.location] + (work.map { [$0.location] } ?? []))
  }
}
