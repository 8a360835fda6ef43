/// Where a drawn object or a control stands on its sheet.
///
/// Units: offsets and sizes in EMU, 914,400 to the inch.
///
/// Source: ECMA-376 Part 1, 20.5.2.33 (twoCellAnchor), 20.5.2.24 (oneCellAnchor), 20.5.2.1
/// (absoluteAnchor).
public enum Anchor: Hashable, Sendable {
  /// A corner within a cell: the cell and how far from its left and top edge.
  public struct Corner: Hashable, Sendable {
    public var cell: CellReference
    public var x: Int
    public var y: Int

    public init(cell: CellReference, x: Int = 0, y: Int = 0) {
      self.cell = cell
      self.x = x
      self.y = y
    }

    /// Not to the right of the other corner and not below it.
    func isBefore(_ other: Corner) -> Bool {
      (cell.column, x) <= (other.cell.column, other.x) && (cell.row, y) <= (other.cell.row, other.y)
    }
  }

  case twoCell(from: Corner, to: Corner)
  case oneCell(from: Corner, width: Int, height: Int)
  case absolute(x: Int, y: Int, width: Int, height: Int)

  /// The upper left corner, nil where the object hangs on no cell.
  public var from: Corner? {
    switch self {
    case .twoCell(let from, _), .oneCell(let from, _, _): from
    case .absolute: nil
    }
  }

  /// The cells the object lies over. An object that ends at a cell's left or top edge does not lie
  /// over that cell; one that hangs on one cell is taken to lie over that cell only.
  public var cells: CellRange? {
    switch self {
    case .absolute: return nil
    case .oneCell(let from, _, _): return CellRange(from.cell, from.cell)
    case .twoCell(let from, let to):
      var last = to.cell
      if to.x <= 0, last.column > from.cell.column { last.column -= 1 }
      if to.y <= 0, last.row > from.cell.row { last.row -= 1 }
      return CellRange(from.cell, last)
    }
  }

  /// Whether the other object's upper left corner lies within this two-cell anchor: this is how
  /// Excel counts an option button to a group box.
  public func holds(_ other: Anchor) -> Bool {
    guard case .twoCell(let from, let to) = self, let corner = other.from else { return false }
    return from.isBefore(corner) && corner.isBefore(to)
  }
}
