import Forms
import Grid
import Notation

extension IndicatorValue {
  /// Something is written that is neither a number, nor a level, nor a missing mark.
  var isUnreadable: Bool {
    guard role != .rate, status != .blank, qualitative == nil, missing == nil, !trimmed(raw).isEmpty
    else { return false }
    if [.target, .plan, .finalTarget].contains(role), isAimInWords { return false }
    switch cell?.value ?? .text(raw) {
    // An error value is another rule's matter.
    case .number, .error: return false
    default: return composite ? value == nil : NumberText.parse(raw) == nil && value == nil
    }
  }

  /// 「増加」, 「現状維持」 and 「3%～5%」 are targets as good as numbers.
  private var isAimInWords: Bool {
    if case .range? = DirectionText.column(raw) { return true }
    return DirectionText.target(raw) != nil
  }
}
