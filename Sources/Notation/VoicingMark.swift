/// Voicing marks that stand behind their letter as characters of their own: か\u{3099} for が.
package enum VoicingMark {
  /// Combining and half-width ones.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3099, 0x309A, 0xFF9E, 0xFF9F: true
    default: false
    }
  }

  /// The letter with its mark as one character, nil where there is none: か\u{309A}.
  static func joined(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x3041...0x30FF).contains(letter.value) else { return nil }
    let joined = Normalization.compatibility("\(letter)\(mark)").unicodeScalars
    return joined.count == 1 ? joined.first : nil
  }

  /// The letters of a text that have a combining mark behind them and could be one with it.
  package static func apart(in text: String) -> [(written: String, whole: String)] {
    zip(text.unicodeScalars, text.unicodeScalars.dropFirst()).compactMap { letter, mark in
      guard isCombining(mark), let whole = joined(letter, mark) else { return nil }
      return ("\(letter)\(mark)", String(Character(whole)))
    }
  }

  /// The text with such letters and marks as one character each, and nothing else changed.
  package static func joined(in text: String) -> String {
    guard text.unicodeScalars.contains(where: isCombining) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isCombining(scalar), let last = result.last, let whole = joined(last, scalar) {
        result.removeLast()
        result.append(whole)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{3099}" || scalar == "\u{309A}"
  }
}
