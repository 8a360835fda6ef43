import Grid

/// Numbers that are values: said by a word (目標, 実績), a year or a name before them, or by what they
/// came to.
extension ClaimGrammar {
  func cued(
    _ previous: ClaimReader.Outcome?, _ subject: Int
  ) -> (Claim.Quantity, Claim.Time)? {
    if Words(place.listEnd).hasPrefix(of: ClaimWords.targetAfter), fits(subject, loosely: true) {
      let stated = [time(before), resultTime].first { $0 != .unstated }
      return (.target, stated ?? openingTime)
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
    // 「0団体（H27）→112団体（R4）」
    if let noted = number.periodNote?.fiscalYear, isNamed, fits(subject, loosely: false),
      before.isEmpty || ClaimWords.arrows.contains(before.text)
    {
      return (.actual, .fiscalYear(noted))
    }
    guard let (cue, rest) = Self.cue(before) else { return nil }
    switch cue {
    // 「達成率は100％に届きませんでした」
    case .rate where isMarkUntold, .value(.actual) where isMarkUntold: return nil
    case .rate:
      return isPercent || unit?.canonical == "割" || unit == nil
        ? (.rate, time(rest)) : nil
    case .value(let quantity):
      return fits(subject, loosely: true) ? (quantity, time(rest)) : nil
    case .period(let index):
      guard fits(subject, loosely: false) || isBare(like: subject) else { return nil }
      return (.actual, reader.periods[index].time)
    case .name where passedMark != nil && isOfNow(time(rest)) && isClauseHead(rest):
      return fits(subject, loosely: false) || isTenths(of: subject) ? (.actual, time(rest)) : nil
    case .name where isChanged || isActing || isStep(of: subject): return nil
    case .name where isAimedAt: return fits(subject, loosely: true) ? (.target, time(rest)) : nil
    // 「令和8年度の目標である結成率90.0%に向け」
    case .name where rest.hasSuffix(of: ClaimWords.targetBefore):
      guard fits(subject, loosely: true) else { return nil }
      var owner = rest
      _ = owner.dropSuffix(ClaimWords.targetBefore)
      return (.target, time(owner))
    case .name
    where isPercent
      && (Self.speaks(place.lead, of: ClaimWords.rateTopics) || isRateAgain(previous, subject)):
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

  /// 「63,550千円を圧縮した」, 「50％に届かない地区もある」: not the value itself.
  private var isChanged: Bool {
    var words = after
    if words.dropPrefix(["を"]) != nil, Trend.word(startingOf: words.text) != nil { return true }
    return isMarkUntold || passedMark != nil
  }

  /// Whether the value lies on some side of the number, and the words leave open on which or when.
  private var isMarkUntold: Bool {
    guard passedMark == nil else { return false }
    if !markVerbs.isEmpty { return true }
    return markClause.map { $0.words.hasPrefix(of: ClaimWords.missing) } ?? false
  }

  /// The number with 超 or 未満 where the clause says so of the value of now.
  func withPassedMark(_ quantity: Claim.Quantity, _ time: Claim.Time) -> ParsedNumber {
    guard number.bound == nil, isOfNow(time) else { return number }
    var number = number
    switch (quantity, Self.cue(before)?.0) {
    case (.multiple, _), (.actual, .name), (.actual, .value), (.rate, .name), (.rate, .value),
      (.rate, .rate):
      number.bound = passedMark
    default: break
    }
    return number
  }

  /// 「加入率が6割を超えており、」: the value lies beyond the number, told as 超, 未満 or 台.
  var passedMark: String? {
    guard !before.contains(ClaimWords.runningTotals), !isConceded, !isIntended, !isAimedBeyond
    else { return nil }
    return markVerbs.first { $0.passed.endings.contains($0.ending) }?.passed.bound
  }

  /// 「5冊に満たなかったが、6.3冊まで回復した」: another number tells what it came to.
  private var isConceded: Bool {
    guard place.hasNext, let comma = after.scalars.firstIndex(of: "、") else { return false }
    return Words(after.scalars[..<comma]).hasSuffix(of: ClaimWords.clauseEnds)
      && !Words(after.scalars[comma...]).contains(ClaimWords.target)
  }

  /// 「75％を超え、80％を目指す」, 「70％台を維持し、さらに高めることを目標とする」
  private var isAimedBeyond: Bool {
    after.contains(["目指", "めざ", "を目標と"])
      || (place.hasNext && Words(place.afterNext).hasPrefix(of: ["を目指", "をめざ", "を目標"]))
  }

  /// What the clause says behind the particle of the number.
  private var markClause: (particle: String, words: Words)? {
    var clause = Words(after.scalars.prefix { $0 != "、" })
    guard let particle = clause.dropPrefix(["を", "に", "台"]) else { return nil }
    _ = clause.dropPrefix(["は", "も"])
    while clause.dropPrefix(ClaimWords.adverbs) != nil {}
    return (particle, clause)
  }

  /// The verbs behind the number by which a mark may be passed, with what the clause says after them.
  private var markVerbs: [(passed: ClaimWords.Passed, ending: String)] {
    guard let (particle, clause) = markClause else { return [] }
    let words = clause.text
    return ClaimWords.passed.filter { $0.particle == particle }.flatMap { passed in
      passed.verbs.filter(words.hasPrefix).map { (passed, String(words.dropFirst($0.count))) }
    }
  }

  /// 「自主防災組織は3団体増え」 of a rate: how many more, counted in another unit.
  private func isStep(of subject: Int) -> Bool {
    !fits(subject, loosely: false) && Trend.word(startingOf: after.text) != nil
  }

  /// Nothing before a name says whose or of when it is: 目標の, 前年度の, 県の.
  private func isClauseHead(_ words: Words) -> Bool {
    words.isEmpty || words.hasSuffix(of: ["、", "・", "「"])
  }

  /// Whether the number tells tenths of a subject that is told in per cent.
  private func isTenths(of subject: Int) -> Bool {
    unit?.canonical == "割" && reader.units[subject]?.canonical == "%"
  }

  /// 「1人が複数回相談する」, 「6社が撤退した」: what did something is no sum of it, unless it came to be counted.
  private var isActing: Bool {
    after.hasPrefix("が") && !after.hasPrefix(of: ClaimWords.counting)
  }

  /// 「13.5％まで引き上げるため」, 「10人増やし30人とします」, 「加入率を60％へ、利用者数を50人へと増やす」: a value
  /// that is still to come about.
  private var isAimedAt: Bool {
    var words = after
    guard words.dropPrefix(["まで", "へと", "に", "へ", "と"]) != nil else { return false }
    var step = before
    _ = step.dropSuffix(["、"])
    return words.hasPrefix(of: ClaimWords.raising)
      || (words.hasPrefix(of: ["するため", "するには"]) && resultTime != .unstated)
      || (words.hasPrefix("の")
        && Words(words.scalars.prefix { $0 != "、" }).contains(["目指", "めざ"]))
      || (words.hasPrefix(of: ["する", "します"]) && step.hasSuffix(of: ClaimWords.raised))
      || ((["する", "します"].contains(words.text) || words.hasPrefix("することを目")) && isObject)
      || (words.hasPrefix("、") && (isRaising || isResolve))
      || (words.isEmpty && (isRaising || isResolve) && before.text == "から")
  }

  /// 「出生数を年間220人とします」: what something is made, and not what it was.
  private var isObject: Bool {
    var words = before
    while words.dropSuffix(ClaimWords.fillers) != nil {}
    return words.dropSuffix(["を"]) != nil && words.scalars.last.flatMap(ClaimReader.name) != nil
  }

  /// 「達成率は、結成率98.4％、受診率89.1％」: what is told of every name behind it.
  private static func speaks(_ lead: [Unicode.Scalar], of topics: [String]) -> Bool {
    let name = lead.firstIndex { ClaimReader.name($0) != nil }
    return Words(lead[..<(name ?? lead.endIndex)]).contains(topics)
  }

  /// 「加入率の達成率は98.4％、利用者数は89.1％」
  private func isRateAgain(_ previous: ClaimReader.Outcome?, _ subject: Int) -> Bool {
    guard case .claim(let claim)? = previous, claim.quantity == .rate else { return false }
    return reader.units[subject]?.canonical != "%"
  }

  /// The word that tells what the number is, when nothing but glue stands between them.
  static func cue(_ before: Words) -> (ClaimWords.Cue, rest: Words)? {
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
  func time(_ rest: Words) -> Claim.Time {
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
    guard let last = words.scalars.last, let index = Self.period(last) else { return .unstated }
    return reader.periods[index].time
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
  func result(
    _ previous: ClaimReader.Outcome?, _ subject: Int
  ) -> (Claim.Quantity, Claim.Time)? {
    guard
      fits(subject, loosely: false)
        || (isBare(like: subject) && (isOfPeriod(before) || isGoal(previous))),
      !before.hasSuffix(of: ClaimWords.sums), !after.hasPrefix(of: ["を見込", "と見込", "の見込"])
    else { return nil }
    if isAimedAt { return (.target, resultTime) }
    var words = before
    while words.dropSuffix(ClaimWords.fillers) != nil {}
    if isAfterTarget(previous), before.hasPrefix(of: ["に対", "のところ", "を上回る", "を下回る"]),
      !isOfPart(words)
    {
      return (.actual, timeOfTarget(previous))
    }
    if words.hasSuffix(of: ClaimWords.current) { return (.actual, headTime) }
    if isShareOfAll(words) { return (.actual, headTime) }
    // 「男性が400人で」 counts another thing, and so do 「女性11.5％で」 and 「上期で1,620人」.
    if isOfPart(words) { return nil }
    if let last = words.scalars.last, "がはもをに".unicodeScalars.contains(last), !isOfPeriod(words),
      last != "は" || !isSubjectAgain(words.scalars.dropLast())
    {
      return nil
    }
    // 「3年間で71.5％から82.3％へ」
    let isFirst = after.text == "から" && place.hasNext
    guard
      after.hasPrefix(of: ClaimWords.results) || isFollowedByTime || isFirst
        || isHeldAgainstNext || (["へ", "へと"].contains(after.text) && place.hasNext)
    else { return nil }
    return (.actual, resultTime)
  }

  /// 「合計特殊出生率は2015年度に1.46となった」
  private func isBare(like subject: Int) -> Bool {
    number.unit == nil && reader.subjects[subject].unit.isEmpty
  }

  /// 「1.46から1.72への」
  private func isGoal(_ previous: ClaimReader.Outcome?) -> Bool {
    if before.text == "から", case .claim? = previous { true } else { false }
  }

  /// 「加入率は、対象者の58.2％となった」
  private func isShareOfAll(_ words: Words) -> Bool {
    var words = words
    guard isPercent, words.dropSuffix(ClaimWords.everyone) != nil,
      after.hasPrefix(of: ClaimWords.results), case (.name, _)? = Self.cue(words)
    else { return false }
    return true
  }

  /// A name right before the number, 「最低が黒磯の51.3%」, or one of those who were counted or asked.
  private func isOfPart(_ words: Words) -> Bool {
    var words = words
    if words.dropSuffix(["では", "で"]) != nil {
      return words.hasSuffix(of: ClaimWords.groups + ClaimWords.alone)
    }
    _ = words.dropSuffix(["の"])
    guard let last = words.scalars.last else { return false }
    return MentionFinder.isWordCharacter(last) && !JapaneseLetter.isHiragana(last)
  }

  /// 「令和2年度に38,200人まで落ち込んだ」
  private func isOfPeriod(_ words: Words) -> Bool {
    var words = words
    return words.dropSuffix(["までには", "までに", "には", "では", "に", "は"]) != nil
      && words.scalars.last.flatMap(Self.period) != nil
  }

  /// 「平成26年度の目標70％に対し64.2％」 is of 平成26年度; the target of a year to come is held against now.
  private func timeOfTarget(_ previous: ClaimReader.Outcome?) -> Claim.Time {
    guard case .claim(let target)? = previous, case .fiscalYear(let told) = target.time,
      let year = reader.year, told <= year
    else { return headTime }
    return target.time
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

  /// 「197人と200人を下回り」
  private var isHeldAgainstNext: Bool {
    after.text == "と" && Words(place.afterNext).hasPrefix(of: ["を下回", "を上回", "を割", "を超"])
  }

  /// 「令和4年度に1,200人となった」.
  var resultTime: Claim.Time {
    guard let at = before.scalars.lastIndex(where: { Self.period($0) != nil }),
      let index = Self.period(before.scalars[at])
    else { return headTime }
    let words = Words(before.scalars[(at + 1)...])
    return ["に", "には", "は", "は、", "においては", "では", "までに", "までには"].contains(words.text)
      ? reader.periods[index].time : headTime
  }
}
