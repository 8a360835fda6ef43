import Forms
import Grid
import Notation

extension IndicatorValue {
  /// The decimals that people see: those of the text, not of the stored number; 0 without a number.
  var shownDecimals: Int {
    guard let value else { return 0 }
    guard let parsed else { return value.scale }
    let parts = Normalization.n2(parsed.text).split(
      separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return 0 }
    return parts[1].prefix { $0.isASCII && $0.isNumber }.count
  }
}
