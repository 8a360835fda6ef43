import Grid

/// The numbers that head the lines of a list: ①, (1), `1 `, `1.`.
///
/// Source: rules REQ-012 to REQ-014.
package enum NumberedList {
  /// One item of a list.
  package struct Item: Hashable, Sendable {
    package var number: Int
    /// What stands behind the number, without the spaces around it.
    package var text: String
    /// UTF-8 range of the number's sign.
    package var range: Range<Int>
  }

  /// The items of a text, in its order; a number without text is no item.
  ///
  /// The first line decides how the list is numbered, so that (1) inside a list of ① is not counted.
  package static func items(in text: String) -> [Item] {
    let found = TextLine.lines(of: text).flatMap(parts).compactMap { item($0.text, $0.offset) }
    guard let style = found.first?.style else { return [] }
    return found.filter { $0.style == style && !$0.item.text.isEmpty }.map(\.item)
  }

  /// A line, taken apart where ② follows the end of a sentence: 「①広報する。②意見を交換する。」
  private static func parts(_ line: TextLine) -> [(text: Substring, offset: Int)] {
    let scalars = line.text.unicodeScalars
    var parts: [(text: Substring, offset: Int)] = []
    var (start, isEnd) = (scalars.startIndex, false)
    func add(_ end: String.Index) {
      let before = line.text.utf8.distance(from: line.text.startIndex, to: start)
      parts.append((line.text[start..<end], line.range.lowerBound + before))
    }
    for index in scalars.indices {
      if isEnd, Glyphs.number(ofCircled: scalars[index]) != nil {
        add(index)
        start = index
      }
      isEnd = scalars[index] == "。" || isEnd && FoldedText.isSpace(scalars[index])
    }
    add(scalars.endIndex)
    return parts
  }

  /// The number that heads a text, nil where none does: 3 of 「③ 利用者数」.
  package static func number(heading text: String) -> Int? { item(text[...], 0)?.item.number }

  /// The number that fills a cell: ③, (3), 3, No.3.
  package static func number(alone text: String) -> Int? {
    var plain = Normalization.withoutSpaces(Normalization.n2(text))
    for mark in ["No.", "NO.", "No", "(", "指標"] where plain.hasPrefix(mark) {
      plain.removeFirst(mark.count)
    }
    for mark in [")", "."] where plain.hasSuffix(mark) { plain.removeLast() }
    return plain.count <= 2 ? Int(plain) : nil
  }

  private static func item(_ line: Substring, _ offset: Int) -> (style: Int, item: Item)? {
    let folded = FoldedText(line, base: offset)
    let start = folded.skippingSpaces(0)
    guard let first = folded[start] else { return nil }
    func item(_ number: Int, _ end: Int, style: Int) -> (Int, Item) {
      var rest = String.UnicodeScalarView()
      rest.append(contentsOf: folded.scalars[min(end, folded.count)...])
      let text = Normalization.trimmed(String(rest))
      return (
        style, Item(number: number, text: text, range: folded.raw(start..<min(end, folded.count)))
      )
    }
    if let number = Glyphs.number(ofCircled: first) ?? Glyphs.number(ofLookalike: first) {
      return item(number, start + 1, style: 0)
    }
    let bracket = first == "("
    guard let run = DigitRun(folded, at: bracket ? start + 1 : start), run.value.scale == 0,
      run.value.units <= 50
    else { return nil }
    let number = Int(run.value.units)
    if bracket { return folded[run.end] == ")" ? item(number, run.end + 1, style: 1) : nil }
    switch folded[run.end] {
    case ".", ")": return item(number, run.end + 1, style: 2)
    case let next? where FoldedText.isSpace(next): return item(number, run.end + 1, style: 3)
    default: return nil
    }
  }
}
