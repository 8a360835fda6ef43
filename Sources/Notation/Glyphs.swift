/// Numbers in circles and the signs that are typed in their place.
package enum Glyphs {
  /// The number in ①–⑳ (and ㉑–㊿); nil for any other sign.
  package static func number(ofCircled scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x2460...0x2473: Int(scalar.value) - 0x2460 + 1
    case 0x3251...0x325F: Int(scalar.value) - 0x3251 + 21
    case 0x32B1...0x32BF: Int(scalar.value) - 0x32B1 + 36
    default: nil
    }
  }

  /// ① for 1 … ⑳ for 20, nil beyond.
  package static func circled(_ number: Int) -> String? {
    guard (1...20).contains(number), let scalar = Unicode.Scalar(0x2460 + UInt32(number) - 1)
    else { return nil }
    return String(Character(scalar))
  }

  /// The number in a sign that looks like a circled one: ➀, ❶, ➊, ⓵, ⑴, ⒈, ⓪ excepted.
  package static func number(ofLookalike scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x2780...0x2789: Int(scalar.value) - 0x2780 + 1
    case 0x2776...0x277F: Int(scalar.value) - 0x2776 + 1
    case 0x278A...0x2793: Int(scalar.value) - 0x278A + 1
    case 0x24F5...0x24FE: Int(scalar.value) - 0x24F5 + 1
    case 0x24EB...0x24F4: Int(scalar.value) - 0x24EB + 11
    case 0x2474...0x2487: Int(scalar.value) - 0x2474 + 1
    case 0x2488...0x249B: Int(scalar.value) - 0x2488 + 1
    default: nil
    }
  }

  /// ①–⑳ for another circled number that looks like it (➀, ❶, ➊, ⓵, ⓫); nil for every other sign.
  package static func usualCircle(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x2474...0x249B: nil
    case 0x1F10B, 0x1F10C: "⓪"
    default: number(ofLookalike: scalar).flatMap(circled)
    }
  }

  /// The text with the usual circled numbers and nothing else changed; nil where it has them.
  package static func withUsualCircles(_ text: String) -> String? {
    guard text.unicodeScalars.contains(where: { usualCircle(of: $0) != nil }) else { return nil }
    return text.unicodeScalars.map { usualCircle(of: $0) ?? String(Character($0)) }.joined()
  }

  /// One choice read from a cell such as `①③` or `(1)、(3)`.
  package struct Choice: Hashable, Sendable {
    package var number: Int
    package var range: Range<Int>
    /// True where the sign is ①–⑳ itself.
    package var exact: Bool
  }

  /// The choices of a cell and what stands between them besides spaces and commas.
  package static func choices(in text: String) -> (choices: [Choice], rest: String) {
    let folded = FoldedText(text)
    var choices: [Choice] = []
    var rest = String.UnicodeScalarView()
    var index = 0
    while index < folded.count {
      let scalar = folded.scalars[index]
      if let number = number(ofCircled: scalar) ?? number(ofLookalike: scalar) {
        let exact = Self.number(ofCircled: scalar) != nil
        choices.append(
          Choice(number: number, range: folded.raw(index..<index + 1), exact: exact))
        index += 1
      } else if let (number, end) = typed(folded, index) {
        choices.append(Choice(number: number, range: folded.raw(index..<end), exact: false))
        index = end
      } else {
        if !FoldedText.isSpace(scalar), !",、・，/".unicodeScalars.contains(scalar) {
          rest.append(scalar)
        }
        index += 1
      }
    }
    return (choices, String(rest))
  }

  /// `(1)`, `1.`, `1)` or `1`, in any width.
  private static func typed(_ text: FoldedText, _ start: Int) -> (Int, Int)? {
    let bracket = text[start] == "("
    var index = bracket ? start + 1 : start
    var value = 0
    let first = index
    while let digit = FoldedText.digit(text[index]), index - first < 2 {
      value = value * 10 + digit
      index += 1
    }
    guard index > first, FoldedText.digit(text[index]) == nil, (1...20).contains(value) else {
      return nil
    }
    if bracket { return text[index] == ")" ? (value, index + 1) : nil }
    if text[index] == "." || text[index] == ")" { index += 1 }
    return (value, index)
  }

  /// Enclosed figures and letters that NFKC would make plain ones.
  static func isEnclosed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2460...0x24FF, 0x2776...0x2793, 0x3251...0x325F, 0x32B1...0x32BF: true
    default: false
    }
  }
}
