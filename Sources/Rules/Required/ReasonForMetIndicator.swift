import Forms
import Grid
import Notation

extension Rule {
  /// A reached target among the reasons for missed ones.
  static let reasonForMetIndicator = Rule(
    id: "REQ-009",
    title: Message(
      ja: "達成済み指標を未達成理由に記載", en: "A reached target among the reasons for missed ones"),
    severity: .warning,
    why: Message(
      ja: "達成した指標に未達成の理由があると、数値か文章のどちらかが古いことになります。",
      en: "Either the figures or the text must be out of date."),
    condition: Message(
      ja: "未達成の理由の欄で、行頭や「…」に挙げられた指標が目標を達成している。",
      en:
        "An indicator named at the head of a line or in 「…」 among the reasons has reached its target."
    ),
    remedy: Message(
      ja: "数値を確かめ、達成しているなら理由の欄から外してください。",
      en: "Check the figures; take it out of the reasons if it was reached."),
    source: "REQ-009（必須項目）",
    scope: .indicator,
    examples: [
      Example(
        "達成した指標", "reached", layout: .texts,
        grid: "町内会への加入率|%||||62|64|||↓・「町内会への加入率」は、転入者の加入が進まなかった。"),
      Example(
        "未達成の指標", "missed", layout: .texts,
        grid: "町内会への加入率|%||||62|58|||・「町内会への加入率」は、転入者の加入が進まなかった。"),
      Example(
        "文中で触れただけ", "only mentioned", layout: .texts,
        grid: "町内会への加入率|%||||62|64|||・講座の開催数は減ったが、町内会への加入率に影響はなかった。"),
    ],
    check: ReasonForMetIndicator.check)
}

private enum ReasonForMetIndicator {
  static func check(_ context: RuleContext) -> [Finding] {
    ReasonText.all(context).filter { !$0.isMissing && !$0.met.isEmpty }.compactMap { reason in
      let all = reason.met + reason.unmet
      let mentions = NameMention.find(
        in: reason.field.raw, subjects: all.claimSubjects, ofIndicators: true)
      let faults = mentions.compactMap { mention -> TextFault? in
        guard let subject = mention.subject, subject < reason.met.count,
          mention.match != .shortForm,
          LineHead.isAt(mention.range.lowerBound, in: reason.field.raw)
        else { return nil }
        return fault(mention, all[subject], context)
      }
      return context.finding(
        at: reason.field.location, key: reason.field.key, owner: reason.record.owner, faults)
    }
  }

  private static func fault(
    _ mention: NameMention, _ indicator: Indicator, _ context: RuleContext
  ) -> TextFault {
    let shown = ReasonText.shown([indicator], year: context.form.evaluationYear)
    return TextFault(
      range: mention.range,
      message: Message(
        ja: "達成した「\(indicator.shortName)」が未達成の理由に挙げられています",
        en: "\"\(indicator.shortName)\" reached its target, but stands among the reasons"),
      detail: [
        .written(ja: "達成 \(shown.written.ja)", en: "reached: \(shown.written.en)"),
        .cause(ja: "前の年度の文章が残っている、または数値の書き間違い", en: "last year's text, or a figure mistyped"),
        .remedy(
          ja: "数値を確かめ、達成しているなら理由から外す",
          en: "check the figures; take it out if the target was reached"),
      ],
      evidence: [Evidence("indicator", indicator.shortName)], related: shown.places)
  }
}
