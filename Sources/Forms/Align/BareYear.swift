import Grid
import Notation

/// A year heading that lost its era: 「5」 or 「(5)」 between 「令和4年度」 and 「令和6年度」.
struct BareYear: Hashable, Sendable {
  var number: Int
  var year: Int

  /// As people write a year without its era: 「5年度」.
  var text: String { "\(number)年度" }

  /// The year that a bare number stands for, where the headings on both sides, or the next two on its
  /// only side, leave no other.
  static func at(_ index: Int, of cells: [SheetRows.SheetCell]) -> BareYear? {
    guard cells.count > 2, let number = number(cells[index].text) else { return nil }
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
    guard let meant, Era.allCases.contains(where: { $0.year(number) == meant }) else { return nil }
    return BareYear(number: number, year: meant)
  }

  private static func number(_ text: String) -> Int? {
    // Most cells are told at their first character.
    guard text.utf8.count <= 16,
      text.unicodeScalars.allSatisfy({ isDigit($0) || "()（） 　".unicodeScalars.contains($0) })
    else { return nil }
    var plain = Normalization.withoutSpaces(Normalization.n2(text))
    if plain.hasPrefix("("), plain.hasSuffix(")") { plain = String(plain.dropFirst().dropLast()) }
    guard (1...2).contains(plain.utf8.count), let number = Int(plain), number > 0 else {
      return nil
    }
    return number
  }

  /// A heading that is a year and nothing else; plain numbers are none here.
  private static func year(_ text: String) -> Int? {
    let scalars = text.unicodeScalars
    guard text.utf8.count <= 60, scalars.contains(where: { isDigit($0) || $0 == "元" }),
      !scalars.allSatisfy(isDigit)
    else { return nil }
    return Period.parse(text)?.fiscalYear
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
  }

  /// Whether cells of one row stand side by side without a gap.
  private static func isBeside(_ first: Int, _ last: Int, _ cells: [SheetRows.SheetCell]) -> Bool {
    (first..<last).allSatisfy {
      cells[$0].region.last.column + 1 == cells[$0 + 1].region.first.column
    }
  }
}
