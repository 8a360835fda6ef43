/// What a sentence says of a target: reached or missed.
///
/// Source: rule VRD-002; forms.md 1.2 (目標は達成した, 達した, 未達成だった).
package enum VerdictText {
  /// True for reached, false for missed, nil where the sentence does not say; of several the last
  /// one counts, so that a subordinate clause (達成しているものの) does not.
  ///
  /// - Parameter moreIsBetter: whether to be above the target is to reach it; where less is better
  ///   上回った may be said of either.
  package static func isReached(_ sentence: String, moreIsBetter: Bool = true) -> Bool? {
    // Most sentences speak of no target at all.
    guard ["達", "目標", "クリア"].contains(where: sentence.contains) else { return nil }
    let plain = withoutFigures(Normalization.withoutSpaces(Normalization.n2(sentence)))
    let (above, below) = moreIsBetter ? (aboveWords, belowWords) : ([], [])
    let missed =
      ((missedWords + below).compactMap { lastEnd(of: $0, in: plain) }
      + [end(plain, missedEnds)].compactMap(\.self)).max()
    let reached =
      ((reachedWords + above).compactMap { lastEnd(of: $0, in: plain) }
      + [end(plain, reachedEnds)].compactMap(\.self)).max()
    switch (reached, missed) {
    case (nil, nil): return nil
    case (let reached?, let missed?): return reached > missed
    case (let reached, _): return reached != nil
    }
  }

  /// 「目標の115haを下回り、目標を達成した」: less is better, as the sentence itself says.
  package static func isReachedBelow(_ sentence: String) -> Bool {
    let plain = withoutFigures(Normalization.withoutSpaces(Normalization.n2(sentence)))
    return belowWords.contains { lastEnd(of: $0, in: plain) != nil }
      && isReached(sentence, moreIsBetter: false) == true
  }

  private static let reachedWords = [
    "達成した", "達成しました", "達成している", "達成しており", "達成し、", "達成できた", "達成できました", "達成できている", "達成できており",
    "達成された", "達成となった", "達成だった", "達成であった", "達成することができた", "達成することができました", "達成済み", "目標は達した", "目標に達した",
    "目標に届いたが", "目標に届いており", "目標に到達した", "目標に到達し、", "目標に到達しており", "目標に到達できた",
    "目標どおりだった", "目標どおりであった", "目標どおりとなった", "目標どおりの結果となった",
    "クリアした", "クリアできた", "(達成)", "【達成】",
  ]
  private static let aboveWords = [
    "目標を上回っ", "目標を上回り", "目標を上回る結果となった", "目標を上回る結果となり", "目標を超えた", "目標を超え、",
    "目標を超えて", "目標を超える結果となった",
  ]
  private static let belowWords = ["目標を下回っ", "目標を下回り", "目標を下回る結果となった", "目標を下回る結果となり"]
  private static let missedWords = [
    "達成できなかった", "達成できていない", "達成できず", "達成しなかった", "達成していない", "達成されなかった", "達成されていない",
    "達成することができなかった", "達成することはできなかった", "達成できませんでした", "達成には至らなかった", "達成に至らなかった",
    "達成には至っていない", "達成に至っていない", "達成に至らず", "達成には至らず", "未達成だった", "未達成であった", "未達成となった",
    "未達成となり", "未達成である", "未達成に終わった", "未達だった", "未達であった", "未達となった", "未達である", "未達に終わった",
    "目標に達しな", "目標に達せず", "目標に達していな", "目標に届かな", "目標に届かず", "目標に届いていな", "目標に及ばな", "目標に及ばず",
    "目標に及んでいな", "目標に到達しな", "目標に到達せず", "目標に到達していな", "目標に到達できな", "達成とはならな",
    "達成とならな", "(未達成)", "【未達成】",
  ]
  /// Behind a comma, a colon or a number these say it alone: 「実績10.7%、未達成」, 「143団体で達成」.
  private static let missedEnds = ["未達成", "目標未達成", "未達"]
  private static let reachedEnds = ["達成", "目標達成"]

  private static func lastEnd(of word: String, in text: String) -> Int? {
    TextSearch.places(of: word, in: text).last {
      !isOfThosePast($0, text) && !isNearly($0, text) && !isOfGroup($0, text)
    }?
    .upperBound
  }

  /// 「おおむね目標どおりの結果となった」 leaves open on which side of it.
  private static func isNearly(_ place: Range<Int>, _ text: String) -> Bool {
    text.utf8Text(place).hasPrefix("目標どおり")
      && ["おおむね", "概ね", "ほぼ"].contains(where: text.utf8Text(0..<place.lowerBound).hasSuffix)
  }

  /// 「北部地区では81.0％と目標を上回った」; 「全体では」 takes it back.
  private static func isOfGroup(_ place: Range<Int>, _ text: String) -> Bool {
    let before = Words(text.utf8Text(0..<place.lowerBound).unicodeScalars)
    guard let group = before.last(of: ClaimWords.groups.map { $0 + "では" }) else { return false }
    return before.last(of: ["全体"]).map { $0 < group } ?? true
  }

  /// 「40％以上を達成した審議会が17ある」 says of some that they passed a mark.
  private static func isOfThosePast(_ place: Range<Int>, _ text: String) -> Bool {
    guard let next = text.utf8Text(place.upperBound..<text.utf8.count).unicodeScalars.first,
      JapaneseLetter.isOfNoun(next)
    else { return false }
    return text.utf8Text(0..<place.lowerBound).hasSuffix("以上を")
  }

  /// The end of a text whose last words these are.
  private static func end(_ text: String, _ words: [String]) -> Int? {
    words.contains { word in [",", "、", ":", "→", "で"].contains { text.hasSuffix($0 + word) } }
      ? text.utf8.count : nil
  }

  /// 「目標値の12%を1.3ポイント下回った」 as 「目標を下回った」, 「目標を下回る7校となった」 as 「…結果となった」: the
  /// figures are not what is said.
  private static func withoutFigures(_ sentence: String) -> String {
    guard sentence.contains("目標") else { return sentence }
    var text = sentence
    for (joints, word) in [
      (figureJoints, "目標"), (["目標を"], "目標を"), (["目標に"], "目標に"),
      (["目標を上回る"], "目標を上回る結果"), (["目標を下回る"], "目標を下回る結果"),
    ] {
      // 「目標の9割を超えた」 is short of it, 「目標の2倍に届かなかった」 is not.
      for number in NumberText.find(in: text).reversed()
      where !["割", "倍"].contains(number.unit) {
        let before = text.utf8Text(0..<number.range.lowerBound)
        guard let joint = joints.first(where: { before.hasSuffix($0) }) else { continue }
        let isOpen = joint.hasSuffix("(")
        let after = text.utf8Text(number.range.upperBound..<text.utf8.count)
        guard isOpen == after.hasPrefix(")") else { continue }
        let start = number.range.lowerBound - joint.utf8.count
        text = text.replacing(
          utf8: start..<number.range.upperBound + (isOpen ? 1 : 0), with: word)
      }
      for (word, plain) in wordings { text = Normalization.replacing(word, with: plain, in: text) }
      text = withoutOthersTargets(text)
    }
    return text
  }

  /// 「前計画の目標には届いていない」, 「県の目標を上回った」 say nothing of the form's own target.
  private static func withoutOthersTargets(_ sentence: String) -> String {
    var text = sentence
    for place in TextSearch.places(of: "目標", in: text).reversed() {
      let before = Words(text.utf8Text(0..<place.lowerBound).unicodeScalars)
      guard before.hasSuffix(of: otherOwners) || OtherPlan.isOwner(before) else { continue }
      let after = text.utf8Text(place.lowerBound..<text.utf8.count)
      let word = othersTargets.first(where: after.hasPrefix) ?? "目標"
      text = text.replacing(
        utf8: place.lowerBound..<place.lowerBound + word.utf8.count, with: "")
    }
    return text
  }
  private static let otherOwners =
    ["国の", "県の", "府の", "都の", "前年度の"] + ClaimWords.earlier.map { $0 + "の" }
  private static let othersTargets = ["目標を達成", "目標は達成", "目標も達成", "目標が未達成", "目標は未達成"]
  /// Between the word and its number, longest first.
  private static let figureJoints = [
    "目標値である", "目標とした", "目標である", "目標値の", "目標の", "目標値(", "目標(", "目標値", "目標",
  ]
  private static let wordings =
    [
      ("目標値", "目標"), ("目標には", "目標に"), ("目標通り", "目標どおり"), ("る結果にとどま", "る結果となっ"),
      ("る結果であった", "る結果となった"),
    ] + ClaimWords.adverbs.map { ($0, "") }
}
