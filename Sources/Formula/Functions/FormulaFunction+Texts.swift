extension FormulaFunction {
  static let texts: [FormulaFunction] = [
    FormulaFunction("LEN", 1...1) { call throws(FormulaStop) in
      .number(try call.text(0).utf16.count)
    },
    FormulaFunction("LEFT", 1...2) { call throws(FormulaStop) in
      let count = try length(call, 1)
      return .text(Units(try call.text(0)).from(0, count))
    },
    FormulaFunction("RIGHT", 1...2) { call throws(FormulaStop) in
      let count = try length(call, 1)
      let units = Units(try call.text(0))
      return .text(units.from(max(0, units.count - count), count))
    },
    FormulaFunction("MID", 3...3) { call throws(FormulaStop) in
      let units = Units(try call.text(0))
      let (start, count) = (try call.whole(1), try call.whole(2))
      guard start >= 1, count >= 0 else { throw .fault(.value) }
      return .text(units.from(start - 1, count))
    },
    FormulaFunction("FIND", 2...3) { call throws(FormulaStop) in
      let (wanted, units) = (Units(try call.text(0)), Units(try call.text(1)))
      let start = try call.whole(2, default: 1)
      guard start >= 1, start <= units.count + (wanted.count == 0 ? 1 : 0),
        let found = units.first(wanted, from: start - 1)
      else { throw .fault(.value) }
      return .number(found + 1)
    },
    FormulaFunction("SUBSTITUTE", 3...4) { call throws(FormulaStop) in try substituted(call) },
    FormulaFunction("TRIM", 1...1) { call throws(FormulaStop) in
      .text(try call.text(0).split(separator: " ").joined(separator: " "))
    },
    FormulaFunction("UPPER", 1...1) { call throws(FormulaStop) in
      .text(try call.text(0).uppercased())
    },
    FormulaFunction("LOWER", 1...1) { call throws(FormulaStop) in
      .text(try call.text(0).lowercased())
    },
    FormulaFunction("REPT", 2...2) { call throws(FormulaStop) in
      let (text, count) = (try call.text(0), try call.whole(1))
      guard count >= 0, text.utf16.count <= Formula.longestText / max(count, 1) else {
        throw .fault(.value)
      }
      return .text(String(repeating: text, count: count))
    },
    FormulaFunction("EXACT", 2...2) { call throws(FormulaStop) in
      .boolean(try call.text(0).utf16.elementsEqual(call.text(1).utf16))
    },
    FormulaFunction("VALUE", 1...1) { call throws(FormulaStop) in
      let value = try call.value(0)
      if case .boolean = value { throw .fault(.value) }
      return .number(try call.evaluator.number(value, call.arguments[0]))
    },
    FormulaFunction("TEXT", 2...2) { call throws(FormulaStop) in try formatted(call) },
    FormulaFunction("CONCATENATE", 1...Formula.mostArguments) { call throws(FormulaStop) in
      try joined(call)
    },
    FormulaFunction("CONCAT", 1...Formula.mostArguments) { call throws(FormulaStop) in
      try joined(call)
    },
    FormulaFunction("T", 1...1) { call throws(FormulaStop) in
      switch try call.value(0) {
      case .text(let text): return .text(text)
      case .error(let fault): throw .fault(fault)
      case .missing: throw .value(.missing)
      default: return .text("")
      }
    },
  ]

  /// Excel counts characters in units of UTF-16.
  private struct Units {
    private let units: [UInt16]

    init(_ text: String) { units = Array(text.utf16) }

    var count: Int { units.count }

    func from(_ start: Int, _ count: Int) -> String {
      guard start < units.count else { return "" }
      let end = count < units.count - start ? start + count : units.count
      return String(decoding: units[start..<end], as: UTF16.self)
    }

    func first(_ wanted: Units, from start: Int) -> Int? {
      guard start <= units.count else { return nil }
      guard !wanted.units.isEmpty else { return start }
      var index = start
      while index + wanted.units.count <= units.count {
        if units[index..<(index + wanted.units.count)].elementsEqual(wanted.units) { return index }
        index += 1
      }
      return nil
    }
  }

  private static func length(_ call: FormulaCall, _ index: Int) throws(FormulaStop) -> Int {
    let count = try call.whole(index, default: 1)
    guard count >= 0 else { throw .fault(.value) }
    return count
  }

  private static func substituted(_ call: FormulaCall) throws(FormulaStop) -> FormulaOperand {
    let (units, wanted) = (Units(try call.text(0)), Units(try call.text(1)))
    let replacement = try call.text(2)
    let only = call.count > 3 ? try call.whole(3) : nil
    if let only, only < 1 { throw .fault(.value) }
    guard wanted.count > 0 else { return .text(units.from(0, units.count)) }
    var result = ""
    var position = 0
    var number = 0
    while let found = units.first(wanted, from: position) {
      number += 1
      let keeps = only.map { $0 != number } ?? false
      result += units.from(position, found - position)
      result += keeps ? units.from(found, wanted.count) : replacement
      try call.evaluator.kept(result)
      position = found + wanted.count
    }
    return .text(try call.evaluator.kept(result + units.from(position, units.count)))
  }

  private static func formatted(_ call: FormulaCall) throws(FormulaStop) -> FormulaOperand {
    let value = try call.value(0)
    let code = try call.text(1)
    if case .boolean(let flag) = value { return .text(flag ? "TRUE" : "FALSE") }
    if case .text(let text) = value, Evaluator.number(of: text) == nil { return .text(text) }
    let number = try call.evaluator.number(value, call.arguments[0])
    guard !code.isEmpty else { return .text("") }
    guard let double = number.double,
      let text = call.evaluator.scope.text(of: double, format: code)
    else { throw call.notCalculated() }
    return .text(text)
  }

  private static func joined(_ call: FormulaCall) throws(FormulaStop) -> FormulaOperand {
    var result = ""
    for index in call.arguments.indices {
      switch try call.operand(index) {
      case .value(let value):
        if value != .blank || !call.blanksAreZero {
          result += try call.evaluator.text(value, call.arguments[index])
          try call.evaluator.kept(result)
        }
      case .area(let area):
        for value in area.stored where value != .blank {
          result += try call.evaluator.text(value, call.arguments[index])
          try call.evaluator.kept(result)
        }
      }
    }
    return .text(result)
  }
}
