/// One step of laying a sheet over a form sheet, in order.
struct AlignmentStep: Sendable {
  enum Kind: Sendable, Equatable {
    case matched, inserted, deleted, repeatedHeading
    /// Matched, but out of the template's order: the row is part of a moved block.
    case moved
    case skippedGroup(Int)
    /// The group starts again.
    case repeatedGroup(Int)
  }

  var kind: Kind
  /// Number of the row in `SheetRows.rows`.
  var row: Int?
  /// Number of the row in `FormSheet.rows`.
  var templateRow: Int?
  var match: RowMatch?
  var cost: Double

  /// The template row's places are to be read in this row.
  var isRead: Bool { kind == .matched || kind == .moved }
}
