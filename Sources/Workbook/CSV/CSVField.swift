import Grid

/// One field of a CSV file that spreadsheets open without running it as a formula.
///
/// Source: RFC 4180; cli.md, Safety.
package enum CSVField {
  /// - Parameter isNumber: the text is how a stored number is shown, such as `-1,234`.
  package static func quoted(
    _ text: String, delimiter: Unicode.Scalar = ",", isNumber: Bool = false
  ) -> String {
    var field = text
    if startsFormula(text, isNumber: isNumber) { field = "'" + text }
    let special: Set<Unicode.Scalar> = [delimiter, "\"", "\n", "\r"]
    guard field.unicodeScalars.contains(where: special.contains) else { return field }
    var result = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  private static func startsFormula(_ text: String, isNumber: Bool) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "@", "\t", "\r": return true
    case "+", "-": return !isNumber && text != "-" && ExactDecimal(text) == nil
    default: return false
    }
  }
}
