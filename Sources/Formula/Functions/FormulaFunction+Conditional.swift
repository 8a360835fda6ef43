extension FormulaFunction {
  static let conditional: [FormulaFunction] = [
    FormulaFunction("COUNTIF", 2...2) { call throws(FormulaStop) in
      try counted(call)
    },
    FormulaFunction("COUNTIFS", 2...Formula.mostArguments) { call throws(FormulaStop) in
      try counted(call)
    },
    FormulaFunction("SUMIF", 2...3) { call throws(FormulaStop) in
      .number(try call.sum(numbers(call, of: call.count == 3 ? 2 : 0, pairsFrom: 0, to: 2)))
    },
    FormulaFunction("AVERAGEIF", 2...3) { call throws(FormulaStop) in
      try mean(numbers(call, of: call.count == 3 ? 2 : 0, pairsFrom: 0, to: 2), call)
    },
    FormulaFunction("SUMIFS", 3...Formula.mostArguments) { call throws(FormulaStop) in
      .number(try call.sum(numbers(call, of: 0, pairsFrom: 1, to: call.count)))
    },
    FormulaFunction("AVERAGEIFS", 3...Formula.mostArguments) { call throws(FormulaStop) in
      try mean(numbers(call, of: 0, pairsFrom: 1, to: call.count), call)
    },
  ]

  /// A range and what is looked for in it.
  private struct Search {
    var area: FormulaArea
    var criterion: Criterion

    func matches(_ row: Int, _ column: Int) -> Bool { criterion.matches(area[row, column]) }
  }

  private static func searches(
    _ call: FormulaCall, from first: Int, to end: Int
  ) throws(FormulaStop) -> [Search] {
    guard (end - first).isMultiple(of: 2) else { throw .fault(.value) }
    var found: [Search] = []
    for index in stride(from: first, to: end, by: 2) {
      // Criteria look at ranges only.
      guard case .area(let area) = try call.operand(index) else { throw call.notCalculated() }
      let search = Search(
        area: area, criterion: Criterion(try call.value(index + 1), call.evaluator))
      if let first = found.first?.area,
        first.rows != area.rows || first.columns != area.columns
      {
        throw .fault(.value)
      }
      found.append(search)
    }
    return found
  }

  /// The rows and columns that all searches must look at; where blank cells match, all of them.
  private static func extent(
    _ searches: [Search], _ call: FormulaCall
  ) throws(FormulaStop) -> (rows: Int, columns: Int) {
    let isBlankWanted = searches.allSatisfy(\.criterion.matchesBlank)
    let rows = searches.map { isBlankWanted ? $0.area.rows : $0.area.storedRows }.max() ?? 0
    let columns =
      searches.map { isBlankWanted ? $0.area.columns : $0.area.storedColumns }.max() ?? 0
    guard rows * columns <= Formula.mostCells else {
      throw .failure(FormulaError(.tooManyCells, call.node.range))
    }
    return (rows, columns)
  }

  private static func counted(_ call: FormulaCall) throws(FormulaStop) -> FormulaOperand {
    let searches = try searches(call, from: 0, to: call.count)
    let (rows, columns) = try extent(searches, call)
    var total = 0
    for row in 0..<rows {
      for column in 0..<columns where searches.allSatisfy({ $0.matches(row, column) }) {
        total += 1
      }
    }
    return .number(total)
  }

  /// The numbers that stand where all searches match. Without a range of its own it is the searched
  /// one; a range of another size counts from its first cell.
  private static func numbers(
    _ call: FormulaCall, of index: Int, pairsFrom first: Int, to end: Int
  ) throws(FormulaStop) -> [FormulaNumber] {
    let searches = try searches(call, from: first, to: end)
    guard case .area(let area) = try call.operand(index) else { throw call.notCalculated() }
    if let searched = searches.first?.area,
      area.rows != searched.rows || area.columns != searched.columns
    {
      // SUMIFS wants them alike; SUMIF would reach behind the range that is at hand.
      guard first == 0 else { throw .fault(.value) }
      throw call.notCalculated()
    }
    let rows = min(area.storedRows, area.rows)
    let columns = min(area.storedColumns, area.columns)
    var found: [FormulaNumber] = []
    for row in 0..<rows {
      for column in 0..<columns where searches.allSatisfy({ $0.matches(row, column) }) {
        switch area[row, column] {
        case .number(let number): found.append(number)
        case .error(let fault): throw .fault(fault)
        case .blank where !call.blanksAreZero: throw .value(.missing)
        case .missing: throw .value(.missing)
        default: break
        }
      }
    }
    return found
  }
}
