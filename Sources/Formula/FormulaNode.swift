import Grid

/// A part of a formula as a tree, with where it stands in the text.
struct FormulaNode: Sendable {
  indirect enum Kind: Sendable {
    case literal(FormulaValue)
    case reference(AreaReference)
    case name(String)
    case negative(FormulaNode)
    case positive(FormulaNode)
    case percent(FormulaNode)
    case binary(FormulaOperator, FormulaNode, FormulaNode)
    case call(FormulaFunction, [FormulaNode])
    /// Nothing between two commas.
    case omitted
  }

  var kind: Kind
  var range: Range<Int>

  /// This part and all below it, in the order of the text but for the operators.
  var all: [FormulaNode] {
    var found: [FormulaNode] = []
    var open = [self]
    while let node = open.popLast() {
      found.append(node)
      switch node.kind {
      case .literal, .reference, .name, .omitted: break
      case .negative(let inner), .positive(let inner), .percent(let inner): open.append(inner)
      case .binary(_, let left, let right): open += [right, left]
      case .call(_, let arguments): open += arguments.reversed()
      }
    }
    return found
  }
}
