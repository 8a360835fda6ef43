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
    @usableFromInline let record: CellTable.Record
    @usableFromInline let store: Store
    @usableFromInline let index: Int

    @inlinable
    init(_ store: Store, _ index: Int, row: Int) {
      record = store.table.records[index]
      reference = CellReference(row: row, column: Int(record.column))
      self.store = store
      self.index = index
    }

    @inlinable public var kind: Kind { record.kind }
    /// Index into the cell formats of styles.xml; `Workbook.numberFormats()` tells their codes.
    @inlinable public var style: Int { Int(record.style) }
    public var value: CellValue { store.table.value(of: record) }
    /// The number of a number or date.
    @inlinable public var number: Double? {
      kind == .number || kind == .date
        ? Double(bitPattern: record.payload) : nil
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
    @usableFromInline let store: Store
    public let startIndex: Int
    public let endIndex: Int

    fileprivate init(_ store: Store, _ index: Int) {
      let (rows, next) = (store.table.rows, index + 1)
      self.store = store
      number = rows[index].number
      startIndex = rows[index].start
      endIndex = next < rows.count ? rows[next].start : store.table.records.count
    }

    @inlinable
    public subscript(_ index: Int) -> Cell {
      precondition(index >= startIndex && index < endIndex)
      return Cell(store, index, row: number)
    }
  }

  /// The rows that hold cells, from the top.
  public struct Rows: Sendable, RandomAccessCollection {
    fileprivate let store: Store
    public var startIndex: Int { 0 }
    public var endIndex: Int { store.table.rows.count }

    public subscript(_ index: Int) -> Row { Row(store, index) }
  }

  /// One reference for every cell and row that is looked at. What is asked of every cell is open to
  /// the caller's optimizer, which then counts references once for a row.
  @usableFromInline
  final class Store: Sendable {
    @usableFromInline let table: CellTable
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
    Cell(store, index, row: table.rows[table.row(of: index)].number)
  }

  /// The rows that hold cells, from the top.
  public var rows: Rows { Rows(store: store) }

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
