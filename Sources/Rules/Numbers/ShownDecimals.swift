import Forms
import Grid
import Notation

extension IndicatorValue {
  /// The decimals that people see: those of the text, not of the stored number; 0 without a number.
  var shownDecimals: Int {
    guard let value else { return 0 }
    guard let parsed else { return value.scale }
    // 「900社（3.7%増）」: the decimals in the note are not the number's.
    let written = Normalization.n2(parsed.text)
    let number = written.hasPrefix("(") ? written[...] : written.prefix { $0 != "(" }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return 0 }
    return parts[1].prefix { $0.isASCII && $0.isNumber }.count
  }
}
