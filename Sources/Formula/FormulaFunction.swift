/// A function of the language: its name, how many arguments it takes, and what it does.
struct FormulaFunction: Sendable {
  var name: String
  var arguments: ClosedRange<Int>
  var body: @Sendable (FormulaCall) throws(FormulaStop) -> FormulaOperand

  init(
    _ name: String, _ arguments: ClosedRange<Int>,
    _ body: @escaping @Sendable (FormulaCall) throws(FormulaStop) -> FormulaOperand
  ) {
    self.name = name
    self.arguments = arguments
    self.body = body
  }

  /// Every function there is, by kind.
  static let all: [FormulaFunction] =
    logic + information + mathematics + statistics + conditional + texts + dates + lookup

  static let names = all.map(\.name).sorted()

  private static let byName = Dictionary(
    uniqueKeysWithValues: all.map { ($0.name, $0) })

  static func named(_ name: String) -> FormulaFunction? { byName[name] }

  /// In capitals, without what Excel writes before functions of later years.
  static func plainName(_ word: String) -> String {
    let capitals = word.uppercased()
    return capitals.hasPrefix("_XLFN.") ? String(capitals.dropFirst(6)) : capitals
  }

  /// Those that say yes or no.
  static let conditions: Set<String> = [
    "AND", "OR", "NOT", "TRUE", "FALSE", "ISBLANK", "ISNUMBER", "ISTEXT", "ISERROR", "ISERR",
    "ISNA", "EXACT",
  ]

  /// Whether the argument of this number means all the values of a repeated group.
  ///
  /// Of those that take any number of arguments (SUM, MAX) only a single one does:
  /// `SUM(実績)` adds up the group, `SUM(実績@R3,実績@R4)` the years of one indicator.
  func takesArea(_ index: Int, of count: Int) -> Bool {
    switch name {
    case "SUM", "AVERAGE", "COUNT", "COUNTA", "COUNTBLANK", "MIN", "MAX", "PRODUCT": count == 1
    case "COUNTIF", "INDEX": index == 0
    case "SUMIF", "AVERAGEIF": index != 1
    case "COUNTIFS": index.isMultiple(of: 2)
    case "SUMIFS", "AVERAGEIFS": index == 0 || !index.isMultiple(of: 2)
    case "MATCH", "VLOOKUP", "HLOOKUP": index == 1
    case "SUMPRODUCT": true
    default: false
    }
  }
}
