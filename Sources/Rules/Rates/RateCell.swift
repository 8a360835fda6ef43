import Forms
import Grid
import Notation

/// How a rate is written into its cell: as a share, under a percent format or bare as in its form, as
/// a bare number of percent, or as text with its percent sign.
struct RateCell {
  private let value: IndicatorValue
  private let writesShares: Bool
  private let context: RuleContext

  /// - Parameter shares: the form writes 0.85 for 85%.
  init(_ value: IndicatorValue, shares: Bool, _ context: RuleContext) {
    self.value = value
    writesShares = shares
    self.context = context
  }

  /// - Parameter like: a filled cell of the same column, for a cell that is still empty.
  func edit(to percent: ExactDecimal, like model: IndicatorValue? = nil) -> CellEdit? {
    let share = ExactDecimal(units: percent.units, scale: percent.scale + 2)
    let own = context.cell(at: value.location)
    let pattern = own.flatMap { $0.value.isBlank ? nil : $0 } ?? model?.cell ?? own
    guard let pattern else {
      return context.edit(
        value.location, to: .number(writesShares ? share.double : percent.double))
    }
    if case .text(let text) = pattern.value, !text.isEmpty {
      let sign = text.contains("％") ? "％" : text.contains("%") ? "%" : ""
      let number = sign.isEmpty && writesShares ? share : percent
      return context.edit(value.location, to: .text("\(number)" + sign))
    }
    let format = pattern.numberFormat ?? "General"
    let isPercent = format.contains("%")
    let number = isPercent || writesShares ? share : percent
    let decimals = isPercent ? percent.scale : number.scale
    let needsFormat =
      FormatCode.isPlainNumber(format)
      && (FormatCode.decimals(format) != decimals || own?.numberFormat != format)
    return context.edit(
      value.location, to: .number(number.double),
      format: needsFormat ? FormatCode.with(decimals: decimals, format) : nil)
  }

  /// Shows another number of decimals of the percentage; nil where the cell holds text.
  func show(decimals: Int) -> CellEdit? {
    let format = context.cell(at: value.location)?.numberFormat
    let isBareShare = writesShares && format?.contains("%") != true
    return context.reformat(
      value.location,
      as: FormatCode.with(decimals: isBareShare ? decimals + 2 : decimals, format))
  }
}
