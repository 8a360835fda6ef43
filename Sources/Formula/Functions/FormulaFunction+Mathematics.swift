extension FormulaFunction {
  static let mathematics: [FormulaFunction] = [
    rounding("ROUND", 2...2, .halfAwayFromZero),
    rounding("ROUNDDOWN", 2...2, .towardZero),
    rounding("ROUNDUP", 2...2, .awayFromZero),
    rounding("TRUNC", 1...2, .towardZero),
    rounding("INT", 1...1, .down),
    FormulaFunction("ABS", 1...1) { call throws(FormulaStop) in
      .number(try call.number(0).magnitude)
    },
    FormulaFunction("SIGN", 1...1) { call throws(FormulaStop) in
      let number = try call.number(0)
      return .number(number.isZero ? 0 : (number.isNegative ? -1 : 1))
    },
    FormulaFunction("MOD", 2...2) { call throws(FormulaStop) in
      let (number, divisor) = (try call.number(0), try call.number(1))
      guard !divisor.isZero else { throw .fault(.divisionByZero) }
      guard let whole = number.divided(by: divisor)?.rounded(0, .down),
        let product = whole.multiplied(by: divisor)
      else { throw call.notCalculated() }
      return try call.kept(number.subtracting(product))
    },
    FormulaFunction("SUM", 1...Formula.mostArguments) { call throws(FormulaStop) in
      .number(try call.sum(call.numbers()))
    },
    FormulaFunction("PRODUCT", 1...Formula.mostArguments) { call throws(FormulaStop) in
      let numbers = try call.numbers()
      var product = FormulaNumber(numbers.isEmpty ? 0 : 1)
      for number in numbers {
        product = try call.evaluator.kept(product.multiplied(by: number), call.node)
      }
      return .number(product)
    },
    FormulaFunction("SUMPRODUCT", 1...Formula.mostArguments) { call throws(FormulaStop) in
      try sumOfProducts(call)
    },
  ]

  private static func rounding(
    _ name: String, _ arguments: ClosedRange<Int>, _ rounding: FormulaNumber.Rounding
  ) -> FormulaFunction {
    FormulaFunction(name, arguments) { call throws(FormulaStop) in
      let number = try call.number(0)
      return try call.kept(number.rounded(call.whole(1, default: 0), rounding))
    }
  }

  /// Texts and truth values count as zero.
  private static func sumOfProducts(_ call: FormulaCall) throws(FormulaStop) -> FormulaOperand {
    var areas: [FormulaArea] = []
    for index in call.arguments.indices { areas.append(try call.area(index)) }
    let first = areas[0]
    guard areas.allSatisfy({ $0.rows == first.rows && $0.columns == first.columns }) else {
      throw .fault(.value)
    }
    var total = FormulaNumber.zero
    for row in 0..<(areas.map(\.storedRows).min() ?? 0) {
      for column in 0..<(areas.map(\.storedColumns).min() ?? 0) {
        var product = FormulaNumber.one
        for area in areas {
          switch area[row, column] {
          case .number(let number):
            product = try call.evaluator.kept(product.multiplied(by: number), call.node)
          case .error(let fault): throw .fault(fault)
          case .blank where !call.blanksAreZero: throw .value(.missing)
          case .missing: throw .value(.missing)
          default: product = .zero
          }
        }
        total = try call.evaluator.kept(total.adding(product), call.node)
      }
    }
    return .number(total)
  }
}
