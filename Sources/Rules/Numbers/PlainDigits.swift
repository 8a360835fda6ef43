import Forms
import Grid
import Notation

/// A number of a text with the way it was written, to be stored as a number that looks the same.
struct PlainDigits {
  var value: ExactDecimal
  var decimals: Int
  var grouped: Bool
  var triangle: Bool
  var isPercentage: Bool

  /// Nil for numbers that a double cannot hold, and for multipliers (`3万`), whose value is larger
  /// than what is written.
  init?(_ number: ParsedNumber) {
    guard number.multiplier == 1, !number.isCompound else { return nil }
    let written = Normalization.n2(number.text)
    value = number.value
    decimals =
      written.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last
      .map { $0.prefix { $0.isASCII && $0.isNumber }.count } ?? 0
    grouped = written.contains(",")
    triangle = number.isNegative && number.sign != "-"
    isPercentage = number.unit.flatMap(Units.canonicalSpelling) == "%"
    guard value.normalized.units.magnitude < 1_000_000_000_000_000,
      ExactDecimal(value.double) == value
    else { return nil }
  }

  /// The number in the unit that its cell is declared in, as far as the units compare.
  static func of(_ number: ParsedNumber, in unit: String) -> PlainDigits? {
    guard let other = number.unit.flatMap({ Units.lookup($0) }), let own = Units.lookup(unit),
      other.scaleFactor != own.scaleFactor,
      let converted = other.convert(number.value, to: own)?.normalized
    else { return PlainDigits(number) }
    var bare = number
    bare.value = converted
    bare.text = converted.description
    return PlainDigits(bare)
  }

  /// The edit that stores the number, with a format that shows it as it was written.
  func edit(of cell: NumberCell, _ context: RuleContext) -> CellEdit? {
    guard !context.isPlainText else {
      return context.edit(cell.location, to: .text(grouped ? value.grouped : value.description))
    }
    let current = cell.numberFormat ?? "General"
    // Under a per cent format the share itself shows as it was written.
    if isPercentage, current.contains("%") {
      let share = value * ExactDecimal(units: 1, scale: 2)
      let format =
        FormatCode.decimals(current) < decimals
        ? FormatCode.with(decimals: decimals, current) : nil
      return context.edit(cell.location, to: .number(share.double), format: format)
    }
    var format = FormatCode.code(decimals: decimals, grouped: grouped, triangle: triangle)
    // A cell formatted as text or per cent would show the number as something else.
    if format == nil, current != "General" { format = "0" }
    if format == current { format = nil }
    return context.edit(cell.location, to: .number(value.double), format: format)
  }
}
