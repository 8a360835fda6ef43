/// Cells that say "from → to", in one cell or over several, one line per indicator.
enum ArrowText {
  struct Side: Equatable {
    /// Which of the cells.
    var cell: Int
    /// UTF-8 offsets in the cell's text.
    var range: Range<Int>
  }

  private static let arrows: Set<Character> = ["→", "⇒", "➡", "⟶", "➔"]

  static func isArrow(_ text: String) -> Bool {
    text.contains(where: arrows.contains) || text.trimmingSpaces == "->"
  }

  /// The two sides of each line. Without an arrow a single part is the right-hand one, and of two
  /// parts the first is the left-hand one.
  static func lines(_ cells: [String]) -> [(left: Side?, right: Side?)] {
    let parts = cells.enumerated().map { index, text in
      TextLines.ranges(of: text).filter { !$0.isEmpty }.map { Side(cell: index, range: $0) }
    }
    let count = parts.map(\.count).max() ?? 0
    return (0..<count).map { line in
      // A cell with fewer lines than the others says what it says on its own line only.
      sides(parts.filter { line < $0.count }.map { $0[line] }, cells)
    }
  }

  private static func sides(_ parts: [Side], _ cells: [String]) -> (left: Side?, right: Side?) {
    var left: [Side] = []
    var right: [Side] = []
    var seen = false
    for part in parts {
      let text = Array(cells[part.cell].utf8)[part.range]
      guard let arrow = arrow(in: text), !seen else {
        if seen { right.append(part) } else { left.append(part) }
        continue
      }
      seen = true
      left += trimmed(part.range.lowerBound..<arrow.lowerBound, part.cell, cells)
      right += trimmed(arrow.upperBound..<part.range.upperBound, part.cell, cells)
    }
    if seen { return (left.first, right.first) }
    return left.count > 1 ? (left.first, left.last) : (nil, left.first)
  }

  private static func trimmed(_ range: Range<Int>, _ cell: Int, _ cells: [String]) -> [Side] {
    let text = String(decoding: Array(cells[cell].utf8)[range], as: UTF8.self)
    let start = range.lowerBound + text.prefix(while: \.isWhitespace).utf8.count
    let length = text.trimmingSpaces.utf8.count
    return length == 0 ? [] : [Side(cell: cell, range: start..<(start + length))]
  }

  private static func arrow(in text: ArraySlice<UInt8>) -> Range<Int>? {
    let string = String(decoding: text, as: UTF8.self)
    guard let place = string.firstIndex(where: arrows.contains) else { return nil }
    let start = text.startIndex + string[..<place].utf8.count
    return start..<(start + String(string[place]).utf8.count)
  }
}
