import Grid

/// Reads one number of a masked sentence.
struct ClaimGrammar {
  private let reader: ClaimReader
  private let place: NumberPlace
  private let sentence: Int
  private let number: ParsedNumber
  private let unit: Unit?
  private let before: Words
  private let after: Words
  private let lead: Words
  /// The subject that rules here: named before in the sentence, else carried over.
  private let subject: Int?
  private let isNamed: Bool
  /// The only name of the sentence, wherever it stands.
  private let onlyName: Int?
  private let trend: Trend?
  /// 「…19,600tとする」: the sentence ends with what is to be.
  private let isResolve: Bool

  init(
    reader: ClaimReader, place: NumberPlace, masked: MaskedText, carried: Int?, sentence: Int
  ) {
    self.reader = reader
    self.place = place
    self.sentence = sentence
    number = reader.numbers[place.number]
    unit = number.unit.flatMap { Units.lookup($0) }
    before = Words(place.before)
    after = Words(place.after)
    lead = Words(place.lead)
    let named = Self.ruling(place.lead, reader)
    subject = named ?? (place.lead.contains { ClaimReader.name($0) != nil } ? nil : carried)
    isNamed = named != nil
    let names = Set(masked.scalars.compactMap(ClaimReader.name).map { reader.mentions[$0].subject })
    onlyName = names.count == 1 ? names.first ?? nil : nil
    trend = Self.trend(after, number, before)
    isResolve = Words(masked.scalars).hasSuffix(of: ClaimWords.resolved)
  }

  func outcome(previous: ClaimReader.Outcome?) -> ClaimReader.Outcome {
    if isForeign { return .foreign }
    // 「40歳代が28.3％」, 「5点満点中」
    if after.hasPrefix(of: ["代", "満点"]) { return .none }
    if lead.contains(["それぞれ", "ともに", "いずれも"]) { return .none }
    if let ratio = ratio() { return ratio }
    if after.hasPrefix(of: ClaimWords.partVerbs) || before.hasSuffix(of: ["うち", "内訳は"]) {
      return .none
    }
    if isMoney, let money = money() { return money }
    guard let subject, !hasOtherTopic else { return .none }
    let quantity =
      difference(previous, subject) ?? comparison() ?? cued(subject)
      ?? result(previous, subject)
    guard let (quantity, time) = quantity else { return .none }
    if case .fiscalYear(let told) = time, quantity == .actual, let year = reader.year, told > year {
      return .none
    }
    return .claim(claim(quantity, subject, time))
  }

  private func claim(
    _ quantity: Claim.Quantity, _ subject: Int?, _ time: Claim.Time = .unstated
  ) -> Claim {
    Claim(
      number: number, quantity: quantity, subject: subject,
      time: quantity == .actual && time == .unstated && isStart ? .earlier : time, since: since,
      trend: isDistance ? nil : trend, isPlanned: isIntended, sentence: sentence)
  }

  /// 「目標に36人届かなかった」, 「あと15件の減少」: so far from the target, on whichever side of it.
  private var isDistance: Bool {
    isLeft || after.hasPrefix(of: ClaimWords.lacking)
  }
  private var isLeft: Bool { before.hasSuffix(of: ["あと", "残り"]) }

  /// 「5.5冊から6.3冊に増え」, 「5.5冊→6.3冊」: what it was before.
  private var isStart: Bool {
    place.hasNext && (after.hasPrefix("から") || after.hasPrefix(of: ClaimWords.arrows))
  }

  /// 「前年度から」; in 「H26年度に比べ、H30年度は」 not the year that has come about.
  private var since: Claim.Time {
    let scalars = before.scalars
    let meant = scalars.indices.last { index in
      guard Self.period(scalars[index]) != nil else { return false }
      let rest = Words(scalars[(index + 1)...])
      return rest.hasPrefix(of: ["に比", "には比", "に対"]) || !rest.hasPrefix(of: ["は", "に", "で", "も"])
    }
    return meant.flatMap { Self.period(scalars[$0]) }.map { reader.periods[$0].time } ?? .unstated
  }

  // MARK: whose number it is

  /// The subject of the last name before a place.
  private static func ruling(_ lead: [Unicode.Scalar], _ reader: ClaimReader) -> Int? {
    lead.last { ClaimReader.name($0) != nil }.flatMap(ClaimReader.name)
      .flatMap { reader.mentions[$0].subject }
  }

  /// 県平均の62.5％, 全国平均（3.2％）.
  private var isForeign: Bool {
    var words = before
    while words.dropSuffix(["の", "が", "は", "で", "約", "、", "値"]) != nil {}
    if words.hasSuffix(of: ClaimWords.foreign) { return true }
    // 「国が示す目標値60％」
    guard case (.value(.target), let rest)? = Self.cue(before) else { return false }
    return rest.contains(ClaimWords.foreignOwners)
  }

  /// Whether something else is spoken of since the subject was named: 「一方で、事業系ごみは」.
  private var hasOtherTopic: Bool {
    let scalars = place.lead
    let start = scalars.lastIndex { ClaimReader.name($0) != nil }.map { $0 + 1 } ?? 0
    var index = scalars.count - 1
    while index > start {
      if scalars[index] == "は", !Words(scalars[..<index]).hasSuffix(of: ClaimWords.noTopics) {
        return !isTransparent(scalars[start..<index]) && !isClosed(scalars[(index + 1)...])
      }
      index -= 1
    }
    return false
  }

  private func isTransparent(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let last = words.last else { return true }
    if MaskedText.sign(last) != nil { return true }
    return Words(words).hasSuffix(of: ClaimWords.transparentTopics)
  }

  /// A clause that has ended before the number: 「分別は進んだものの、」.
  private func isClosed(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let comma = words.lastIndex(of: "、"), comma > words.startIndex else { return false }
    let clauses = words[..<comma]
    return clauses.split(separator: "、").contains { Words($0).hasSuffix(of: ClaimWords.clauseEnds) }
  }

  // MARK: units

  private var isMoney: Bool { unit?.dimension == "money" }
  private var isPercent: Bool { unit?.canonical == "%" }

  /// Whether the number may be a value of the subject.
  private func fits(_ subject: Int, loosely: Bool) -> Bool {
    guard let own = number.unit else { return loosely }
    guard let wanted = reader.units[subject] else {
      let name = reader.subjects[subject].unit
      return name.isEmpty ? loosely : Normalization.n2(own) == Normalization.n2(name)
    }
    guard let unit else { return false }
    if unit.canonical == "割" || unit.canonical == "倍" { return unit.canonical == wanted.canonical }
    if unit.dimension == wanted.dimension { return true }
    // 目標15件 of an indicator in 人: said plainly enough, the unit is what is wrong.
    return loosely && isNamed && unit.dimension.hasPrefix("count:") && unit.canonical != "歳"
      && (wanted.dimension.hasPrefix("count:") || wanted.canonical == "%")
  }

  // MARK: n of N

  private func ratio() -> ClaimReader.Outcome? {
    let owner = subject ?? onlyName
    guard let owner, !hasOtherTopic || subject == nil else { return nil }
    for (part, whole) in reader.ratios {
      if part == place.number { return .claim(claim(.part, owner)) }
      if whole == place.number { return .claim(claim(.whole, owner)) }
    }
    return nil
  }

  // MARK: differences

  private static func trend(_ after: Words, _ number: ParsedNumber, _ before: Words) -> Trend? {
    if number.unit.flatMap({ Units.lookup($0) })?.dimension != "percent_point",
      after.hasPrefix(of: ["に", "へ", "まで", "を", "と", "で"])
    {
      return signed(number, before)
    }
    // 「目標を0.8ha上回る削減」
    if after.hasPrefix(of: ["上回る", "上回った"]), after.contains(ClaimWords.reductions) { return .less }
    var words = after
    while words.dropPrefix(["の", "ほど", "程度", "余り", "分", "も", "、", "と", "大きく", "大幅に"]) != nil {}
    return Trend.word(startingOf: words.text)?.trend ?? signed(number, before)
  }

  /// 前年度比+2.4%, 前年度差△35人.
  private static func signed(_ number: ParsedNumber, _ before: Words) -> Trend? {
    var words = before
    let sign = words.dropSuffix(["+", "-", "\u{25B3}", "\u{25B2}"]) ?? number.sign
    guard let sign, words.hasSuffix(of: ["比", "より", "から", "差", "差は"]) else { return nil }
    return sign == "+" || sign == "＋" ? .more : .less
  }

  private func difference(
    _ previous: ClaimReader.Outcome?, _ subject: Int
  ) -> (Claim.Quantity, Claim.Time)? {
    let isPoints = unit?.dimension == "percent_point"
    guard trend != nil || isPoints || isLeft, !isIntended || isAnchored(previous), !isOfOther,
      let base = base(previous)
    else { return nil }
    if isPoints {
      let wanted = reader.units[subject]
      return wanted == nil || wanted?.canonical == "%" ? (.points(base), .unstated) : nil
    }
    if isPercent { return (.growth(base), .unstated) }
    if unit?.canonical == "倍" || unit?.canonical == "割" { return nil }
    return fits(subject, loosely: false) ? (.difference(base), .unstated) : nil
  }

  /// 「3.8ポイント引き上げ」, 「36人の増加を見込む」: not what came about.
  private var isIntended: Bool {
    if isLeft { return false }
    if after.hasPrefix(of: ClaimWords.resolves) { return true }
    let clause = Words(after.scalars.prefix { $0 != "、" })
    return clause.contains(ClaimWords.intentions)
      || (isResolve && !clause.contains(["した", "った", "おり", "いる", "います"]))
  }

  /// Whether a plan tells right before the number what it is counted from or until when, so that it
  /// is no step or part of the way: 「令和10年度までに2,200t」, 「19.4％から5.6ポイント」.
  private func isAnchored(_ previous: ClaimReader.Outcome?) -> Bool {
    if before.text == "から", case .claim? = previous { return true }
    var words = before
    return words.dropSuffix(["までに", "比で", "比", "から", "より"]) != nil
      && words.scalars.last.flatMap(Self.period) != nil
  }

  /// 「夜間の利用が1日平均35人増えた」
  private var isOfOther: Bool {
    if before.hasSuffix("平均") { return true }
    let scalars = Array(before.scalars)
    return scalars.indices.dropFirst().contains { index in
      scalars[index] == "が" && MaskedText.sign(scalars[index - 1]) == nil
        && !Words(scalars[...index]).hasSuffix(of: ClaimWords.clauseEnds)
        && !isClosed(scalars[(index + 1)...])
    }
  }

  /// What the difference is counted from; nil where that is another place's value.
  private func base(_ previous: ClaimReader.Outcome?) -> Claim.Base? {
    if isLeft { return lead.contains(ClaimWords.finalTarget) ? .finalTarget : .target }
    if before.contains(ClaimWords.foreign) || before.hasPrefix(of: ClaimWords.spans) { return nil }
    var marks: [(at: Int, base: Claim.Base)] = []
    if let at = before.last(of: ClaimWords.target) {
      marks.append((at, before.contains(ClaimWords.finalTarget) ? .finalTarget : .target))
    }
    if let at = before.last(of: ClaimWords.baseline) { marks.append((at, .baseline)) }
    if let at = before.scalars.lastIndex(where: { Self.period($0) != nil }) {
      marks.append((at, .earlier))
    }
    if let mark = marks.max(by: { $0.at < $1.at }) { return mark.base }
    let isLinked = before.isEmpty || before.text == "に" || before.hasPrefix(of: ClaimWords.links)
    if isLinked, let previous {
      switch previous {
      case .foreign: return nil
      case .claim(let claim):
        switch claim.quantity {
        case .target: return .target
        case .finalTarget: return .finalTarget
        case .baseline: return .baseline
        case .difference(let base), .points(let base), .growth(let base): return base
        default: return .earlier
        }
      case .none: break
      }
    }
    let comparing = Trend.comparing.contains { after.text.contains($0) }
    return comparing && lead.contains(ClaimWords.target) ? .target : .earlier
  }

  private static func period(_ scalar: Unicode.Scalar) -> Int? {
    if case .period(let index) = MaskedText.sign(scalar) { index } else { nil }
  }

  /// 前年度の2.1倍, 前年度比103.5%, 令和元年度の84.5％まで, 目標の8割.
  private func comparison() -> (Claim.Quantity, Claim.Time)? {
    if unit?.canonical == "倍" { return (.multiple, .unstated) }
    var words = before
    while words.dropSuffix(["の", "、", "は", "で", "約", "に対し", "に対して", "に対する", "値"]) != nil {}
    if unit?.canonical == "割" {
      return words.hasSuffix(of: ClaimWords.target) ? (.rate, .unstated) : nil
    }
    guard isPercent else { return nil }
    if words.hasSuffix(of: ClaimWords.target), before.hasSuffix("の"),
      after.hasPrefix(of: ClaimWords.shareEnds),
      subject.flatMap({ reader.units[$0]?.canonical }) != "%"
    {
      return (.rate, .unstated)
    }
    if words.hasSuffix("比") { return (.index, .unstated) }
    guard let last = words.scalars.last, Self.period(last) != nil, before.hasSuffix("の"),
      after.hasPrefix(of: ["まで", "の水準", "に相当", "程度まで", "にとどま", "まで回復"])
    else { return nil }
    // 「令和元年度の84.5％」 is a value of that year unless what counts is no percentage.
    return subject.flatMap { reader.units[$0]?.canonical } == "%" ? nil : (.index, .unstated)
  }

  // MARK: values

  private func cued(_ subject: Int) -> (Claim.Quantity, Claim.Time)? {
    if after.hasPrefix(of: ClaimWords.targetAfter), fits(subject, loosely: true) {
      let time = time(before)
      return (.target, time == .unstated ? openingTime : time)
    }
    // 「令和10年度に19,600t以下とする」
    if after.hasPrefix(of: ["とする", "とします", "とすること"]), fits(subject, loosely: false),
      case .fiscalYear(let told) = resultTime, told != reader.year
    {
      return (.target, resultTime)
    }
    // 「基準値を47件下回った」
    if trend != nil, before.hasSuffix("を") { return nil }
    if isPercent, after.hasPrefix(of: ["の達成率", "の達成度"]) { return (.rate, time(before)) }
    guard let (cue, rest) = Self.cue(before) else { return nil }
    switch cue {
    case .rate:
      return isPercent || unit?.canonical == "割" || unit == nil
        ? (.rate, time(rest)) : nil
    case .value(let quantity):
      return fits(subject, loosely: true) ? (quantity, time(rest)) : nil
    case .period(let index):
      guard fits(subject, loosely: false) else { return nil }
      return (.actual, reader.periods[index].time)
    case .name where isChanged: return nil
    // 「令和8年度の目標である結成率90.0%に向け」
    case .name where rest.hasSuffix(of: ClaimWords.targetBefore):
      guard fits(subject, loosely: true) else { return nil }
      var owner = rest
      _ = owner.dropSuffix(ClaimWords.targetBefore)
      return (.target, time(owner))
    case .name where isPercent && Self.speaks(place.lead, of: ClaimWords.rateTopics):
      return (.rate, time(rest))
    case .name:
      // 「割合は、42の審議会等で」: a number without a unit must be said to have come about.
      guard fits(subject, loosely: true),
        number.unit != nil || reader.subjects[subject].unit.isEmpty
          || after.hasPrefix(of: ClaimWords.results)
      else { return nil }
      return (.actual, time(rest))
    case .spent, .budget: return nil
    }
  }

  /// 「63,550千円を圧縮した」, 「1,000千人を超えた」: not the value itself.
  private var isChanged: Bool {
    var words = after
    return words.dropPrefix(["を"]) != nil && Trend.word(startingOf: words.text) != nil
  }

  /// 「達成率は、結成率98.4％、受診率89.1％」: what is told of every name behind it.
  private static func speaks(_ lead: [Unicode.Scalar], of topics: [String]) -> Bool {
    let name = lead.firstIndex { ClaimReader.name($0) != nil }
    return Words(lead[..<(name ?? lead.endIndex)]).contains(topics)
  }

  /// The word that tells what the number is, when nothing but glue stands between them.
  private static func cue(_ before: Words) -> (ClaimWords.Cue, rest: Words)? {
    var words = before
    while true {
      if let last = words.scalars.last {
        if let index = ClaimReader.name(last) {
          words.dropLast()
          return (.name(index), words)
        }
        if let index = period(last) {
          words.dropLast()
          return (.period(index), words)
        }
      }
      for (list, cue) in ClaimWords.cues {
        var rest = words
        if rest.dropSuffix(list) != nil { return (cue, rest) }
      }
      if words.dropSuffix(ClaimWords.fillers + ClaimWords.glue) == nil { return nil }
    }
  }

  /// The year of a value: told right before its word, or with the subject at the sentence's head.
  private func time(_ rest: Words) -> Claim.Time {
    if let note = number.periodNote?.fiscalYear { return .fiscalYear(note) }
    var words = rest
    while words.dropSuffix(["の", "における", "末", "までの", "に向けた", "は", "、"]) != nil {}
    if let last = words.scalars.last, let index = Self.period(last) {
      return reader.periods[index].time
    }
    return headTime
  }

  /// 「令和4年度のごみの総排出量は」: the year that rules the sentence.
  private var headTime: Claim.Time {
    guard let name = place.lead.lastIndex(where: { ClaimReader.name($0) != nil }) else {
      return .unstated
    }
    var words = Words(place.lead[..<name])
    while words.dropSuffix(["の", "における", "末", "は", "、"]) != nil {}
    if let last = words.scalars.last, let index = Self.period(last) {
      return reader.periods[index].time
    }
    return .unstated
  }

  /// 「次年度は利用者数52,000人、結成率72％を目指す」: the only year, at the very beginning.
  private var openingTime: Claim.Time {
    let words = Words(place.lead)
    let signs = words.scalars.indices.filter { Self.period(words.scalars[$0]) != nil }
    guard signs.count == 1,
      words.scalars[..<signs[0]].allSatisfy({ "・、○●".unicodeScalars.contains($0) }),
      Words(words.scalars[(signs[0] + 1)...]).hasPrefix(of: ["は", "には", "の"]),
      let index = Self.period(words.scalars[signs[0]])
    else { return .unstated }
    return reader.periods[index].time
  }

  /// A value without a word of its own: what came about.
  private func result(
    _ previous: ClaimReader.Outcome?, _ subject: Int
  ) -> (Claim.Quantity, Claim.Time)? {
    guard fits(subject, loosely: false) else { return nil }
    var words = before
    while words.dropSuffix(ClaimWords.fillers) != nil {}
    if isAfterTarget(previous), before.hasPrefix(of: ["に対", "のところ", "を上回る", "を下回る"]) {
      return (.actual, headTime)
    }
    if words.hasSuffix(of: ClaimWords.current) { return (.actual, headTime) }
    // 「男性が400人で」 counts another thing.
    if let last = words.scalars.last, "がはもをに".unicodeScalars.contains(last), !isOfPeriod(words) {
      return nil
    }
    // 「3年間で71.5％から82.3％へ」
    let isFirst = after.text == "から" && place.hasNext
    guard after.hasPrefix(of: ClaimWords.results) || isFollowedByTime || isFirst else { return nil }
    return (.actual, resultTime)
  }

  /// 「令和2年度に38,200人まで落ち込んだ」
  private func isOfPeriod(_ words: Words) -> Bool {
    var words = words
    return words.dropSuffix(["に", "は"]) != nil && words.scalars.last.flatMap(Self.period) != nil
  }

  private func isAfterTarget(_ previous: ClaimReader.Outcome?) -> Bool {
    if case .claim(let claim) = previous { claim.quantity == .target } else { false }
  }

  /// 「37件と前年度（52件）から」.
  private var isFollowedByTime: Bool {
    var words = after
    guard words.dropPrefix(["と", "で"]) != nil, let first = words.first else { return false }
    if case .period = first { return true }
    return false
  }

  /// 「令和4年度に1,200人となった」.
  private var resultTime: Claim.Time {
    guard let at = before.scalars.lastIndex(where: { Self.period($0) != nil }),
      let index = Self.period(before.scalars[at])
    else { return headTime }
    let words = Words(before.scalars[(at + 1)...])
    return ["に", "には", "は", "は、", "においては", "では"].contains(words.text)
      ? reader.periods[index].time : headTime
  }

  // MARK: money

  private func money() -> ClaimReader.Outcome? {
    if let (cue, rest) = Self.cue(before) {
      switch cue {
      case .spent: return .claim(claim(.spent, nil, time(rest)))
      case .budget: return .claim(claim(.budget, nil, time(rest)))
      case .period(let index) where subject == nil && speaksOfMoney:
        return .claim(claim(.spent, nil, reader.periods[index].time))
      default: break
      }
    }
    guard subject == nil, speaksOfMoney else { return nil }
    if trend != nil { return .claim(claim(.amountDifference, nil)) }
    if before.hasPrefix("から"), after.hasPrefix(of: ClaimWords.results) {
      return .claim(claim(.spent, nil))
    }
    return nil
  }

  private var speaksOfMoney: Bool {
    let words = ClaimWords.cues.filter { $0.cue == .spent || $0.cue == .budget }.flatMap(\.words)
    return lead.contains(words)
  }
}
