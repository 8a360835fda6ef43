/// The strokes that offices type for "minus" and for "nothing to report".
///
/// Source: values.md 2 and 3.
package enum DashFamily {
  /// Hyphens and dashes that mean the same wherever they stand.
  static func isHyphenLike(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2010...0x2015, 0x2212, 0x207B, 0x208B, 0x2043, 0x2500, 0x2501, 0xFE58, 0xFE63,
      0xFF0D, 0x2796:
      true
    default: false
    }
  }

  /// True for the family and for the long-vowel mark, which is a dash only where it stands alone.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    isHyphenLike(scalar) || scalar == "\u{30FC}" || scalar == "\u{FF70}"
  }

  /// Which stroke a cell holds that holds nothing else: `—` of `" — "`; nil for any other text.
  package static func glyph(of text: String) -> String? {
    let bare = Normalization.trimmed(text)
    guard !bare.isEmpty, bare.unicodeScalars.allSatisfy(contains) else { return nil }
    return bare
  }
}
