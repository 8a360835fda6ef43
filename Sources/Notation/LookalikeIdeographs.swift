/// Radicals and compatibility ideographs that stand where an everyday character belongs.
///
/// Source: rules.md, CHR-007; values.md 4.1.
package enum LookalikeIdeographs {
  package struct Found: Hashable, Sendable {
    package var character: String
    /// The everyday character, nil where none is known.
    package var plain: String?
    /// U+F900…: the form of a character that names of persons and places are written with.
    package var isCompatibility: Bool
  }

  package static func found(in text: String) -> [Found] {
    text.unicodeScalars.filter(contains).map { scalar in
      let plain = plain(scalar)
      return Found(
        character: String(Character(scalar)),
        plain: plain == scalar ? nil : String(Character(plain)),
        isCompatibility: isCompatibility(scalar))
    }
  }

  /// The text with everyday characters and nothing else changed.
  ///
  /// - Parameter compatibility: false leaves U+F900… as they are.
  package static func plain(_ text: String, compatibility: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isWanted = contains(scalar) && (compatibility || !isCompatibility(scalar))
      result.append(isWanted ? plain(scalar) : scalar)
    }
    return String(result)
  }

  private static func contains(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x2E80 else { return false }
    return Radicals.contains(scalar) || isCompatibility(scalar) && plain(scalar) != scalar
  }

  private static func isCompatibility(_ scalar: Unicode.Scalar) -> Bool {
    (0xF900...0xFAFF).contains(scalar.value) || (0x2F800...0x2FA1F).contains(scalar.value)
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard isCompatibility(scalar) else { return Radicals.plain(scalar) }
    // The twelve of U+FA0E–FA29 that are characters of their own stay themselves.
    let normal = Normalization.compatibility(String(Character(scalar))).unicodeScalars
    return normal.count == 1 ? normal.first ?? scalar : scalar
  }
}
