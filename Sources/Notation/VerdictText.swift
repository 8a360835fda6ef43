/// What a sentence says of a target: reached or missed.
///
/// Source: rule VRD-002; forms.md 1.2 (目標は達成した, 達した, 未達成だった).
package enum VerdictText {
  /// True for reached, false for missed, nil where the sentence does not say; of several the last
  /// one counts, so that a subordinate clause (達成しているものの) does not.
  package static func isReached(_ sentence: String) -> Bool? {
    let plain = Normalization.withoutSpaces(Normalization.n2(sentence))
    let missed = missedWords.compactMap { lastEnd(of: $0, in: plain) }.max()
    let reached = reachedWords.compactMap { lastEnd(of: $0, in: plain) }.max()
    switch (reached, missed) {
    case (nil, nil): return nil
    case (let reached?, let missed?): return reached > missed
    case (let reached, _): return reached != nil
    }
  }

  private static let reachedWords = [
    "達成した", "達成しました", "達成している", "達成できた", "達成できました", "達成された", "達成となった", "目標は達した", "目標に達した",
    "目標を上回った", "目標を超えた",
  ]
  private static let missedWords = [
    "達成できなかった", "達成できていない", "達成できず", "達成しなかった", "達成していない", "達成されなかった", "達成されていない",
    "達成には至らなかった", "達成に至らなかった", "未達成だった", "未達成であった", "未達成となった", "未達成である", "目標に達しなかった",
    "目標に届かなかった", "目標を下回った",
  ]

  private static func lastEnd(of word: String, in text: String) -> Int? {
    let (bytes, wanted) = (Array(text.utf8), Array(word.utf8))
    guard bytes.count >= wanted.count else { return nil }
    for start in stride(from: bytes.count - wanted.count, through: 0, by: -1)
    where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return start + wanted.count
    }
    return nil
  }
}
