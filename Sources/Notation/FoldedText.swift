/// A text with widths, dashes and spaces folded, one scalar for each letter that is seen, so that every
/// place in it is also a place in the raw text.
///
/// Source: values.md 4; full NFKC is left to `Normalization`, because it changes lengths.
struct FoldedText {
  let scalars: [Unicode.Scalar]
  /// UTF-8 offset of each scalar in the raw text, and the raw length last.
  let offsets: [Int]

  init(_ text: some StringProtocol, base: Int = 0) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(text.utf8.count / 2)
    offsets.reserveCapacity(text.utf8.count / 2 + 1)
    var offset = base
    for scalar in text.unicodeScalars {
      if VoicingMark.contains(scalar), let last = scalars.last,
        let whole = VoicingMark.joined(last, scalar)
      {
        scalars[scalars.count - 1] = whole
      } else if !UnseenSign.isIgnored(scalar) {
        scalars.append(Self.fold(scalar))
        offsets.append(offset)
      }
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.scalars = scalars
    self.offsets = offsets
  }

  var count: Int { scalars.count }

  subscript(index: Int) -> Unicode.Scalar? {
    index >= 0 && index < scalars.count ? scalars[index] : nil
  }

  /// The raw UTF-8 range of a range of scalars.
  func raw(_ range: Range<Int>) -> Range<Int> {
    offsets[range.lowerBound]..<offsets[range.upperBound]
  }

  func text(_ range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[range])
    return String(result)
  }

  func matches(_ word: String, at index: Int) -> Bool {
    var index = index
    for scalar in word.unicodeScalars {
      guard index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  /// The first of the words that stands at a place; put longer words first.
  func first(of words: [String], at index: Int) -> String? {
    words.first { matches($0, at: index) }
  }

  func skippingSpaces(_ index: Int) -> Int {
    var index = index
    while index < scalars.count, Self.isSpace(scalars[index]) { index += 1 }
    return index
  }

  /// The folded scalars without spaces at both ends.
  var trimmedRange: Range<Int> {
    let start = skippingSpaces(0)
    var end = scalars.count
    while end > start, Self.isSpace(scalars[end - 1]) { end -= 1 }
    return start..<end
  }

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    if value < 0x80 { return scalar == "\r" || scalar == "\t" ? " " : scalar }
    if (0xFF01...0xFF5E).contains(value) {
      let plain = Unicode.Scalar(value - 0xFEE0) ?? scalar
      return plain
    }
    if DashFamily.isHyphenLike(scalar) { return "-" }
    switch value {
    case 0x3000, 0xA0, 0x2002...0x200A, 0x202F: return " "
    case 0x301C, 0x223C, 0x2053: return "~"
    case 0x2E80...0x2EFF, 0x2F00...0x2FD5: return Radicals.plain(scalar)
    case 0xFF61...0xFF9F: return HalfWidthKana.fullWidth(scalar)
    default: return scalar
    }
  }

  /// A text with its scalars folded and its spaces gone, for comparing what stands between.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: plainScalars(text))
    return String(result)
  }

  static func plainScalars(_ text: String) -> [Unicode.Scalar] {
    FoldedText(text).scalars.filter { $0 == "\n" || !isSpace($0) }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: UnseenSign.contains(scalar)
    }
  }

  static func digit(_ scalar: Unicode.Scalar?) -> Int? {
    guard let scalar, ("0"..."9").contains(scalar) else { return nil }
    return Int(scalar.value) - 0x30
  }

  static func isLatin(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
