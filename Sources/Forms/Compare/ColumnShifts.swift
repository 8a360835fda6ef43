import Grid

/// Which column of the sheet each column of the form sheet has become, by the headings found.
struct ColumnShifts {
  /// A heading's left edge, or the column right behind a merged heading.
  private struct Edge {
    var form: Int
    var sheet: Int
    var cell: CellReference
    var isLeft: Bool
    /// A heading over several columns stands with its left edge over the first of them, whichever
    /// that is now.
    var isNarrow: Bool
  }

  /// One column of the form for which the headings agree.
  struct Column {
    var form: Int
    var sheet: Int
    /// Its uppermost heading in the sheet.
    var cell: CellReference
    /// A heading begins in it; else it is what lies behind merged headings.
    var isOwn: Bool
  }

  /// From left to right in both; what stands elsewhere is in `moved`.
  private(set) var kept: [Column] = []
  private(set) var moved: [Column] = []

  init(_ form: FormSheet, _ sheet: SheetRows, _ rows: [PlacedRow]) {
    var edges: [Int: [Edge]] = [:]
    for row in rows {
      for pair in row.match.pairs where pair.similarity >= Costs.sameHeading {
        let heading = form.rows[row.templateRow].cells[pair.templateCell]
        guard heading.weight > Costs.circledNumber else { continue }
        let found = sheet.rows[row.sheetRow].cells[pair.sheetCell]
        let left = heading.region.first.column
        edges[left, default: []].append(
          Edge(
            form: left, sheet: found.region.first.column, cell: found.cell.reference, isLeft: true,
            isNarrow: heading.region.columns.count == 1))
        guard heading.region.columns.count > 1, found.region.columns.count > 1 else { continue }
        let behind = heading.region.last.column + 1
        edges[behind, default: []].append(
          Edge(
            form: behind, sheet: found.region.last.column + 1, cell: found.cell.reference,
            isLeft: false, isNarrow: false))
      }
    }
    let agreed = edges.keys.sorted().compactMap { column in Self.agreed(edges[column] ?? []) }
    // What two merged headings of different ends have right behind them is the last of their columns:
    // those between are gone.
    let columns = agreed.indices.filter { index in
      agreed[index].isOwn
        || !agreed[(index + 1)...].contains { $0.sheet == agreed[index].sheet }
    }.map { agreed[$0] }
    let rising = Self.rising(columns.map(\.sheet))
    for (index, column) in columns.enumerated() {
      if rising.contains(index) {
        kept.append(column)
      } else if column.isOwn {
        moved.append(column)
      }
    }
  }

  /// The column most headings say; left edges go before what lies behind merged headings.
  private static func agreed(_ edges: [Edge]) -> Column? {
    let left = edges.filter(\.isLeft)
    let counted = left.isEmpty ? edges : left
    let votes = Dictionary(grouping: counted, by: \.sheet)
    func weight(_ edges: [Edge]) -> (Int, Int) { (edges.count, edges.count(where: \.isNarrow)) }
    guard
      let best = votes.max(by: { one, other in
        let (left, right) = (weight(one.value), weight(other.value))
        return left == right ? one.key > other.key : left < right
      }),
      let cell = best.value.map(\.cell).min()
    else { return nil }
    // A single merged heading that reaches further has been merged otherwise.
    if left.isEmpty, best.value.count < 2 { return nil }
    return Column(form: best.value[0].form, sheet: best.key, cell: cell, isOwn: !left.isEmpty)
  }

  /// The numbers of the longest rising sequence.
  private static func rising(_ values: [Int]) -> Set<Int> {
    var length = Array(repeating: 1, count: values.count)
    var previous = Array(repeating: -1, count: values.count)
    for index in values.indices {
      for before in 0..<index
      where values[before] < values[index] && length[before] + 1 > length[index] {
        length[index] = length[before] + 1
        previous[index] = before
      }
    }
    var chosen: Set<Int> = []
    var at = length.indices.max { (length[$0], $1) < (length[$1], $0) } ?? -1
    while at >= 0 {
      chosen.insert(at)
      at = previous[at]
    }
    return chosen
  }

  /// The column of the sheet where a column of the form is now.
  func column(_ form: Int) -> Int {
    if let same = moved.first(where: { $0.form == form }) { return same.sheet }
    let left = kept.last { $0.form <= form } ?? kept.first
    return max(0, left.map { $0.sheet + form - $0.form } ?? form)
  }
}
