/// What can be written in CP932, the encoding of Japanese Windows (Windows-31J).
///
/// Source: machine-readability.md 5.3.
package enum Windows31J {
  /// Variants of characters that the table has in another form. The C library writes some of them,
  /// and other programs do not read the result: they are replaced all the same.
  package static func usual(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x301C: "～"
    case 0x2212: "－"
    case 0x2014: "―"
    case 0x2016: "∥"
    case 0xA2: "￠"
    case 0xA3: "￡"
    case 0xAC: "￢"
    case 0xA5: "￥"
    case 0x203E: "￣"
    case 0xA0: " "
    default: nil
    }
  }

  /// The text in characters of the table as far as it can be, and what was replaced by what.
  package static func mapped(_ text: String) -> (text: String, replaced: [Replacement]) {
    let foreign = lacking(in: text)
    return CharacterMap.apply(to: text) { scalar in
      foreign.contains(scalar) ? usual(scalar) ?? PlatformCharacter.plain(scalar) : nil
    }
  }

  /// The characters of a text that the table has not; a private character counts as none it has.
  package static func lacking(in text: String) -> Set<Unicode.Scalar> {
    let others = Set(text.unicodeScalars.filter { !$0.isASCII })
    let known = others.filter { usual($0) == nil && !PlatformCharacter.isPrivate($0) }
    return others.subtracting(known).union(JapaneseRepertoire.lacking(known, in: "CP932"))
  }
}
