package import Grid

/// What a formula, or a part of one, comes to.
package enum FormulaValue: Hashable, Sendable {
  case number(FormulaNumber)
  case text(String)
  case boolean(Bool)
  case error(FormulaFault)
  /// Nothing stands there.
  case blank
  /// Something stands there, or should, that is no value: 集計中, －. Nothing can be decided by it.
  case missing

  /// What a cell holds; nil for a number with more digits than are kept.
  package init?(_ value: CellValue) {
    switch value {
    case .blank: self = .blank
    case .number(let double):
      guard let number = FormulaNumber(double) else { return nil }
      self = .number(number)
    case .text(let text): self = .text(text)
    case .boolean(let flag): self = .boolean(flag)
    case .error(let code): self = .error(FormulaFault(code: code))
    }
  }

  /// As a cell stores it; a formula that gives nothing shows 0. Nil where nothing was decided.
  package var cellValue: CellValue? {
    switch self {
    case .number(let number): number.double.map { .number($0) }
    case .text(let text): .text(text)
    case .boolean(let flag): .boolean(flag)
    case .error(let fault): .error(fault.code)
    case .blank: .number(0)
    case .missing: nil
    }
  }

  /// As people write it, for evidence.
  package var text: String {
    switch self {
    case .number(let number): number.text ?? number.double.map { "\($0)" } ?? ""
    case .text(let text): text
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .error(let fault): fault.code
    case .blank, .missing: ""
    }
  }
}

/// An error value of Excel, such as `#DIV/0!`.
///
/// Source: ECMA-376 Part 1, 18.17.3 (error values).
package struct FormulaFault: Hashable, Sendable {
  package let code: String

  package init(code: String) { self.code = code }

  package static let divisionByZero = FormulaFault(code: "#DIV/0!")
  package static let notAvailable = FormulaFault(code: "#N/A")
  package static let name = FormulaFault(code: "#NAME?")
  package static let number = FormulaFault(code: "#NUM!")
  package static let reference = FormulaFault(code: "#REF!")
  package static let value = FormulaFault(code: "#VALUE!")
  package static let null = FormulaFault(code: "#NULL!")

  static let all = [divisionByZero, notAvailable, name, number, reference, value, null]
}

/// The values of a rectangle of cells, or of a repeated group.
package struct FormulaArea: Sendable {
  package let rows: Int
  package let columns: Int
  /// Row by row. Rows and columns behind the last cell with content need not be there.
  private let values: [FormulaValue]
  private let width: Int

  /// - Parameters:
  ///   - values: row by row, `width` to a row; what is behind them is blank.
  package init(rows: Int, columns: Int, values: [FormulaValue], width: Int) {
    self.rows = rows
    self.columns = columns
    self.values = values
    self.width = width
  }

  package init(column values: [FormulaValue]) {
    self.init(rows: values.count, columns: 1, values: values, width: 1)
  }

  package subscript(row: Int, column: Int) -> FormulaValue {
    guard column < width, row * width + column < values.count else { return .blank }
    return values[row * width + column]
  }

  /// The cells that may hold something.
  var stored: [FormulaValue] { values }
  var storedRows: Int { width == 0 ? 0 : values.count / width }
  var storedColumns: Int { width }
  var single: FormulaValue? { rows == 1 && columns == 1 ? self[0, 0] : nil }
}

/// A value, or the many values of an area.
package enum FormulaOperand: Sendable {
  case value(FormulaValue)
  case area(FormulaArea)
}
