/// How many rows and columns around a cell are looked at.
public struct CellReach: Sendable {
  public var rows: Int
  public var columns: Int

  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// The cell alone.
  public static let cell = CellReach(rows: 0, columns: 0)
}

extension Book {
  /// The book with nothing left but cells near some places, and of their sheets the names, the
  /// extents and the merges there.
  package func near(_ places: [(sheet: String, cell: CellReference)], _ reach: CellReach) -> Book {
    let bySheet = Dictionary(grouping: places, by: \.sheet)
    return Book(
      kind: kind,
      sheets: sheets.compactMap { sheet in
        bySheet[sheet.name].map { sheet.near($0.map(\.cell), reach) }
      })
  }
}

extension Sheet {
  /// Complexity: O(places in reach), beside one look at every cell.
  fileprivate func near(_ places: [CellReference], _ reach: CellReach) -> Sheet {
    var wanted = Set(places)
    for place in wanted where reach.rows > 0 || reach.columns > 0 {
      for row in max(0, place.row - reach.rows)...place.row + reach.rows {
        for column in max(0, place.column - reach.columns)...place.column + reach.columns {
          wanted.insert(CellReference(row: row, column: column))
        }
      }
    }
    let merges = Set(wanted.compactMap { merge(containing: $0) })
    wanted.formUnion(merges.map(\.first))
    wanted.formUnion(edges)
    return Sheet(
      name: name, cells: wanted.compactMap { self[$0] },
      merges: merges.sorted { $0.first < $1.first })
  }

  /// The cells that tell how far the sheet goes.
  private var edges: [CellReference] {
    let byColumn = cells.map(\.reference)
    return [
      cells.first?.reference, cells.last?.reference,
      byColumn.min { $0.column < $1.column }, byColumn.max { $0.column < $1.column },
    ].compactMap(\.self)
  }
}
