import Glibc

/// The letters that Japanese text is written with: JIS X 0213 and Windows-31J.
///
/// Source: rules.md, CHR-008; the C library's EUC-JISX0213 and CP932.
package enum JapaneseRepertoire {
  /// The letters of texts that belong to neither, each once: simplified Chinese, Hangul, private
  /// characters, emoji, and what is not seen at all. Other signs and numbers are not judged.
  package static func foreign(in texts: some Sequence<String>) -> Set<Unicode.Scalar> {
    var letters: Set<Unicode.Scalar> = []
    for text in texts {
      for scalar in text.unicodeScalars where isJudged(scalar) { letters.insert(scalar) }
    }
    // CP932 has room for private characters, which each office fills with its own.
    let own = letters.filter { $0.properties.generalCategory == .privateUse }
    let others = lacking(lacking(letters.subtracting(own), in: "EUC-JISX0213"), in: "CP932")
    return others.union(own)
  }

  /// Whether a character leaves no ink.
  package static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    FoldedText.isSpace(scalar) || scalar.properties.generalCategory == .control
  }

  /// Nearly all text is kana, punctuation and ASCII, which need no look-up.
  private static func isJudged(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80, !(0x3000...0x30FF).contains(scalar.value) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .privateUse:
      return !isOtherwiseJudged(scalar)
    case .otherSymbol: return scalar.properties.isEmojiPresentation
    case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  /// Half-width kana, radicals and compatibility ideographs have rules of their own.
  private static func isOtherwiseJudged(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFF00...0xFFDC, 0x2E80...0x2FD5, 0xF900...0xFAFF, 0x2F800...0x2FA1F: true
    default: false
    }
  }

  /// The scalars that an encoding has not; none where the C library has not the encoding.
  static func lacking(
    _ scalars: Set<Unicode.Scalar>, in encoding: String
  ) -> Set<Unicode.Scalar> {
    guard !scalars.isEmpty else { return [] }
    let descriptor = unsafe iconv_open(encoding, "UTF-8")
    guard Int(bitPattern: descriptor) != -1 else { return [] }
    defer { unsafe _ = iconv_close(descriptor) }
    return scalars.filter { scalar in
      var source = Array(String(scalar).utf8)
      var target = [UInt8](repeating: 0, count: 16)
      return unsafe source.withUnsafeMutableBytes { input in
        unsafe target.withUnsafeMutableBytes { output in
          var from = unsafe input.baseAddress?.assumingMemoryBound(to: CChar.self)
          var into = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
          var (left, room) = (input.count, output.count)
          return unsafe iconv(descriptor, &from, &left, &into, &room) != 0
        }
      }
    }
  }
}
