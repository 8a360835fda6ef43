import Forms
import Grid

/// A stretch of a sheet as a page shows it, merged cells as one.
struct CellTable {
  struct Box {
    var text: String
    var place: CellReference
    var columns: Int
    var rows: Int
  }

  let columns: [Int]
  private(set) var rows: [(number: Int, boxes: [Box])] = []

  /// How much of the sheet is drawn around a place.
  static let reach = CellReach(rows: 2, columns: 3)

  /// The cells around a place; nil where the sheet is not there.
  init?(around location: Location, in book: Book) {
    guard let sheet = book.sheet(named: location.sheet), let extent = sheet.extent else {
      return nil
    }
    let place = location.cell
    let lastRow = min(place.row + Self.reach.rows, max(extent.last.row, place.row))
    let lastColumn = min(place.column + Self.reach.columns, max(extent.last.column, place.column))
    self.init(
      sheet, rows: max(0, place.row - Self.reach.rows)...lastRow,
      columns: max(0, place.column - Self.reach.columns)...lastColumn)
  }

  init(_ sheet: Sheet, rows shownRows: ClosedRange<Int>, columns shownColumns: ClosedRange<Int>) {
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

  /// - Parameters:
  ///   - mark: the classes of a cell that stands out.
  ///   - shown: what may be shown of a cell's text.
  func html(
    mark: (CellReference) -> String?,
    shown: (CellReference, String) -> String = { $1 }
  ) -> String {
    var text = "<div class=\"scroll\"><table class=\"grid\"><tr><td></td>"
    for column in columns {
      text += "<th scope=\"col\">\(CellReference.columnLetters(column))</th>"
    }
    text += "</tr>\n"
    for row in rows {
      text += "<tr><th scope=\"row\">\(row.number + 1)</th>"
      for box in row.boxes {
        var marks = box.columns > 1 ? " colspan=\"\(box.columns)\"" : ""
        if box.rows > 1 { marks += " rowspan=\"\(box.rows)\"" }
        if let mark = mark(box.place) { marks += " class=\"\(mark)\"" }
        text += "<td\(marks)>\(HTML.escaped(shown(box.place, box.text)))</td>"
      }
      text += "</tr>\n"
    }
    return text + "</table></div>\n"
  }

  /// How the drawn cells look.
  static let style = """
    table{border-collapse:collapse;font-size:.85em}
    td,th{border:1px solid #aaa;padding:2px 6px;vertical-align:top;white-space:pre-wrap}
    .grid th{background:#eee;font-weight:normal;color:#555}
    .grid td{max-width:16em;min-width:1em;overflow-wrap:anywhere;background:#fff}
    .grid td.here{background:#ffe2dc;outline:3px solid #c0301c;outline-offset:-3px}
    .grid td.related{background:#fff3c4}
    .grid td.suspect{outline:3px dashed #8a2be2;outline-offset:-3px}
    .grid td.here.suspect{outline-color:#c0301c}
    .scroll{overflow-x:auto;max-width:100%}
    """
}
