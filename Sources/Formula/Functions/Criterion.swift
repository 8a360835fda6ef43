/// What COUNTIF and its kin look for: `5`, `">=60"`, `"<>"`, `"施策*"`.
///
/// Source: ECMA-376 Part 1, 18.17.7.61 (COUNTIF).
struct Criterion {
  private enum Wanted {
    case number(FormulaNumber)
    case boolean(Bool)
    case fault(FormulaFault)
    case text(String)
    /// Nothing behind the operator: cells without content.
    case nothing
    /// An empty text, or a reference to an empty cell.
    case emptyText
  }

  private let comparison: FormulaOperator
  private let wanted: Wanted
  private let evaluator: Evaluator

  init(_ value: FormulaValue, _ evaluator: Evaluator) {
    self.evaluator = evaluator
    var comparison = FormulaOperator.equal
    switch value {
    case .number(let number): wanted = .number(number)
    case .boolean(let flag): wanted = .boolean(flag)
    case .error(let fault): wanted = .fault(fault)
    case .blank, .missing: wanted = .number(.zero)
    case .text(let text):
      let found = ["<>", "<=", ">=", "=", "<", ">"].first { text.hasPrefix($0) }
      if let found, let known = FormulaOperator(rawValue: found) { comparison = known }
      wanted = Self.wanted(String(text.dropFirst(found?.count ?? 0)), hasSign: found != nil)
    }
    self.comparison = comparison
  }

  private static func wanted(_ text: String, hasSign: Bool) -> Wanted {
    if text.isEmpty { return hasSign ? .nothing : .emptyText }
    if let number = Evaluator.number(of: text) { return .number(number) }
    switch text.uppercased() {
    case "TRUE": return .boolean(true)
    case "FALSE": return .boolean(false)
    case let code:
      return FormulaFault.all.first { $0.code == code }.map { .fault($0) } ?? .text(text)
    }
  }

  /// Whether cells without content match, which are not all at hand in whole columns.
  var matchesBlank: Bool { matches(.blank) }

  func matches(_ value: FormulaValue) -> Bool {
    switch wanted {
    case .nothing:
      switch comparison {
      case .equal: return value == .blank
      case .unequal: return value != .blank
      default: return false
      }
    case .emptyText: return value == .blank || value == .text("")
    case .number(let number): return holds(value, .number(number)) { Self.number(of: $0) }
    case .boolean(let flag):
      return holds(value, .boolean(flag)) { if case .boolean = $0 { $0 } else { nil } }
    case .fault(let fault):
      return (value == .error(fault)) == (comparison == .equal)
    case .text(let text):
      guard case .text(let found) = value else { return comparison == .unequal }
      if comparison == .equal || comparison == .unequal {
        let matches = Wildcard(evaluator.folded(text)).matches(evaluator.folded(found))
        return matches == (comparison == .equal)
      }
      return Evaluator.holds(comparison, evaluator.order(value, .text(text)))
    }
  }

  private func holds(
    _ value: FormulaValue, _ wanted: FormulaValue, as kind: (FormulaValue) -> FormulaValue?
  ) -> Bool {
    guard let found = kind(value) else { return comparison == .unequal }
    return Evaluator.holds(comparison, evaluator.order(found, wanted))
  }

  private static func number(of value: FormulaValue) -> FormulaValue? {
    if case .number = value { value } else { nil }
  }
}

/// A text in which `*` stands for any text, `?` for one character, and `~` takes that back.
struct Wildcard {
  private enum Piece: Equatable {
    case character(Character)
    case one, any
  }

  private let pieces: [Piece]

  init(_ text: String) {
    var pieces: [Piece] = []
    var isTaken = false
    for character in text {
      switch character {
      case "~" where !isTaken:
        isTaken = true
        continue
      case "*" where !isTaken: pieces.append(.any)
      case "?" where !isTaken: pieces.append(.one)
      default:
        if isTaken, !"*?~".contains(character) { pieces.append(.character("~")) }
        pieces.append(.character(character))
      }
      isTaken = false
    }
    if isTaken { pieces.append(.character("~")) }
    self.pieces = pieces
  }

  /// Complexity: O(length of the text × length of the pattern).
  func matches(_ text: String) -> Bool {
    var reached = [true] + Array(repeating: false, count: pieces.count)
    func skipAny() {
      for (index, piece) in pieces.enumerated() where piece == .any && reached[index] {
        reached[index + 1] = true
      }
    }
    skipAny()
    for character in text {
      var next = Array(repeating: false, count: pieces.count + 1)
      for (index, piece) in pieces.enumerated() where reached[index] {
        switch piece {
        case .any: next[index] = true
        case .one: next[index + 1] = true
        case .character(let wanted): if wanted == character { next[index + 1] = true }
        }
      }
      reached = next
      skipAny()
    }
    return reached[pieces.count]
  }
}
