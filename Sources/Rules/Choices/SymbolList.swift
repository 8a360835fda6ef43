import Notation

/// A cell of several symbols, taken apart.
struct SymbolList {
  var lookalikes: [String] = []
  var unknown: [String] = []
  var repeated: [String] = []
  /// The text with look-alikes replaced and repetitions left out.
  var corrected = ""

  var isRight: Bool { lookalikes.isEmpty && unknown.isEmpty && repeated.isEmpty }

  init(_ raw: String, options: [String]) {
    var seen: Set<String> = []
    // Of what nobody sees CHR-008 tells.
    for character in UnseenSign.removed(from: raw) {
      let written = String(character)
      if Self.isSeparator(character), !options.contains(written) {
        corrected.append(character)
        continue
      }
      let symbol = Self.symbol(written, options)
      guard let symbol else {
        unknown.append(written)
        corrected.append(character)
        continue
      }
      if symbol != written { lookalikes.append(written) }
      if seen.insert(symbol).inserted {
        corrected += symbol
      } else {
        repeated.append(symbol)
      }
    }
    corrected = trimmed(corrected)
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || "、,，・･/／;；".contains(character)
  }

  /// The option that a character is or looks like.
  private static func symbol(_ written: String, _ options: [String]) -> String? {
    if options.contains(written) { return written }
    guard written.unicodeScalars.count == 1, let scalar = written.unicodeScalars.first,
      let number = Glyphs.number(ofLookalike: scalar), let standard = Glyphs.circled(number)
    else { return nil }
    return options.contains(standard) ? standard : nil
  }
}
