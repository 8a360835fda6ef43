import Forms
import Grid

/// The cells around a finding, as the form shows them.
struct FindingNeighbours {
  struct Box {
    var text: String
    var place: CellReference
    var columns: Int
    var rows: Int
  }

  let columns: [Int]
  private(set) var rows: [(number: Int, boxes: [Box])] = []

  /// nil where the sheet is not there.
  init?(_ location: Location, in book: Book, reach: (rows: Int, columns: Int) = (2, 3)) {
    guard let sheet = book.sheet(named: location.sheet), let extent = sheet.extent else {
      return nil
    }
    let place = location.cell
    let lastRow = min(place.row + reach.rows, max(extent.last.row, place.row))
    let lastColumn = min(place.column + reach.columns, max(extent.last.column, place.column))
    let shownRows = max(0, place.row - reach.rows)...lastRow
    let shownColumns = max(0, place.column - reach.columns)...lastColumn
    columns = Array(shownColumns)
    for row in shownRows {
      var boxes: [Box] = []
      for column in shownColumns {
        let here = CellReference(row: row, column: column)
        guard let merge = sheet.merge(containing: here) else {
          boxes.append(Box(text: sheet[here]?.shown ?? "", place: here, columns: 1, rows: 1))
          continue
        }
        // A merged cell is drawn where it first comes into view.
        let seenRows = merge.rows.clamped(to: shownRows)
        let seenColumns = merge.columns.clamped(to: shownColumns)
        guard row == seenRows.lowerBound, column == seenColumns.lowerBound else { continue }
        boxes.append(
          Box(
            text: sheet[merge.first]?.shown ?? "", place: merge.first, columns: seenColumns.count,
            rows: seenRows.count))
      }
      rows.append((row, boxes))
    }
  }
}
