extension FormulaFunction {
  static let lookup: [FormulaFunction] = [
    FormulaFunction("INDEX", 2...3) { call throws(FormulaStop) in try indexed(call) },
    FormulaFunction("MATCH", 2...3) { call throws(FormulaStop) in
      let area = try call.area(1)
      guard area.rows == 1 || area.columns == 1 else { throw .fault(.notAvailable) }
      let isRow = area.rows == 1
      let count = isRow ? area.storedColumns : area.storedRows
      let line = (0..<count).map { isRow ? area[0, $0] : area[$0, 0] }
      let kind = call.count > 2 ? try call.number(2) : .one
      let found = try position(
        of: wanted(call), in: line,
        kind.isZero ? .exact : (kind.isNegative ? .falling : .rising), call)
      return .number(found + 1)
    },
    FormulaFunction("VLOOKUP", 3...4) { call throws(FormulaStop) in
      try lookedUp(call, byRows: true)
    },
    FormulaFunction("HLOOKUP", 3...4) { call throws(FormulaStop) in
      try lookedUp(call, byRows: false)
    },
  ]

  private enum Order { case exact, rising, falling }

  private static func wanted(_ call: FormulaCall) throws(FormulaStop) -> FormulaValue {
    let value = try call.value(0)
    switch value {
    case .error, .missing: throw .value(value)
    case .blank where !call.blanksAreZero: throw .value(.missing)
    case .blank: return .number(.zero)
    default: return value
    }
  }

  /// Where a value stands in a line; in a sorted one, the last that does not go beyond it.
  private static func position(
    of wanted: FormulaValue, in line: [FormulaValue], _ order: Order, _ call: FormulaCall
  ) throws(FormulaStop) -> Int {
    let evaluator = call.evaluator
    func isAlike(_ value: FormulaValue) -> Bool {
      switch (value, wanted) {
      case (.number, .number), (.text, .text), (.boolean, .boolean): true
      default: false
      }
    }
    if order == .exact {
      let found = line.firstIndex { value in
        guard isAlike(value) else { return false }
        if case .text(let text) = value, case .text(let pattern) = wanted {
          return Wildcard(evaluator.folded(pattern)).matches(evaluator.folded(text))
        }
        return evaluator.order(value, wanted) == 0
      }
      guard let found else { throw .fault(.notAvailable) }
      return found
    }
    let sign = order == .rising ? 1 : -1
    let alike = line.indices.filter { isAlike(line[$0]) }
    // Excel halves its way through the line: what comes out of an unsorted one is anyone's guess.
    for (one, next) in zip(alike, alike.dropFirst())
    where evaluator.order(line[one], line[next]) * sign > 0 {
      throw call.notCalculated()
    }
    guard let last = alike.last(where: { evaluator.order(line[$0], wanted) * sign <= 0 }) else {
      throw .fault(.notAvailable)
    }
    if order == .falling, evaluator.order(line[last], wanted) == 0 {
      return alike.first { evaluator.order(line[$0], wanted) == 0 } ?? last
    }
    return last
  }

  private static func lookedUp(
    _ call: FormulaCall, byRows: Bool
  ) throws(FormulaStop) -> FormulaOperand {
    let wanted = try wanted(call)
    let area = try call.area(1)
    let number = try call.whole(2)
    guard number >= 1 else { throw .fault(.value) }
    guard number <= (byRows ? area.columns : area.rows) else { throw .fault(.reference) }
    let isSorted = call.count > 3 ? try call.truth(3) : true
    let count = byRows ? area.storedRows : area.storedColumns
    let line = (0..<count).map { byRows ? area[$0, 0] : area[0, $0] }
    let found = try position(of: wanted, in: line, isSorted ? .rising : .exact, call)
    return .value(byRows ? area[found, number - 1] : area[number - 1, found])
  }

  private static func indexed(_ call: FormulaCall) throws(FormulaStop) -> FormulaOperand {
    let area = try call.area(0)
    var (row, column) = (try call.whole(1), try call.whole(2, default: 1))
    if call.count == 2, area.rows == 1, area.columns > 1 { (row, column) = (1, row) }
    // A whole row or column of it.
    guard row != 0, column != 0 else {
      if row == 0, area.rows == 1 {
        row = 1
      } else if column == 0, area.columns == 1 {
        column = 1
      } else {
        throw call.notCalculated()
      }
      guard row != 0, column != 0 else { throw call.notCalculated() }
      return .value(area[row - 1, column - 1])
    }
    guard row > 0, column > 0 else { throw .fault(.value) }
    guard row <= area.rows, column <= area.columns else { throw .fault(.reference) }
    return .area(
      FormulaArea(column: [area[row - 1, column - 1]]))
  }
}
