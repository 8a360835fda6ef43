/// Voicing marks that stand behind their letter as characters of their own: か\u{3099} for が.
package enum VoicingMark {
  /// Combining and half-width ones.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3099, 0x309A, 0xFF9E, 0xFF9F: true
    default: false
    }
  }

  /// The letters of a text with their combining marks, as written, of which each has a character of
  /// its own (が); か\u{309A}, which has none, is not among them.
  package static func apart(in text: String) -> [(written: String, whole: String)] {
    var found: [(String, String)] = []
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let letter = last, scalar == "\u{3099}" || scalar == "\u{309A}" {
        let written = "\(letter)\(scalar)"
        let whole = Normalization.compatibility(written)
        if whole.unicodeScalars.count == 1 { found.append((written, whole)) }
      }
      last = scalar
    }
    return found
  }
}
