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
    return mentions.enumerated().compactMap { index, mention in
      guard let subject = mention.subject else { return nil }
      let limit = mentions.indices.contains(index + 1) ? mentions[index + 1].range.lowerBound : nil
      return statement(folded, mention, subject, limit, year)
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

  private static func statement(
    _ folded: FoldedText, _ mention: NameMention, _ subject: Int, _ limit: Int?, _ year: Int?
  ) -> TrendStatement? {
    guard var start = folded.offsets.firstIndex(of: mention.range.upperBound) else { return nil }
    if folded[start] == "」" || folded[start] == "』" { start += 1 }
    guard let topic = folded.first(of: topics, at: start) else { return nil }
    start += topic.unicodeScalars.count
    var index = start
    while let scalar = folded[index], scalar != "。", scalar != "\n" {
      if let limit, folded.offsets[index] >= limit { return nil }
      for (words, trend) in predicates {
        guard let word = folded.first(of: words, at: index) else { continue }
        let between = folded.text(start..<index)
        guard isPlain(between), isPredicate(folded, index + word.unicodeScalars.count, word),
          let base = base(between, year)
        else { return nil }
        return TrendStatement(
          subject: subject, trend: trend,
          range: folded.raw(index..<index + word.unicodeScalars.count), base: base)
      }
      if let (trend, end) = passed(folded, start, index), let year {
        return TrendStatement(
          subject: subject, trend: trend, range: folded.raw(index..<end),
          base: .fiscalYear(year - 1))
      }
      index += 1
    }
    return nil
  }

  private static let passing: [(words: [String], trend: Trend)] = [
    (["上回った", "上回っており", "上回り", "上回る結果", "上回る水準", "上回りました"], .more),
    (["下回った", "下回っており", "下回り", "下回る結果", "下回る水準", "下回りました"], .less),
  ]
  private static let lastYear = ["前年度", "昨年度", "前年", "昨年"]

  /// 「前年度を大きく上回った」, with the end of its word.
  private static func passed(
    _ folded: FoldedText, _ start: Int, _ index: Int
  ) -> (Trend, end: Int)? {
    for (words, trend) in passing {
      guard let word = folded.first(of: words, at: index) else { continue }
      var before = Words(folded.scalars[start..<index])
      _ = before.dropSuffix(["大きく", "大幅に", "わずかに", "僅かに", "やや", "若干", "少し"])
      guard before.dropSuffix(["の実績値を", "の実績を", "実績を", "の値を", "を"]) != nil,
        before.dropSuffix(lastYear) != nil, isPlain(before.text)
      else { return nil }
      return (trend, index + word.unicodeScalars.count)
    }
    return nil
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
