import Grid

/// Reads one number of a masked sentence.
struct ClaimGrammar {
  let reader: ClaimReader
  let place: NumberPlace
  private let sentence: Int
  let number: ParsedNumber
  let unit: Unit?
  let before: Words
  let after: Words
  let lead: Words
  /// The subject that rules here: named before in the sentence, else carried over.
  let subject: Int?
  let isNamed: Bool
  /// The only name of the sentence, wherever it stands.
  private let onlyName: Int?
  let trend: Trend?
  /// 「…19,600tとする」: the sentence ends with what is to be.
  let isResolve: Bool
  /// 「…に増やす」: the sentence ends with what is to be done to its values.
  let isRaising: Bool
  /// 「利用者数は3,660人、冊数は0.8冊、それぞれ前年度より増加した」: the sentence ends with how its values changed.
  private let isEachChanged: Bool

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
    var whole = Words(masked.scalars)
    isResolve = whole.hasSuffix(of: ClaimWords.resolved)
    _ = whole.dropSuffix(["目標です", "目標である", "計画です", "計画である", "予定です", "予定である"])
    isRaising = whole.hasSuffix(of: ClaimWords.raising)
    let end = Words(place.sentenceEnd)
    isEachChanged = end.hasPrefix("、それぞれ") && end.contains(Trend.words.map(\.0))
  }

  func outcome(previous: ClaimReader.Outcome?) -> ClaimReader.Outcome {
    if isForeign { return .foreign(claim(.foreign, subject)) }
    if isMarkOnly || isPerUnit { return .none }
    if isOneInMany(previous) { return .none }
    if isOfSeveral || isEachChanged || isCondition { return .none }
    if let ratio = ratio() { return ratio }
    if after.hasPrefix(of: ClaimWords.partVerbs) || before.hasSuffix(of: ["うち", "内訳は"]) {
      return .none
    }
    if isMoney, let money = money(previous) { return money }
    if isExecution { return .claim(claim(.execution, nil)) }
    if isAmountGrowth { return .claim(claim(.growth(.earlier), nil)) }
    guard let subject, !hasOtherTopic else { return .none }
    let quantity =
      difference(previous, subject) ?? comparison(previous)
      ?? (isDistance ? nil : cued(previous, subject) ?? result(previous, subject))
    guard let (quantity, time) = quantity else { return .none }
    if case .fiscalYear(let told) = time, quantity == .actual, let year = reader.year, told > year {
      return .none
    }
    return .claim(claim(quantity, subject, time))
  }

  func claim(
    _ quantity: Claim.Quantity, _ subject: Int?, _ time: Claim.Time = .unstated
  ) -> Claim {
    Claim(
      number: withPassedMark(quantity, time), quantity: quantity, subject: subject,
      time: quantity == .actual && isStart && isOfNow(time) ? .earlier : time,
      isStart: quantity == .actual && isStart, since: since,
      trend: isDistance ? nil : trend, isPlanned: isIntended, sentence: sentence)
  }

  /// 「目標に36人届かなかった」, 「あと15件の減少」: so far from the target, on whichever side of it.
  private var isDistance: Bool {
    isLeft || after.hasPrefix(of: ClaimWords.lacking)
  }
  var isLeft: Bool {
    before.hasSuffix(of: ["あと", "残り"])
      || (before.hasSuffix(of: ClaimWords.nearing) && after.hasPrefix("に迫")
        && !before.hasSuffix(of: ClaimWords.othersNearing))
      || (before.hasSuffix(of: ClaimWords.untilTarget) && after.hasPrefix(of: ClaimWords.wanted))
  }

  /// 「5.5冊から6.3冊に増え」, 「5.5冊→6.3冊」, 「14団体あったが、…11団体となった」: what it was before.
  private var isStart: Bool {
    guard place.hasNext else { return false }
    if after.hasPrefix("から") || after.hasPrefix(of: ClaimWords.arrows) { return true }
    guard after.hasPrefix(of: ClaimWords.formerly), let outcome = place.outcome else {
      return false
    }
    return number.unit == reader.numbers[outcome].unit
  }

  /// 「1,200人に迫る」, 「50人台の月もあり」: near the value, on a side that the words leave open.
  private var isMarkOnly: Bool {
    if isLeft { return false }
    return after.hasPrefix(of: ClaimWords.marksPassed)
      || (after.hasPrefix("台") && passedMark == nil)
  }

  /// 「1事業当たり平均で241人」, 「1開館日当たり166人」: counted by something else.
  private var isPerUnit: Bool {
    var words = Words(before.scalars.drop { JapaneseLetter.isOfNoun($0) && $0 != "当" })
    guard words.dropPrefix(["当たり", "あたり", "につき"]) != nil else { return false }
    while words.dropPrefix(["平均", "で", "の", "約", "、", "延べ"]) != nil {}
    return words.isEmpty
  }

  /// 「令和4年4月1日現在の124事業から」 is the start of the year under evaluation.
  func isOfNow(_ time: Claim.Time) -> Bool {
    switch time {
    case .unstated: true
    case .fiscalYear(let year): year == reader.year
    case .earlier: false
    }
  }

  /// 「10人に1人」: a share, and no count.
  private func isOneInMany(_ previous: ClaimReader.Outcome?) -> Bool {
    func sharesUnit(_ other: Int) -> Bool {
      reader.numbers.indices.contains(other) && number.unit != nil
        && reader.numbers[other].unit == number.unit
    }
    if case .none? = previous, before.text == "に", sharesUnit(place.number - 1) { return true }
    guard after.text == "に", sharesUnit(place.number + 1) else { return false }
    // 「目標の16団体に4団体届かなかった」
    if case (.value, _)? = Self.cue(before) { return false }
    return true
  }

  /// 「それぞれ54人、48人」, 「ともに48人」; 「引き上げるとともに」 only goes on.
  private var isOfSeveral: Bool {
    if lead.contains(["それぞれ", "いずれも"]) { return true }
    return lead.last(of: ["ともに"]).map { $0 == 0 || lead.scalars[$0 - 1] != "と" } ?? false
  }

  /// 「130,000人になった場合」
  private var isCondition: Bool {
    Words(after.scalars.prefix { $0 != "、" }).hasSuffix(of: ["場合", "場合は", "場合には", "れば", "たら"])
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

  /// The subject of the last name before a place; none where it is told with others:
  /// 「指標①～③の平均達成率は」.
  private static func ruling(_ lead: [Unicode.Scalar], _ reader: ClaimReader) -> Int? {
    func subject(_ index: Int) -> Int? {
      ClaimReader.name(lead[index]).flatMap { reader.mentions[$0].subject }
    }
    guard let last = lead.indices.last(where: { subject($0) != nil }) else { return nil }
    var before = Words(lead[..<last])
    _ = before.dropSuffix(ClaimWords.joints)
    let other = before.isEmpty ? nil : subject(before.scalars.endIndex - 1)
    return other == nil || other == subject(last) ? subject(last) : nil
  }

  static func period(_ scalar: Unicode.Scalar) -> Int? {
    if case .period(let index) = MaskedText.sign(scalar) { index } else { nil }
  }

  /// 県平均の62.5％, 全国平均（3.2％）.
  private var isForeign: Bool {
    var words = before
    while words.dropSuffix(["の", "が", "は", "で", "約", "、", "値"]) != nil {}
    if words.hasSuffix(of: ClaimWords.foreign) { return true }
    // 「国が示す目標値60％」
    guard case (.value(let quantity), let rest)? = Self.cue(before),
      [.target, .finalTarget].contains(quantity)
    else { return false }
    return rest.contains(ClaimWords.foreignOwners) || OtherPlan.isOwner(rest)
  }

  /// Whether something else is spoken of since the subject was named: 「一方で、事業系ごみは」.
  var hasOtherTopic: Bool {
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
    if isSubjectAgain(words) { return true }
    return Words(words).hasSuffix(of: ClaimWords.transparentTopics)
  }

  /// 「…の割合については、アンケートの結果、割合は12.7％」: the subject, by its last word.
  func isSubjectAgain(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    let topic = MaskedText.string(words.split(separator: "、").last ?? [])
    guard let subject, topic.count > 1 else { return false }
    return FoldedText.plain(reader.subjects[subject].name).hasSuffix(topic)
  }

  /// A clause that has ended before the number: 「分別は進んだものの、」.
  func isClosed(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let comma = words.lastIndex(of: "、"), comma > words.startIndex else { return false }
    let clauses = words[..<comma]
    return clauses.split(separator: "、").contains { Words($0).hasSuffix(of: ClaimWords.clauseEnds) }
  }

  // MARK: units

  var isMoney: Bool { unit?.dimension == "money" }
  var isPercent: Bool { unit?.canonical == "%" }

  /// Whether the number may be a value of the subject.
  func fits(_ subject: Int, loosely: Bool) -> Bool {
    guard let own = number.unit else { return loosely }
    guard let wanted = reader.units[subject] else {
      let name = reader.subjects[subject].unit
      return name.isEmpty ? loosely : Normalization.n2(own) == Normalization.n2(name)
    }
    guard let unit else { return false }
    // 「加入率は約8割で」
    if unit.canonical == "割", wanted.canonical == "%", number.isRound {
      return after.hasPrefix(of: ClaimWords.results)
    }
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
}
