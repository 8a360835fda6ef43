import Grid

/// Numbers under the General format: as many digits as eleven characters hold.
enum GeneralText {
  static func text(_ value: Double) -> String {
    let sign = value < 0 ? "-" : ""
    let magnitude = abs(value)
    guard let number = NumberText.decimal(magnitude) else { return sign + scientific(magnitude) }
    let whole = number.rescaled(0, .floor).description
    if whole.count > 11 { return sign + scientific(magnitude) }
    let shown = number.rescaled(min(number.scale, max(0, 10 - whole.count))).normalized
    let tooSmall = magnitude > 0 && magnitude < 0.0001 && shown != number
    return sign + (tooSmall ? scientific(magnitude) : shown.description)
  }

  /// `1.23457E+11`
  private static func scientific(_ value: Double) -> String {
    let format = NumberFormat("0.#####E+00")
    guard var text = format.sections.first.flatMap({ NumberText.text($0, value) }),
      let mark = text.firstIndex(of: "E")
    else { return ExactDecimal.shortestText(of: value) }
    let tail = text[mark...]
    text = String(text[..<mark])
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + tail
  }
}
