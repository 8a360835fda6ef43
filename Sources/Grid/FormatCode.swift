/// The part of number format codes that rules and filled forms read and write.
///
/// Source: ECMA-376 Part 1, 18.8.31 (number format codes).
package enum FormatCode {
  /// Digits behind the point in the first section of a format code.
  package static func decimals(_ code: String) -> Int {
    var count = 0
    var behindPoint = false
    var quoted = false
    for scalar in code.unicodeScalars {
      if scalar == "\"" { quoted.toggle() }
      if quoted { continue }
      switch scalar {
      case ";": return count
      case ".": behindPoint = true
      case "0", "#", "?": if behindPoint { count += 1 }
      default: break
      }
    }
    return count
  }

  /// The code that shows a number as a person wrote it; nil where General does.
  package static func code(decimals: Int, grouped: Bool, triangle: Bool = false) -> String? {
    if decimals == 0, !grouped, !triangle { return nil }
    let digits = grouped || triangle ? "#,##0" : "0"
    let point = decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""
    return triangle ? "\(digits)\(point);△\(digits)\(point)" : digits + point
  }

  /// The same code with another number of digits behind the point, in every section.
  package static func with(decimals: Int, _ code: String?) -> String {
    let point = decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""
    guard let code, isPlainNumber(code) else { return "0" + point }
    return code.split(separator: ";", omittingEmptySubsequences: false)
      .map { section($0, point) }.joined(separator: ";")
  }

  /// Whether a number would look like another one: 58.2 under a code that shows 58.
  package static func hides(_ number: ExactDecimal, _ code: String) -> Bool {
    isPlainNumber(code) && decimals(code) < number.normalized.scale
  }

  /// False for General, text, dates and the like, which have no digits to widen.
  package static func isPlainNumber(_ code: String) -> Bool {
    code != "General" && code != "@" && code.contains("0")
  }

  private static func section(_ section: Substring, _ point: String) -> String {
    let scalars = Array(section.unicodeScalars)
    var last: Int?
    var pointAt: Int?
    var quoted = false
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\"" { quoted.toggle() }
      if quoted { continue }
      if scalar == "." { pointAt = pointAt ?? index }
      if scalar == "0" || scalar == "#" { last = index }
    }
    guard let last else { return String(section) }
    let end = pointAt.map { min($0, last + 1) } ?? last + 1
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[..<end])
    text.append(contentsOf: point.unicodeScalars)
    text.append(contentsOf: scalars[max(last + 1, end)...])
    return String(text)
  }
}
