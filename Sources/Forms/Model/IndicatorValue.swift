package import Grid
package import Notation

/// One value of an indicator with its role and period.
package struct IndicatorValue: Hashable, Sendable, Codable {
  package var role: Role
  package var period: Period?
  /// The period that the cell itself states: 「40人 (2021年度)」.
  package var statedPeriod: Period?
  package var location: Location
  package var raw: String
  /// What the number format shows, where it differs from `raw`.
  package var display: String?
  package var status: ValueStatus
  /// In the declared unit: 0.233 shown as 23.3% is 23.3.
  package var value: ExactDecimal?
  package var unit: String?
  package var parsed: ParsedNumber?
  package var qualitative: QualitativeLevel?
  package var missing: MissingMark?
  package var cell: Cell?
  /// The template says that name or unit stand in the same cell as the value.
  package var composite: Bool
  package var declaredUnit: String?
  /// The indicator's name as this cell writes it, in composite cells.
  package var name: String?
  /// The heading of the column or row, as the sheet writes it.
  package var heading: String
  package var headingLocation: Location?
  /// The heading that names its period, which stands elsewhere where years run down.
  package var periodLocation: Location?

  package init(
    role: Role, period: Period? = nil, location: Location, raw: String, display: String? = nil,
    status: ValueStatus, value: ExactDecimal? = nil, unit: String? = nil,
    parsed: ParsedNumber? = nil, qualitative: QualitativeLevel? = nil,
    missing: MissingMark? = nil, cell: Cell? = nil, composite: Bool = false,
    declaredUnit: String? = nil, name: String? = nil, heading: String = "",
    headingLocation: Location? = nil
  ) {
    self.role = role
    self.period = period
    self.location = location
    self.raw = raw
    self.display = display
    self.status = status
    self.value = value
    self.unit = unit
    self.parsed = parsed
    self.qualitative = qualitative
    self.missing = missing
    self.cell = cell
    self.composite = composite
    self.declaredUnit = declaredUnit
    self.name = name
    self.heading = heading
    self.headingLocation = headingLocation
  }

  /// The text people see in the cell.
  package var shown: String { display ?? raw }
}

extension [IndicatorValue] {
  /// The targets as they are written.
  var targetTexts: [String] {
    filter { $0.role == .target || $0.role == .finalTarget }.map(\.raw)
  }
}
