import Grid
import Notation

/// Reads the small grids of examples.
enum ExampleGrid {
  /// The cells of a grid, row 0 being its first line.
  static func cells(_ grid: String) -> [(cell: Cell, flagged: Bool)] {
    var found: [(cell: Cell, flagged: Bool)] = []
    for (row, line) in grid.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      for (column, field) in fields.enumerated() {
        var text = trimmingSpaces(field)
        let flagged = text.hasPrefix("↓")
        if flagged { text = trimmingSpaces(text.dropFirst()) }
        let place = CellReference(row: row, column: column)
        if let cell = cell(String(text), at: place) {
          found.append((cell, flagged))
        } else if flagged {
          found.append((Cell(place, .blank), true))
        }
      }
    }
    return found
  }

  private static func cell(_ text: String, at place: CellReference) -> Cell? {
    if text.isEmpty { return nil }
    if text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count >= 2 {
      return Cell(place, .text(unfolded(String(text.dropFirst().dropLast()))))
    }
    if text.hasPrefix("\""), text.hasSuffix("\"{@}") {
      return Cell(place, .text(unfolded(String(text.dropFirst().dropLast(4)))), numberFormat: "@")
    }
    if let close = text.lastIndex(of: "}"), let brace = text.firstIndex(of: "{"),
      let number = ExactDecimal(text[..<brace])
    {
      let format = String(text[text.index(after: brace)..<close])
      let formula = text[close...].dropFirst(2)
      return Cell(
        place, .number(number.double), display: shown(number, format),
        formula: formula.isEmpty ? nil : String(formula), numberFormat: format)
    }
    if ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?"].contains(text) {
      return Cell(place, .error(text))
    }
    if let number = ExactDecimal(text) {
      return Cell(place, .number(number.double))
    }
    return Cell(place, .text(unfolded(text)))
  }

  /// What Excel would show, for the few formats that examples use.
  static func shown(_ number: ExactDecimal, _ format: String) -> String? {
    guard format != "@" else { return nil }
    let percent = format.contains("%")
    let decimals = FormatCode.decimals(format)
    let scaled = percent ? number * ExactDecimal(100) : number
    let rounded = scaled.rescaled(decimals)
    let digits = format.contains(",") ? rounded.grouped : rounded.description
    let literal = format.split(separator: "\"", omittingEmptySubsequences: false)
    return digits + (percent ? "%" : "") + (literal.count == 3 ? String(literal[1]) : "")
  }

  private static func unfolded(_ text: String) -> String {
    String(text.map { $0 == "⏎" ? "\n" : $0 })
  }

  private static func trimmingSpaces(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
