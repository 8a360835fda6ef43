import Grid
import Notation

/// Which cells of a sheet say the year of others.
extension TableFinder {
  /// Whether a cell says a year. A plain number does where all numbers of its row run on like years
  /// and nothing around them says that they are values.
  func namesYear(_ row: Int, _ column: Int) -> Bool {
    let text = grid.own(row, column)
    guard let year = years.year(text), year.year > 1900, !Self.isDatedValue(text)
    else { return false }
    func plain(_ column: Int) -> Int? { Int(grid.own(row, column)) }
    guard plain(column) != nil else { return true }
    let columns = grid.filled(row)
    let numbers = columns.compactMap(plain).filter { $0 > 999 }
    let areHeadings = columns.contains { HeadingMeaning.of(grid.own(row, $0)) == .unit }
    return (areHeadings || !columns.contains { $0 < column && isRole(row, $0) })
      && zip(numbers, numbers.dropFirst()).allSatisfy { (0...2).contains($1 - $0) }
      && !isCounted(row, column) && !standsInBody(row, column, year.year)
  }

  /// 「40%⏎（2025年）」 is a value; 「2025（R7）」 and 「7年度（2025年度）」 are years.
  static func isDatedValue(_ text: String) -> Bool {
    guard let number = NumberText.parse(text), let year = number.periodNote?.nominalYear
    else { return false }
    return number.value != ExactDecimal(year) && !(number.unit?.hasPrefix("年") ?? false)
  }

  /// 2,001 or 2001.0 by its format: nobody writes a year like that.
  private func isCounted(_ row: Int, _ column: Int) -> Bool {
    guard grid.isNumber(row, column), let format = grid.cell(row, column)?.numberFormat
    else { return false }
    return format != "General" && format.contains { ",.%".contains($0) }
  }

  /// 「利用者数 ｜ 人 ｜ 2001 ｜ 2002」: the row of a table has a unit, a name below the heading of the
  /// names, or another year above the number.
  private func standsInBody(_ row: Int, _ column: Int, _ year: Int) -> Bool {
    let words = grid.filled(row).filter { Int(grid.own(row, $0)) == nil }
    if words.contains(where: { isHeadingWord(grid.own(row, $0)) }) { return false }
    if words.dropFirst().contains(where: { Self.isUnit(grid.own(row, $0)) }) { return true }
    if let first = words.first, stands(row, first, belowHeading: { isNameHeading($0) }) {
      return true
    }
    return stands(row, column) { text in
      Int(text) == nil && years.year(text).map { $0.year != year } ?? false
    } || isBelowPlainYear(row, column, year)
  }

  private func isNameHeading(_ text: String) -> Bool {
    switch HeadingMeaning.of(text) {
    case .indicatorName: isHeadingWord(text)
    case .weakName, .code, .unit: true
    default: false
    }
  }

  /// Whether one of the texts above a place, with no empty row between, is such a heading.
  private func stands(_ row: Int, _ column: Int, belowHeading isHeading: (String) -> Bool) -> Bool {
    var above = row - 1
    while above >= grid.rows.lowerBound {
      let text = grid.text(above, column)
      if text.isEmpty, grid.filled(above).isEmpty { return false }
      if isHeading(text) { return true }
      above = grid.region(above, column).first.row - 1
    }
    return false
  }

  /// The topmost of the numbers above, 目標 or 実績 among them, is another year.
  private func isBelowPlainYear(_ row: Int, _ column: Int, _ year: Int) -> Bool {
    var top = row
    while top > grid.rows.lowerBound,
      Int(grid.text(top - 1, column)) != nil || isRole(top - 1, column)
    {
      top = grid.region(top - 1, column).first.row
    }
    guard top < row, let first = years.year(grid.text(top, column))?.year else { return false }
    return first != year && namesYear(top, grid.region(top, column).first.column)
  }
}
