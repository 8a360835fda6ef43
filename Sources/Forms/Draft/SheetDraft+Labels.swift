import Grid
import Notation

/// Places that nothing but a label before them tells.
extension SheetDraft {
  /// The empty places behind labels, as a blank form has them, and grades of one letter.
  mutating func tagBesideLabels(_ row: Int) {
    var isRun = false
    for column in grid.filled(row) {
      let place = CellReference(row: row, column: column)
      guard isLabel(place) else {
        isRun = false
        continue
      }
      let target = grid.region(row, grid.region(row, column).last.column + 1)
      guard grid.columns.contains(target.first.column), target.first.row == row,
        texts[target.first] == nil
      else {
        isRun = texts[target.first]?.hasPrefix("{{") ?? false
        continue
      }
      let text = grid.own(row, target.first.column)
      let isMerged = target.first != target.last
      // Single cells between labels: 「必要性 ｜　｜ 有効性 ｜　」
      let next = target.last.column + 1
      let isBetween =
        !grid.own(row, next).isEmpty && !grid.isValue(row, next)
        || isRun && next > grid.columns.upperBound
      guard text.isEmpty ? isMerged || isBetween : Self.isGrade(text) else {
        isRun = false
        continue
      }
      isRun = true
      let label = grid.own(row, column)
      let known = HeadingMeaning.of(label).flatMap(Self.textKey)
      let key = known ?? "任意." + Self.word(label, target.first.column, row: row)
      add(TagItem(key: key, heading: label, type: isMerged && text.isEmpty ? .longText : .text))
      texts[target.first] = "{{\(key)}}"
    }
  }

  /// A few words that stay as they are.
  private func isLabel(_ place: CellReference) -> Bool {
    let text = grid.own(place.row, place.column).trimmingSpaces
    return texts[place] == nil && (2...20).contains(text.count) && !text.contains("。")
      && text.contains(where: \.isLetter) && !TableFinder.isCaption(text)
      && !text.contains { "■□☑☐".contains($0) } && years.year(text) == nil
      && !grid.isValue(place.row, place.column)
  }

  private static func isGrade(_ text: String) -> Bool {
    text.count == 1 && text.allSatisfy { "ABCDESＡＢＣＤＥＳ◎○△×".contains($0) }
  }
}
