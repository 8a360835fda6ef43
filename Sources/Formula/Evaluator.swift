import Glibc
import Grid
import Notation

/// What ends the work on a part of a formula: a value that it comes to whatever else it says (an
/// error, a missing value), or that it cannot be worked out.
enum FormulaStop: Error {
  case value(FormulaValue)
  case failure(FormulaError)

  static func fault(_ fault: FormulaFault) -> FormulaStop { .value(.error(fault)) }
}

/// Works out the parts of one formula.
struct Evaluator {
  let scope: any FormulaScope

  var blanksAreZero: Bool { scope.blanks == .zero }

  func result(of node: FormulaNode) throws(FormulaError) -> FormulaValue {
    do throws(FormulaStop) {
      return try value(node)
    } catch {
      switch error {
      case .value(let value): return value
      case .failure(let failure): throw failure
      }
    }
  }

  func wholeResult(of node: FormulaNode) throws(FormulaError) -> FormulaOperand {
    do throws(FormulaStop) {
      return try operand(node)
    } catch {
      switch error {
      case .value(let value): return .value(value)
      case .failure(let failure): throw failure
      }
    }
  }

  /// One value; an area of one cell is its value.
  func value(_ node: FormulaNode) throws(FormulaStop) -> FormulaValue {
    switch try operand(node) {
    case .value(let value): return value
    case .area(let area):
      guard let single = area.single else { throw notCalculated(":", node) }
      return single
    }
  }

  /// - Parameter isArea: the function around it takes many values at once.
  func operand(_ node: FormulaNode, isArea: Bool = false) throws(FormulaStop) -> FormulaOperand {
    switch node.kind {
    case .literal(let value): return .value(value)
    case .omitted: return .value(.blank)
    case .reference(let area):
      return .area(try stopping { () throws(FormulaError) in try scope.area(area) })
    case .name(let name):
      let found = try stopping { () throws(FormulaError) in
        try scope.operand(named: name, isArea: isArea)
      }
      guard let found else { throw .fault(.name) }
      return found
    case .positive(let inner): return .value(try value(inner))
    case .negative(let inner): return .value(.number(-(try number(value(inner), inner))))
    case .percent(let inner):
      return .value(
        .number(try kept(number(value(inner), inner).divided(by: FormulaNumber(100)), node)))
    case .binary: return .value(try chain(node))
    case .call(let function, let arguments):
      return try function.body(FormulaCall(evaluator: self, node: node, arguments: arguments))
    }
  }

  private func stopping<T>(_ body: () throws(FormulaError) -> T) throws(FormulaStop) -> T {
    do throws(FormulaError) {
      return try body()
    } catch {
      throw .failure(error)
    }
  }

  func notCalculated(_ text: String, _ node: FormulaNode) -> FormulaStop {
    .failure(FormulaError(.notCalculated(text), node.range))
  }

  /// A number that fits; else the formula cannot be worked out here.
  func kept(_ number: FormulaNumber?, _ node: FormulaNode) throws(FormulaStop) -> FormulaNumber {
    guard let number else { throw .failure(FormulaError(.tooManyDigits, node.range)) }
    return number
  }

  /// A text that a cell can hold; each of a chain of cells may double the one before it.
  @discardableResult
  func kept(_ text: String) throws(FormulaStop) -> String {
    guard text.utf8.count <= Formula.longestText || text.utf16.count <= Formula.longestText
    else { throw .fault(.value) }
    return text
  }

  // MARK: - Operators

  /// `1+2-3…` from the left, without one call inside another: a formula may have thousands.
  private func chain(_ node: FormulaNode) throws(FormulaStop) -> FormulaValue {
    var links:
      [(found: FormulaOperator, left: FormulaNode, right: FormulaNode, node: FormulaNode)] =
        []
    var first = node
    while case .binary(let found, let left, let right) = first.kind {
      links.append((found, left, right, first))
      first = left
    }
    var result = try value(first)
    for link in links.reversed() {
      let other = try value(link.right)
      switch link.found {
      case .plus, .minus, .times, .over, .power:
        let (a, b) = (try number(result, link.left), try number(other, link.right))
        result = .number(try arithmetic(link.found, a, b, link.node))
      case .join:
        result = .text(try kept(try text(result, link.left) + text(other, link.right)))
      default: result = try compare(link.found, result, other, link.node)
      }
    }
    return result
  }

  private func arithmetic(
    _ found: FormulaOperator, _ left: FormulaNumber, _ right: FormulaNumber, _ node: FormulaNode
  ) throws(FormulaStop) -> FormulaNumber {
    switch found {
    case .plus, .minus:
      let sum = found == .plus ? left.adding(right) : left.subtracting(right)
      return try kept(sum?.snapped(beside: left, right), node)
    case .times: return try kept(left.multiplied(by: right), node)
    case .over:
      guard !right.isZero else { throw .fault(.divisionByZero) }
      return try kept(left.divided(by: right), node)
    default: return try power(left, right, node)
    }
  }

  private func power(
    _ base: FormulaNumber, _ exponent: FormulaNumber, _ node: FormulaNode
  ) throws(FormulaStop) -> FormulaNumber {
    if base.isZero {
      if exponent.isZero { throw .fault(.number) }
      if exponent.isNegative { throw .fault(.divisionByZero) }
      return .zero
    }
    if exponent.isWhole, let whole = exponent.truncated {
      return try kept(base.raised(to: whole), node)
    }
    guard !base.isNegative else { throw .fault(.number) }
    guard let one = base.double, let other = exponent.double else {
      throw .failure(FormulaError(.tooManyDigits, node.range))
    }
    return try kept(
      FormulaNumber(pow(one, other))?.significant(FormulaNumber.shownDigits), node)
  }

  private func compare(
    _ found: FormulaOperator, _ left: FormulaValue, _ right: FormulaValue, _ node: FormulaNode
  ) throws(FormulaStop) -> FormulaValue {
    for value in [left, right] {
      if case .error = value { throw .value(value) }
    }
    if !blanksAreZero { return try compareWritten(found, left, right) }
    // Which of two texts comes first is a matter of each machine's language.
    if found != .equal, found != .unequal, case .text(let one) = left,
      case .text(let other) = right, !(Self.isPlain(one) && Self.isPlain(other))
    {
      throw notCalculated(found.rawValue, node)
    }
    return .boolean(Self.holds(found, order(left, right)))
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39) ~= $0 }
  }

  /// Between fields: only whether something is written can be told of what is not.
  private func compareWritten(
    _ found: FormulaOperator, _ left: FormulaValue, _ right: FormulaValue
  ) throws(FormulaStop) -> FormulaValue {
    let isNothing = [left, right].map { $0 == .text("") }
    if isNothing.contains(true), found == .equal || found == .unequal {
      let isEmpty = (isNothing[0] ? right : left)
      let same = isEmpty == .blank || isEmpty == .text("")
      return .boolean(same == (found == .equal))
    }
    for value in [left, right] where value == .blank || value == .missing {
      throw .value(.missing)
    }
    // A number and a text have no order that a rule could mean.
    if Self.rank(left) != Self.rank(right), found != .equal, found != .unequal {
      throw .value(.missing)
    }
    return .boolean(Self.holds(found, order(left, right)))
  }

  static func holds(_ found: FormulaOperator, _ order: Int) -> Bool {
    switch found {
    case .equal: order == 0
    case .unequal: order != 0
    case .less: order < 0
    case .greater: order > 0
    case .notGreater: order <= 0
    default: order >= 0
    }
  }

  /// Numbers before texts before truth values; below zero where the left one comes first.
  func order(_ left: FormulaValue, _ right: FormulaValue) -> Int {
    let (one, other) = (Self.filled(left, like: right), Self.filled(right, like: left))
    switch (one, other) {
    case (.number(let a), .number(let b)):
      return a.isSame(as: b) ? 0 : (a < b ? -1 : 1)
    case (.text(let a), .text(let b)):
      let (a, b) = (folded(a), folded(b))
      return a == b ? 0 : (a < b ? -1 : 1)
    case (.boolean(let a), .boolean(let b)): return a == b ? 0 : (a ? 1 : -1)
    default: return Self.rank(one) - Self.rank(other)
    }
  }

  private static func filled(_ value: FormulaValue, like other: FormulaValue) -> FormulaValue {
    guard value == .blank else { return value }
    switch other {
    case .text: return .text("")
    case .boolean: return .boolean(false)
    default: return .number(.zero)
    }
  }

  private static func rank(_ value: FormulaValue) -> Int {
    switch value {
    case .number, .blank, .missing: 0
    case .text: 1
    case .boolean: 2
    case .error: 3
    }
  }

  /// Texts that Excel holds equal are equal; between forms, those that mean the same as well.
  func folded(_ text: String) -> String {
    (blanksAreZero ? text : Normalization.n2(text)).lowercased()
  }

  // MARK: - Conversions

  func number(
    _ value: FormulaValue, _ node: FormulaNode
  ) throws(FormulaStop) -> FormulaNumber {
    switch value {
    case .number(let number): return number
    case .boolean(let flag): return flag ? .one : .zero
    case .blank where blanksAreZero: return .zero
    case .blank, .missing: throw .value(.missing)
    case .error: throw .value(value)
    case .text(let text):
      if let number = Self.number(of: text) { return number }
      // Dates and the like are numbers for Excel, each in its user's own notation.
      if text.contains(where: { $0.isNumber }) {
        throw notCalculated(text, node)
      }
      throw .fault(.value)
    }
  }

  /// `1,234.5`, `-3`, `12%`, with spaces around; nil for any other text.
  static func number(of text: String) -> FormulaNumber? {
    var plain = Normalization.n2(text)[...]
    while plain.first == " " { plain.removeFirst() }
    while plain.last == " " { plain.removeLast() }
    let isPercent = plain.last == "%"
    if isPercent { plain.removeLast() }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let groups = (parts.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1 {
      let first = groups[0].drop { $0 == "-" || $0 == "+" }
      guard parts.count <= 2, (1...3).contains(first.count),
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    guard let number = FormulaNumber(text: plain.filter { $0 != "," }) else { return nil }
    return isPercent ? number.divided(by: FormulaNumber(100)) : number
  }

  func text(_ value: FormulaValue, _ node: FormulaNode) throws(FormulaStop) -> String {
    switch value {
    case .text(let text): return text
    case .number(let number):
      guard let text = number.text else { throw notCalculated(value.text, node) }
      return text
    case .boolean(let flag): return flag ? "TRUE" : "FALSE"
    case .blank where blanksAreZero: return ""
    case .blank, .missing: throw .value(.missing)
    case .error: throw .value(value)
    }
  }

  func truth(_ value: FormulaValue) throws(FormulaStop) -> Bool {
    switch value {
    case .boolean(let flag): return flag
    case .number(let number): return !number.isZero
    case .blank where blanksAreZero: return false
    case .blank, .missing: throw .value(.missing)
    case .error: throw .value(value)
    case .text(let text):
      switch text.uppercased() {
      case "TRUE": return true
      case "FALSE": return false
      default: throw .fault(.value)
      }
    }
  }
}
