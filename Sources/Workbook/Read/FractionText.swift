import Grid

/// Numbers as fractions: `# ?/?`, `?/?`, `# ??/100`.
enum FractionText {
  /// - Parameters:
  ///   - slash: its place among the section's tokens.
  ///   - fixed: the denominator that the code names.
  static func text(
    _ section: NumberFormat.Section, _ value: Double, at slash: Int, over fixed: Int?
  ) -> String? {
    guard let number = NumberText.decimal(value), value < 1e15 else { return nil }
    let tokens = section.tokens
    let numerators = tokens[..<slash].reversed().prefix(while: NumberText.isDigit).count
    let denominators = tokens[(slash + 1)...].prefix(while: NumberText.isDigit).count
    let head = tokens[..<(slash - numerators)]
    let isMixed = head.contains(where: NumberText.isDigit)
    var whole = Int(number.rescaled(0, .floor).units)
    let rest = number - ExactDecimal(whole)
    var (top, bottom) =
      fixed.map { (Int((rest * ExactDecimal($0)).rescaled(0).units), $0) }
      ?? nearest(rest.double, most: [9, 99, 999, 9999][min(max(denominators, 1), 4) - 1])
    if top == bottom { (whole, top, bottom) = (whole + 1, 0, fixed ?? 1) }
    if !isMixed { top += whole * bottom }
    let topMarks = tokens[(slash - numerators)..<slash]
    let tail = tokens[(slash + 1 + denominators)...]
    let isWhole = isMixed && top == 0
    var result = NumberText.print(
      isWhole ? NumberText.withZero(head) : head, of: section, ExactDecimal(whole))
    let width = fixed.map { String($0).count } ?? denominators
    if isWhole, !topMarks.contains(.digit(UInt8(ascii: "0"))) {
      result += String(repeating: " ", count: numerators + 1 + width)
    } else {
      let below = String(bottom)
      let room = String(repeating: " ", count: max(0, width - below.count))
      let isPadded = tokens[(slash + 1)...].first == .digit(UInt8(ascii: "?"))
      result += NumberText.print(
        top == 0 ? NumberText.withZero(topMarks) : topMarks, of: section, ExactDecimal(top))
      result += "/" + below + (isPadded ? room : "")
    }
    return result + NumberText.print(tail, of: section, .zero)
  }

  /// The fraction that comes nearest, the smallest of several.
  private static func nearest(_ rest: Double, most: Int) -> (Int, Int) {
    var best = (0, 1)
    var distance = rest
    for bottom in 1...most {
      let top = Int((rest * Double(bottom)).rounded())
      let found = abs(rest - Double(top) / Double(bottom))
      if found < distance - 1e-12 { (best, distance) = ((top, bottom), found) }
    }
    return best
  }
}
