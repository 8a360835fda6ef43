/// Remarks that people write between the rows of a table.
package enum RemarkText {
  private static let marks: [Character] = ["※", "*"]
  private static let words = ["注", "備考", "出典", "資料", "メモ", "補足"]

  /// 「※数値は速報値」, 「（注）確定後に直す」, 「注：見込み」, 「数値は速報です。」; 「注文件数」 is a name.
  package static func isRemark(_ text: String) -> Bool {
    let bare = Normalization.n2(text).filter { !$0.isWhitespace }
    guard let first = bare.first else { return false }
    if marks.contains(first) || bare.contains("。") { return true }
    let inside = bare.drop { "([【〔<".contains($0) }
    guard let word = words.first(where: inside.hasPrefix) else { return false }
    let next = inside.dropFirst(word.count).drop(while: \.isNumber).first
    return next.map { ":)]】〕>".contains($0) } ?? true
  }

  /// What people ask in surveys may be an indicator's name, and so may end in です and ます; what is said
  /// of figures does not.
  private static let ends =
    ["速報", "予定", "見込み", "概数", "未定", "実績", "値", "ため"].flatMap { word in
      ["です", "でした", "である", "であった"].map { word + $0 }
    } + [
      "なります", "なりました", "による", "によります", "ください", "下さい", "を参照", "を参照のこと", "のため", "したため",
      "る予定", "す予定",
    ]

  /// Whether a text ends as remarks on figures do and names of indicators do not: 「数値は速報による」,
  /// 「来年度に見直す予定」.
  package static func isStatement(_ text: String) -> Bool {
    let bare = Normalization.n2(text).filter { !$0.isWhitespace }
    return ends.contains { bare.hasSuffix($0) }
  }

  private static let brackets: [Character: Character] = [
    "【": "】", "〔": "〕", "[": "]", "<": ">", "《": "》", "〈": "〉",
  ]

  /// 「【継続して取り組むもの】」, 「<単年度>」: a text that is one pair of brackets stands over others.
  package static func isCaption(_ text: String) -> Bool {
    let bare = Normalization.n2(text).filter { !$0.isWhitespace }
    guard let first = bare.first, let close = brackets[first] else { return false }
    return bare.count > 2 && bare.dropFirst().firstIndex(of: close) == bare.indices.last
  }
}
