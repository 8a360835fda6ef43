/// Half-width katakana, as old systems write them.
///
/// Source: rules.md, CHR-005; JIS X 0201.
package enum HalfWidthKana {
  /// The letters; the marks 。「」、・ stand with them.
  private static let letters: ClosedRange<UInt32> = 0xFF66...0xFF9F
  private static let block: ClosedRange<UInt32> = 0xFF61...0xFF9F

  /// The stretches of half-width katakana, as they are written.
  package static func runs(in text: String) -> [String] {
    pieces(of: text).filter(\.isKana).map { String($0.scalars) }
  }

  /// The text with full-width katakana in their place and nothing else changed; nil where it holds
  /// none.
  package static func fullWidth(_ text: String) -> String? {
    let pieces = pieces(of: text)
    guard pieces.contains(where: \.isKana) else { return nil }
    return pieces.map { $0.isKana ? widened(String($0.scalars)) : String($0.scalars) }.joined()
  }

  private struct Piece {
    var scalars: String.UnicodeScalarView
    var isKana: Bool
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var isInBlock = false
    for scalar in text.unicodeScalars {
      let isHere = block.contains(scalar.value)
      if pieces.isEmpty || isHere != isInBlock {
        pieces.append(Piece(scalars: String.UnicodeScalarView(), isKana: false))
      }
      isInBlock = isHere
      pieces[pieces.count - 1].scalars.append(scalar)
      if letters.contains(scalar.value) { pieces[pieces.count - 1].isKana = true }
    }
    return pieces
  }

  private static func widened(_ run: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in Normalization.compatibility(run).unicodeScalars {
      // A voicing mark without a letter to join stands for itself.
      switch scalar {
      case "\u{3099}": result.append("゛")
      case "\u{309A}": result.append("゜")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
