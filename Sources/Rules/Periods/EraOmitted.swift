import Forms
import Grid
import Notation

extension Rule {
  /// A year field that holds a bare `18`.
  static let eraOmitted = Rule(
    id: "ERA-003",
    title: Message(ja: "元号の省略", en: "Era left out"),
    severity: .warning,
    why: Message(
      ja: "「18」だけでは平成18年か令和18年か2018年か決められません。",
      en: "18 alone may be 平成18, 令和18 or 2018."),
    condition: Message(
      ja: "年度・年の欄に 1～64 の数だけ（「24年度」も）が書かれている。",
      en: "A year field holds only a number from 1 to 64, 年度 or not."),
    remedy: Message(ja: "元号か西暦を付けて書いてください。", en: "Write the era, or the year in four digits."),
    source: "ERA-003（年・期間）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "数だけの始期", "a bare number", layout: .periods,
        grid: "計画期間|平成18年度～平成27年度\n始期|↓18\n終期|平成27年度\n記入日|令和5年4月28日\n経過|進めた。",
        corrected: "計画期間|平成18年度～平成27年度\n始期|平成18年度\n終期|平成27年度\n記入日|令和5年4月28日\n経過|進めた。"),
      Example(
        "元号がある", "with its era", layout: .periods,
        grid: "計画期間|平成18年度～平成27年度\n始期|H18\n終期|2015\n記入日|令和5年4月28日\n経過|進めた。"),
    ],
    check: EraOmitted.check)
}

private enum EraOmitted {
  static func check(_ context: RuleContext) -> [Finding] {
    let texts = context.texts.periods.filter(\.isFilled)
    let known = texts.filter(\.isPeriodField).flatMap { $0.periods.map(\.0) }
      .filter { $0.fiscalYear != nil }
    return texts.filter { $0.field?.type == .period }.compactMap {
      text in
      guard let number = bareNumber(text.text) else { return nil }
      let omitted = Period(.text("\(number)年度"))
      // Only where every year around is of one era is the answer clear.
      let resolved = Set(known.map { omitted.resolved(near: $0) })
      let meant = resolved.count == 1 ? resolved.first?.label : nil
      let edit = meant.flatMap { context.edit(text.location, to: .text($0)) }
      let place = text.location.cell
      return context.finding(
        at: text.location, key: text.key, owner: text.owner,
        Message(
          ja: "「\(Wording.line(text.text))」に元号がありません",
          en: "\"\(Wording.line(text.text))\" lacks its era"),
        detail: [
          .remedy(
            ja: meant.map { "\(place) を「\($0)」のように書く（前後の年から）" } ?? "\(place) に元号か西暦を書く",
            en: meant.map { "write \($0) in \(place), as the years around suggest" }
              ?? "write the era, or four digits, in \(place)")
        ],
        evidence: [Evidence("year", "\(number)")] + (meant.map { [Evidence("meant", $0)] } ?? []),
        related: known.isEmpty
          ? []
          : texts.filter { $0.isPeriodField && $0.location != text.location }
            .map(\.location),
        fix: edit.map { Fix(.unsafe, [$0]) })
    }
  }

  private static func bareNumber(_ text: String) -> Int? {
    var plain = Normalization.n2(text)
    for word in ["年度", "年"] where plain.hasSuffix(word) {
      plain = trimmed(String(plain.dropLast(word.count)))
      break
    }
    guard plain.utf8.count <= 2, let number = Int(plain), (1...64).contains(number)
    else { return nil }
    return number
  }
}
