/// Makes formulas over the test table, the same ones for the same seed.
struct ExpressionGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func roll(_ count: Int) -> Int { Int(next() % UInt64(count)) }
  private mutating func pick<T>(_ choices: [T]) -> T { choices[roll(choices.count)] }

  mutating func formula() -> String {
    switch roll(10) {
    case 0..<5: number(3)
    case 5..<8: text(3)
    default: truth(3)
    }
  }

  private mutating func row() -> Int { roll(8) + 1 }

  private mutating func range(_ column: String) -> String {
    let (one, other) = (row(), row())
    return "\(column)\(min(one, other)):\(column)\(max(one, other))"
  }

  private mutating func criterion() -> String {
    pick([
      "\">\(roll(9))\"", "\"<=\(roll(9))\"", "\"<>\(roll(9))\"", "\(roll(9))", "\"=\(roll(9))\"",
      "D\(row())",
    ])
  }

  private mutating func textCriterion() -> String {
    pick(["\"施策*\"", "\"abc\"", "\"<>施策\"", "\"?b?\"", "\"a~*b\"", "\"*の*\""])
  }

  private mutating func number(_ depth: Int) -> String {
    guard depth > 0 else {
      switch roll(6) {
      case 0: return "\(roll(1000))"
      case 1: return "\(roll(100)).\(roll(100))"
      case 2: return "A\(row())"
      case 3: return "C\(row())"
      case 4: return "\(roll(100))%"
      default: return "表!$D$\(row())"
      }
    }
    switch roll(22) {
    case 0..<5: return "(\(number(depth - 1))\(pick(["+", "-", "*", "/"]))\(number(depth - 1)))"
    case 5: return "-\(number(depth - 1))"
    case 6:
      return "\(pick(["ROUND", "ROUNDDOWN", "ROUNDUP"]))(\(number(depth - 1)),\(roll(5) - 1))"
    case 7: return "\(pick(["ABS", "INT"]))(\(number(depth - 1)))"
    case 8: return "MOD(\(number(depth - 1)),\(roll(9) + 1))"
    case 9:
      return
        "\(pick(["SUM", "AVERAGE", "MIN", "MAX", "COUNT"]))(\(range("A")),\(number(depth - 1)))"
    case 10:
      return "\(pick(["SUM", "COUNTA", "COUNT", "MAX"]))(\(range(pick(["A", "B", "C", "D"]))))"
    case 11: return "COUNTIF(\(range(pick(["A", "D"]))),\(criterion()))"
    case 12: return "COUNTIF(\(range("B")),\(textCriterion()))"
    case 13: return "\(pick(["SUMIF", "AVERAGEIF"]))(D1:D8,\(criterion()),A1:A8)"
    case 14: return "COUNTIFS(D1:D8,\(criterion()),A1:A8,\(criterion()))"
    case 15: return "SUMIFS(A1:A8,D1:D8,\(criterion()),B1:B8,\(textCriterion()))"
    case 16: return "IF(\(truth(depth - 1)),\(number(depth - 1)),\(number(depth - 1)))"
    case 17: return "IFERROR(\(number(depth - 1)),\(number(depth - 1)))"
    case 18: return "LEN(\(text(depth - 1)))"
    case 19:
      return
        "\(pick(["YEAR", "MONTH", "DAY"]))(DATE(\(1990 + roll(50)),\(roll(30) - 5),\(roll(60) - 10)))"
    case 20:
      return "\(pick(["MATCH(\(roll(10)),D1:D8,\(roll(2)))", "FIND(\"の\",\(text(depth - 1)))"]))"
    default: return "(\(number(depth - 1))^\(roll(4)))"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    guard depth > 0 else {
      switch roll(4) {
      case 0: return "\"\(pick(["施策", "目標値", "abc", "A1", "", "令和4年度", "x y"]))\""
      default: return "\(pick(["B", "B", "E"]))\(row())"
      }
    }
    switch roll(14) {
    case 0, 1: return "(\(text(depth - 1))&\(text(depth - 1)))"
    case 2: return "\(pick(["LEFT", "RIGHT"]))(\(text(depth - 1)),\(roll(4)))"
    case 3: return "MID(\(text(depth - 1)),\(roll(4) + 1),\(roll(4)))"
    case 4:
      return "SUBSTITUTE(\(text(depth - 1)),\"\(pick(["施", "a", "の", " "]))\",\(text(depth - 1)))"
    case 5: return "TRIM(\(text(depth - 1)))"
    case 6:
      return
        "TEXT(\(number(depth - 1)),\"\(pick(["0", "0.0", "#,##0", "0.0%", "#,##0.00", "000"]))\")"
    case 7: return "VLOOKUP(\(roll(9)),D1:E8,2,\(pick(["FALSE", "TRUE"])))"
    case 8: return "INDEX(E1:E8,\(row()))"
    case 9: return "CONCATENATE(\(text(depth - 1)),\(roll(100)),\(text(depth - 1)))"
    case 10: return "IF(\(truth(depth - 1)),\(text(depth - 1)),\(text(depth - 1)))"
    case 11: return "IFERROR(\(text(depth - 1)),\"誤\")"
    case 12: return "(ROUND(\(number(depth - 1)),2)&\"％\")"
    default: return "INDEX(B1:E8,MATCH(\(row()),D1:D8,0),4)"
    }
  }

  private mutating func truth(_ depth: Int) -> String {
    guard depth > 0 else { return pick(["TRUE", "FALSE", "C1", "C2", "(A1>D3)"]) }
    let comparison = pick(["=", "<>", "<", ">", "<=", ">="])
    switch roll(10) {
    case 0, 1: return "(\(number(depth - 1))\(comparison)\(number(depth - 1)))"
    case 2: return "(\(text(depth - 1))\(pick(["=", "<>"]))\(text(depth - 1)))"
    case 3: return "\(pick(["AND", "OR"]))(\(truth(depth - 1)),\(truth(depth - 1)))"
    case 4: return "NOT(\(truth(depth - 1)))"
    case 5: return "EXACT(\(text(depth - 1)),\(text(depth - 1)))"
    case 6: return "\(pick(["ISBLANK", "ISNUMBER"]))(\(pick(["A", "B", "C"]))\(row()))"
    case 7: return "ISERROR(\(number(depth - 1)))"
    case 8: return "(\(number(depth - 1))\(comparison)\(text(depth - 1)))"
    default: return "IF(\(truth(depth - 1)),\(truth(depth - 1)),\(truth(depth - 1)))"
    }
  }
}
