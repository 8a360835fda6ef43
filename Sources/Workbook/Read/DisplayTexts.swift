import Grid

/// What cells show, each number format read once.
struct DisplayTexts {
  private let date1904: Bool
  private var formats: [String: NumberFormat] = [:]

  init(date1904: Bool) { self.date1904 = date1904 }

  /// nil where the cell shows its stored content.
  mutating func display(of cell: Cell) -> String? {
    let shown: String?
    switch cell.value {
    case .number(let number):
      shown =
        cell.numberFormat.map { format($0).text(number, date1904: date1904) }
        ?? GeneralText.text(number)
    case .text(let text):
      guard let code = cell.numberFormat, code != "@" else { return nil }
      shown = format(code).text(text)
    case .blank, .boolean, .error: shown = nil
    }
    return shown == cell.value.raw ? nil : shown
  }

  private mutating func format(_ code: String) -> NumberFormat {
    if let known = formats[code] { return known }
    let format = NumberFormat(code)
    formats[code] = format
    return format
  }
}
