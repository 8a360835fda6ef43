package import Notation

/// One indicator with its values.
package struct Indicator: Sendable, Codable {
  /// As `extract` names it, composed by the template's pattern: `事業名／指標名` where nested.
  package var name: String
  package var shortName: String
  package var nameLocation: Location?
  /// The number that the form gives it: 3 of 「③ 利用者数」.
  package var number: Int?
  /// The group as `extract` names it, composed by the template's pattern.
  package var group: String
  package var unit: String
  package var unitField: Field?
  package var direction: Direction
  package var directionSource: DirectionSource
  package var note: Field?
  /// The cell for 単年度, 累計 and the like, where the form has one.
  package var qualifierField: Field?
  package var values: [IndicatorValue]
  /// The path of child numbers from the form's root to the record that holds this indicator.
  package var record: [Int]

  package init(
    name: String, shortName: String, nameLocation: Location? = nil, number: Int? = nil,
    group: String = "",
    unit: String = "", unitField: Field? = nil, direction: Direction = .unknown,
    directionSource: DirectionSource = .none, note: Field? = nil, qualifierField: Field? = nil,
    values: [IndicatorValue] = [], record: [Int] = []
  ) {
    self.name = name
    self.shortName = shortName
    self.nameLocation = nameLocation
    self.number = number
    self.group = group
    self.unit = unit
    self.unitField = unitField
    self.direction = direction
    self.directionSource = directionSource
    self.note = note
    self.qualifierField = qualifierField
    self.values = values
    self.record = record
  }

  /// The value of a role; of several without a period asked for, the one of the latest period.
  package func value(_ role: Role, _ period: Period? = nil) -> IndicatorValue? {
    // By number: values are large, and the rules ask for them all the time.
    let latest = values.indices.filter {
      values[$0].role == role && (period == nil || values[$0].period == period)
    }.max {
      (values[$0].period?.fiscalYear ?? Int.min, values[$1].location) < (
        values[$1].period?.fiscalYear ?? Int.min, values[$0].location
      )
    }
    return latest.map { values[$0] }
  }

  /// The value of a role in a fiscal year.
  package func value(_ role: Role, year: Int) -> IndicatorValue? {
    values.indices.first {
      values[$0].role == role && values[$0].period?.fiscalYear == year
    }.map { values[$0] }
  }
}
