/// Characters that take no room in a text, so that nobody sees them.
///
/// Source: Unicode, Default_Ignorable_Code_Point, as far as copied texts hold them.
package enum UnseenSign {
  /// Zero-width spaces and joiners, soft hyphens, marks of the writing direction: they mean nothing
  /// in Japanese text.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  /// The text as it is seen.
  package static func removed(from text: String) -> String {
    guard text.unicodeScalars.contains(where: isIgnored) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isIgnored(scalar) { result.append(scalar) }
    return String(result)
  }

  /// Whether a comparison passes over the character: beside the unseen ones those that only choose
  /// the shape of the letter before them (葛󠄀).
  static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0xAD: false
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: contains(scalar)
    }
  }
}
