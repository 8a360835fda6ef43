import Grid

/// Moves the corners of a drawing, a control or a note with the cells below it.
///
/// Source: ECMA-376 Part 1, 20.5.2.33 (twoCellAnchor), 20.5.3.2 (ST_EditAs), 18.3.1.2 (anchor of a
/// control); Part 4, 19.4.2.1 (x:Anchor).
struct AnchorMove {
  enum Hold {
    /// It moves and stretches with the cells.
    case both
    /// It moves and keeps its size.
    case start
    case none
  }

  struct Corner: Equatable {
    var row: Int
    /// From the row's upper edge, in whatever unit.
    var offset: String
  }

  private let hold: Hold
  private let shift: RowShift
  private var distance = 0

  init(_ hold: Hold, _ shift: RowShift) {
    self.hold = hold
    self.shift = shift
  }

  mutating func start(_ corner: Corner) -> Corner {
    guard hold != .none else { return corner }
    let moved = self.moved(corner, to: shift.nearest(corner.row))
    distance = moved.row - corner.row
    return moved
  }

  func end(_ corner: Corner) -> Corner {
    switch hold {
    case .none: return corner
    case .start:
      return Corner(
        row: min(corner.row + distance, CellReference.maximumRow), offset: corner.offset)
    case .both:
      // What ends at the upper edge of a row does not reach into rows put in before it.
      let ends = Int(corner.offset) == 0
      return moved(corner, to: ends ? shift.boundary(corner.row) : shift.nearest(corner.row))
    }
  }

  private func moved(_ corner: Corner, to row: Int) -> Corner {
    Corner(row: row, offset: shift.deletes(corner.row) ? "0" : corner.offset)
  }
}
