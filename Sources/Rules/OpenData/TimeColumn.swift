package import Grid
import Notation

/// Columns that tell the time.
package enum TimeColumn {
  enum Form { case western, japanese, both, short }

  /// The cells of a column that names years, none of other columns.
  package static func periods(_ column: OpenColumn) -> [Cell] {
    guard column.isTime || Normalization.n2(column.name).contains("年") else { return [] }
    let cells = column.cells.filter { Period.parse($0.shown)?.wholeYear != nil }
    return cells.count * 2 > column.cells.count ? cells : []
  }

  static func form(_ text: String) -> Form {
    let plain = Normalization.withoutSpaces(text)
    let japanese = Era.allCases.contains { plain.contains($0.rawValue) }
    let western = hasWesternYear(plain)
    if japanese { return western ? .both : .japanese }
    return western ? .western : .short
  }

  private static func hasWesternYear(_ plain: String) -> Bool {
    plain.split { !$0.isNumber }.contains {
      $0.count == 4 && ("1868"..."2117").contains(String($0))
    }
      || (plain.count == 8 && plain.allSatisfy(\.isNumber))
  }

  package static func isJapaneseOnly(_ text: String) -> Bool {
    Period.parse(text)?.wholeYear != nil && [.japanese, .short].contains(form(text))
  }
}
