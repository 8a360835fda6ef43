package import Forms
package import Grid
package import Notation

/// One indicator of which several submissions say different things.
package struct IndicatorConflict: Sendable {
  /// In what they differ.
  package enum Matter: Sendable {
    case value(Role, Period?)
    case unit
    case direction
  }

  package struct Statement: Sendable {
    /// A number of `BatchContext.submissions`.
    package var submission: Int
    /// What the form shows.
    package var text: Message
    package var location: Location?
    /// The cell with the indicator's name.
    package var key: Location?
  }

  package var name: String
  package var matter: Matter
  /// Who says what, the earliest first.
  package var statements: [Statement]

  package var title: Message {
    switch matter {
    case .value(let role, let period):
      Message(
        ja: role.title.ja + (period.map { "（\($0.label)）" } ?? ""),
        en: role.title.en + (period.map { " (\($0.label))" } ?? ""))
    case .unit: Message(ja: "単位", en: "unit")
    case .direction: Message(ja: "めざす方向", en: "direction")
    }
  }

  /// Those who say something else than most do; all where no side has the most.
  var deviating: [Statement] {
    let counts = Frequency(statements.map(\.text)).ordered.map(\.count)
    guard counts.count > 1, counts[0] > counts[1],
      let usual = Frequency(statements.map(\.text)).mostFrequent
    else { return statements }
    return statements.filter { $0.text != usual }
  }

  package var isOfValue: Bool { if case .value = matter { true } else { false } }
}

extension BatchContext {
  /// The indicators of one name that surely are one, and of which the files say different things.
  /// Two files of one submission are told of by MRG-001, and are left out here.
  package var indicatorConflicts: [IndicatorConflict] {
    mentions.flatMap { mentions -> [IndicatorConflict] in
      guard Set(mentions.map(\.submission)).count > 1 else { return [] }
      let units = unitConflict(mentions)
      // Numbers in two units cannot be compared.
      let values = units == nil ? valueConflicts(mentions) : []
      return [units, directionConflict(mentions)].compactMap { $0 } + values
    }
  }

  private func conflict(
    _ mentions: [IndicatorMention], _ matter: IndicatorConflict.Matter,
    differ: (IndicatorMention, IndicatorMention) -> Bool,
    say: (IndicatorMention) -> (Message, Location?)
  ) -> IndicatorConflict? {
    // Mostly all say the same, word for word.
    guard Set(mentions.map { say($0).0 }).count > 1 else { return nil }
    var involved: Set<Int> = []
    for (index, one) in mentions.enumerated() {
      for (place, other) in mentions.enumerated().dropFirst(index + 1)
      where one.submission != other.submission && !areTwins(one.submission, other.submission) {
        if differ(one, other), one.isSurely(other) { involved.formUnion([index, place]) }
      }
    }
    guard !involved.isEmpty else { return nil }
    return IndicatorConflict(
      name: mentions[0].indicator.name, matter: matter,
      statements: involved.sorted().map { index in
        let mention = mentions[index]
        let (text, location) = say(mention)
        return IndicatorConflict.Statement(
          submission: mention.submission, text: text, location: location,
          key: mention.indicator.place)
      })
  }

  /// What stands in a form is the same in every language.
  private func same(_ text: String) -> Message { Message(ja: text, en: text) }

  private func unitConflict(_ mentions: [IndicatorMention]) -> IndicatorConflict? {
    conflict(mentions, .unit) {
      !Units.areSame($0.indicator.unit, $1.indicator.unit, whereBothSay: true)
    } say: {
      (same($0.indicator.unit), $0.indicator.unitPlace)
    }
  }

  private func directionConflict(_ mentions: [IndicatorMention]) -> IndicatorConflict? {
    let told = mentions.filter { $0.indicator.statedDirection != nil }
    return conflict(told, .direction) {
      $0.indicator.statedDirection != $1.indicator.statedDirection
    } say: {
      (Wording.direction($0.indicator.statedDirection ?? .unknown), $0.indicator.place)
    }
  }

  private func valueConflicts(_ mentions: [IndicatorMention]) -> [IndicatorConflict] {
    var slots: [SubmittedValue] = []
    for value in mentions.flatMap(\.values)
    where !slots.contains(where: { $0.role == value.role && $0.period == value.period }) {
      slots.append(value)
    }
    return slots.compactMap { slot in
      conflict(
        mentions.filter { $0.value(like: slot) != nil }, .value(slot.role, slot.period)
      ) { one, other in
        guard let left = one.value(like: slot), let right = other.value(like: slot) else {
          return false
        }
        if let number = left.number, let found = right.number { return number != found }
        return left.level != right.level
      } say: { mention in
        let value = mention.value(like: slot)
        return (same(value?.words ?? ""), value?.location)
      }
    }
  }
}
