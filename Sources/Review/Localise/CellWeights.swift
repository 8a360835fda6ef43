import Forms

/// How unlikely it is that a cell is wrong: the set of cells with the smallest sum is named.
///
/// Source: Fellegi and Holt 1976, weights of fields; the figures are ours (decided) unless the
/// template's 設定 sheet has its own.
struct CellWeights {
  /// A number or a mark that somebody typed.
  let typed: Int
  /// A typed number that a sentence repeats which is right about another one too.
  let vouchedFor: Int
  /// The result of a formula.
  let formula: Int
  /// The result of a formula that reads other rows than its neighbours.
  let oddFormula = 1
  /// Each number of a sentence that would have to be another one.
  let statement: Int

  init(_ settings: Settings) {
    typed = settings.integer("記入値の重み") ?? 2
    vouchedFor = settings.integer("裏付けのある値の重み") ?? 3
    formula = settings.integer("数式の重み") ?? 4
    statement = settings.integer("文章の重み") ?? 2
  }

  var least: Int { min(typed, vouchedFor, formula, statement) }
}
