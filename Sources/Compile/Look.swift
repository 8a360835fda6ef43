import Forms
import Grid
import Notation
package import Workbook

/// The one look of the books we hand to planners: a dark blue, grey lines, nothing else.
package enum Look {
  package static let accent = "1F4E79"
  package static let tint = "DCE6F1"
  package static let middle = "8FB0D3"
  package static let pale = "D9D9D9"
  package static let line = "BFBFBF"
  package static let quiet = "595959"
  package static let repeated = "A6A6A6"
  package static let alarm = "9C2B00"
  package static let warm = "C97B63"

  package static let base = NewStyle()
  package static let title = base.with {
    $0.fontSize = 16
    $0.bold = true
    $0.color = accent
  }
  package static let subtitle = base.with { $0.color = quiet }
  package static let heading = base.with {
    $0.bold = true
    $0.color = "FFFFFF"
    $0.fill = accent
    $0.borders = .init(all: .init(.thin, color: line))
    $0.horizontal = .center
    $0.wrap = true
  }
  package static let subheading = heading.with {
    $0.color = accent
    $0.fill = tint
  }
  package static let text = base.with {
    $0.borders = .init(all: .init(.thin, color: line))
    $0.wrap = true
  }
  package static let center = text.with { $0.horizontal = .center }
  package static let count = text.with {
    $0.horizontal = .right
    $0.wrap = false
    $0.numberFormat = "#,##0"
  }
  package static let rate = count.with { $0.numberFormat = "#,##0.0" }
  package static let note = base.with {
    $0.fontSize = 9
    $0.color = quiet
    $0.vertical = .top
    $0.wrap = true
  }

  package static func total(_ style: NewStyle) -> NewStyle {
    style.with {
      $0.bold = true
      $0.fill = tint
      $0.borders.top = .init(.medium, color: accent)
    }
  }

  package static func link(_ style: NewStyle) -> NewStyle {
    style.with {
      $0.underline = true
      $0.color = accent
    }
  }

  /// A text in its style; nothing where there is none.
  static func cell(_ text: String, _ style: NewStyle) -> NewCell {
    NewCell(text.isEmpty ? .blank : .text(text), style: style)
  }

  /// A number with as many decimals as it was written with, or as the style says.
  static func cell(_ number: ExactDecimal?, _ style: NewStyle) -> NewCell {
    guard let number else { return NewCell(.blank, style: style) }
    let own = style.numberFormat == count.numberFormat
    return NewCell(
      .number(number.double),
      style: own ? style.with { $0.numberFormat = format(decimals: number.scale) } : style)
  }

  /// The number where there is one, else the level or the mark as it was written.
  static func cell(_ value: IndicatorValue?) -> NewCell {
    let right = text.with { $0.horizontal = .right }
    guard let value else { return NewCell(.blank, style: right) }
    if let number = value.value { return cell(number, count) }
    return cell(value.qualitative?.level ?? value.missing?.token ?? value.shown, right)
  }

  /// A fiscal year as offices write it; before 令和 the Western year stands alone.
  static func year(_ year: Int) -> String { Period.fiscal(year).label }

  /// The number format that shows as many decimals as the number was written with.
  package static func format(decimals: Int) -> String {
    decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: min(decimals, 9))
  }

  /// Row heights for wrapped text, in the columns' widths; rows of one line get the given least.
  package static func fitRows(_ rows: Range<Int>, of sheet: inout NewSheet, least: Int = 20) {
    for row in rows {
      // A row above 409 points is refused by Excel.
      sheet.rowHeights[row] = Double(min(405, max(least, sheet.lines(inRow: row) * 15 + 5)))
    }
  }

  /// The print set-up of every sheet: A4 landscape, one page wide, headings on each page.
  package static func print(
    _ sheet: inout NewSheet, repeating rows: ClosedRange<Int>, title: String
  ) {
    sheet.printSetup.landscape = true
    sheet.printSetup.paper = .a4
    sheet.printSetup.fitToWidth = true
    sheet.printSetup.repeatedRows = rows
    // A lone & would begin one of Excel's codes.
    var escaped = ""
    for character in title { escaped += character == "&" ? "&&" : String(character) }
    sheet.printSetup.footer = "&L&9\(escaped)&C&9&P / &N&R&9&A"
    sheet.showsGridLines = false
    sheet.tabColor = accent
  }
}

extension String {
  /// What a cell of a printed page bears of a long text, and where the rest is to be found.
  func abridged(at length: Int, _ rest: String) -> String {
    count <= length ? self : prefix(length) + "…（\(rest)）"
  }
}
