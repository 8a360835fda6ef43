/// Rows put into a sheet or taken out of it, numbered from 0 as the file has them before the patch.
struct RowMove: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case insert(before: Int, count: Int)
    case delete(ClosedRange<Int>)
  }

  var sheet: String
  var kind: Kind
}
