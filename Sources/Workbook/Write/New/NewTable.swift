public import Grid

/// A range that Excel treats as a table: named, banded, filtered, growing with its data. The names
/// of its columns are the texts of its first row.
///
/// Source: ECMA-376 Part 1, 18.5.1.2 (table).
public struct NewTable: Hashable, Sendable {
  /// What the totals row shows for a column.
  public enum Total: Hashable, Sendable {
    case label(String)
    case function(Function)
  }

  /// Named as the standard names them (18.18.88).
  public enum Function: String, Sendable, CaseIterable {
    case sum, average, count, countNums, max, min

    /// The number by which SUBTOTAL knows the function; hidden rows are left out.
    var subtotal: Int {
      switch self {
      case .average: 101
      case .countNums: 102
      case .count: 103
      case .max: 104
      case .min: 105
      case .sum: 109
      }
    }

    func result(_ values: [CellValue]) -> CellValue {
      let numbers = values.compactMap { value in
        if case .number(let number) = value { number } else { nil }
      }
      let sum = numbers.reduce(0, +)
      return switch self {
      case .sum: .number(sum)
      case .average: numbers.isEmpty ? .error("#DIV/0!") : .number(sum / Double(numbers.count))
      case .count: .number(Double(values.count { !$0.isBlank }))
      case .countNums: .number(Double(numbers.count))
      case .max: .number(numbers.max() ?? 0)
      case .min: .number(numbers.min() ?? 0)
      }
    }
  }

  /// Unlike any other table's or defined name, ignoring case.
  public var name: String
  /// Headings and rows, with the totals row where there is one.
  public var range: CellRange
  /// By column counted from the table's first; empty for no totals row.
  public var totals: [Int: Total] = [:]
  public var hasFilter = true
  public var bandsRows = true
  public var bandsColumns = false
  public var boldFirstColumn = false
  /// One of Excel's own styles, nil for none.
  public var styleName: String? = "TableStyleMedium2"

  public init(name: String, range: CellRange) {
    self.name = name
    self.range = range
  }

  /// The rows between headings and totals.
  public var body: CellRange {
    var first = range.first
    var last = range.last
    first.row += 1
    if !totals.isEmpty { last.row -= 1 }
    return CellRange(first, last)
  }

  /// The formula of a total, for the cell in the totals row.
  public static func formula(_ function: Function, column: String) -> String {
    var escaped = ""
    for character in column {
      if "[]#'@".contains(character) { escaped.append("'") }
      escaped.append(character)
    }
    return "SUBTOTAL(\(function.subtotal),[\(escaped)])"
  }
}
