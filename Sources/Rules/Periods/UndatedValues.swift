import Forms

/// Values whose year is anyone's guess, because their heading repeats a year or skips one (ERA-010)
/// or is none any more (LAY-001): what holds them against other values or texts would tell that one
/// mistake again.
enum UndatedValues {
  /// The cells under such headings, and those under the headings that say the same year.
  static func cells(_ form: Form, _ findings: [Finding]) -> Set<Place> {
    let headings = Set(
      findings.filter { $0.rule == Rule.yearHeadingsBroken.id }.map { Place($0.location) })
    let isLost = findings.contains { $0.rule == Rule.headingMissing.id }
    guard isLost || !headings.isEmpty else { return [] }
    var cells: Set<Place> = []
    for indicator in form.allIndicators {
      let years = Set(indicator.values.filter { isUnder($0, headings) }.compactMap(\.period))
      cells.formUnion(
        indicator.values.filter { value in
          isUnder(value, headings)
            || (value.period.map(years.contains) ?? (isLost && isDated(indicator, value.role)))
        }.map { Place($0.location) })
    }
    return cells
  }

  /// Whether other values of the role have their year.
  private static func isDated(_ indicator: Indicator, _ role: Role) -> Bool {
    indicator.values.contains { $0.role == role && $0.period != nil }
  }

  private static func isUnder(_ value: IndicatorValue, _ headings: Set<Place>) -> Bool {
    (value.periodLocation ?? value.headingLocation).map { headings.contains(Place($0)) } ?? false
  }

  /// Whether a rule holds values of one year against others, or against what is said of them.
  static func isJudged(by rule: String) -> Bool {
    ["ACH-", "TXT-", "VRD-"].contains(where: rule.hasPrefix)
      || ["REQ-002", "REQ-003", "REQ-004", "NUM-007", "NUM-011", "NUM-015", "NUM-016"]
        .contains(rule)
  }
}
