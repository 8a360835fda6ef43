import Grid

extension Claim {
  /// What the numbers of a text say of the subjects, left to right. Numbers that say nothing of
  /// them, or of which the text does not clearly tell, are left out.
  ///
  /// - Parameters:
  ///   - mentions: the names found in the text, see `NameMention.find`.
  ///   - year: the fiscal year under evaluation, from which 前年度 is counted.
  ///   - sole: the subject that the text stands beside, where it is the only one: 「実績は48人で」 is its.
  package static func find(
    in text: NumberedText, subjects: [ClaimSubject], mentions: [NameMention], year: Int?,
    sole: Int? = nil
  ) -> [Claim] {
    ClaimReader(text, subjects, mentions, year: year).claims(of: sole)
  }
}

/// Cuts a text into sentences, masks them, and reads them one by one.
struct ClaimReader {
  /// What a number turned out to be.
  enum Outcome {
    case claim(Claim)
    /// A value of another place, such as the prefecture's.
    case foreign(Claim)
    case none
  }

  /// What holds more numbers is a table, and each is read beside all others.
  private static let mostNumbers = 500
  /// Words and signs that nobody writes without a full stop; what a number means in more of them
  /// nobody can tell.
  private static let longestSentence = 1000

  private let folded: FoldedText
  let text: String
  let subjects: [ClaimSubject]
  let units: [Unit?]
  let year: Int?
  private(set) var numbers: [ParsedNumber] = []
  private(set) var mentions: [NameMention] = []
  private(set) var periods: [(time: Claim.Time, range: Range<Int>)] = []
  /// The numbers of each pair n of N, by index.
  private(set) var ratios: [(part: Int, whole: Int)] = []

  init(
    _ numbered: NumberedText, _ subjects: [ClaimSubject], _ mentions: [NameMention], year: Int?
  ) {
    text = numbered.text
    self.subjects = subjects
    self.year = year
    folded = FoldedText(text)
    units = subjects.map { $0.unit.isEmpty ? nil : Units.lookup($0.unit, indicator: $0.name) }
    guard 1...Self.mostNumbers ~= numbered.numbers.count else { return }
    self.mentions = mentions.filter { $0.subject != nil }
    let mentioned = self.mentions.map(\.range)
    numbers = numbered.numbers.filter { number in !mentioned.contains { $0.overlaps(number.range) }
    }
    .map(withOwnUnit)
    periods = found(outside: mentioned)
    ratios = numbered.ratios.compactMap { ratio in
      guard let part = numbers.firstIndex(where: { $0.digits == ratio.part.digits }),
        let whole = numbers.firstIndex(where: { $0.digits == ratio.whole.digits })
      else { return nil }
      return (part, whole)
    }
  }

  func claims(of sole: Int?) -> [Claim] {
    guard !numbers.isEmpty else { return [] }
    var outcomes: [Int: Outcome] = [:]
    var (carried, headed): (Int?, Int?) = (nil, sole)
    for (index, sentence) in sentences().enumerated() {
      let masked = masked(sentence.range)
      if sentence.startsLine {
        carried = masked.startsAccount ? headed : nil
        if let name = masked.onlyName {
          headed = mentions[name].subject
        } else if masked.scalars.contains(where: { Self.name($0) != nil }) {
          headed = nil
        }
      }
      guard masked.scalars.count <= Self.longestSentence else {
        carried = nil
        continue
      }
      let shares = shares(in: masked)
      for place in masked.places() {
        let grammar = ClaimGrammar(
          reader: self, place: place, masked: masked, carried: carried, sentence: index)
        outcomes[place.number] =
          shares[place.number].flatMap(grammar.shared)
          ?? grammar.outcome(previous: place.previous.flatMap { outcomes[$0] })
      }
      if let name = masked.scalars.last(where: { Self.name($0) != nil }).flatMap(Self.name) {
        carried = mentions[name].subject
      }
    }
    return numbers.indices.compactMap { index in
      switch outcomes[index] {
      case .claim(let claim)?, .foreign(let claim)?: claim
      case .none?, nil: nil
      }
    }
  }

  static func name(_ scalar: Unicode.Scalar) -> Int? {
    if case .name(let index) = MaskedText.sign(scalar) { index } else { nil }
  }

  // MARK: the pieces of a text

  /// Units the table does not know (手続) are known where an indicator counts in them.
  private func withOwnUnit(_ number: ParsedNumber) -> ParsedNumber {
    guard number.unit == nil, let end = folded.offsets.firstIndex(of: number.range.upperBound)
    else { return number }
    var number = number
    for (subject, unit) in zip(subjects, units) where unit == nil && !subject.unit.isEmpty {
      let written = FoldedText.plain(subject.unit)
      guard folded.matches(written, at: end) else { continue }
      let range = folded.raw(end..<end + written.unicodeScalars.count)
      number.unit = subject.unit
      number.unitRange = range
      number.range = number.range.lowerBound..<range.upperBound
      break
    }
    return number
  }

  /// Periods and words such as 前年度, in order.
  private func found(outside mentioned: [Range<Int>]) -> [(time: Claim.Time, range: Range<Int>)] {
    var result: [(time: Claim.Time, range: Range<Int>)] = []
    for (period, range) in Period.find(in: text) {
      let time: Claim.Time =
        switch period.kind {
        case .text:
          year.map {
            period.resolved(near: .fiscal($0)).fiscalYear.map(Claim.Time.fiscalYear) ?? .earlier
          } ?? .earlier
        default: period.nominalYear.map(Claim.Time.fiscalYear) ?? .earlier
        }
      result.append((time, range))
    }
    var index = 0
    while index < folded.count {
      guard let (word, time) = relative(at: index) else {
        index += 1
        continue
      }
      let range = folded.raw(index..<index + word.unicodeScalars.count)
      if !result.contains(where: { $0.range.overlaps(range) }) { result.append((time, range)) }
      index += word.unicodeScalars.count
    }
    result = result.filter { period in
      !mentioned.contains { $0.overlaps(period.range) }
        && !numbers.contains { $0.range.overlaps(period.range) }
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    // 「前回（平成26年度）から」
    for index in result.indices.dropLast() where result[index].time == .earlier {
      let gap = text.utf8Text(result[index].range.upperBound..<result[index + 1].range.lowerBound)
      if FoldedText.plain(gap) == "(" { result[index].time = result[index + 1].time }
    }
    return result
  }

  private func relative(at index: Int) -> (String, Claim.Time)? {
    for (words, offset) in RelativeYear.words {
      guard let word = folded.first(of: words, at: index) else { continue }
      return (word, year.map { .fiscalYear($0 + offset) } ?? (offset < 0 ? .earlier : .unstated))
    }
    return folded.first(of: ClaimWords.earlier, at: index).map { ($0, .earlier) }
  }

  private func sentences() -> [(range: Range<Int>, startsLine: Bool)] {
    var result: [(range: Range<Int>, startsLine: Bool)] = []
    var (start, startsLine) = (0, true)
    for index in 0...folded.count {
      let scalar = folded[index]
      guard scalar == nil || scalar == "\n" || scalar == "。" || scalar == "!" else { continue }
      if scalar == "\n", goesOn(over: index) { continue }
      if index > start { result.append((start..<index, startsLine)) }
      startsLine = scalar == "\n" || (startsLine && index == start)
      start = index + 1
    }
    return result
  }

  /// 「目標60事業に対し⏎　実績55事業であり、⏎　目標は未達成だった。」: a line broken within its sentence.
  private func goesOn(over index: Int) -> Bool {
    var end = index
    while end > 0, FoldedText.isSpace(folded.scalars[end - 1]), folded[end - 1] != "\n" { end -= 1 }
    // None of the words is longer than に対して.
    guard Words(folded.scalars[..<end].suffix(4)).hasSuffix(of: ClaimWords.unended),
      let first = folded[folded.skippingSpaces(index + 1)]
    else { return false }
    return JapaneseLetter.isOfNoun(first) || JapaneseLetter.isHiragana(first)
  }

  private func masked(_ sentence: Range<Int>) -> MaskedText {
    var masked = MaskedText()
    let items: [(range: Range<Int>, sign: MaskedText.Sign)] =
      mentions.enumerated().map { ($0.element.range, .name($0.offset)) }
      + periods.enumerated().map { ($0.element.range, .period($0.offset)) }
      + numbers.enumerated().map { ($0.element.range, .number($0.offset)) }
    let bytes = folded.raw(sentence)
    let inside = items.filter { bytes.contains($0.range.lowerBound) }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    var next = 0
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if next < inside.count, folded.offsets[index] >= inside[next].range.lowerBound {
        masked.append(inside[next].sign)
        while index < sentence.upperBound, folded.offsets[index] < inside[next].range.upperBound {
          index += 1
        }
        next += 1
      } else {
        masked.append(folded.scalars[index])
        index += 1
      }
    }
    return masked
  }
}
