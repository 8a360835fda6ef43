import Notation

/// A heading's text folded for comparing: N2 with ① kept, periods masked, boxes empty, spaces out.
enum LabelKey {
  static func of(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    if let number = numberHeading(text) { return number }
    let emptied = TickText.emptied(text)
    let key = Normalization.spacesRemoved(Period.masked(emptied))
    let unspaced = Normalization.spacesRemoved(emptied)
    guard unspaced.utf8.count < emptied.utf8.count else { return key }
    // A period that is spaced out or broken over lines is one.
    let joined = Period.masked(unspaced)
    guard joined.contains(period) else { return key }
    return !key.contains(period) || joined.count < key.count ? joined : key
  }

  static let period = "〈年〉"

  /// №, No. and Ｎｏ head the same column.
  private static func numberHeading(_ text: String) -> String? {
    guard text.utf8.count <= 12 else { return nil }
    let plain = Normalization.withoutSpaces(text)
    return ["No", "No.", "NO", "NO."].contains(plain) ? "No" : nil
  }

  /// How much a heading decides. Source: templates.md, "Costs that worked".
  static func weight(_ key: String, isPrefix: Bool) -> Double {
    let bare = key.filter { !isCircled($0) && !"～〜~-".contains($0) }
    if bare.isEmpty { return 0.3 }
    if isPrefix { return 0.8 }
    if bare.replacing(period, with: "").filter(\.isLetter).isEmpty { return 0.6 }
    return bare.count <= 2 ? 0.6 : 1
  }

  static func isCircled(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return (0x2460...0x2473).contains(scalar.value)
  }
}

extension String {
  /// The text with every copy of a part replaced.
  func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
