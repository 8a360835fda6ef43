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
  /// Column of the template → column of the sheet by rows, for places without a heading.
  private var shifts: [Int: [(row: Int, to: Int)]] = [:]
  /// The template's columns with headings that were found, in order.
  private let shifted: [Int]
  /// The columns of the sheet in which anything begins.
  private let begun: Set<Int>

  init(form: FormSheet, sheet: SheetRows, path: [AlignmentStep]) {
    self.form = form
    self.sheet = sheet
    var anchors: [Key: [Anchor]] = [:]
    var shifts: [Int: [(row: Int, to: Int)]] = [:]
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
        shifts[cell.region.first.column, default: []].append((row, found.region.first.column))
      }
    }
    self.anchors = anchors.mapValues { $0.sorted { $0.row < $1.row } }
    self.shifts = shifts.mapValues { $0.sorted { $0.row < $1.row } }
    shifted = shifts.keys.sorted()
    begun = Set(sheet.rows.flatMap { $0.cells.map(\.region.first.column) })
  }

  /// The copy of a heading that counts for a row: the last one above it, else the first below.
  func anchor(template: Int, cell: Int, above row: Int) -> Anchor? {
    guard let all = anchors[Key(row: template, cell: cell)] else { return nil }
    return all[max(0, all.partitioningIndex { $0.row > row } - 1)]
  }

  /// Where a tagged cell of the template is in a row of the sheet.
  func place(template: Int, cell: Int, row: Int, pairs: [RowMatch.Pair]) -> CellReference {
    let target = form.rows[template].cells[cell]
    let sheetRow = sheet.rows[row].row
    let column =
      named(target, template: template, row: row)
      ?? column(of: target, template: template, row: row, pairs: pairs)
    return CellReference(row: sheetRow, column: max(0, column))
  }

  /// The column that a defined name gives the cell, where its heading is not found.
  private func named(_ target: TemplateCell, template: Int, row: Int) -> Int? {
    guard !sheet.names.isEmpty, case .above(let heading, let cell)? = target.link,
      anchor(template: heading, cell: cell, above: row) == nil, let tag = target.tags.first
    else { return nil }
    let alike = form.rows[template].cells.filter { $0.tags.first?.key == tag.key }
    let places = sheet.names[sheet.rows[row].row].filter { NamedPlaces.names($0.name, tag.key) }
      .map(\.column).sorted()
    guard places.count == alike.count,
      let number = alike.firstIndex(where: { $0.reference == target.reference })
    else { return nil }
    return places[number]
  }

  private func column(
    of target: TemplateCell, template: Int, row: Int, pairs: [RowMatch.Pair]
  ) -> Int {
    switch target.link {
    case .above(let headingRow, let headingCell):
      guard let anchor = anchor(template: headingRow, cell: headingCell, above: row) else { break }
      let heading = form.rows[headingRow].cells[headingCell].region
      let offset = target.region.first.column - heading.first.column
      guard offset > 0 else { return anchor.region.first.column }
      // A caption over several columns does not say which of them is whose: a heading of the very
      // column does, in whatever table it stands.
      if let own = ownShift(of: target.region.first.column, row: row),
        anchor.region.columns.contains(target.region.first.column + own)
      {
        return target.region.first.column + own
      }
      if let place = behindBoth(target.region.first.column, row, pairs),
        anchor.region.columns.contains(place)
      {
        return place
      }
      // A heading that is merged no more says nothing of where its columns end.
      let isNarrower = anchor.region.columns.count < heading.columns.count
      let below = anchor.region.first.column + offset
      let place = isNarrower ? below : min(below, anchor.region.last.column)
      let isContent = isFilled(place, row) && !isHeading(place, row, pairs)
      if isContent { return place }
      // Before its last column others may have come in under the heading, which has grown with them.
      let isLast = target.region.last.column == heading.last.column
      return behindInserted(target, row, pairs)
        ?? (place..<max(place, isLast ? anchor.region.last.column + 1 : 0)).first {
          isFilled($0, row) && !isHeading($0, row, pairs)
        } ?? place
    case .left(let headingCell):
      guard let pair = pairs.first(where: { $0.templateCell == headingCell }) else { break }
      let heading = form.rows[template].cells[headingCell].region
      let found = sheet.rows[row].cells[pair.sheetCell].region
      let beside = found.last.column + target.region.first.column - heading.last.column
      if isFilled(beside, row) || isMergedLike(target.region, beside, row) { return beside }
      // A heading that is merged no more leaves the places behind it where they were.
      let apart = found.first.column + target.region.first.column - heading.first.column
      if apart > beside, isFilled(apart, row) { return apart }
      return behindInserted(target, row, pairs) ?? behindEmpty(beside, target, template, row)
        ?? beside
    case nil: break
    }
    return target.region.first.column + shift(near: target.region.first.column, row: row)
  }

  private func isFilled(_ column: Int, _ row: Int) -> Bool {
    sheet.rows[row].cells.contains { $0.region.columns.contains(column) }
  }

  /// An empty cell that is merged over as many columns as the form's.
  private func isMergedLike(_ region: CellRange, _ column: Int, _ row: Int) -> Bool {
    let place = CellReference(row: sheet.rows[row].row, column: max(0, column))
    let found = sheet.sheet.merge(startingAt: place)?.columns.count
    return region.columns.count > 1 && found == region.columns.count
  }

  private func isHeading(_ column: Int, _ row: Int, _ pairs: [RowMatch.Pair]) -> Bool {
    pairs.contains { sheet.rows[row].cells[$0.sheetCell].region.columns.contains(column) }
  }

  /// Where the place is if a column came in between it and its heading: the headings of its own
  /// column say so, or something stands there.
  private func behindInserted(
    _ target: TemplateCell, _ row: Int, _ pairs: [RowMatch.Pair]
  ) -> Int? {
    let column = target.region.first.column
    // What stands where either neighbour leads, the nearer one first.
    let places = beside(column, row: row).map { column + $0 }
      .filter { $0 >= 0 && !isHeading($0, row, pairs) }
    return places.first { isFilled($0, row) } ?? (shifts[column] == nil ? nil : places.first)
  }

  /// Where something stands behind a column that is empty from top to bottom: one that came in, where
  /// nothing of the form stands behind the place to say so.
  private func behindEmpty(
    _ column: Int, _ target: TemplateCell, _ template: Int, _ row: Int
  ) -> Int? {
    let isLast = form.rows[template].cells.allSatisfy {
      $0.region.first.column <= target.region.first.column
    }
    return isLast && !begun.contains(column) && isFilled(column + 1, row) ? column + 1 : nil
  }

  /// Where something stands that the headings on all sides of a column lead to.
  private func behindBoth(_ column: Int, _ row: Int, _ pairs: [RowMatch.Pair]) -> Int? {
    let places = Set(beside(column, row: row).map { column + $0 })
    guard places.count == 1, let place = places.first, isFilled(place, row),
      !isHeading(place, row, pairs)
    else { return nil }
    return place
  }

  /// Where a column of the template is, as far as the nearest heading tells.
  func column(_ column: Int, row: Int) -> Int { max(0, column + shift(near: column, row: row)) }

  /// How far the headings that begin in a column were moved sideways, the nearest one first.
  private func ownShift(of column: Int, row: Int) -> Int? {
    nearest(column, row).map { $0.to - column }
  }

  /// How far the nearest heading was moved sideways.
  private func shift(near column: Int, row: Int) -> Int { beside(column, row: row).first ?? 0 }

  /// How far the nearest headings on either side were moved sideways, the nearer one first.
  private func beside(_ column: Int, row: Int) -> [Int] {
    let place = shifted.partitioningIndex { $0 >= column }
    var sides = [place - 1, place].filter(shifted.indices.contains).map { shifted[$0] }
    if sides.last == column { sides = [column] }
    let found = sides.compactMap { from in
      nearest(from, row).map {
        (columns: abs(from - column), rows: abs($0.row - row), shift: $0.to - from)
      }
    }
    return found.sorted { ($0.columns, $0.rows) < ($1.columns, $1.rows) }.map(\.shift)
  }

  private func nearest(_ column: Int, _ row: Int) -> (row: Int, to: Int)? {
    guard let all = shifts[column], !all.isEmpty else { return nil }
    let place = all.partitioningIndex { $0.row >= row }
    let beside = [place - 1, place].filter(all.indices.contains).map { all[$0] }
    return beside.min { abs($0.row - row) < abs($1.row - row) }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element fulfils a condition that all later ones fulfil too.
  fileprivate func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
