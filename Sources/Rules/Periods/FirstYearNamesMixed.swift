import Forms
import Grid
import Notation

extension Rule {
  /// 平成31年度 beside 令和元年度.
  static let firstYearNamesMixed = Rule(
    id: "ERA-002",
    title: Message(ja: "平成31年度/令和元年度", en: "Two names of the fiscal year 2019"),
    severity: .info,
    why: Message(
      ja: "同じ2019年度が2つの名前で並ぶと、別の年度と読まれます。",
      en: "Under two names the fiscal year 2019 looks like two years."),
    condition: Message(
      ja: "平成31年度（H31）と令和元年度（R1）が同じファイルにある。基準はパラメータ「表記」（平成31年度／令和元年度）、"
        + "なければ新しい名前。",
      en: "Both 平成31年度 and 令和元年度 occur in one file. The parameter 表記 says which is right, else "
        + "the later name."),
    remedy: Message(ja: "どちらかの名前にそろえてください。", en: "Use one of the names."),
    source: "ERA-002（年・期間）",
    fixSafety: .safe,
    scope: .form,
    examples: [
      Example(
        "両方ある", "both", layout: .periods,
        grid: "計画期間|↓平成31年度\n始期|令和元年度\n終期|令和6年度\n記入日|令和5年4月28日\n経過|進めた。",
        corrected: "計画期間|令和元年度\n始期|令和元年度\n終期|令和6年度\n記入日|令和5年4月28日\n経過|進めた。"),
      Example(
        "どちらか一方", "one of them", layout: .periods,
        grid: "計画期間|平成31年度\n始期|平成31年度\n終期|令和6年度\n記入日|令和5年4月28日\n経過|進めた。"),
      Example(
        "日付は年度の名前でない", "a date is no name of the year", layout: .periods,
        grid: "計画期間|令和元年度\n始期|令和元年度\n終期|令和6年度\n記入日|平成31年4月26日\n経過|進めた。"),
    ],
    check: FirstYearNamesMixed.check)
}

private enum FirstYearNamesMixed {
  private static let names = ["平成31年度", "令和元年度"]

  private struct Use {
    var text: PeriodText
    var range: Range<Int>
    var isOld: Bool
  }

  static func check(_ context: RuleContext) -> [Finding] {
    let uses = context.texts.periods.flatMap { text in
      text.periods.filter { $0.0 == .fiscal(2019) }.compactMap { hit -> Use? in
        let written = Normalization.n2(text.text.utf8Text(hit.1))
        let isOld = written.hasPrefix("平成") || written.hasPrefix("H")
        guard isOld || written.hasPrefix("令和") || written.hasPrefix("R") else { return nil }
        return Use(text: text, range: hit.1, isOld: isOld)
      }
    }
    let standard = context.parameters["表記"] == names[0] ? names[0] : names[1]
    let deviating = uses.filter { $0.isOld == (standard == names[1]) }
    guard let first = deviating.first, deviating.count < uses.count else { return [] }
    let edits = deviating.filter(\.text.isPeriodField).compactMap { use in
      context.edit(
        use.text.location, to: .text(use.text.text.replacing(utf8: use.range, with: standard)))
    }
    let place = first.text.place(first.range)
    return [
      context.finding(
        at: place, key: first.text.key, owner: first.text.owner,
        Message(
          ja: "平成31年度と令和元年度が混ざっています", en: "平成31年度 and 令和元年度 are mixed"),
        detail: [
          .written(
            ja: "「\(first.text.text.utf8Text(first.range))」　そろえる名前「\(standard)」",
            en: "\"\(first.text.text.utf8Text(first.range))\", the standard is \(standard)"),
          .remedy(
            ja: "\(place.cell) などを「\(standard)」にする",
            en: "write \(standard) in \(place.cell) and elsewhere"),
        ],
        evidence: [
          Evidence(names[0], "\(uses.filter(\.isOld).count)"),
          Evidence(names[1], "\(uses.filter { !$0.isOld }.count)"),
        ],
        related: deviating.dropFirst().map(\.text.location),
        fix: edits.isEmpty ? nil : Fix(.safe, edits))
    ]
  }
}
