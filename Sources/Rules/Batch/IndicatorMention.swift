import Grid
import Notation

/// One indicator as one submission of a batch has it.
package struct IndicatorMention: Sendable {
  /// A number of `BatchContext.submissions`.
  package var submission: Int
  package var indicator: SubmittedIndicator

  /// The levels of the plan it stands under.
  var path: [String] { indicator.path }

  /// The values that can be compared, by role and period.
  var values: [SubmittedValue] { indicator.values }

  /// Whether the same name surely means the same indicator, however much their values differ.
  ///
  /// Offices use short names such as 参加者数 for many things. Sure are: one place in the plan, a name
  /// long enough to be nobody else's, one that speaks of the whole city, counts nearly the same.
  func isSurely(_ other: IndicatorMention) -> Bool {
    if path == other.path, !path.isEmpty { return true }
    let name = Normalization.withoutSpaces(indicator.shortName)
    if name.count >= Self.longName || Self.isOfWholeCity(name) { return true }
    // Rates are alike by nature: 87.4% and 91.2% of two halls' visitors are content.
    guard Units.lookup(indicator.unit)?.dimension != "ratio" else { return false }
    return values.contains { value in
      guard let number = value.number, let found = other.value(like: value)?.number else {
        return false
      }
      return Self.areNear(number, found)
    }
  }

  func value(like value: SubmittedValue) -> SubmittedValue? {
    values.first { $0.role == value.role && $0.period?.label == value.period?.label }
  }

  private static let longName = 12

  private static func isOfWholeCity(_ name: String) -> Bool {
    ["市", "町", "村", "県", "総人口", "人口", "世帯数"].contains { name.hasPrefix($0) }
  }

  /// Three digits and more that differ by less than a tenth.
  private static func areNear(_ one: ExactDecimal, _ other: ExactDecimal) -> Bool {
    let (small, large) = one < other ? (one, other) : (other, one)
    guard small > .zero, one.normalized.units.magnitude >= 100,
      other.normalized.units.magnitude >= 100
    else { return false }
    return large * ExactDecimal(10) <= small * ExactDecimal(11)
  }
}
