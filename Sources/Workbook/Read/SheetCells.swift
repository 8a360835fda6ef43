public import Grid

/// The cells of one sheet in reading order, sixteen bytes each; a `String` is made when a text is
/// asked for. Blank cells are left out, whatever their style.
public struct SheetCells: Sendable, RandomAccessCollection {
  /// What a cell holds, without making the value.
  public enum Kind: UInt8, Sendable {
    /// A formula without result.
    case blank
    case number
    /// A number that stood in the file as an ISO date.
    case date
    /// A text in the workbook's table of shared strings.
    case shared
    /// A text of the cell's own.
    case text
    case boolean
    case error
  }

  /// One cell: where it stands and what it holds.
  public struct Cell: Sendable {
    public let reference: CellReference
    fileprivate let store: Store
    fileprivate let index: Int

    private var record: CellTable.Record { store.table.records[index] }
    public var kind: Kind { record.kind }
    /// Index into the cell formats of styles.xml; `Workbook.numberFormats()` tells their codes.
    public var style: Int { Int(record.style) }
    public var value: CellValue { store.table.value(of: record) }
    /// The number of a number or date.
    public var number: Double? {
      kind == .number || kind == .date ? Double(bitPattern: record.payload) : nil
    }
    /// The formula without its `=`, where formulas were asked for.
    ///
    /// Complexity: O(log n).
    public var formula: String? { store.table.formula(index) }
  }

  /// The cells of one row, left to right.
  public struct Row: Sendable, RandomAccessCollection {
    /// From 0.
    public let number: Int
    fileprivate let store: Store
    public let startIndex: Int
    public let endIndex: Int

    public subscript(_ index: Int) -> Cell {
      precondition(indices.contains(index))
      let column = Int(store.table.records[index].column)
      return Cell(
        reference: CellReference(row: number, column: column), store: store, index: index)
    }
  }

  /// One reference for every cell and row that is looked at.
  fileprivate final class Store: Sendable {
    let table: CellTable
    init(_ table: CellTable) { self.table = table }
  }

  private let store: Store
  private var table: CellTable { store.table }

  /// The table must be sorted, or hold rows as they come.
  init(_ table: CellTable) { store = Store(table) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { table.records.count }

  /// The cell at a place of the reading order. Complexity: O(log rows).
  public subscript(_ index: Int) -> Cell {
    let row = table.rows[table.row(of: index)].number
    let column = Int(table.records[index].column)
    return Cell(reference: CellReference(row: row, column: column), store: store, index: index)
  }

  /// The rows that hold cells, from the top.
  public var rows: some RandomAccessCollection<Row> {
    table.rows.indices.lazy.map { [store] index in
      let table = store.table
      let next = index + 1 < table.rows.count ? table.rows[index + 1].start : table.records.count
      let row = table.rows[index]
      return Row(number: row.number, store: store, startIndex: row.start, endIndex: next)
    }
  }

  /// The value at a place, from 0. Complexity: O(log n).
  public subscript(row row: Int, column column: Int) -> CellValue {
    table.record(row: row, column: column).map { table.value(of: table.records[$0]) } ?? .blank
  }

  /// The value at an address like `B7`; blank too where the text is no address.
  ///
  /// Complexity: O(log n).
  public subscript(_ reference: String) -> CellValue {
    guard let place = CellReference(reference) else { return .blank }
    return self[row: place.row, column: place.column]
  }
}
