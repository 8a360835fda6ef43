import Grid
import Notation

/// Tags for single values behind labels with a year: 「R5目標 ｜ 120」, 「R5決算額（千円） ｜ 12,345」.
extension SheetDraft {
  /// Whether a label outside tables says which year's value stands behind it.
  func namesYearlyValue(_ text: String) -> Bool {
    !text.isLonger(than: 20) && HeadingMeaning.of(text)?.role != nil && years.year(text) != nil
      && !Self.accounts.contains(where: text.contains)
  }

  /// 「R5決算額（千円）」: money spent for the measure is no value of its indicator.
  static func isMoney(_ label: String) -> Bool {
    ["予算", "決算"].contains(where: label.contains)
      && UnitInBrackets(label.trimmingSpaces).map { $0.unit.hasSuffix("円") } ?? true
  }

  /// The amount is a field, and moves on with the year of its label.
  mutating func tagMoney(_ target: CellReference, by label: CellReference, _ text: String) {
    let key = "金額." + Self.word(text, target.column)
    add(TagItem(key: key, heading: text, type: .number))
    texts[target] = "{{\(key)}}"
    _ = markYear(label, text)
  }

  /// 「R5人件費（千円） ｜ 500」: the year of the label right before a number moves on.
  mutating func markYear(before place: CellReference) {
    guard place.column > grid.columns.lowerBound else { return }
    let label = grid.region(place.row, place.column - 1).first
    _ = markYear(label, grid.own(label.row, label.column))
  }

  /// - Returns: whether the label's year becomes one that moves on.
  mutating func markYear(_ label: CellReference, _ text: String) -> Bool {
    guard let year = years.year(text), year.isFull, texts[label] == nil else { return false }
    let marked = Self.marked(text, year.year)
    guard marked != text else { return false }
    texts[label] = marked
    return true
  }

  /// The one empty cell behind such a label, as a blank form has it: another label or the sheet's edge
  /// follows, or the row above or below has a value in the same place.
  func isPlaceOfOne(_ target: CellRange, behind label: CellReference) -> Bool {
    let (row, column, next) = (target.first.row, target.first.column, target.last.column + 1)
    guard grid.columns.contains(column), grid.text(row, column).isEmpty else { return false }
    let isBetween = !grid.own(row, next).isEmpty && !grid.isValue(row, next)
    let isLike = [row - 1, row + 1].contains { other in
      !grid.own(other, label.column).isEmpty && !grid.isValue(other, label.column)
        && (grid.isValue(other, column)
          || texts[CellReference(row: other, column: column)]?.hasPrefix("{{") ?? false)
    }
    return next > grid.columns.upperBound || isBetween || isLike
  }
}
