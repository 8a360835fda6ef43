package import Forms
package import Grid
package import Notation

/// One indicator of a submission: what the rules over several forms look at.
package final class SubmittedIndicator: Sendable {
  package let name: String
  package let shortName: String
  package let unit: String
  package let unitPlace: Location?
  /// Where people look it up.
  package let place: Location?
  /// As a column or a note of the form says; nil where it was only taken so.
  package let statedDirection: Direction?
  /// The values that can be compared; rates follow from the others.
  package let values: [SubmittedValue]
  /// Which values it has been given, whatever stands there.
  let roles: Set<Role>
  /// With its group, to be found again in another file.
  let key: String
  /// The levels of the plan it stands under.
  let path: [String]
  /// The project it stands under, where the levels end with one; nil right below the plan's top.
  let project: String?

  init(_ indicator: Indicator, path: [String], project: String?) {
    name = indicator.name
    shortName = indicator.shortName
    unit = indicator.unit
    unitPlace = indicator.unitField?.location ?? indicator.place
    place = indicator.place
    let isStated = [.column, .note, .bound].contains(indicator.directionSource)
    statedDirection = isStated ? indicator.direction : nil
    values = indicator.values.filter { value in
      value.role != .rate && (value.value != nil || value.qualitative != nil)
    }.map(SubmittedValue.init)
    roles = Set(indicator.values.filter { $0.status != .blank }.map(\.role))
    key = Normalization.withoutSpaces(indicator.group + indicator.name)
    self.path = path
    self.project = project
  }

  /// Every indicator of a form, in reading order.
  static func all(of form: Form) -> [SubmittedIndicator] {
    form.allRecords.filter { !$0.indicators.isEmpty }.flatMap { record in
      let levels = record.planPath
      let path = levels.map { Normalization.withoutSpaces($0.text) }
      let last = levels.count > 1 ? levels.last : nil
      let project = last.flatMap { level in
        ["事業", "基本事業"].contains(level.subject) ? trimmed(level.text) : nil
      }
      return record.indicators.map { SubmittedIndicator($0, path: path, project: project) }
    }
  }
}

/// One value of it.
package struct SubmittedValue: Sendable {
  package let role: Role
  package let period: Period?
  package let location: Location
  package let number: ExactDecimal?
  /// The step of a scale that is written in words.
  package let level: String?
  /// As the form shows it.
  package let words: String
  let unit: String?
  /// What stands in a cell of its own that no formula fills; nil for any other.
  let stored: CellValue?
  /// 約, 見込, 速報: what comes after need not be the same.
  let isEstimate: Bool

  init(_ value: IndicatorValue) {
    role = value.role
    period = value.period
    location = value.location
    number = value.value
    level = value.qualitative?.level
    words = Wording.shown(value)
    unit = value.unit
    stored = value.location.range == nil && value.cell?.formula == nil ? value.cell?.value : nil
    isEstimate =
      value.parsed.map { parsed in
        parsed.approximate || parsed.bound != nil
          || parsed.note.map { note in
            ["見込", "速報", "概算", "暫定"].contains { note.contains($0) }
          } == true
      } ?? false
  }
}

extension SubmittedValue: ValueInWords {
  /// Its cell's content with another number in the same notation; nil where that cannot be told.
  func holding(_ other: ExactDecimal) -> CellValue? {
    switch stored {
    case .number(let double):
      let hundred = ExactDecimal(100)
      guard let held = ExactDecimal(double) else { return nil }
      if held == number { return .number(other.double) }
      // 8.4 of a cell that holds 0.084 and shows 8.4%.
      guard held * hundred == number else { return nil }
      return other.divided(by: hundred, scale: other.scale + 2).map { .number($0.double) }
    case .text(let text):
      guard let parsed = NumberText.parse(text), parsed.value == number, !parsed.isCompound,
        parsed.sign == nil, parsed.lastPlace <= ExactDecimal(1), other >= .zero
      else { return nil }
      let digits = other.written(like: text.utf8Text(parsed.digits))
      return .text(text.replacing(utf8: parsed.digits, with: digits))
    default: return nil
    }
  }
}
