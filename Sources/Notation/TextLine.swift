/// A line or a sentence of a text, and where it stands in it.
package struct TextLine: Sendable {
  /// Without what ends it.
  package var text: Substring
  /// UTF-8 offsets in the whole text.
  package var range: Range<Int>

  /// Every line, also empty ones. A line break may be one byte, two (CR LF) or three.
  package static func lines(of text: String) -> [TextLine] {
    parts(of: text) { $0.isLineBreak }
  }

  /// What 。 and line breaks part, without what is empty.
  package static func sentences(of text: String) -> [TextLine] {
    parts(of: text) { $0.isLineBreak || $0 == "。" }.filter { !$0.range.isEmpty }
  }

  /// The line that a text ends with.
  package static func last(of text: String) -> Substring {
    let scalars = text.unicodeScalars
    let start = scalars.lastIndex(where: \.isLineBreak).map(scalars.index(after:))
    return text[(start ?? text.startIndex)...]
  }

  private static func parts(
    of text: String, endingWith isEnd: (Unicode.Scalar) -> Bool
  ) -> [TextLine] {
    let scalars = text.unicodeScalars
    var parts: [TextLine] = []
    var (start, offset, index, length) = (scalars.startIndex, 0, scalars.startIndex, 0)
    func close() {
      parts.append(TextLine(text: text[start..<index], range: offset..<offset + length))
    }
    while index < scalars.endIndex {
      let scalar = scalars[index]
      guard isEnd(scalar) else {
        length += UTF8.width(scalar)
        scalars.formIndex(after: &index)
        continue
      }
      close()
      offset += length + UTF8.width(scalar)
      length = 0
      scalars.formIndex(after: &index)
      if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" {
        offset += 1
        scalars.formIndex(after: &index)
      }
      start = index
    }
    close()
    return parts
  }
}
