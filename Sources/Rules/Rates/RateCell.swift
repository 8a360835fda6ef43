import Forms
import Grid

/// How a rate is written into its cell: as a share under a percent format, as a bare number, or as
/// text with its percent sign.
struct RateCell {
  private let value: IndicatorValue
  private let context: RuleContext

  init(_ value: IndicatorValue, _ context: RuleContext) {
    self.value = value
    self.context = context
  }

  /// - Parameter like: a filled cell of the same column, for a cell that is still empty.
  func edit(to percent: ExactDecimal, like model: IndicatorValue? = nil) -> CellEdit? {
    let own = context.cell(at: value.location)
    let pattern = own.flatMap { $0.value.isBlank ? nil : $0 } ?? model?.cell ?? own
    guard let pattern else { return context.edit(value.location, to: .number(percent.double)) }
    if case .text(let text) = pattern.value, !text.isEmpty {
      let sign = text.contains("％") ? "％" : text.contains("%") ? "%" : ""
      return context.edit(value.location, to: .text("\(percent)" + sign))
    }
    let format = pattern.numberFormat ?? "General"
    let isShare = format.contains("%")
    let number = isShare ? ExactDecimal(units: percent.units, scale: percent.scale + 2) : percent
    let needsFormat =
      NumberFormat.isPlainNumber(format)
      && (NumberFormat.decimals(format) != percent.scale || own?.numberFormat != format)
    return context.edit(
      value.location, to: .number(number.double),
      format: needsFormat ? NumberFormat.with(decimals: percent.scale, format) : nil)
  }

  /// Shows another number of decimals; nil where the cell holds text.
  func show(decimals: Int) -> CellEdit? {
    let format = context.cell(at: value.location)?.numberFormat
    return context.reformat(
      value.location, as: NumberFormat.with(decimals: decimals, format))
  }
}
