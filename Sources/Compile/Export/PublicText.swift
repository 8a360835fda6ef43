import Notation

/// Texts as the public gets them.
enum PublicText {
  /// Without what is there for looks, in characters that every computer shows.
  ///
  /// - Parameter isName: a single word or name, whose inner spaces may be for looks only.
  static func cleaned(_ text: String, isName: Bool = true) -> String {
    var result = Normalization.n1(text)
    if isName { result = BrokenWord.joined(result) ?? result }
    return plain(result).text
  }

  /// In whole letters of full width, and characters that every computer shows.
  static func plain(_ text: String) -> (text: String, replaced: [Replacement]) {
    PlatformCharacter.mapped(VoicingMark.joined(in: HalfWidthKana.fullWidth(text) ?? text))
  }

  /// A log is a public table too: it names a character that it must not hold by its number.
  ///
  /// - Parameter foreign: further characters that must not be there.
  static func named(_ text: String, without foreign: Set<Unicode.Scalar> = []) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isPrintable = !PlatformCharacter.contains(scalar) && !foreign.contains(scalar)
      result +=
        isPrintable
        ? String(Character(scalar)) : "(U+\(String(scalar.value, radix: 16, uppercase: true)))"
    }
    return result
  }
}
