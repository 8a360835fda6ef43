import Forms
import Grid
import Notation

extension RuleContext {
  /// A finding at one value of an indicator: what is written there comes first among the details,
  /// the indicator's name cell last among the related cells.
  ///
  /// - Parameter inputs: the values to quote, the value itself where it is empty.
  func finding(
    _ value: IndicatorValue, of indicator: Indicator, severity: Severity? = nil,
    _ message: Message, inputs: [IndicatorValue] = [], detail: [Message] = [],
    evidence: [Evidence] = [], related: [Location] = [], fix: Fix? = nil
  ) -> Finding {
    let quoted = inputs.isEmpty ? [value] : inputs
    let shown = Wording.inputs(quoted)
    let others = quoted.map(\.location).filter { $0.cell != value.location.cell }
    return finding(
      at: value.location, key: Wording.key(value), owner: indicator.name, severity: severity,
      message,
      detail: [
        .written(ja: "\(indicator.name)　\(shown.ja)", en: "\(indicator.name): \(shown.en)")
      ] + detail,
      evidence: Wording.evidence(quoted) + evidence,
      related: Self.distinct(related + others + [indicator.nameLocation].compactMap { $0 }),
      fix: fix)
  }

  /// A finding at an indicator's name or unit.
  func finding(
    _ indicator: Indicator, at location: Location, key: String, severity: Severity? = nil,
    _ message: Message, detail: [Message] = [], evidence: [Evidence] = [],
    related: [Location] = [], fix: Fix? = nil
  ) -> Finding {
    let name = [indicator.nameLocation].compactMap { $0 }.filter { $0.cell != location.cell }
    return finding(
      at: location, key: key, owner: indicator.name, severity: severity, message, detail: detail,
      evidence: evidence, related: Self.distinct(related + name), fix: fix)
  }

  private static func distinct(_ places: [Location]) -> [Location] {
    var seen: Set<Location> = []
    return places.filter { seen.insert($0).inserted }
  }
}

extension Indicator {
  /// The values that say how much there was or should be; a rate says it of two others.
  var amounts: [IndicatorValue] { values.filter { $0.role != .rate } }

  /// The amounts that could be read as numbers.
  var numbers: [IndicatorValue] { amounts.filter { $0.status == .value && $0.value != nil } }

  /// The unit as the table of units knows it.
  var knownUnit: Unit? { unit.isEmpty ? nil : Units.lookup(unit, indicator: shortName) }

  /// Where the unit is written: its own cell, else the first value that carries it.
  var unitLocation: Location? {
    if let unitField, unitField.location.range == nil { return unitField.location }
    return values.first { $0.parsed?.unit != nil }?.location ?? values.first?.location
  }
}
