import Notation

/// An item with the record that holds it.
struct Placed<Item> {
  var item: Item
  var record: Record
}

extension Placed where Item == Indicator {
  /// The table it stands in, and its name.
  var name: [String] { [record.group, Normalization.withoutSpaces(item.shortName)] }
}

extension Form {
  var placedIndicators: [Placed<Indicator>] {
    allRecords.flatMap { record in record.indicators.map { Placed(item: $0, record: record) } }
  }

  /// The records that say something beside the values of indicators.
  var comparedRecords: [Record] {
    allRecords.filter { record in
      record.comparedFields.contains { !$0.said.isBlank }
    }
  }
}

extension Record {
  /// What people call this record: its own names, else what stands in it.
  package var label: String {
    let names = ownNames.filter(\.isPlanName)
    if let last = (names.isEmpty ? ownNames : names).last { return trimmed(last.text) }
    return indicators.first?.name ?? trimmed(fields.first { !$0.isEmpty }?.text ?? "")
  }

  /// It has a name in the plan.
  var isNamed: Bool { !ownNames.isEmpty }

  /// Names and units of indicators are compared with their values.
  var comparedFields: [Field] {
    fields.filter { !($0.subject == "指標" && ["名称", "単位"].contains($0.attribute)) }
  }

  /// What tells it from others under the same headings.
  var identity: [String] {
    let rows = indicators.map { Normalization.withoutSpaces($0.shortName) }
    return [group] + rows + (isNamed || !rows.isEmpty ? [] : [content])
  }

  /// What its fields say, for finding it again.
  var content: String {
    comparedFields.map { Normalization.withoutSpaces($0.said) }.joined(separator: "\u{1F}")
  }

  var place: Location? {
    ownNames.first?.location ?? comparedFields.first { !$0.isEmpty }?.location
      ?? fields.first?.location
  }
}

extension Field {
  /// What the field says: of ticks the choice alone, whatever bears the boxes.
  var said: String {
    guard let ticks, ticks.isCertain, ticks.ticked.allSatisfy({ $0.option != nil }) else {
      return text
    }
    return ticks.answers.map { "■ " + $0 }.joined(separator: "、")
  }
}

extension Indicator {
  /// Where people look it up.
  package var place: Location? { nameLocation ?? values.first?.location }

  /// The place that it shares with no other: of rows under one name, that of its qualifier.
  package var ownPlace: Location? {
    nameWithoutQualifier == shortName ? place : qualifierField?.location
  }

  /// What the form shows for a value; of a cell that holds several of them only its own part.
  package func text(of value: IndicatorValue) -> String {
    let together = values.count { $0.location.isSameCell(as: value.location) }
    guard together > 1, let own = value.parsed?.text else { return value.shown }
    return own
  }

  /// How likely two indicators with different names are one: 0 for no, from 0.5 for yes. Names that
  /// say nearly the same, or values that are the same.
  package func likeness(_ other: Indicator) -> Double {
    guard Units.areSame(unit, other.unit, whereBothSay: true) else { return 0 }
    let names = Similarity.dice(Normalization.n3(shortName), Normalization.n3(other.shortName))
    if NameMatch.of(shortName, other.shortName) != .none { return max(names, 0.5) }
    var (equal, compared) = (0, 0)
    for value in values {
      guard let number = value.value,
        let same = other.values.first(where: { $0.role == value.role && $0.period == value.period }
        ),
        let found = same.value
      else { continue }
      compared += 1
      if number == found { equal += 1 }
    }
    return equal >= 2 && equal * 4 >= compared * 3 ? max(names, 0.5) : 0
  }
}
