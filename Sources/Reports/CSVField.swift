import Grid

/// One field of a CSV file that spreadsheets open without running it as a formula.
///
/// Source: RFC 4180; cli.md, Safety.
package enum CSVField {
  package static func quoted(_ text: String) -> String {
    var field = text
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first),
      text != "-", ExactDecimal(text) == nil
    {
      field = "'" + text
    }
    let special: Set<UInt8> = [0x22, 0x2C, 0x0A, 0x0D]
    guard field.utf8.contains(where: special.contains) else { return field }
    var result = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
