import Grid
import Notation

extension Form {
  /// The same form where some of its cells hold other numbers; nil where more than values of
  /// indicators hangs on one of them, and it has to be read anew.
  func exchanging(_ cells: [(place: Location, cell: Cell)]) -> Form? {
    var form = self
    for (place, cell) in cells {
      guard !isNamed(by: place),
        let root = form.root.exchanging(cell, at: place, template.settings)
      else { return nil }
      form.root = root
    }
    return form
  }

  /// Whether a cell is read as anything but a value.
  private func isNamed(by place: Location) -> Bool {
    alignment.headings.contains { $0.location.isSameCell(as: place) }
      || allRecords.contains { record in
        record.fields.contains { $0.location.isSameCell(as: place) }
          || record.inherited.contains { $0.filledDown && $0.location.isSameCell(as: place) }
      }
  }
}

extension Record {
  /// Nil where a value depends on more than its cell, or none stands there.
  fileprivate func exchanging(
    _ cell: Cell, at place: Location, _ settings: Settings
  ) -> Record? {
    var record = self
    var isFound = false
    for index in indicators.indices where indicators[index].hasValue(at: place) {
      guard let other = indicators[index].exchanging(cell, at: place, settings) else { return nil }
      record.indicators[index] = other
      isFound = true
    }
    for index in children.indices where children[index].hasValue(at: place) {
      guard let other = children[index].exchanging(cell, at: place, settings) else { return nil }
      record.children[index] = other
      isFound = true
    }
    return isFound ? record : nil
  }

  private func hasValue(at place: Location) -> Bool {
    indicators.contains { $0.hasValue(at: place) } || children.contains { $0.hasValue(at: place) }
  }
}

extension Indicator {
  fileprivate func hasValue(at place: Location) -> Bool {
    values.contains { $0.location.isSameCell(as: place) }
  }

  fileprivate func exchanging(
    _ cell: Cell, at place: Location, _ settings: Settings
  ) -> Indicator? {
    var indicator = self
    for index in values.indices where values[index].location.isSameCell(as: place) {
      guard let value = values[index].exchanging(cell) else { return nil }
      if nameLocation == values[index].location { indicator.nameLocation = value.location }
      indicator.values[index] = value
    }
    if directionSource == .column || directionSource == .note { return indicator }
    let isSettled = [values, indicator.values].allSatisfy { isDirected(by: $0, settings) }
    return isSettled ? indicator : nil
  }

  /// Whether name and values tell its direction, no other cell.
  private func isDirected(by values: [IndicatorValue], _ settings: Settings) -> Bool {
    IndicatorDirection.decide(
      column: nil, note: nil, name: shortName, values: values, settings: settings)
      == (direction, directionSource)
  }
}

extension IndicatorValue {
  /// The same value of another number; nil where its indicator could become another one by it.
  fileprivate func exchanging(_ other: Cell) -> IndicatorValue? {
    guard let cell else { return nil }
    for holdsName in name == nil ? [false] : [true, false] {
      let (old, new) = (read(cell, holdsName), read(other, holdsName))
      guard told(old) == self else { continue }
      return old.status == .value && old.isLike(new) ? told(new) : nil
    }
    return nil
  }

  /// What stands in a cell, all of it one value, below the headings of this one.
  private func read(_ cell: Cell, _ holdsName: Bool) -> IndicatorValue {
    let reading = ValueReading(
      cell: cell, raw: cell.value.raw, offset: 0, holdsName: holdsName, holdsUnit: composite)
    var place = location
    place.range = nil
    var value = reading.value(role, location: place)
    value.cell = cell
    value.period = value.statedPeriod ?? period
    (value.heading, value.headingLocation) = (heading, headingLocation)
    value.periodLocation = periodLocation
    return value
  }

  /// As its indicator has it, which may know its unit and its name from the cells beside it.
  private func told(_ value: IndicatorValue) -> IndicatorValue {
    var value = value.told(in: declaredUnit ?? "")
    if value.name == nil, composite { value.name = name }
    return value
  }

  /// Whether it tells its indicator the same, the number apart.
  private func isLike(_ other: IndicatorValue) -> Bool {
    status == other.status && unit == other.unit && name == other.name
      && qualitative == other.qualitative && statedPeriod == other.statedPeriod
      && !mayBeSeveral && !other.mayBeSeveral
  }

  /// Whether its cell could hold several indicators, line by line.
  private var mayBeSeveral: Bool {
    raw.hasLineBreak
      && raw.split(whereSeparator: \.isNewline).contains {
        IndicatorParts.number(of: String($0)) != nil
      }
  }
}
