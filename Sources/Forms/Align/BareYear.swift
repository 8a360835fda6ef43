import Grid
package import Notation

/// A year heading that lost its era: 「5」 or 「(5)」 between 「令和4年度」 and 「令和6年度」.
package struct BareYear: Hashable, Sendable {
  var number: Int
  var year: Int

  /// As people write a year without its era: 「5年度」.
  package var text: String { "\(number)年度" }
  /// The year that it stands for.
  package var period: Period { .fiscal(year) }

  /// The year that a bare number stands for, where the headings on both sides, or the next two on its
  /// only side, leave no other.
  static func at(_ index: Int, of cells: [SheetRows.SheetCell]) -> BareYear? {
    guard mayBeNumber(cells[index].text) else { return nil }
    func year(_ offset: Int) -> Int? {
      let other = index + offset
      guard cells.indices.contains(other), isBeside(min(index, other), max(index, other), cells)
      else { return nil }
      return Self.year(cells[other].text).map { $0 - offset }
    }
    let sides = (year(-1), year(1))
    let meant: Int? =
      switch sides {
      case (let left?, let right?): left == right ? left : nil
      case (let left?, nil): left == year(-2) ? left : nil
      case (nil, let right?): right == year(2) ? right : nil
      case (nil, nil): nil
      }
    guard let meant, let number = number(cells[index].text),
      Era.allCases.contains(where: { $0.year(number) == meant })
    else { return nil }
    return BareYear(number: number, year: meant)
  }

  /// By bytes, because every cell is asked: short, and beginning with a digit, a bracket or a space.
  private static func mayBeNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 16 else { return false }
    return isDigit(first) ? text.utf8.count <= 2 : [0x20, 0x28, 0xE3, 0xEF].contains(first)
  }

  private static func number(_ text: String) -> Int? {
    var plain = Normalization.withoutSpaces(Normalization.n2(text))
    if plain.hasPrefix("("), plain.hasSuffix(")") { plain = String(plain.dropFirst().dropLast()) }
    guard (1...2).contains(plain.utf8.count), let number = Int(plain), number > 0 else {
      return nil
    }
    return number
  }

  /// A heading that is a year and nothing else; plain numbers are none here.
  private static func year(_ text: String) -> Int? {
    guard (2...60).contains(text.utf8.count), !text.utf8.allSatisfy(isDigit) else { return nil }
    return Period.parse(text)?.fiscalYear
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether cells of one row stand side by side without a gap.
  private static func isBeside(_ first: Int, _ last: Int, _ cells: [SheetRows.SheetCell]) -> Bool {
    (first..<last).allSatisfy {
      cells[$0].region.last.column + 1 == cells[$0 + 1].region.first.column
    }
  }
}
