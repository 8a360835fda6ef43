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
    let plain = Normalization.withoutSpaces(Normalization.n2(sentence))
    let (above, below) = moreIsBetter ? (aboveWords, belowWords) : ([], [])
    let missed = (missedWords + below).compactMap { lastEnd(of: $0, in: plain) }.max()
    let reached = (reachedWords + above).compactMap { lastEnd(of: $0, in: plain) }.max()
    switch (reached, missed) {
    case (nil, nil): return nil
    case (let reached?, let missed?): return reached > missed
    case (let reached, _): return reached != nil
    }
  }

  private static let reachedWords = [
    "達成した", "達成しました", "達成している", "達成できた", "達成できました", "達成できている", "達成された", "達成となった",
    "達成することができた", "達成することができました", "達成済み", "目標は達した", "目標に達した", "目標値に達した", "クリアした",
    "クリアできた",
  ]
  private static let aboveWords = [
    "目標を上回った", "目標値を上回った", "目標を上回っている", "目標値を上回っている", "目標を大きく上回った",
    "目標値を大きく上回った", "目標を上回る結果となった", "目標を超えた", "目標値を超えた",
  ]
  private static let belowWords = [
    "目標を下回った", "目標値を下回った", "目標を下回っている", "目標値を下回っている", "目標を大きく下回った",
    "目標値を大きく下回った", "目標を下回る結果となった",
  ]
  private static let missedWords = [
    "達成できなかった", "達成できていない", "達成できず", "達成しなかった", "達成していない", "達成されなかった", "達成されていない",
    "達成することができなかった", "達成することはできなかった", "達成できませんでした", "達成には至らなかった", "達成に至らなかった",
    "達成には至っていない", "達成に至っていない", "未達成だった", "未達成であった", "未達成となった", "未達成である", "未達成に終わった",
    "未達だった", "未達であった", "未達となった", "未達である", "未達に終わった", "目標に達しなかった", "目標値に達しなかった",
    "目標には達しなかった", "目標に達していない", "目標に届かなかった", "目標値に届かなかった", "目標には届かなかった",
    "目標値には届かなかった", "目標に届いていない",
  ]

  private static func lastEnd(of word: String, in text: String) -> Int? {
    TextSearch.places(of: word, in: text).last?.upperBound
  }
}
