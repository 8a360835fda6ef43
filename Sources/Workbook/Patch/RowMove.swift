/// Rows put into a sheet or taken out of it, numbered from 0 as the file has them before the patch.
struct RowMove: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case insert(before: Int, count: Int, look: NewRowLook = .above)
    case delete(ClosedRange<Int>)
  }

  var sheet: String
  var kind: Kind
}

/// What new rows look like.
public enum NewRowLook: Hashable, Sendable {
  /// Nothing but empty rows.
  case plain
  /// Height, cell styles and merges within the row are those of the row above the new ones.
  case above
  /// The same, of the row with this number from 0.
  case like(Int)
}
