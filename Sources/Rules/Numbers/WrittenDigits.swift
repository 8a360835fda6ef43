import Forms
import Grid
import Notation

/// The digits of a value that stands in its cell among other words.
struct WrittenDigits {
  private let value: IndicatorValue
  private let text: String
  private let stretch: Range<Int>
  private let unit: Range<Int>?

  /// Nil where the cell holds no text, or the digits cannot be found in it again.
  init?(_ value: IndicatorValue) {
    guard case .text(let text)? = value.cell?.value, let number = value.parsed,
      let range = value.location.range
    else { return nil }
    // The number's own offsets count from where its part of the text begins.
    let start = range.lowerBound - number.range.lowerBound
    let stretch = start + number.digits.lowerBound..<start + number.digits.upperBound
    guard stretch.lowerBound >= 0, stretch.upperBound <= text.utf8.count else { return nil }
    (self.value, self.text, self.stretch) = (value, text, stretch)
    unit = number.unitRange.map { start + $0.lowerBound..<start + $0.upperBound }
  }

  /// The cell with another number in place of the digits, with commas if asked or written; a sign
  /// stays. With another unit that one is written, too.
  func edit(
    to number: ExactDecimal, unit other: String? = nil, grouped: Bool = false,
    _ context: RuleContext
  ) -> CellEdit? {
    var written = text
    if let other {
      guard let unit, unit.lowerBound >= stretch.upperBound else { return nil }
      written = written.replacing(utf8: unit, with: other)
    }
    let hasCommas = grouped || Normalization.n2(text.utf8Text(stretch)).contains(",")
    let digits = hasCommas ? number.magnitude.grouped : number.magnitude.description
    var cell = value.location
    cell.range = nil
    return context.edit(cell, to: .text(written.replacing(utf8: stretch, with: digits)))
  }
}
