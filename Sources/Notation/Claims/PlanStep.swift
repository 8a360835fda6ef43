import Grid

/// How far a plan wants to move a value over its years, without what it is counted from:
/// 「今後5年間で37.5km延伸する」.
///
/// Source: rule TXT-003.
package struct PlanStep: Hashable, Sendable {
  package enum Span: Hashable, Sendable {
    case years(Int)
    case until(Int)
    /// 計画期間中に.
    case plan
  }

  package var number: ParsedNumber
  package var trend: Trend
  package var span: Span
  /// What is to move, as the sentence says it; empty where it does not.
  private var topic: String

  /// Whether nothing but the indicator of this name can be meant.
  package func mayBe(of name: String) -> Bool {
    guard !topic.isEmpty else { return true }
    let plain = Self.bare(Normalization.withoutQualifier(Normalization.n2(name)))
    return ([""] + Self.measures).contains { topic + $0 == plain }
  }

  private static let measures = ["延長", "面積", "件数", "人数", "回数", "数", "量", "額", "率"]

  /// Every such sentence that has no other number to be confused with.
  package static func find(in numbered: NumberedText) -> [PlanStep] {
    let text = numbered.text
    let numbers = numbered.numbers.filter { !isYears($0) }
    return TextLine.sentences(of: text).map(\.range).compactMap { range in
      let told = numbers.filter { range.contains($0.range.lowerBound) }
      guard let number = told.first, told.count == 1, number.isExact, number.sign == nil else {
        return nil
      }
      return step(
        number, text.utf8Text(range.lowerBound..<number.range.lowerBound),
        text.utf8Text(number.range.upperBound..<range.upperBound))
    }
  }

  private static func step(
    _ number: ParsedNumber, _ before: String, _ after: String
  ) -> PlanStep? {
    var rest = Words(FoldedText.plain(after).unicodeScalars)
    while rest.dropPrefix(["の", "を"]) != nil {}
    guard let trend = trend(rest.text), !rest.contains(past), let (span, range) = span(before)
    else { return nil }
    let topic = bare(before.replacing(utf8: range, with: ""))
    return PlanStep(number: number, trend: trend, span: span, topic: topic)
  }

  /// Besides the words of change, what roads and pipes do.
  private static func trend(_ words: String) -> Trend? {
    if ["延伸", "延ば"].contains(where: words.hasPrefix) { return .more }
    if words.hasPrefix("引き上げ") { return .more }
    if words.hasPrefix("引き下げ") { return .less }
    return Trend.word(startingOf: words)?.trend
  }

  /// What has come about is no plan.
  private static let past = ["した", "しました", "された", "おり", "いる", "います", "きた"]

  private static func isYears(_ number: ParsedNumber) -> Bool {
    number.unit.map { ["年", "か年", "ヶ年", "カ年", "年間"].contains(Normalization.n2($0)) } ?? false
  }

  /// The years a step takes, and where the text says so.
  private static func span(_ before: String) -> (Span, Range<Int>)? {
    for word in ["計画期間中に", "計画期間内に", "計画期間で"] {
      if let place = TextSearch.places(of: word, in: before).first { return (.plan, place) }
    }
    for (period, range) in Period.find(in: before) {
      let rest = before.utf8Text(range.upperBound..<before.utf8.count)
      guard let year = period.fiscalYear,
        let word = ["までの間に", "までに"].first(where: rest.hasPrefix)
      else { continue }
      return (.until(year), range.lowerBound..<range.upperBound + word.utf8.count)
    }
    let folded = FoldedText(before)
    for index in folded.scalars.indices {
      guard let run = DigitRun(folded, at: index), run.value.scale == 0,
        let word = folded.first(of: ["年間で", "年間に", "か年で", "ヶ年で", "カ年で"], at: run.end)
      else { continue }
      let range = folded.raw(index..<run.end + word.unicodeScalars.count)
      return (.years(Int(run.value.units)), range)
    }
    return nil
  }

  /// Without the particles and what leads to a plan's years.
  private static func bare(_ text: String) -> String {
    var words = Words(FoldedText.plain(text).unicodeScalars)
    while words.dropPrefix(["・", "○", "今後", "これから", "本計画", "この計画", "計画期間", "の", "、", "は", "では"])
      != nil
    {}
    return words.text.filter { !"のをはがも、".contains($0) }
  }
}
