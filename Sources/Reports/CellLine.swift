package import Grid

/// One non-empty cell as a line of `cells`, written straight into the output's buffer.
package struct CellLine: Sendable {
  package var withFormulas: Bool
  /// Days count from 1904-01-01 in this workbook.
  package var date1904 = false
  private var sheetStart: [UInt8] = []
  private var sheetName: String?
  private var format: String?
  private var formatIsDate = false

  package init(withFormulas: Bool) {
    self.withFormulas = withFormulas
  }

  package mutating func write(_ cell: Cell, sheet: String, into bytes: inout [UInt8]) {
    if sheetName != sheet { begin(sheet) }
    bytes += sheetStart
    Self.write(cell.reference, into: &bytes)
    switch cell.value {
    case .number(let number):
      bytes += Self.numberStart
      Self.write(number, into: &bytes)
      writeDate(number, format: cell.numberFormat, into: &bytes)
    case .text(let text):
      bytes += Self.textStart
      JSON.write(text, into: &bytes)
    case .boolean(let flag):
      bytes += Self.booleanStart
      bytes += (flag ? "true" : "false").utf8
    case .error(let code):
      bytes += Self.errorStart
      JSON.write(code, into: &bytes)
    case .blank:
      bytes += Self.textStart
      bytes += "\"\"".utf8
    }
    if withFormulas, let formula = cell.formula {
      bytes += ",\"formula\":".utf8
      JSON.write(formula, into: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
    bytes.append(UInt8(ascii: "\n"))
  }

  private static let numberStart = Array("\",\"type\":\"n\",\"value\":".utf8)
  private static let textStart = Array("\",\"type\":\"s\",\"value\":".utf8)
  private static let booleanStart = Array("\",\"type\":\"b\",\"value\":".utf8)
  private static let errorStart = Array("\",\"type\":\"e\",\"value\":".utf8)

  private mutating func begin(_ sheet: String) {
    sheetName = sheet
    sheetStart = Array("{\"sheet\":".utf8)
    JSON.write(sheet, into: &sheetStart)
    sheetStart += ",\"ref\":\"".utf8
  }

  private mutating func writeDate(_ number: Double, format code: String?, into bytes: inout [UInt8])
  {
    guard let code else { return }
    if format != code {
      format = code
      formatIsDate = SerialDate.isDateFormat(code)
    }
    guard formatIsDate, let date = SerialDate.text(number, date1904: date1904) else { return }
    bytes += ",\"date\":\"".utf8
    bytes += date.utf8
    bytes.append(UInt8(ascii: "\""))
  }

  private static func write(_ reference: CellReference, into bytes: inout [UInt8]) {
    let column = reference.column
    if column < 26 {
      bytes.append(UInt8(ascii: "A") + UInt8(column))
    } else {
      bytes += CellReference.columnLetters(column).utf8
    }
    write(reference.row + 1, into: &bytes)
  }

  private static func write(_ number: Double, into bytes: inout [UInt8]) {
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      write(whole, into: &bytes)
    } else if number.isFinite {
      bytes += ExactDecimal.shortestText(of: number).utf8
    } else {
      bytes += "null".utf8
    }
  }

  private static func write(_ whole: Int, into bytes: inout [UInt8]) {
    if whole < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = whole.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }
}
