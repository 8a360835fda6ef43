/// Whose target a sentence speaks of: 「データヘルス計画の中間目標」 is no target of the form. Its own plans
/// are called by no field: 総合計画, 第2次基本計画, 本計画.
enum OtherPlan {
  private static let joints = [
    "の", "で", "が", "に", "定めた", "定める", "掲げた", "掲げる", "示した", "示す", "中間", "最終",
  ]
  private static let kinds = ["計画", "プラン", "ビジョン", "戦略", "大綱"]
  private static let own = ["総合計画", "総合戦略", "総合振興計画", "実施計画", "事業計画", "行動計画"]
  private static let plain = Set("本当現同新前後中長短第次期年度市町村基初改訂".unicodeScalars)

  /// Whether the words before 目標 end in a plan that has a name of its own.
  static func isOwner(_ words: Words) -> Bool {
    var words = words
    guard words.dropSuffix(joints) != nil else { return false }
    while words.dropSuffix(joints) != nil {}
    guard !words.hasSuffix(of: own), words.dropSuffix(kinds) != nil else { return false }
    _ = words.dropSuffix(["基本"])
    return words.scalars.reversed().prefix(while: JapaneseLetter.isOfNoun)
      .contains { !plain.contains($0) }
  }
}
