import Notation

/// The lines of a cell's text, as UTF-8 offsets, without the spaces around them.
enum TextLines {
  static func ranges(of text: String) -> [Range<Int>] {
    TextLine.lines(of: text).map { line in
      let start = line.range.lowerBound
      let first = start + line.text.prefix(while: \.isWhitespace).utf8.count
      let length = String(line.text).trimmingSpaces.utf8.count
      return length > 0 ? first..<first + length : start..<start
    }
  }

  /// So many lines, of which some may be empty; where a line break was lost, so many values between
  /// spaces. nil for any other text.
  static func ranges(of text: String, count: Int) -> [Range<Int>]? {
    let all = ranges(of: text)
    if all.count == count { return all }
    let filled = all.filter { !$0.isEmpty }
    if filled.count == count { return filled }
    guard all.count == 1, let values = words(text), values.count == count else { return nil }
    return values
  }

  /// So many lines, each a value or empty, in a text that is no value as a whole.
  static func values(in text: String, count: Int) -> [Range<Int>]? {
    guard text.hasLineBreak, let lines = ranges(of: text, count: count),
      lines.contains(where: { !$0.isEmpty }), lines.allSatisfy({ isValue(text, $0) })
    else { return nil }
    return lines
  }

  private static func isValue(_ text: String, _ range: Range<Int>) -> Bool {
    let line = String(decoding: Array(text.utf8)[range], as: UTF8.self)
    return line.isEmpty || NumberText.parse(line) != nil || MissingMark.parse(line) != nil
  }

  /// The values between spaces; nil where something else stands between them.
  private static func words(_ text: String) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      let start = text[..<word.startIndex].utf8.count
      let range = start..<start + word.utf8.count
      guard isValue(text, range) else { return nil }
      ranges.append(range)
    }
    return ranges
  }
}
