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
        || (isRun || names(place)) && next > grid.columns.upperBound
      guard text.isEmpty ? isMerged || isBetween : Self.isGrade(text) else {
        isRun = false
        continue
      }
      isRun = true
      tag(target.first, by: place, isMerged && text.isEmpty ? .longText : .text)
    }
  }

  /// The empty place, merged over several rows, that lies under a label of the same width.
  mutating func tagBelowLabels(_ row: Int) {
    for column in grid.filled(row) {
      let place = CellReference(row: row, column: column)
      let label = grid.region(row, column)
      let target = grid.region(label.last.row + 1, column)
      guard isLabel(place), target.columns == label.columns, target.rows.count > 1,
        target.first.row > label.last.row, texts[target.first] == nil,
        grid.own(target.first.row, column).isEmpty
      else { continue }
      tag(target.first, by: place, .longText)
    }
  }

  private mutating func tag(_ target: CellReference, by label: CellReference, _ type: FieldType) {
    let heading = grid.own(label.row, label.column)
    let known = HeadingMeaning.of(heading).flatMap(Self.textKey)
    let key = known ?? "任意." + Self.word(heading, target.column, row: target.row)
    add(TagItem(key: key, heading: heading, type: type))
    texts[target] = "{{\(key)}}"
  }

  /// Whether a label says what stands behind it: 記入日, 課名.
  private func names(_ label: CellReference) -> Bool {
    HeadingMeaning.of(grid.own(label.row, label.column)).flatMap(Self.textKey) != nil
  }

  /// A few words that stay as they are.
  private func isLabel(_ place: CellReference) -> Bool {
    let text = grid.own(place.row, place.column).trimmingSpaces
    return texts[place] == nil && text.isLonger(than: 1) && !text.isLonger(than: 20)
      && !text.contains("。")
      && text.contains(where: \.isLetter) && !TableFinder.isCaption(text)
      && !DraftGrid.hasBox(text) && years.year(text) == nil
      && !grid.isValue(place.row, place.column)
  }

  static func isGrade(_ text: String) -> Bool {
    text.count == 1 && text.allSatisfy { "ABCDESＡＢＣＤＥＳ◎○△×".contains($0) }
  }
}
