/// Half-width katakana with the marks 。「」、・ of the same width, as old systems write them.
///
/// Source: rules.md, CHR-005; JIS X 0201.
package enum HalfWidthKana {
  private static let block: ClosedRange<UInt32> = 0xFF61...0xFF9F

  /// The stretches of half-width katakana and marks, as they are written.
  package static func runs(in text: String) -> [String] {
    pieces(of: text).filter(\.isKana).map { String($0.scalars) }
  }

  /// The text with full-width ones in their place and nothing else changed; nil where it holds none.
  package static func fullWidth(_ text: String) -> String? {
    let pieces = pieces(of: text)
    guard pieces.contains(where: \.isKana) else { return nil }
    return pieces.map { $0.isKana ? widened(String($0.scalars)) : String($0.scalars) }.joined()
  }

  /// The full-width character of one of the block; voicing marks become combining ones.
  static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Normalization.compatibility(String(Character(scalar))).unicodeScalars.first ?? scalar
  }

  private struct Piece {
    var scalars: String.UnicodeScalarView
    var isKana: Bool
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    for scalar in text.unicodeScalars {
      let isKana = block.contains(scalar.value)
      if pieces.last?.isKana != isKana {
        pieces.append(Piece(scalars: String.UnicodeScalarView(), isKana: isKana))
      }
      pieces[pieces.count - 1].scalars.append(scalar)
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
