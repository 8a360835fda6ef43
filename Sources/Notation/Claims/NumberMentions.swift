/// Finds the indicators that a text names by the numbers of the form: 「指標①及び③は」,
/// 「指標２の実績値は」, and 「②は」 where the text counts nothing else.
struct NumberMentions {
  private let folded: FoldedText
  private let subjects: [ClaimSubject]
  /// The subject that bears a number.
  private let bearers: [Int: Int]

  /// A number as it stands in the text, in scalars.
  private struct Sign {
    var number: Int
    var range: Range<Int>
    var isCircled: Bool
  }

  /// Numbers of which one thing is said; of `②から④` also those between.
  private struct Run {
    var signs: [(number: Int, range: Range<Int>)]
    var end: Int
  }

  /// Nil where no subject has a number.
  init?(_ folded: FoldedText, _ subjects: [ClaimSubject]) {
    var bearers: [Int: Int] = [:]
    for (index, subject) in subjects.enumerated() {
      if let number = subject.number { bearers[number] = index }
    }
    guard !bearers.isEmpty else { return nil }
    (self.folded, self.subjects, self.bearers) = (folded, subjects, bearers)
  }

  /// - Parameter ofIndicators: the text is there to account for indicators, so that a number without
  ///   the word 指標 is one of theirs.
  /// - Returns: the range in scalars and the subject of each, left to right.
  func all(ofIndicators: Bool) -> [(range: Range<Int>, subject: Int)] {
    let named = runs { _, start in head(at: start).flatMap { run(from: start, $0) } }
    let meant = indicatorLines(ofIndicators || !named.isEmpty)
    guard meant.values.contains(true), !countsOtherThings(meant) else {
      return named.flatMap(mentions)
    }
    return runs { line, start in
      if let head = head(at: start) { return run(from: start, head) }
      return meant[line] == true ? bareRun(at: start) : nil
    }.flatMap(mentions)
  }

  // MARK: numbers that one thing is said of

  private func runs(_ find: (_ line: Int, _ start: Int) -> Run?) -> [Run] {
    var result: [Run] = []
    var (index, line) = (0, 0)
    while index < folded.count {
      if folded.scalars[index] == "\n" { line = index + 1 }
      guard let run = find(line, index) else {
        index += 1
        continue
      }
      result.append(run)
      index = run.end
    }
    return result
  }

  /// None where a number is no indicator's: the text counts something else.
  private func mentions(of run: Run) -> [(range: Range<Int>, subject: Int)] {
    var found = run.signs.compactMap { sign in bearers[sign.number].map { (sign.range, $0) } }
    guard found.count == run.signs.count else { return [] }
    if found.count == 1 {
      let (range, subject) = found[0]
      found[0].0 = range.lowerBound..<endOfName(range.upperBound, subject)
    }
    return found
  }

  /// 「指標①の参加者数」 names the indicator twice.
  private func endOfName(_ end: Int, _ subject: Int) -> Int {
    guard folded[end] == "の" else { return end }
    let name = FoldedText.plain(
      Normalization.withoutQualifier(Normalization.n2(subjects[subject].name)))
    let words = folded.scalars[(end + 1)...].prefix { !"はがも、。(\n".unicodeScalars.contains($0) }
    return words.count > 1 && Words(name.unicodeScalars).hasSuffix(MaskedText.string(words))
      ? words.endIndex : end
  }

  private static let spans = ["から", "~"]

  private func run(from start: Int, _ first: Sign) -> Run {
    var run = Run(
      signs: [(first.number, start..<first.range.upperBound)], end: first.range.upperBound)
    var last = first
    while let (joined, next, isSpan) = following(run.end, last) {
      if isSpan, last.number < next.number {
        let opening = run.signs[run.signs.count - 1].range.lowerBound
        run.signs[run.signs.count - 1].range = opening..<joined
        run.signs += (last.number + 1..<next.number).map { ($0, joined..<joined) }
        run.signs.append((next.number, joined..<next.range.upperBound))
      } else {
        run.signs.append((next.number, next.range))
      }
      (run.end, last) = (next.range.upperBound, next)
    }
    return run
  }

  /// The next number of which the same is said, and where what joins it ends.
  private func following(_ end: Int, _ last: Sign) -> (joined: Int, sign: Sign, isSpan: Bool)? {
    let span = folded.first(of: Self.spans + (last.isCircled ? ["-"] : []), at: end)
    let joint = span ?? folded.first(of: ClaimWords.joints, at: end)
    guard joint != nil || last.isCircled else { return nil }
    let joined = end + (joint?.unicodeScalars.count ?? 0)
    let word = folded.matches("指標", at: joined) ? afterWord(joined) : joined
    guard let sign = sign(at: word), sign.isCircled || joint != nil,
      sign.isCircled == last.isCircled || word > joined, isAlone(sign)
    else { return nil }
    return (joined, sign, span != nil)
  }

  // MARK: one number

  private static let kinds = ["重要業績評価", "成果", "目標", "評価", "数値", "達成"]
  private static let owners = ["施策の", "事業の", "年度の", "次の", "上記の"]

  /// The number behind the word 指標 at a place.
  private func head(at index: Int) -> Sign? {
    guard folded.matches("指標", at: index), let sign = sign(at: afterWord(index)),
      sign.isCircled || isAlone(sign)
    else { return nil }
    var before = Words(folded.scalars[..<index])
    _ = before.dropSuffix(Self.kinds)
    _ = before.dropSuffix(Self.owners)
    return before.scalars.last.map(MentionFinder.isWordCharacter) ?? false ? nil : sign
  }

  private func afterWord(_ index: Int) -> Int {
    let end = folded.skippingSpaces(index + 2)
    let word = folded.first(of: ["番号", "No.", "NO.", "No"], at: end)
    return folded.skippingSpaces(end + (word?.unicodeScalars.count ?? 0))
  }

  private func sign(at index: Int) -> Sign? {
    guard let first = folded[index] else { return nil }
    if let number = Glyphs.number(ofCircled: first) ?? Glyphs.number(ofLookalike: first) {
      return Sign(number: number, range: index..<index + 1, isCircled: true)
    }
    let bracket = first == "("
    var end = bracket ? index + 1 : index
    var number = 0
    while let digit = FoldedText.digit(folded[end]), number < 100 {
      number = number * 10 + digit
      end += 1
    }
    guard (1..<100).contains(number), !bracket || folded[end] == ")" else { return nil }
    return Sign(number: number, range: index..<(bracket ? end + 1 : end), isCircled: false)
  }

  private static let behind =
    [
      "以外", "は", "が", "も", "の", "に", "を", "で", ")", "]", "】", "」", ":", "\n", "。", "だけ", "いずれ",
    ] + VerdictStatement.verdicts

  /// Whether the number belongs to no word behind it: 「指標2つ」 counts, 「②講師の不足」 heads a line.
  private func isAlone(_ sign: Sign) -> Bool {
    let end = sign.range.upperBound
    if folded[end] == nil
      || folded.first(of: Self.behind + ClaimWords.joints + Self.spans, at: end) != nil
    {
      return true
    }
    return sign.isCircled && self.sign(at: end)?.isCircled == true
  }

  // MARK: numbers without the word 指標

  private static let topics = [
    "は", "が", "も", "については", "に関しては", "について", ":", "の実績", "の目標", "の達成率", "の達成度", "のみ", "だけ",
  ]
  private static let joinedBefore = ["のは", "うち"]

  private func bareRun(at index: Int) -> Run? {
    guard let first = sign(at: index), first.isCircled, isAlone(first), isFree(index) else {
      return nil
    }
    let run = run(from: index, first)
    return folded.first(of: Self.topics, at: run.end) != nil || run.signs.count > 1 ? run : nil
  }

  /// 「取組②は」 is no indicator's number.
  private func isFree(_ index: Int) -> Bool {
    guard let before = folded[index - 1] else { return true }
    if JapaneseLetter.isHiragana(before) {
      return Words(folded.scalars[..<index]).hasSuffix(of: Self.joinedBefore)
    }
    return !MentionFinder.isWordCharacter(before) && FoldedText.digit(before) == nil
  }

  /// 「①講座の回数を増やし、②送迎を始めた」: the text has a list of its own.
  private func countsOtherThings(_ lines: [Int: Bool]) -> Bool {
    var isMeant = false
    return folded.scalars.indices.contains { index in
      isMeant = lines[index] ?? isMeant
      guard isMeant, let sign = sign(at: index), sign.isCircled, isFree(index), !isAlone(sign)
      else {
        return false
      }
      guard let bearer = bearers[sign.number] else { return true }
      let name = FoldedText.plain(Normalization.n2(subjects[bearer].name)).unicodeScalars.prefix(2)
      let start = folded.skippingSpaces(sign.range.upperBound)
      return !folded.matches(String(String.UnicodeScalarView(name)), at: start)
    }
  }

  /// By where a line begins, whether the heading 【…】 above it is one of indicators; without one
  /// what holds for the text.
  private func indicatorLines(_ ofIndicators: Bool) -> [Int: Bool] {
    var result: [Int: Bool] = [:]
    var (start, isMeant) = (0, ofIndicators)
    for line in folded.scalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = Words(line)
      if words.hasPrefix("\u{3010}"), words.hasSuffix("\u{3011}") {
        isMeant = words.contains(["指標"])
      }
      result[start] = isMeant
      start += line.count + 1
    }
    return result
  }
}
