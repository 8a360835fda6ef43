/// How unlikely it is that a cell is wrong: the set of cells with the smallest sum is named.
///
/// Source: Fellegi and Holt 1976, weights of fields; the figures are ours (decided).
enum CellWeight {
  /// A number or a mark that somebody typed.
  static let typed = 2
  /// A typed number that a sentence repeats which is right about another one too.
  static let vouchedFor = 3
  /// The result of a formula.
  static let formula = 4
  /// Each number of a sentence that would have to be another one.
  static let statement = 2
}
