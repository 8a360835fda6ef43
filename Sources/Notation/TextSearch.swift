/// Where words stand in a text, byte for byte.
///
/// The standard library compares grapheme by grapheme, which costs ten times as much on Japanese
/// text and tells no more once both sides are folded alike.
package enum TextSearch {
  /// The UTF-8 ranges of a word, left to right, none overlapping.
  package static func places(of word: String, in text: String) -> [Range<Int>] {
    let (wanted, bytes) = (word.utf8.span, text.utf8.span)
    var result: [Range<Int>] = []
    var index = 0
    while let found = first(wanted, in: bytes, from: index) {
      result.append(found..<found + wanted.count)
      index = found + wanted.count
    }
    return result
  }

  /// - Returns: the offset of the first place at or after `start`; nil for an empty word.
  static func first(_ word: Span<UInt8>, in text: Span<UInt8>, from start: Int) -> Int? {
    guard !word.isEmpty, start + word.count <= text.count else { return nil }
    // Kana and everyday kanji share their first byte, so the last one is asked first.
    let (tail, last) = (word.count - 1, word[word.count - 1])
    for index in start...(text.count - word.count) where text[index + tail] == last {
      var same = 0
      while same < tail, text[index + same] == word[same] { same += 1 }
      if same == tail { return index }
    }
    return nil
  }
}

/// A text as the key of a table, the same only byte for byte.
///
/// A String looks for canonical equivalents whenever it is hashed, which texts folded alike have not.
package struct TextKey: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (one: TextKey, other: TextKey) -> Bool {
    one.text.utf8.elementsEqual(other.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    let isHashed: Void? = unsafe text.utf8.withContiguousStorageIfAvailable {
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    guard isHashed == nil else { return }
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension StringProtocol {
  /// Nothing but spaces and line breaks, if anything.
  package var isBlank: Bool {
    // Nearly every text begins with a byte that begins no space.
    if let first = utf8.first, 0x21...0x7E ~= first || first >= 0xE4 { return false }
    return unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// Whether it has more characters than so many. A long text is not counted to its end.
  package func isLonger(than count: Int) -> Bool { !dropFirst(count).isEmpty }

  /// Several lines, of which some may be empty.
  package var hasLineBreak: Bool { unicodeScalars.contains(where: \.isLineBreak) }
}

extension Unicode.Scalar {
  var isLineBreak: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension String {
  /// Whether the text begins with another, byte for byte.
  package func hasPrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

  /// Whether the text ends with another, byte for byte.
  package func hasSuffix(_ suffix: String) -> Bool {
    utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  /// The text of a UTF-8 range, which is cut where it goes beyond the end.
  package func utf8Text(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<utf8.count)
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(decoding: utf8[start..<utf8.index(start, offsetBy: range.count)], as: UTF8.self)
  }

  /// The text with a UTF-8 range of it replaced.
  package func replacing(utf8 range: Range<Int>, with other: String) -> String {
    let bytes = Array(utf8)
    return String(
      decoding: bytes[..<range.lowerBound] + Array(other.utf8) + bytes[range.upperBound...],
      as: UTF8.self)
  }

  /// Whether a word stands in the text, byte for byte.
  package func contains(_ word: String) -> Bool {
    word.isEmpty || TextSearch.first(word.utf8.span, in: utf8.span, from: 0) != nil
  }
}

extension Substring {
  /// Whether the text begins with another, byte for byte.
  package func hasPrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

  /// Whether the text ends with another, byte for byte.
  package func hasSuffix(_ suffix: String) -> Bool {
    utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  /// Whether a word stands in the text, byte for byte.
  package func contains(_ word: String) -> Bool {
    word.isEmpty || TextSearch.first(word.utf8.span, in: utf8.span, from: 0) != nil
  }
}
