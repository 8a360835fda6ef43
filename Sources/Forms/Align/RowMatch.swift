/// One template row laid over one sheet row.
struct RowMatch: Sendable {
  /// A heading of the template row and the cell it was found in.
  struct Pair: Sendable {
    var templateCell: Int
    var sheetCell: Int
    var similarity: Double
  }

  var cost: Double
  var pairs: [Pair]
  /// The template row has headings and none was found.
  var missed: Bool
}
