package import Grid

/// A formula in Excel's language: read once, worked out as often as wanted.
///
/// Numbers are exact (see `FormulaNumber`); only a power with a fractional exponent is calculated in
/// double precision and rounded to 15 digits.
///
/// Source: ECMA-376 Part 1, 18.17 (formulas).
package struct Formula: Sendable {
  /// What Excel takes in one cell, in characters.
  package static let longest = 8192
  /// Parentheses and calls inside one another, and names that stand for formulas.
  package static let deepest = 64
  /// What Excel takes in one call.
  package static let mostArguments = 255
  /// Cells that one range may hold; whole columns count only as far as something stands in them.
  package static let mostCells = 1_000_000
  /// Characters of a cell's text, in units of UTF-16.
  package static let longestText = 32_767

  /// As it was given.
  package let text: String
  let root: FormulaNode

  /// - Parameter text: with or without its `=`.
  /// - Throws: what is wrong, and where in the text.
  package init(_ text: String) throws(FormulaError) {
    self.text = text
    root = try FormulaParser.tree(of: text)
  }

  /// A name that the formula uses, and where.
  package struct Name: Hashable, Sendable {
    package var text: String
    package var range: Range<Int>
    /// It is the argument of a function that takes many values at once (SUM, COUNTIF, MAX …).
    package var isArea: Bool
  }

  /// The names in the formula, in its order.
  package var names: [Name] {
    var areas: Set<Range<Int>> = []
    return root.all.compactMap { node in
      switch node.kind {
      case .call(let function, let arguments):
        for (index, argument) in arguments.enumerated()
        where function.takesArea(index, of: arguments.count) {
          areas.insert(argument.range)
        }
        return nil
      case .name(let text):
        return Name(text: text, range: node.range, isArea: areas.contains(node.range))
      default: return nil
      }
    }
  }

  /// The references to cells, and where they stand.
  package var references: [(area: AreaReference, range: Range<Int>)] {
    root.all.compactMap { node in
      if case .reference(let area) = node.kind { (area, node.range) } else { nil }
    }
  }

  /// The formula as Excel takes it, without `=`, its names replaced; nil where one has no
  /// replacement.
  package func spelled(_ replacement: (Name) -> String?) -> String? {
    guard let tokens = try? FormulaLexer.tokens(of: text) else { return nil }
    let names = Dictionary(names.map { ($0.range, $0) }, uniquingKeysWith: { first, _ in first })
    let characters = Array(text)
    var result = ""
    for token in tokens {
      switch token.kind {
      case .symbol(let found): result += found.rawValue
      case .open: result += "("
      case .close: result += ")"
      case .comma: result += ","
      case .number(let number): result += FormulaValue.number(number).text
      case .end: break
      default:
        guard let name = names[token.range] else {
          result += String(characters[token.range])
          continue
        }
        guard let new = replacement(name) else { return nil }
        result += new
      }
    }
    return result
  }

  /// Whether it says yes or no: a comparison, or a function that does.
  package var isCondition: Bool { Self.isCondition(root) }

  private static func isCondition(_ node: FormulaNode) -> Bool {
    switch node.kind {
    case .binary(let found, _, _):
      ![.plus, .minus, .times, .over, .power, .join].contains(found)
    case .literal(.boolean): true
    case .call(let function, let arguments):
      switch function.name {
      case "IF": arguments.dropFirst().allSatisfy(isCondition)
      case "IFERROR", "IFNA": arguments.allSatisfy(isCondition)
      default: FormulaFunction.conditions.contains(function.name)
      }
    default: false
    }
  }

  /// The names that stand alone on a side of the formula's comparison, the one it speaks of first: of
  /// `…=達成率` the right one, of `実績<=目標` the left one.
  package var comparedNames: [String] {
    guard case .binary(let found, let left, let right) = root.kind, isCondition else { return [] }
    return (found == .equal ? [right, left] : [left, right]).compactMap { side in
      if case .name(let text) = side.kind { text } else { nil }
    }
  }

  /// Of `…=達成率`, the name and what the other side comes to; nil where both are names, or neither.
  package func expectation(in scope: any FormulaScope) -> (name: String, value: FormulaValue)? {
    guard case .binary(.equal, let left, let right) = root.kind else { return nil }
    let evaluator = Evaluator(scope: scope)
    switch (left.kind, right.kind) {
    case (.name, .name): return nil
    case (.name(let name), _): return (try? evaluator.result(of: right)).map { (name, $0) }
    case (_, .name(let name)): return (try? evaluator.result(of: left)).map { (name, $0) }
    default: return nil
    }
  }

  /// What the formula comes to.
  ///
  /// - Throws: what it uses and cannot be worked out here.
  package func value(in scope: any FormulaScope) throws(FormulaError) -> FormulaValue {
    try Evaluator(scope: scope).result(of: root)
  }

  /// The same, an area as an area: what a defined name stands for.
  package func operand(in scope: any FormulaScope) throws(FormulaError) -> FormulaOperand {
    try Evaluator(scope: scope).wholeResult(of: root)
  }
}

/// Where a formula's names and references lead.
package protocol FormulaScope {
  /// What a blank stands for.
  var blanks: FormulaBlanks { get }
  var usesDate1904: Bool { get }
  /// The values of cells.
  func area(_ reference: AreaReference) throws(FormulaError) -> FormulaArea
  /// What a name stands for, nil where there is none of it.
  ///
  /// - Parameter isArea: it is the argument of a function that takes many values at once.
  func operand(named name: String, isArea: Bool) throws(FormulaError) -> FormulaOperand?
  /// A number as a format code shows it, nil where that cannot be told.
  func text(of number: Double, format: String) -> String?
}

/// What a blank stands for.
package enum FormulaBlanks: Sendable {
  /// Nothing, zero or an empty text, as Excel takes it.
  case zero
  /// Nothing can be decided by it; only ISBLANK and a comparison with `""` ask for it. Texts are
  /// compared at N2, as everywhere between forms.
  case undecided
}
