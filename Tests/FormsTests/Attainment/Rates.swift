import Forms
import Grid
import Notation
import Testing

/// Short ways to write indicators and their rates.
enum Rates {
  static func inputs(
    _ actual: String, _ target: String, baseline: String? = nil, _ direction: Direction = .up,
    unit: String = "人", elapsed: (Int, Int)? = nil
  ) throws -> RateInputs {
    let indicator = try indicator(
      actual, target, baseline: baseline, direction: direction, unit: unit)
    var inputs = try #require(RateInputs(indicator))
    inputs.elapsed = elapsed.flatMap { ExactFraction($0.0).divided(by: ExactFraction($0.1)) }
    return inputs
  }

  static func indicator(
    _ actual: String, _ target: String, baseline: String? = nil, rate: String? = nil,
    direction: Direction = .up, unit: String = "人", period: Int? = nil
  ) throws -> Indicator {
    var values = [value(.target, target, 1), value(.actual, actual, 2)]
    values[1].period = period.flatMap { Period.parse("\($0)年度") }
    if let baseline { values.append(value(.baseline, baseline, 0)) }
    if let rate { values.append(value(.rate, rate, 3)) }
    return Indicator(
      name: "指標", shortName: "指標", unit: unit, direction: direction, directionSource: .column,
      values: values)
  }

  private static func value(_ role: Role, _ text: String, _ column: Int) -> IndicatorValue {
    let place = Location(sheetIndex: 0, sheet: "表", cell: CellReference(row: 0, column: column))
    let parsed = NumberText.parse(text)
    let missing = MissingMark.parse(text)
    return IndicatorValue(
      role: role, location: place, raw: text,
      status: parsed == nil ? missing?.status ?? .blank : .value, value: parsed?.value,
      unit: parsed?.unit, parsed: parsed, missing: missing)
  }

  /// A table of rates: actual, target, rate.
  static func convention(
    _ rows: [(String, String, String)], _ settings: [String: String] = [:],
    baseline: String? = nil, direction: Direction = .up
  ) throws -> RateConvention {
    let settings = Settings(settings)
    return RateConvention(
      settings,
      try rows.map { actual, target, rate in
        let indicator = try indicator(
          actual, target, baseline: baseline, rate: rate, direction: direction)
        return StatedRate(indicator, indicator.values[baseline == nil ? 2 : 3], settings: settings)
      })
  }
}
