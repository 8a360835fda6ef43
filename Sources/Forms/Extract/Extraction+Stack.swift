import Grid
import Notation

/// Upper and lower values: in the lines of one cell, or each in a cell of its own.
///
/// Source: templates.md, "Tags".
extension Extraction {
  /// What a cell of the template reads in one copy of its rows.
  struct Stack {
    /// With all its lines, or with the upper one alone.
    var cell: TemplateCell
    /// The stretches of the cell's text that are the values of the template's cell and of those
    /// below it; nothing where each stands in its own cell.
    var lines: [Range<Int>] = []
    /// The places that hold nothing of their own.
    var folded: [LowerPlace] = []
  }

  /// A cell of a lower row of the template, in a row of the sheet.
  struct LowerPlace: Hashable {
    var row: Int
    var templateRow: Int
    var cell: Int
  }

  /// - Parameter step: the number of the step that found the row.
  func stack(_ place: Place, step: Int) -> Stack {
    let cell = form.rows[place.templateRow].cells[place.cell]
    guard !cell.below.isEmpty else { return Stack(cell: cell) }
    let upper = sheet.owner(
      of: result.columns.place(
        template: place.templateRow, cell: place.cell, row: place.row, pairs: place.pairs))
    let text = sheet.sheet[upper]?.value.raw ?? ""
    let isLineCell = !cell.pattern.lines.isEmpty
    let rows = lowerRows(of: place.templateRow, step: step)
    var folded: [LowerPlace] = []
    for below in cell.below {
      guard let row = rows[below.row] else { continue }
      let owner = sheet.owner(
        of: result.columns.place(template: below.row, cell: below.cell, row: row, pairs: []))
      // A cell of its own says that the values stand one below the other, as long as it holds
      // something or the upper one does not hold both.
      let isOwn = owner.row > upper.row
      if isOwn, sheet.cell(at: owner) != nil || isLineCell && !text.hasLineBreak {
        return Stack(cell: isLineCell ? cell.upper : cell)
      }
      folded.append(LowerPlace(row: row, templateRow: below.row, cell: below.cell))
    }
    guard !isLineCell else { return Stack(cell: cell, folded: folded) }
    guard let lines = TextLines.values(in: text, count: cell.below.count + 1) else {
      return Stack(cell: cell)
    }
    return Stack(cell: cell, lines: lines, folded: folded)
  }

  /// The rows of the sheet that the rows right below one of the template were found in, in the same
  /// copy.
  private func lowerRows(of templateRow: Int, step: Int) -> [Int: Int] {
    let lower = templateRow + 1..<templateRow + 1 + form.rows[templateRow].foldable
    var rows: [Int: Int] = [:]
    for next in result.steps[(step + 1)...] {
      if case .repeatedGroup = next.kind { break }
      guard next.isRead, let row = next.row, let found = next.templateRow else { continue }
      guard lower.contains(found) else { break }
      rows[found] = row
    }
    return rows
  }
}
