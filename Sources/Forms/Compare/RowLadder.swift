/// Counts the rows that lie between two rows of a form sheet, however often its groups repeat.
///
/// The rows of drawn copies that nobody used may be there or not, and so may rows of places that
/// nobody filled.
struct RowLadder {
  /// How many rows further down the next row should stand.
  struct Distance {
    var rows = 0
    /// So many of them may be missing.
    var optional = 0
    /// So many more may be there.
    var spare = 0
    /// So many rows are of copies beyond those that the form numbers, or of numbered ones not found.
    var surplus = 0
    var lacking = 0
    /// A list that may have any length ends on the way.
    var leavesOpenList = false
    /// Rows with headings on the way were not found.
    var lacksHeadings = false
  }

  private let form: FormSheet
  /// The row of the template's sheet reached, nil before the first one.
  private var position: Int?
  private var distance = Distance()
  /// By the first of the groups that share their rows: the copies begun since it was entered.
  private var copies: [Int: Int] = [:]

  init(_ form: FormSheet) { self.form = form }

  mutating func take(_ step: AlignmentStep) {
    switch step.kind {
    case .deleted:
      guard let row = step.templateRow, !form.rows[row].isLine else { return }
      advance(to: form.rows[row].row)
      if form.rows[row].weight > 0 {
        distance.lacksHeadings = true
      } else {
        distance.optional += 1
      }
    case .skippedGroup(let group):
      let rows = form.groups[group].drawnRows
      advance(to: rows.lowerBound)
      // As if no row of it were there, and all that are drawn might be.
      distance.rows -= 1
      distance.spare += rows.count
      position = rows.upperBound
    case .repeatedGroup(let beside):
      let group = form.firstBeside(beside)
      let copy = form.groups[group].copyRows
      leave(until: copy.upperBound, inside: group)
      distance.rows += 1 + form.groups[group].gap
      position = copy.lowerBound
      copies[group, default: 1] += 1
      // Where the form numbers its copies, one more is a change of the form.
      if form.groups[group].hasDrawnTexts, copies[group] ?? 1 > form.groups[group].drawnCopies {
        distance.surplus += copy.count
      }
      for inner in form.groups.indices where form.isInside(inner, beside) {
        copies[form.firstBeside(inner)] = nil
      }
    default: break
    }
  }

  /// The distance from the last row to this one, and a new start from here.
  mutating func arrive(at templateRow: Int) -> Distance {
    advance(to: form.rows[templateRow].row)
    // A row for the lower value, where the form writes it below a line break.
    if form.rows[templateRow].isAdded { distance.rows += 1 }
    for group in form.rows[templateRow].groups where copies[form.firstBeside(group)] == nil {
      copies[form.firstBeside(group)] = 1
    }
    defer { distance = Distance() }
    return distance
  }

  /// How far a row of the template's sheet is from the last one arrived at.
  func distance(to row: Int) -> Distance {
    var ladder = self
    ladder.advance(to: row)
    return ladder.distance
  }

  private mutating func advance(to row: Int) {
    guard let from = position else {
      position = row
      return
    }
    leave(until: row, inside: nil)
    if from > row { position = row }
  }

  /// Goes on to a row further down; on the way out of groups the copies not used are passed over.
  private mutating func leave(until row: Int, inside kept: Int?) {
    guard let from = position, row >= from else { return }
    distance.rows += row - from
    for (index, group) in form.groups.enumerated()
    where group.copyRows.contains(from) && !group.copyRows.contains(row) && index != kept
      && form.firstBeside(index) == index
    {
      let unused = max(0, min(group.drawnRows.upperBound, row) - group.copyRows.upperBound)
      distance.rows -= unused
      let used = (copies[index] ?? 1) - 1
      let left = max(0, unused - used * group.copyRows.count)
      if group.hasDrawnTexts {
        distance.lacking += left
      } else {
        distance.spare += left
        distance.leavesOpenList = distance.leavesOpenList || form.isOpenList(index)
      }
      copies[index] = nil
    }
    position = row
  }
}

extension FormSheet {
  /// The leftmost of the groups side by side in the same rows: they repeat together.
  func firstBeside(_ group: Int) -> Int {
    groups.firstIndex { $0.copyRows == groups[group].copyRows } ?? group
  }

  /// Sheets and blocks that come several times draw their lists as long as each one needs.
  func isOpenList(_ group: Int) -> Bool {
    sheetGroup != nil || groups[group].parent != nil || groups[group].drawnCopies == 1
  }

  /// Whether a group lies in another one.
  func isInside(_ inner: Int, _ outer: Int) -> Bool {
    var parent = groups[inner].parent
    while let group = parent {
      if group == outer { return true }
      parent = groups[group].parent
    }
    return false
  }
}
