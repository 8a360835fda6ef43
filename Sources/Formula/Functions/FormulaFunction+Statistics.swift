extension FormulaFunction {
  static let statistics: [FormulaFunction] = [
    FormulaFunction("AVERAGE", 1...Formula.mostArguments) { call throws(FormulaStop) in
      try mean(call.numbers(), call)
    },
    FormulaFunction("MIN", 1...Formula.mostArguments) { call throws(FormulaStop) in
      .number(try call.numbers().min() ?? .zero)
    },
    FormulaFunction("MAX", 1...Formula.mostArguments) { call throws(FormulaStop) in
      .number(try call.numbers().max() ?? .zero)
    },
    FormulaFunction("COUNT", 1...Formula.mostArguments) { call throws(FormulaStop) in
      try count(call) { value, isArea in
        switch value {
        case .number: true
        case .boolean: !isArea
        case .text(let text): !isArea && Evaluator.number(of: text) != nil
        default: false
        }
      }
    },
    FormulaFunction("COUNTA", 1...Formula.mostArguments) { call throws(FormulaStop) in
      try count(call) { value, _ in value != .blank }
    },
    FormulaFunction("COUNTBLANK", 1...1) { call throws(FormulaStop) in
      let area = try call.area(0)
      let empty = area.stored.count { $0 == .blank || $0 == .text("") }
      return .number(empty + area.rows * area.columns - area.stored.count)
    },
  ]

  static func mean(
    _ numbers: [FormulaNumber], _ call: FormulaCall
  ) throws(FormulaStop) -> FormulaOperand {
    guard !numbers.isEmpty else { throw .fault(.divisionByZero) }
    return try call.kept(call.sum(numbers).divided(by: FormulaNumber(numbers.count)))
  }

  /// Counts what is written; what is not written is not counted, and that is decided.
  private static func count(
    _ call: FormulaCall, _ counts: (FormulaValue, _ isArea: Bool) -> Bool
  ) throws(FormulaStop) -> FormulaOperand {
    var total = 0
    for index in call.arguments.indices {
      let operand: FormulaOperand
      do throws(FormulaStop) {
        operand = try call.operand(index)
      } catch {
        guard case .value(let value) = error else { throw error }
        operand = .value(value)
      }
      switch operand {
      case .value(.blank):
        // Nothing between two commas is something for Excel.
        total += call.blanksAreZero ? 1 : 0
      case .value(let value): total += counts(value, false) ? 1 : 0
      case .area(let area): total += area.stored.count { counts($0, true) }
      }
    }
    return .number(total)
  }
}
