/// Characters that only some computers show: numbers in circles, units in one square, private ones.
///
/// Variant ideographs (髙, 﨑) are none of them: names of persons and places are written with them.
///
/// Source: machine-readability.md 1.1 (v1.2 items 2-9 and 4-8) and 5.1.
package enum PlatformCharacter {
  /// True for signs that an open table should not hold.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0xB2: false
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
    case 0x221F, 0x222E, 0x22BF: true
    default: plain(scalar) != nil
    }
  }

  /// A character that an office drew itself; elsewhere it is another one, or none.
  package static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .privateUse
  }

  /// The same in characters that every computer shows: ① is (1), ㎡ is m2; nil where there is none.
  package static func plain(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xB2: "2"
    case 0xB3: "3"
    case 0xB9: "1"
    case 0x2070...0x2079 where scalar.value != 0x2071: "\(scalar.value - 0x2070)"
    case 0x2080...0x2089: "\(scalar.value - 0x2080)"
    case 0x2113: "L"
    case 0x2116: "No."
    case 0x2121: "TEL"
    case 0x2160...0x216B: roman[Int(scalar.value - 0x2160)]
    case 0x2170...0x217B: roman[Int(scalar.value - 0x2170)].lowercased()
    case 0x2197: "↑"
    case 0x2198: "↓"
    case 0x2211: "Σ"
    case 0x2488...0x249B: "\(scalar.value - 0x2488 + 1)."
    case 0x301D: "“"
    case 0x301F: "”"
    case 0x32A4...0x32A8: "(\(String("上中下左右".dropFirst(Int(scalar.value - 0x32A4)).prefix(1))))"
    case 0x3220...0x3243, 0x3280...0x32B0, 0x32FF, 0x3300...0x33FF:
      Normalization.compatibility(String(Character(scalar)))
    default:
      (Glyphs.number(ofCircled: scalar) ?? Glyphs.number(ofLookalike: scalar)).map { "(\($0))" }
    }
  }

  private static let roman = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
  ]

  /// The text with every such character made plain where it can be, and what was replaced by what.
  package static func mapped(_ text: String) -> (text: String, replaced: [Replacement]) {
    CharacterMap.apply(to: text) { contains($0) ? plain($0) : nil }
  }

  /// The text with some of them made plain where they can be.
  package static func mapped(_ text: String, only signs: [Unicode.Scalar]) -> String {
    CharacterMap.apply(to: text) { signs.contains($0) ? plain($0) : nil }.text
  }
}

/// A character and what stands in its place.
package struct Replacement: Hashable, Sendable {
  package var from: Unicode.Scalar
  package var to: String
}

enum CharacterMap {
  /// - Returns: the new text, and each different replacement once, in the order of the text.
  static func apply(
    to text: String, _ other: (Unicode.Scalar) -> String?
  ) -> (text: String, replaced: [Replacement]) {
    var result = String.UnicodeScalarView()
    var replaced: [Replacement] = []
    for scalar in text.unicodeScalars {
      guard let plain = other(scalar) else {
        result.append(scalar)
        continue
      }
      result.append(contentsOf: plain.unicodeScalars)
      let replacement = Replacement(from: scalar, to: plain)
      if !replaced.contains(replacement) { replaced.append(replacement) }
    }
    return (String(result), replaced)
  }
}
