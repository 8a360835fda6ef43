/// A rectangle of cells, both corners included.
///
/// Source: ECMA-376 Part 1, 18.18.62 (ST_Ref).
public struct CellRange: Hashable, Sendable {
  public var first: CellReference
  public var last: CellReference

  /// Any two opposite corners will do.
  @inlinable public init(_ one: CellReference, _ other: CellReference) {
    first = CellReference(row: min(one.row, other.row), column: min(one.column, other.column))
    last = CellReference(row: max(one.row, other.row), column: max(one.column, other.column))
  }

  /// Reads `A1:B2` or a single `A1`; nil for anything else.
  @inlinable public init?(_ text: some StringProtocol) {
    // By bytes: merges come by the thousand.
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      guard let place = CellReference(text) else { return nil }
      self.init(place, place)
      return
    }
    guard let one = CellReference(text[..<colon]),
      let other = CellReference(text[text.utf8.index(after: colon)...])
    else { return nil }
    self.init(one, other)
  }

  public var rows: ClosedRange<Int> { first.row...last.row }
  public var columns: ClosedRange<Int> { first.column...last.column }

  public func contains(_ reference: CellReference) -> Bool {
    rows.contains(reference.row) && columns.contains(reference.column)
  }

  public func overlaps(_ other: CellRange) -> Bool {
    rows.overlaps(other.rows) && columns.overlaps(other.columns)
  }
}

extension CellRange: CustomStringConvertible {
  public var description: String { first == last ? "\(first)" : "\(first):\(last)" }
}
