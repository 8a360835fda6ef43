import Grid

/// Numbers that tell how far two values lie apart: 「36人上回った」, 「前年度比18.3%増」, 「2.1倍」.
extension ClaimGrammar {
  static func trend(_ after: Words, _ number: ParsedNumber, _ before: Words) -> Trend? {
    if number.unit.flatMap({ Units.lookup($0) })?.dimension != "percent_point",
      after.hasPrefix(of: ["に", "へ", "まで", "を", "と", "で"])
    {
      return signed(number, before)
    }
    // 「目標を0.8ha上回る削減」
    if after.hasPrefix(of: ["上回る", "上回った"]), after.contains(ClaimWords.reductions) { return .less }
    var words = after
    while words.dropPrefix(["の", "ほど", "程度", "余り", "分", "も", "、", "と"] + ClaimWords.adverbs) != nil
    {}
    return Trend.word(startingOf: words.text)?.trend ?? signed(number, before)
  }

  /// 前年度比+2.4%, 前年度差△35人.
  private static func signed(_ number: ParsedNumber, _ before: Words) -> Trend? {
    var words = before
    let sign = words.dropSuffix(["+", "-", "\u{25B3}", "\u{25B2}"]) ?? number.sign
    guard let sign, words.hasSuffix(of: ["比", "より", "から", "差", "差は"]) else { return nil }
    return sign == "+" || sign == "＋" ? .more : .less
  }

  func difference(
    _ previous: ClaimReader.Outcome?, _ subject: Int
  ) -> (Claim.Quantity, Claim.Time)? {
    let isPoints = unit?.dimension == "percent_point"
    guard trend != nil || isPoints || isLeft || isGap, !isIntended || isAnchored(previous),
      !isOfOther(previous),
      // 「目標2,000人も上回っている」, 「基準値の6.2冊も上回った」
      isPoints || !before.hasSuffix(of: ["目標", "目標値"]), !isMarkToo,
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

  /// 「目標との差は15事業である」, 「目標の70.0％とは12.8ポイントの開きがある」
  private var isGap: Bool {
    before.hasSuffix(of: ClaimWords.gapBefore) || after.hasPrefix(of: ClaimWords.gapAfter)
  }

  private var isMarkToo: Bool {
    guard after.hasPrefix("も"), before.hasSuffix("の") else { return false }
    switch Self.cue(before)?.0 {
    case .value, .period: return true
    default: return false
    }
  }

  /// 「3.8ポイント引き上げ」, 「36人の増加を見込む」: not what came about.
  var isIntended: Bool {
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
    // 「118,383人から130,000人へと、11,617人増加させる」
    if before.hasPrefix(of: ["へ", "に", "まで"]), case .claim(let aim)? = previous,
      aim.quantity == .target
    {
      return true
    }
    // 「2.5ポイント引き上げ、97.0％とします」
    var words = before
    if after.hasPrefix(of: ClaimWords.raised), words.dropSuffix(["を"]) != nil,
      words.scalars.last.flatMap(ClaimReader.name) != nil
    {
      return Words(place.afterNext).hasPrefix(of: ["とし", "とする"])
    }
    words = before
    return words.dropSuffix(["までに", "比で", "比", "から", "より"]) != nil
      && words.scalars.last.flatMap(Self.period) != nil
  }

  /// 「夜間の利用が1日平均35人増えた」, 「毎年2人増」; 「600人の参加があり、目標を160人上回った」 is of the target again.
  private func isOfOther(_ previous: ClaimReader.Outcome?) -> Bool {
    if before.hasSuffix(of: ClaimWords.spread) { return true }
    if isBehindActual(previous) { return false }
    var scalars = Array(before.scalars)
    if let comma = scalars.lastIndex(of: "、"),
      Words(scalars[(comma + 1)...]).hasPrefix(of: ClaimWords.target)
    {
      scalars = Array(scalars[(comma + 1)...])
    }
    return scalars.indices.dropFirst().contains { index in
      scalars[index] == "が" && MaskedText.sign(scalars[index - 1]) == nil
        && !Words(scalars[...index]).hasSuffix(of: ClaimWords.clauseEnds)
        && !isClosed(scalars[(index + 1)...])
    }
  }

  /// 「54人と7人多く」, 「54人の登録があり、7人多かった」
  private func isBehindActual(_ previous: ClaimReader.Outcome?) -> Bool {
    guard case .claim(let value)? = previous, value.quantity == .actual else { return false }
    return before.text == "と"
      || (before.hasPrefix(of: ClaimWords.results) && before.hasSuffix(of: ["があり、", "があって、"]))
  }

  /// Whether no other year was named before: what another place had in it is held against that year.
  private var isAllOfNow: Bool {
    lead.scalars.lazy.compactMap(Self.period).allSatisfy { isOfNow(reader.periods[$0].time) }
  }

  /// 「女性では42.1％と県平均を上回る」: not the whole is held against the other place.
  private var isOfGroup: Bool {
    lead.contains(ClaimWords.groups.flatMap { [$0 + "では", $0 + "は、", $0 + "が"] })
  }

  /// What the difference is counted from; nil where the words do not tell.
  private func base(_ previous: ClaimReader.Outcome?) -> Claim.Base? {
    if isLeft { return lead.contains(ClaimWords.finalTarget) ? .finalTarget : .target }
    if before.hasPrefix(of: ClaimWords.spans) || before.contains(ClaimWords.ofAll) { return nil }
    if before.contains(ClaimWords.foreign) {
      // 「県平均37.5％…全国平均を1.2ポイント下回る」: the number before is another place's.
      if Words(lead.scalars.dropLast(before.scalars.count)).contains(ClaimWords.foreign) {
        return nil
      }
      return isAllOfNow && !isOfGroup ? .foreign : nil
    }
    var marks: [(at: Int, base: Claim.Base)] = []
    if let at = before.last(of: ClaimWords.target) {
      if OtherPlan.isOwner(Words(before.scalars[..<at])) { return nil }
      marks.append((at, before.contains(ClaimWords.finalTarget) ? .finalTarget : .target))
    }
    if let at = before.last(of: ClaimWords.baseline) { marks.append((at, .baseline)) }
    if let at = before.scalars.lastIndex(where: { Self.period($0) != nil }) {
      marks.append((at, .earlier))
    }
    if let mark = marks.max(by: { $0.at < $1.at }) { return mark.base }
    // 「目標の47人に対して54人と7人多く」
    if before.text == "と" || isBehindActual(previous), lead.contains(["に対し"]),
      lead.contains(ClaimWords.target)
    {
      // 「目標の50,000人に対し48,760人の利用があり、3,660人増えた」: more than in the year before.
      return after.hasPrefix(of: ["増え", "増加", "減っ", "減少", "減り"]) && before.text != "と"
        ? .earlier : .target
    }
    let isLinked =
      before.isEmpty || ["に", "には", "にも"].contains(before.text)
      || before.hasPrefix(of: ClaimWords.links) || isGap
    if case .foreign? = previous {
      guard isAllOfNow, !isOfGroup else { return nil }
      return isLinked || after.hasPrefix(of: ClaimWords.standing + ClaimWords.lacking)
        ? .foreign : nil
    }
    if isLinked, case .claim(let claim)? = previous {
      switch claim.quantity {
      case .target: return .target
      case .finalTarget: return .finalTarget
      case .baseline: return .baseline
      case .difference(let base), .points(let base), .growth(let base): return base
      default: return .earlier
      }
    }
    let comparing = Trend.comparing.contains { after.text.contains($0) }
    return comparing && lead.contains(ClaimWords.target) ? .target : .earlier
  }

  /// 前年度の2.1倍, 前年度比103.5%, 令和元年度の84.5％まで, 目標の8割.
  func comparison(_ previous: ClaimReader.Outcome?) -> (Claim.Quantity, Claim.Time)? {
    if unit?.canonical == "倍" { return multiple(previous) }
    if isShareBehindActual(previous) { return (.rate, .unstated) }
    var words = before
    while words.dropSuffix(["の", "、", "は", "で", "約", "に対し", "に対して", "に対する", "値"]) != nil {}
    if unit?.canonical == "割" {
      return words.hasSuffix(of: ClaimWords.target) ? (.rate, .unstated) : nil
    }
    guard isPercent else { return nil }
    // 「目標値183団体の79.8%」
    if before.text == "の", case .claim(let whole)? = previous,
      [.target, .finalTarget].contains(whole.quantity)
    {
      return (.rate, whole.time)
    }
    if words.hasSuffix(of: ClaimWords.target), before.hasSuffix("の"),
      after.hasPrefix(of: ClaimWords.shareEnds),
      !isOfPercentage
    {
      return (.rate, .unstated)
    }
    // 「目標に対して117.3%の44事業」, 「目標41事業に対し107.3%の44事業」
    if before.hasSuffix(of: ClaimWords.againstTarget) || isBesideTarget(previous),
      after.hasPrefix("の"),
      !isOfPercentage
    {
      return (.rate, .unstated)
    }
    if words.hasSuffix(of: ["目標比", "目標値比"]) {
      return isOfPercentage ? nil : (.rate, .unstated)
    }
    if words.hasSuffix("比") { return (.index, .unstated) }
    guard let last = words.scalars.last, Self.period(last) != nil, before.hasSuffix("の"),
      after.hasPrefix(of: ["まで", "の水準", "に相当", "程度まで", "にとどま", "まで回復"])
    else { return nil }
    // 「令和元年度の84.5％」 is a value of that year unless what counts is no percentage.
    return isOfPercentage ? nil : (.index, .unstated)
  }

  /// 「目標15人に対して、実績は6人と4割にとどまった」
  private func isShareBehindActual(_ previous: ClaimReader.Outcome?) -> Bool {
    guard case .claim(let value)? = previous, value.quantity == .actual else { return false }
    return ["と", "と、"].contains(before.text) && (isPercent || unit?.canonical == "割")
      && !isOfPercentage && lead.contains(ClaimWords.target)
      && after.hasPrefix(of: ClaimWords.shareEnds)
  }

  /// Whether the subject is itself told in per cent.
  private var isOfPercentage: Bool { subject.flatMap { reader.units[$0]?.canonical } == "%" }

  private func isBesideTarget(_ previous: ClaimReader.Outcome?) -> Bool {
    guard case .claim(let whole)? = previous else { return false }
    return whole.quantity == .target && ["に対し", "に対して"].contains(before.text)
  }

  /// 「前年度の3.2倍となった」, 「目標1,500人のほぼ2倍に達した」; not 「2倍の広さの会場」.
  private func multiple(_ previous: ClaimReader.Outcome?) -> (Claim.Quantity, Claim.Time)? {
    guard !isOfOther(previous), !isIntended,
      trend != nil || passedMark != nil || after.hasPrefix(of: ClaimWords.results + ["に当た"])
        || (after.text == "の" && place.hasNext)
    else { return nil }
    if before.text == "の", case .claim(let whole)? = previous, whole.quantity == .target {
      return (.multiple(.target), .unstated)
    }
    // 「人口の2倍を超えている」, 「5年前の2倍」
    var owner = before
    if owner.dropSuffix(["の", "のほぼ", "の約"]) != nil, let last = owner.scalars.last,
      Self.period(last) == nil,
      !owner.hasSuffix(of: ClaimWords.target + ClaimWords.baseline + ["値"])
    {
      return nil
    }
    return base(previous).map { (.multiple($0), .unstated) }
  }
}
