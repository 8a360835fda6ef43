import Grid
import Notation

/// Makes a tree of a formula's words.
///
/// What binds tightest comes first: sign, `%`, `^`, `*` and `/`, `+` and `-`, `&`, comparisons; all
/// from the left, so that `-2^2` is 4 and `2^3^2` is 64, as Excel has it.
///
/// Source: ECMA-376 Part 1, 18.17.2.2 (operators and their precedence).
struct FormulaParser {
  private let tokens: [FormulaToken]
  private var index = 0
  private var depth = 0

  static func tree(of text: String) throws(FormulaError) -> FormulaNode {
    guard text.utf8.count <= Formula.longest || text.count <= Formula.longest else {
      throw FormulaError(.tooLong, 0..<text.count)
    }
    var parser = FormulaParser(tokens: try FormulaLexer.tokens(of: text))
    guard parser.token.kind != .end else { throw FormulaError(.empty, parser.token.range) }
    let node = try parser.comparison()
    guard parser.token.kind == .end else { throw parser.unexpected(text) }
    return node
  }

  private init(tokens: [FormulaToken]) { self.tokens = tokens }

  private var token: FormulaToken { tokens[index] }

  private mutating func take(_ operators: Set<FormulaOperator>) -> FormulaOperator? {
    guard case .symbol(let found) = token.kind, operators.contains(found) else { return nil }
    index += 1
    return found
  }

  private mutating func take(_ kind: FormulaToken.Kind) -> Bool {
    guard token.kind == kind else { return false }
    index += 1
    return true
  }

  private func unexpected(_ text: String = "") -> FormulaError {
    if token.kind == .end { return FormulaError(.unexpectedEnd, token.range) }
    let word =
      switch token.kind {
      case .symbol(let found): found.rawValue
      case .word(let word): word
      case .open: "("
      case .close: ")"
      case .comma: ","
      case .text(let text): "\"\(text)\""
      case .number(let number): FormulaValue.number(number).text
      case .fault(let fault): fault.code
      case .reference(let area): "\(area.range)"
      case .end: ""
      }
    return FormulaError(.unexpected(word), token.range)
  }

  // MARK: - Operators

  private static let comparisons: Set<FormulaOperator> = [
    .equal, .unequal, .less, .greater, .notGreater, .notLess,
  ]

  private mutating func comparison() throws(FormulaError) -> FormulaNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Formula.deepest else { throw FormulaError(.tooDeep, token.range) }
    return try chain(Self.comparisons) { parser throws(FormulaError) in
      try parser.chain([.join]) { parser throws(FormulaError) in
        try parser.chain([.plus, .minus]) { parser throws(FormulaError) in
          try parser.chain([.times, .over]) { parser throws(FormulaError) in
            try parser.chain([.power]) { parser throws(FormulaError) in try parser.percent() }
          }
        }
      }
    }
  }

  private mutating func chain(
    _ operators: Set<FormulaOperator>,
    _ operand: (inout FormulaParser) throws(FormulaError) -> FormulaNode
  ) throws(FormulaError) -> FormulaNode {
    var left = try operand(&self)
    while let found = take(operators) {
      let right = try operand(&self)
      left = FormulaNode(
        kind: .binary(found, left, right),
        range: left.range.lowerBound..<right.range.upperBound)
    }
    return left
  }

  private mutating func percent() throws(FormulaError) -> FormulaNode {
    var node = try sign()
    while case .symbol(.percent) = token.kind {
      node = FormulaNode(
        kind: .percent(node), range: node.range.lowerBound..<token.range.upperBound)
      index += 1
    }
    return node
  }

  private mutating func sign() throws(FormulaError) -> FormulaNode {
    let start = token.range.lowerBound
    guard let found = take([.plus, .minus]) else { return try primary() }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Formula.deepest else { throw FormulaError(.tooDeep, token.range) }
    let inner = try sign()
    return FormulaNode(
      kind: found == .minus ? .negative(inner) : .positive(inner),
      range: start..<inner.range.upperBound)
  }

  // MARK: - Operands

  private mutating func primary() throws(FormulaError) -> FormulaNode {
    let found = token
    func node(_ kind: FormulaNode.Kind) -> FormulaNode {
      FormulaNode(kind: kind, range: found.range)
    }
    switch found.kind {
    case .number(let number):
      index += 1
      return node(.literal(.number(number)))
    case .text(let text):
      index += 1
      return node(.literal(.text(text)))
    case .fault(let fault):
      index += 1
      return node(.literal(.error(fault)))
    case .reference(let area):
      index += 1
      return node(.reference(area))
    case .open:
      index += 1
      var inner = try comparison()
      let end = token.range.upperBound
      guard take(.close) else { throw unclosed(from: found) }
      inner.range = found.range.lowerBound..<end
      return inner
    case .word(let word):
      index += 1
      if token.kind == .open { return try call(word, found) }
      switch word.uppercased() {
      case "TRUE": return node(.literal(.boolean(true)))
      case "FALSE": return node(.literal(.boolean(false)))
      default: return node(.name(word))
      }
    default: throw unexpected()
    }
  }

  private func unclosed(from open: FormulaToken) -> FormulaError {
    token.kind == .end
      ? FormulaError(.unclosedParenthesis, open.range) : unexpected()
  }

  private mutating func call(
    _ word: String, _ name: FormulaToken
  ) throws(FormulaError) -> FormulaNode {
    let spelt = FormulaFunction.plainName(word)
    guard let function = FormulaFunction.named(spelt) else {
      throw FormulaError(
        .unknownFunction(
          spelt, near: Similarity.nearest(spelt, among: FormulaFunction.names)), name.range)
    }
    let open = token
    index += 1
    var arguments: [FormulaNode] = []
    if token.kind != .close {
      repeat { arguments.append(try argument()) } while take(.comma)
    }
    let end = token.range.upperBound
    guard take(.close) else { throw unclosed(from: open) }
    guard function.arguments.contains(arguments.count) else {
      throw FormulaError(
        .argumentCount(function.name, function.arguments, arguments.count),
        name.range.lowerBound..<end)
    }
    return FormulaNode(
      kind: .call(function, arguments), range: name.range.lowerBound..<end)
  }

  private mutating func argument() throws(FormulaError) -> FormulaNode {
    switch token.kind {
    case .comma, .close: FormulaNode(kind: .omitted, range: token.range)
    default: try comparison()
    }
  }
}
