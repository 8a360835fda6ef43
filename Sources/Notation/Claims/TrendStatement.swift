/// A sentence that says of an indicator that it rose or fell, with or without numbers.
///
/// Source: rule TXT-010.
package struct TrendStatement: Hashable, Sendable {
  package var subject: Int
  package var trend: Trend
  /// UTF-8 range of the word.
  package var range: Range<Int>
  /// What it is held against: a year, the baseline, or nothing named.
  package var base: Base

  package enum Base: Hashable, Sendable {
    case unstated, baseline
    case fiscalYear(Int)
  }

  /// Every such statement of which the text leaves no doubt.
  ///
  /// - Parameters:
  ///   - mentions: the names found in the text, see `NameMention.find`.
  ///   - year: the fiscal year under evaluation, from which 前年度 is counted.
  package static func find(
    in text: String, mentions: [NameMention], year: Int?
  ) -> [TrendStatement] {
    let folded = FoldedText(text)
    return mentions.enumerated().flatMap { index, mention in
      guard let subject = mention.subject else { return [TrendStatement]() }
      let limit = mentions.indices.contains(index + 1) ? mentions[index + 1].range.lowerBound : nil
      return statements(folded, mention, subject, limit, year)
    }
  }

  private static let predicates: [(words: [String], trend: Trend)] = [
    (["増加", "上昇", "向上", "増え", "伸び", "上がっ"], .more),
    (["減少", "低下", "減っ", "減り", "下がっ", "落ち込"], .less),
  ]
  private static let topics = ["については、", "については", "に関しては", "は、", "は", "が", "も"]
  private static let doubts = [
    "見込", "予想", "予測", "予定", "今後", "必要", "目指", "めざ", "図る", "図り", "抑制", "平均", "全国", "目標", "率が", "幅",
  ]

  private static func statements(
    _ folded: FoldedText, _ mention: NameMention, _ subject: Int, _ limit: Int?, _ year: Int?
  ) -> [TrendStatement] {
    guard var start = folded.offsets.firstIndex(of: mention.range.upperBound) else { return [] }
    if folded[start] == "」" || folded[start] == "』" { start += 1 }
    guard let topic = folded.first(of: topics, at: start) else { return [] }
    start += topic.unicodeScalars.count
    var index = start
    var changed: TrendStatement?
    while let scalar = folded[index], scalar != "。", scalar != "\n" {
      if let limit, folded.offsets[index] >= limit { break }
      for (words, trend) in predicates where changed == nil {
        guard let word = folded.first(of: words, at: index) else { continue }
        let between = folded.text(start..<index)
        guard isPlain(between), isPredicate(folded, index + word.unicodeScalars.count, word),
          let base = base(between, year)
        else { return [] }
        changed = TrendStatement(
          subject: subject, trend: trend,
          range: folded.raw(index..<index + word.unicodeScalars.count), base: base)
      }
      if let (trend, end, base) = passed(folded, start, index, year) {
        let passing = TrendStatement(
          subject: subject, trend: trend, range: folded.raw(index..<end), base: base)
        return [changed, passing].compactMap(\.self)
      }
      index += 1
    }
    return [changed].compactMap(\.self)
  }

  private static let passing: [(words: [String], trend: Trend)] = [
    (["上回った", "上回っており", "上回り", "上回る結果", "上回る水準", "上回りました"], .more),
    (["下回った", "下回っており", "下回り", "下回る結果", "下回る水準", "下回りました"], .less),
  ]
  private static let lastYear = ["前年度", "昨年度", "前年", "昨年"]

  /// 「前年度を大きく上回った」, 「基準値の52,000人を上回った」, with the end of its word.
  private static func passed(
    _ folded: FoldedText, _ start: Int, _ index: Int, _ year: Int?
  ) -> (Trend, end: Int, Base)? {
    for (words, trend) in passing {
      guard let word = folded.first(of: words, at: index) else { continue }
      var before = Words(folded.scalars[start..<index])
      _ = before.dropSuffix(["大きく", "大幅に", "わずかに", "僅かに", "やや", "若干", "少し"])
      guard before.dropSuffix(["の実績値を", "の実績を", "実績を", "の値を", "を"]) != nil else { return nil }
      before = withoutFigure(before)
      let base: Base?
      if before.dropSuffix(lastYear) != nil {
        base = year.map { .fiscalYear($0 - 1) }
      } else {
        base = before.dropSuffix(ClaimWords.baseline) == nil ? nil : .baseline
      }
      guard let base, isPlain(before.text) else { return nil }
      return (trend, index + word.unicodeScalars.count, base)
    }
    return nil
  }

  /// 「前年度の45,100人」 as 「前年度」.
  private static func withoutFigure(_ words: Words) -> Words {
    guard let number = NumberText.find(in: words.text).last,
      number.range.upperBound == words.text.utf8.count
    else { return words }
    var before = Words(words.text.utf8Text(0..<number.range.lowerBound).unicodeScalars)
    return before.dropSuffix(["の"]) == nil ? words : before
  }

  /// Ends of a clause that gives the reason: what is spoken of in it is over.
  private static let reasons = ["ため、", "ことから、", "ことにより、", "ことで、"]

  /// Nothing else is spoken of between the name and the word.
  private static func isPlain(_ between: String) -> Bool {
    let reason = reasons.compactMap { TextSearch.places(of: $0, in: between).last?.upperBound }
      .max()
    let scalars = Array(between.utf8Text((reason ?? 0)..<between.utf8.count).unicodeScalars)
    for (index, scalar) in scalars.enumerated() where "はがをも".unicodeScalars.contains(scalar) {
      let before = Words(scalars[..<index])
      if scalar == "は", before.hasSuffix(of: ClaimWords.noTopics) { continue }
      if scalar == "も" || (scalar == "が" && before.hasSuffix(of: ["た", "る", "な"])) { continue }
      return false
    }
    return !doubts.contains { between.contains($0) }
  }

  /// 増加した。 and 増えて、 say so; 増加した利用者, 増加を図る and 増加しなかった do not.
  private static func isPredicate(_ folded: FoldedText, _ end: Int, _ word: String) -> Bool {
    var index = end
    let isNoun = ["増加", "上昇", "向上", "減少", "低下"].contains(word)
    if isNoun {
      if let next = folded.first(of: ["傾向にあ", "傾向とな", "となっ", "となり"], at: index) {
        return sentenceHasNoDoubt(folded, index + next.unicodeScalars.count)
      }
      guard folded[index] == "し" else { return false }
      index += 1
    }
    if folded.first(of: ["ない", "なか", "てい", "ず", "得", "続け", "すぎ"], at: index) != nil {
      guard folded.first(of: ["ている", "ており", "ていた", "ています"], at: index) != nil else { return false }
    }
    if folded.first(of: ["た", "だ"], at: index) != nil {
      let next = folded[index + 1]
      if next.map(JapaneseLetter.isOfNoun) ?? false { return false }
    }
    return sentenceHasNoDoubt(folded, index)
  }

  private static func sentenceHasNoDoubt(_ folded: FoldedText, _ start: Int) -> Bool {
    var end = start
    while let scalar = folded[end], scalar != "。", scalar != "、", scalar != "\n" { end += 1 }
    let rest = folded.text(start..<end)
    return !doubts.contains { rest.contains($0) }
  }

  /// Nil where it is told of another year: 「令和2年度に落ち込んだ」.
  private static func base(_ between: String, _ year: Int?) -> Base? {
    if ClaimWords.baseline.contains(where: { between.contains($0) }) { return .baseline }
    guard let (period, range) = Period.find(in: between).last, let told = period.fiscalYear,
      told != year
    else { return .unstated }
    let rest = between.utf8Text(range.upperBound..<between.utf8.count)
    let isCompared = ["に比", "に対", "には比"].contains(where: rest.hasPrefix)
    return ["に", "は", "で"].contains(where: rest.hasPrefix) && !isCompared ? nil : .fiscalYear(told)
  }
}
