import Forms
import Grid
import Notation

/// A sheet of a template as people see it on the page: its cells and merges with their texts.
struct TemplateGrid {
  struct Region {
    var range: CellRange
    var text: String
    var hasTags: Bool
  }

  let sheet: Sheet
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>
  /// In reading order, those with text only.
  let regions: [Region]

  /// nil for an empty sheet.
  init?(_ sheet: Sheet) {
    guard var extent = sheet.extent else { return nil }
    for merge in sheet.merges where merge.overlaps(extent) {
      extent.last.row = max(extent.last.row, merge.last.row)
      extent.last.column = max(extent.last.column, merge.last.column)
    }
    self.sheet = sheet
    (rows, columns) = (extent.rows, extent.columns)
    regions = sheet.cells.compactMap { cell in
      let text = cell.shown
      guard !text.isBlank else { return nil }
      // What a merge hides is not seen.
      if let merge = sheet.merge(containing: cell.reference), merge.first != cell.reference {
        return nil
      }
      return Region(
        range: sheet.merge(startingAt: cell.reference)
          ?? CellRange(cell.reference, cell.reference),
        text: text, hasTags: TagText.hasTags(text))
    }
  }
}

/// The tags within a cell's text.
enum TagText {
  static func hasTags(_ text: String) -> Bool {
    text.split(separator: "{{").count > 1 || text.hasPrefix("{{")
  }

  /// The text in pieces, tags with their braces apart from what stands between them.
  static func pieces(_ text: String) -> [(text: String, isTag: Bool)] {
    var pieces: [(text: String, isTag: Bool)] = []
    for (index, part) in text.split(separator: "{{", omittingEmptySubsequences: false).enumerated()
    {
      guard index > 0 else {
        if !part.isEmpty { pieces.append((String(part), false)) }
        continue
      }
      let sides = part.split(separator: "}}", maxSplits: 1, omittingEmptySubsequences: false)
      pieces.append(("{{" + sides[0] + (sides.count > 1 ? "}}" : ""), true))
      if sides.count > 1, !sides[1].isEmpty { pieces.append((String(sides[1]), false)) }
    }
    return pieces
  }
}
