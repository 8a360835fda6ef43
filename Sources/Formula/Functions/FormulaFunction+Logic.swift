extension FormulaFunction {
  static let logic: [FormulaFunction] = [
    FormulaFunction("TRUE", 0...0) { _ in .boolean(true) },
    FormulaFunction("FALSE", 0...0) { _ in .boolean(false) },
    FormulaFunction("IF", 2...3) { call throws(FormulaStop) in
      if try call.truth(0) { return try call.operand(1) }
      return call.count > 2 ? try call.operand(2) : .boolean(false)
    },
    FormulaFunction("IFERROR", 2...2) { call throws(FormulaStop) in
      try instead(of: { _ in true }, call)
    },
    FormulaFunction("IFNA", 2...2) { call throws(FormulaStop) in
      try instead(of: { $0 == .notAvailable }, call)
    },
    FormulaFunction("AND", 1...Formula.mostArguments) { call throws(FormulaStop) in
      try all(call, are: true)
    },
    FormulaFunction("OR", 1...Formula.mostArguments) { call throws(FormulaStop) in
      try all(call, are: false)
    },
    FormulaFunction("NOT", 1...1) { call throws(FormulaStop) in
      .boolean(!(try call.truth(0)))
    },
    FormulaFunction("CHOOSE", 2...Formula.mostArguments) { call throws(FormulaStop) in
      let index = try call.whole(0)
      guard (1..<call.count).contains(index) else { throw .fault(.value) }
      return try call.operand(index)
    },
    FormulaFunction("NA", 0...0) { _ throws(FormulaStop) in throw .fault(.notAvailable) },
  ]

  /// IFERROR and IFNA: the second argument where the first comes to such an error.
  private static func instead(
    of isCaught: (FormulaFault) -> Bool, _ call: FormulaCall
  ) throws(FormulaStop) -> FormulaOperand {
    let first = try outcome(call, 0)
    guard case .error(let fault) = first, isCaught(fault) else { return .value(first) }
    return try call.operand(1)
  }

  /// What an argument comes to, an error being one outcome among others.
  static func outcome(
    _ call: FormulaCall, _ index: Int
  ) throws(FormulaStop) -> FormulaValue {
    do throws(FormulaStop) {
      return try call.value(index)
    } catch {
      if case .value(let value) = error { return value }
      throw error
    }
  }

  /// AND and OR: one value that settles it settles it, whatever is missing among the others.
  private static func all(
    _ call: FormulaCall, are wanted: Bool
  ) throws(FormulaStop) -> FormulaOperand {
    var isSettled = false
    var isMissing = false
    var isEmpty = true
    for index in call.arguments.indices {
      let values: [FormulaValue]
      var isArea = false
      do throws(FormulaStop) {
        switch try call.operand(index) {
        case .value(let value): values = [value]
        case .area(let area):
          values = area.stored
          isArea = true
        }
      } catch {
        guard case .value(.missing) = error else { throw error }
        isMissing = true
        continue
      }
      for value in values {
        switch value {
        case .error: throw .value(value)
        case .blank where call.blanksAreZero && isArea, .text where isArea: continue
        case .blank where !call.blanksAreZero, .missing: isMissing = true
        default:
          isEmpty = false
          if try call.evaluator.truth(value) != wanted { isSettled = true }
        }
      }
    }
    if isSettled { return .boolean(!wanted) }
    if isMissing { return .value(.missing) }
    if isEmpty { throw .fault(.value) }
    return .boolean(wanted)
  }
}

extension FormulaFunction {
  static let information: [FormulaFunction] = [
    asking("ISBLANK") { $0 == .blank },
    asking("ISNUMBER") { if case .number = $0 { true } else { false } },
    asking("ISTEXT") { if case .text = $0 { true } else { false } },
    asking("ISERROR") { if case .error = $0 { true } else { false } },
    asking("ISERR") { value in
      if case .error(let fault) = value { fault != .notAvailable } else { false }
    },
    asking("ISNA") { $0 == .error(.notAvailable) },
  ]

  private static func asking(
    _ name: String, _ holds: @escaping @Sendable (FormulaValue) -> Bool
  ) -> FormulaFunction {
    FormulaFunction(name, 1...1) { call throws(FormulaStop) in
      .boolean(holds(try outcome(call, 0)))
    }
  }
}
