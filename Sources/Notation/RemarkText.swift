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
}
