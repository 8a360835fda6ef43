import Grid

/// Where the columns of a form sheet are in a sheet, block by block, by the headings found.
struct ColumnMap {
  /// A heading of the template found in a row of the sheet.
  struct Anchor {
    var row: Int
    var region: CellRange
    var reference: CellReference
    var similarity: Double
  }

  private struct Key: Hashable {
    var row: Int
    var cell: Int
  }

  private let form: FormSheet
  private let sheet: SheetRows
  private var anchors: [Key: [Anchor]] = [:]
  /// Column of the template → column of the sheet, for places without a heading.
  private var shifts: [(row: Int, from: Int, to: Int)] = []

  init(form: FormSheet, sheet: SheetRows, path: [AlignmentStep]) {
    self.form = form
    self.sheet = sheet
    for step in path {
      guard let row = step.row, let template = step.templateRow, let match = step.match
      else { continue }
      for pair in match.pairs {
        let cell = form.rows[template].cells[pair.templateCell]
        let found = sheet.rows[row].cells[pair.sheetCell]
        anchors[Key(row: template, cell: pair.templateCell), default: []].append(
          Anchor(
            row: row, region: found.region, reference: found.cell.reference,
            similarity: pair.similarity))
        shifts.append((row, cell.region.first.column, found.region.first.column))
      }
    }
  }

  /// The copy of a heading that counts for a row: the last one above it, else the first below.
  func anchor(template: Int, cell: Int, above row: Int) -> Anchor? {
    guard let all = anchors[Key(row: template, cell: cell)] else { return nil }
    return all.last { $0.row <= row } ?? all.first
  }

  /// Where a tagged cell of the template is in a row of the sheet.
  func place(template: Int, cell: Int, row: Int, pairs: [RowMatch.Pair]) -> CellReference {
    let target = form.rows[template].cells[cell]
    let sheetRow = sheet.rows[row].row
    return CellReference(
      row: sheetRow,
      column: max(0, column(of: target, template: template, row: row, pairs: pairs)))
  }

  private func column(
    of target: TemplateCell, template: Int, row: Int, pairs: [RowMatch.Pair]
  ) -> Int {
    switch target.link {
    case .above(let headingRow, let headingCell):
      guard let anchor = anchor(template: headingRow, cell: headingCell, above: row) else { break }
      let heading = form.rows[headingRow].cells[headingCell].region
      let offset = target.region.first.column - heading.first.column
      return min(anchor.region.first.column + offset, anchor.region.last.column)
    case .left(let headingCell):
      guard let pair = pairs.first(where: { $0.templateCell == headingCell }) else { break }
      let heading = form.rows[template].cells[headingCell].region
      let found = sheet.rows[row].cells[pair.sheetCell].region
      return found.last.column + target.region.first.column - heading.last.column
    case nil: break
    }
    return target.region.first.column + shift(near: target.region.first.column, row: row)
  }

  /// Where a column of the template is, as far as the nearest heading tells.
  func column(_ column: Int, row: Int) -> Int { max(0, column + shift(near: column, row: row)) }

  /// How far the nearest heading was moved sideways.
  private func shift(near column: Int, row: Int) -> Int {
    let nearest = shifts.min {
      (abs($0.from - column), abs($0.row - row)) < (abs($1.from - column), abs($1.row - row))
    }
    return nearest.map { $0.to - $0.from } ?? 0
  }
}
