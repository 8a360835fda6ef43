import CUTF8proc
import Glibc

/// The levels at which two texts are compared; never used to write text back.
///
/// Source: values.md 4.
package enum Normalization {
  /// N1: trimmed, layout line breaks and unseen signs taken out, runs of spaces made one.
  ///
  /// A line break beside a Japanese character is layout only and vanishes; between Latin words it is
  /// a space.
  package static func n1(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    var pending: (space: Bool, line: Bool) = (false, false)
    for scalar in text.unicodeScalars {
      if UnseenSign.isIgnored(scalar) { continue }
      if FoldedText.isSpace(scalar) {
        pending.space = true
        if scalar.isLineBreak { pending.line = true }
        continue
      }
      if pending.space, let last = result.last {
        let wide = last.value >= 0x2E80 || scalar.value >= 0x2E80
        if !(pending.line && wide) { result.append(" ") }
      }
      pending = (false, false)
      result.append(scalar)
    }
    return String(result)
  }

  /// N2: N1 with compatibility characters, radicals, dashes and tildes made one.
  package static func n2(_ text: String) -> String { fold(text, keepingCircles: false) }

  /// N2 in which ① stays ①, as labels need it.
  package static func n2KeepingCircles(_ text: String) -> String {
    fold(text, keepingCircles: true)
  }

  /// N3: N2 without a trailing 「(…)」, without の, への, における and spaces, and with the usual
  /// spelling pairs made one.
  package static func n3(_ text: String) -> String {
    var result = withoutQualifier(n2(text))
    for (from, to) in spellings { result = replacing(from, with: to, in: result) }
    return result
  }

  /// N2 without all spaces, as person names are compared.
  package static func withoutSpaces(_ text: String) -> String { spacesRemoved(n2(text)) }

  /// The text as written, but for its white space.
  package static func spacesRemoved(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: FoldedText.isSpace) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !FoldedText.isSpace(scalar) { result.append(scalar) }
    return String(result)
  }

  /// Whether any digit of the text is written in full width.
  package static func hasWideDigits(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xFF10...0xFF19).contains($0.value) }
  }

  /// The text with the wide forms of ASCII made plain, and nothing else changed.
  package static func narrowed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append((0xFF01...0xFF5E).contains(scalar.value) ? FoldedText.fold(scalar) : scalar)
    }
    return String(result)
  }

  /// The text without white space at both ends, the full-width space included.
  package static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !FoldedText.isSpace($0) }),
      let last = scalars.lastIndex(where: { !FoldedText.isSpace($0) })
    else { return "" }
    if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return text }
    return String(scalars[first...last])
  }

  /// A name without its trailing qualifier: 「参加者数（累計）」 is 「参加者数」.
  package static func withoutQualifier(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard let last = scalars.last, last == ")" || last == "\u{FF09}" else { return text }
    var depth = 0
    for index in stride(from: scalars.count - 1, through: 0, by: -1) {
      switch scalars[index] {
      case ")", "\u{FF09}": depth += 1
      case "(", "\u{FF08}":
        depth -= 1
        if depth == 0 {
          guard index > 0 else { return text }
          var rest = String.UnicodeScalarView()
          rest.append(contentsOf: scalars[..<index])
          return trimmed(String(rest))
        }
      default: break
      }
    }
    return text
  }

  /// NFKC by libutf8proc; invalid input cannot occur, a failed allocation gives the text back.
  static func compatibility(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let options = utf8proc_option_t(
      UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_COMPAT.rawValue)
    let bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeBufferPointer { source in
      var target: UnsafeMutablePointer<UInt8>?
      let length = unsafe utf8proc_map(source.baseAddress, source.count, &target, options)
      guard let start = unsafe target, length >= 0 else { return text }
      defer { unsafe free(start) }
      return unsafe String(
        decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }
  }

  private static func fold(_ text: String, keepingCircles: Bool) -> String {
    if isPlain(text) { return text }
    return foldedAtSight(text, keepingCircles) ?? foldedAtLength(text, keepingCircles)
  }

  /// By the tables of Unicode, whatever the text holds.
  package static func foldedAtLength(_ text: String, _ keepingCircles: Bool) -> String {
    let plain = n1(text)
    if plain.utf8.allSatisfy({ $0 < 0x80 }) { return plain }
    var result = ""
    var run = String.UnicodeScalarView()
    for scalar in plain.unicodeScalars {
      if keepingCircles, Glyphs.isEnclosed(scalar) {
        result += unified(compatibility(String(run)))
        run = String.UnicodeScalarView()
        result.unicodeScalars.append(scalar)
      } else {
        run.append(Radicals.contains(scalar) ? Radicals.plain(scalar) : scalar)
      }
    }
    result += unified(compatibility(String(run)))
    return n1(result)
  }

  /// Whether a text is its own N2 at first sight: printable ASCII, kana, everyday kanji, the usual
  /// brackets, and single spaces inside. Most texts of a form are.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8.span
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x21...0x7E: index += 1
      case 0x20:
        guard index > 0, index + 1 < bytes.count, bytes[index + 1] != 0x20 else { return false }
        index += 1
      case 0xE3...0xE9:
        guard isPlain(bytes[index], bytes[index + 1], bytes[index + 2]) else { return false }
        index += 3
      default: return false
      }
    }
    return true
  }

  /// Kana, everyday kanji, ・ and the usual brackets, by their bytes.
  @inline(__always)
  private static func isPlain(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE3, 0x80, 0x81...0x82), (0xE3, 0x80, 0x85), (0xE3, 0x80, 0x8A...0x91),
      (0xE3, 0x81, 0x81...0xBF), (0xE3, 0x82, 0x80...0x96), (0xE3, 0x82, 0xA1...0xBF),
      (0xE3, 0x83, 0x80...0xBC), (0xE4, 0xB8..., _), (0xE5...0xE9, _, _):
      true
    default: false
    }
  }

  /// The N2 of a text that has nothing beside plain characters but spaces, line breaks, the wide
  /// forms of ASCII, ① to ⑳, ※, arrows, boxes and circles; nil for all others.
  package static func foldedAtSight(_ text: String, _ keepingCircles: Bool) -> String? {
    let bytes = text.utf8.span
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var gap = (isSpace: false, isLine: false)
    var wasWide = false
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      guard first < 0x7F || first >= 0xE2 else { return nil }
      let length = first < 0x80 ? 1 : 3
      let (second, third) = length == 1 ? (0, 0) : (bytes[index + 1], bytes[index + 2])
      if first == 0x20 || 0x09...0x0D ~= first || (first, second, third) == (0xE3, 0x80, 0x80) {
        gap = (true, gap.isLine || 0x0A...0x0D ~= first)
        index += length
        continue
      }
      if gap.isSpace, !result.isEmpty, !(gap.isLine && (wasWide || first >= 0xE3)) {
        result.append(0x20)
      }
      (gap, wasWide) = ((false, false), first >= 0xE3)
      switch (first, second) {
      case (0xEF, 0xBC) where third >= 0x81: result.append(third - 0x60)
      case (0xEF, 0xBD) where third <= 0x9E: result.append(third - 0x20)
      case (0x21...0x7E, _): result.append(first)
      case (0xE2, 0x91) where !keepingCircles && 0xA0...0xB3 ~= third:
        result.append(contentsOf: String(third - 0x9F).utf8)
      case _ where isPlain(first, second, third) || isSign(first, second, third):
        result.append(first)
        result.append(second)
        result.append(third)
      default: return nil
      }
      index += length
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// ① to ⑳, ※, the arrows ← to ↙, ■ to ◯: signs that mean nothing else.
  private static func isSign(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE2, 0x91, 0xA0...0xB3), (0xE2, 0x80, 0xBB), (0xE2, 0x86, 0x90...0x99),
      (0xE2, 0x96, 0xA0...0xBF), (0xE2, 0x97, 0x80...0xAF):
      true
    default: false
    }
  }

  private static func unified(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(FoldedText.fold(scalar)) }
    return String(result)
  }

  // Spellings first: stripping の would break none of them, but 取り組み must win over 取組み.
  private static let spellings = [
    ("取り組み", "取組"), ("取組み", "取組"), ("および", "及び"), ("箇所", "か所"), ("ヶ所", "か所"),
    ("カ所", "か所"), ("ヵ所", "か所"), ("ケ所", "か所"), ("個所", "か所"), ("における", ""), ("への", ""),
    ("の", ""), (" ", ""),
  ]

  static func replacing(_ word: String, with other: String, in text: String) -> String {
    let places = TextSearch.places(of: word, in: text)
    guard !places.isEmpty else { return text }
    return places.reversed().reduce(text) { $0.replacing(utf8: $1, with: other) }
  }
}

/// The text without white space at both ends, the full-width space included.
package func trimmed(_ text: String) -> String { Normalization.trimmed(text) }
