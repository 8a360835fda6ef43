/// One call of a function: its arguments, worked out when the function asks for them.
struct FormulaCall {
  let evaluator: Evaluator
  let node: FormulaNode
  let arguments: [FormulaNode]

  var count: Int { arguments.count }
  var blanksAreZero: Bool { evaluator.blanksAreZero }

  func operand(_ index: Int) throws(FormulaStop) -> FormulaOperand {
    guard case .call(let function, _) = node.kind else { throw notCalculated() }
    return try evaluator.operand(
      arguments[index], isArea: function.takesArea(index, of: arguments.count))
  }

  func value(_ index: Int) throws(FormulaStop) -> FormulaValue {
    try evaluator.value(arguments[index])
  }

  func number(_ index: Int) throws(FormulaStop) -> FormulaNumber {
    if case .omitted = arguments[index].kind { return .zero }
    return try evaluator.number(value(index), arguments[index])
  }

  func text(_ index: Int) throws(FormulaStop) -> String {
    if case .omitted = arguments[index].kind { return "" }
    return try evaluator.text(value(index), arguments[index])
  }

  func truth(_ index: Int) throws(FormulaStop) -> Bool {
    if case .omitted = arguments[index].kind { return false }
    return try evaluator.truth(value(index))
  }

  /// A whole number: what stands behind the point is cut off.
  func whole(_ index: Int, default missing: Int? = nil) throws(FormulaStop) -> Int {
    if let missing, !arguments.indices.contains(index) { return missing }
    guard let whole = try number(index).truncated else { throw .fault(.number) }
    return whole
  }

  func area(_ index: Int) throws(FormulaStop) -> FormulaArea {
    switch try operand(index) {
    case .area(let area): return area
    case .value(.error(let fault)): throw .fault(fault)
    case .value(let value): return FormulaArea(column: [value])
    }
  }

  func kept(_ number: FormulaNumber?) throws(FormulaStop) -> FormulaOperand {
    .number(try evaluator.kept(number, node))
  }

  func notCalculated() -> FormulaStop {
    guard case .call(let function, _) = node.kind else {
      return evaluator.notCalculated("", node)
    }
    return evaluator.notCalculated(function.name, node)
  }

  // MARK: - Many values

  /// The numbers of the arguments. In areas only numbers count; texts and truth values
  /// given directly are numbers where they can be. What is not decided leaves nothing decided.
  func numbers() throws(FormulaStop) -> [FormulaNumber] {
    var found: [FormulaNumber] = []
    for index in 0..<count {
      switch try operand(index) {
      case .value(let value):
        found.append(try evaluator.number(value, arguments[index]))
      case .area(let area):
        for value in area.stored {
          switch value {
          case .number(let number): found.append(number)
          case .error: throw .value(value)
          case .blank where !blanksAreZero: throw .value(.missing)
          case .missing: throw .value(.missing)
          default: break
          }
        }
      }
    }
    return found
  }

  func sum(_ numbers: [FormulaNumber]) throws(FormulaStop) -> FormulaNumber {
    var total = FormulaNumber.zero
    for number in numbers { total = try evaluator.kept(total.adding(number), node) }
    return total
  }
}

extension FormulaOperand {
  static func number(_ number: FormulaNumber) -> FormulaOperand { .value(.number(number)) }
  static func number(_ whole: Int) -> FormulaOperand { .value(.number(FormulaNumber(whole))) }
  static func text(_ text: String) -> FormulaOperand { .value(.text(text)) }
  static func boolean(_ flag: Bool) -> FormulaOperand { .value(.boolean(flag)) }
}
