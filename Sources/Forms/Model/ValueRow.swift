package import Grid
package import Notation

/// One value of a form as a row of a long table.
package struct ValueRow: Sendable {
  package var location: Location
  package var group: String
  package var indicator: String
  package var unit: String
  package var period: Period?
  package var role: Role
  package var raw: String
  package var value: ExactDecimal?
  package var status: ValueStatus
}

extension Form {
  /// Every value of every indicator, in reading order of the indicators.
  package var valueRows: [ValueRow] {
    allIndicators.flatMap { indicator in
      indicator.values.map { value in
        ValueRow(
          location: value.location, group: indicator.group, indicator: indicator.name,
          unit: value.declaredUnit ?? value.unit ?? indicator.unit, period: value.period,
          role: value.role, raw: value.raw, value: value.valueAsDeclared, status: value.status)
      }
    }
  }
}

extension IndicatorValue {
  /// The number in the unit that the indicator is counted in: 12000 of 「1.2万人」 in 人.
  package var valueAsDeclared: ExactDecimal? {
    guard role != .rate, let value, let own = unit.flatMap({ Units.lookup($0) }),
      let declared = declaredUnit.flatMap({ Units.lookup($0) }),
      own.scaleFactor != declared.scaleFactor
    else { return value }
    return own.convert(value, to: declared)?.normalized ?? value
  }
}
