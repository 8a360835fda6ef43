import Grid
import Notation

/// Compares two forms value by value and text by text.
///
/// Records and indicators are found again by their names, wherever their rows stand: a row that
/// moved is no change. What is left over is the same under another name where names or values are
/// alike enough, else it is added or removed.
package struct FormComparison {
  private var changes: [FormChange] = []
  /// Levels of the plan that have got another name: field key and old text, new text.
  private var renamedLevels: [[String]: String] = [:]
  /// Names of records that stand elsewhere now: what is in them has moved with them.
  private var movedRecords: Set<String> = []

  /// - Returns: the changes in the new form's reading order; what is gone stands where it was.
  package static func changes(from old: Form, to new: Form) -> [FormChange] {
    var comparison = FormComparison()
    comparison.compare(old, new)
    return comparison.changes.enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let one?, let other?) where one != other: one < other
      case (nil, .some): false
      case (.some, nil): true
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  private mutating func compare(_ old: Form, _ new: Form) {
    var (before, after) = (old.comparedRecords, new.comparedRecords)
    // Two forms of one sheet each are two states of one thing, whatever name each gives it.
    if old.sheetRecords.count == 1, new.sheetRecords.count == 1 {
      let (one, other) = (old.sheetRecords[0], new.sheetRecords[0])
      learnNames(one, other)
      before.removeAll { $0.path == one.path }
      after.removeAll { $0.path == other.path }
      compareFields(one, other)
    }
    pairRecords(before, after)
    pairIndicators(old, new)
  }

  // MARK: records

  private mutating func pairRecords(_ old: [Record], _ new: [Record]) {
    var pairs = Pairing.exact(
      old, new, key: { levels($0, isOld: true) + $0.identity },
      other: { levels($0, isOld: false) + $0.identity })
    for (one, other) in pairs.same { compareFields(one, other) }
    let named = Pairing.exact(
      pairs.lost.filter(\.isNamed), pairs.added.filter(\.isNamed),
      key: { [$0.group] + levels($0, isOld: true) },
      other: { [$0.group] + levels($0, isOld: false) })
    for (one, other) in named.same { compareFields(one, other) }
    pairs.lost = pairs.lost.filter { !$0.isNamed } + named.lost
    pairs.added = pairs.added.filter { !$0.isNamed } + named.added
    let near = Pairing.near(pairs.lost, pairs.added) { likeness($0, $1) }
    for (one, other) in near.pairs {
      if one.isNamed { noteRenamed(one, other) }
      compareFields(one, other, nameIsTold: one.isNamed)
    }
    let moved = Pairing.exact(
      near.lost.filter(\.isNamed), near.added.filter(\.isNamed),
      key: { [$0.group, Normalization.withoutSpaces($0.label)] })
    for (one, other) in moved.same {
      noteMoved(one, other)
      movedRecords.insert(Normalization.withoutSpaces(other.label))
      compareFields(one, other)
    }
    for record in near.lost.filter({ !$0.isNamed }) + moved.lost { tell(.removed, record) }
    for record in near.added.filter({ !$0.isNamed }) + moved.added { tell(.added, record) }
  }

  /// The levels of the plan, old names replaced by what they have become.
  private func levels(_ record: Record, isOld: Bool) -> [String] {
    record.planPath.map { field in
      let text = Normalization.withoutSpaces(field.text)
      return isOld ? renamedLevels[[field.key, text]] ?? text : text
    }
  }

  private mutating func learnNames(_ old: Record, _ new: Record) {
    for field in old.fields where field.isPlanName {
      guard let other = new.fields.first(where: { $0.key == field.key }) else { continue }
      renamedLevels[[field.key, Normalization.withoutSpaces(field.text)]] =
        Normalization.withoutSpaces(other.text)
    }
  }

  private func likeness(_ old: Record, _ new: Record) -> Double {
    guard old.group == new.group, old.isNamed == new.isNamed else { return 0 }
    let (left, right) = (levels(old, isOld: true), levels(new, isOld: false))
    guard old.isNamed else {
      return left == right ? Similarity.dice(old.content, new.content) : 0
    }
    guard left.dropLast() == right.dropLast(), NameMatch.of(old.label, new.label) != .none
    else { return 0 }
    return max(0.5, Similarity.dice(old.label, new.label))
  }

  private mutating func compareFields(_ old: Record, _ new: Record, nameIsTold: Bool = false) {
    let owner = new.label.isEmpty ? old.label : new.label
    var done = Set(nameIsTold ? new.ownNames.filter(\.isPlanName).map(\.key) : [])
    for field in old.comparedFields + new.comparedFields where done.insert(field.key).inserted {
      let before = old.fields.filter { $0.key == field.key }
      let after = new.fields.filter { $0.key == field.key }
      for index in 0..<max(before.count, after.count) {
        // A heading that holds for the rows below stands in one of them only.
        let one = index < before.count ? before[index] : before.isEmpty ? old[field.key] : nil
        let other = index < after.count ? after[index] : after.isEmpty ? new[field.key] : nil
        compare(
          one.map { FormChange.Side(text: $0.said, location: $0.location) },
          other.map { FormChange.Side(text: $0.said, location: $0.location) },
          isSame: Self.holdSameNumber(one, other) ? true : nil,
          subject: .text(field.key), path: Self.path(new), owner: owner,
          heading: field.heading.isEmpty ? field.key : field.heading)
      }
    }
  }

  /// 6310 is 6,310 in another format.
  private static func holdSameNumber(_ one: Field?, _ other: Field?) -> Bool {
    guard case .number(let left)? = one?.cell?.value, case .number(let right)? = other?.cell?.value
    else { return false }
    return left == right
  }

  // MARK: indicators

  private mutating func pairIndicators(_ old: Form, _ new: Form) {
    let first = Pairing.exact(
      old.placedIndicators, new.placedIndicators,
      key: { levels($0.record, isOld: true) + $0.name },
      other: { levels($0.record, isOld: false) + $0.name })
    for (one, other) in first.same { compare(one, other) }
    let moved = Pairing.exact(first.lost, first.added, key: \.name)
    for (one, other) in moved.same {
      if !hasMovedAlong(one, other) { noteMoved(one, other) }
      compare(one, other)
    }
    let renamed = Pairing.near(moved.lost, moved.added) { one, other in
      guard one.record.group == other.record.group,
        levels(one.record, isOld: true) == levels(other.record, isOld: false)
      else { return 0 }
      return one.item.likeness(other.item)
    }
    for (one, other) in renamed.pairs {
      noteRenamed(one, other)
      compare(one, other)
    }
    for one in renamed.lost { tell(.removed, one) }
    for one in renamed.added { tell(.added, one) }
  }

  /// Its record has moved, and that is told.
  private func hasMovedAlong(_ old: Placed<Indicator>, _ new: Placed<Indicator>) -> Bool {
    let (one, other) = (levels(old.record, isOld: true), levels(new.record, isOld: false))
    return one.last == other.last && other.last.map(movedRecords.contains) == true
  }

  private mutating func compare(_ old: Placed<Indicator>, _ new: Placed<Indicator>) {
    let (one, other) = (old.item, new.item)
    let path = Self.path(new.record)
    compare(
      FormChange.Side(text: one.unit, location: one.unitField?.location ?? one.nameLocation),
      FormChange.Side(text: other.unit, location: other.unitField?.location ?? other.nameLocation),
      isSame: Units.areSame(one.unit, other.unit) ? true : nil, subject: .unit, path: path,
      owner: other.name)
    var keys: Set<ValueKey> = []
    for value in other.values + one.values where keys.insert(ValueKey(value)).inserted {
      let before = one.values.first { ValueKey($0) == ValueKey(value) }
      let after = other.values.first { ValueKey($0) == ValueKey(value) }
      // A year that only one of the forms has, and of which it says nothing.
      if value.status == .none, before == nil || after == nil { continue }
      compare(
        before.map { FormChange.Side(text: one.text(of: $0), location: $0.location) },
        after.map { FormChange.Side(text: other.text(of: $0), location: $0.location) },
        isSame: Self.sameNumber(before, after), subject: .value(value.role, value.period),
        path: path, owner: other.name)
    }
  }

  /// nil where there are not two numbers to compare.
  private static func sameNumber(_ old: IndicatorValue?, _ new: IndicatorValue?) -> Bool? {
    guard let one = old?.value, let other = new?.value else { return nil }
    return one == other
      && Units.areSame(old?.parsed?.unit ?? "", new?.parsed?.unit ?? "", whereBothSay: true)
  }

  /// - Parameter isSame: whether the two mean the same; nil leaves it to the texts.
  private mutating func compare(
    _ old: FormChange.Side?, _ new: FormChange.Side?, isSame: Bool? = nil,
    subject: FormChange.Subject, path: [String], owner: String, heading: String = ""
  ) {
    let (before, after) = (old?.text ?? "", new?.text ?? "")
    let (one, other) = (Normalization.withoutSpaces(before), Normalization.withoutSpaces(after))
    guard before != after, !(one.isEmpty && other.isEmpty) else { return }
    let kind: FormChange.Kind
    if one.isEmpty {
      kind = .added
    } else if other.isEmpty {
      kind = .removed
    } else {
      kind = (isSame ?? (one == other)) ? .respelled : .changed
    }
    changes.append(
      FormChange(
        kind: kind, subject: subject, path: path, owner: owner, heading: heading,
        old: one.isEmpty ? nil : old, new: other.isEmpty ? nil : new))
  }
}

// MARK: whole records and indicators

extension FormComparison {
  private mutating func noteRenamed(_ old: Record, _ new: Record) {
    learnNames(old, new)
    changes.append(
      FormChange(
        kind: .renamed, subject: .record, path: Self.path(new).dropLast(), owner: new.label,
        heading: new.group, old: FormChange.Side(text: old.label, location: old.place),
        new: FormChange.Side(text: new.label, location: new.place)))
  }

  private mutating func noteRenamed(_ old: Placed<Indicator>, _ new: Placed<Indicator>) {
    changes.append(
      FormChange(
        kind: .renamed, subject: .indicator, path: Self.path(new.record), owner: new.item.name,
        heading: "", old: FormChange.Side(text: old.item.name, location: old.item.place),
        new: FormChange.Side(text: new.item.name, location: new.item.place)))
  }

  private mutating func noteMoved(_ old: Record, _ new: Record) {
    let (from, to) = (Self.path(old).dropLast(), Self.path(new).dropLast())
    changes.append(
      FormChange(
        kind: .moved, subject: .record, path: Array(to), owner: new.label, heading: new.group,
        old: FormChange.Side(text: from.joined(separator: "／"), location: old.place),
        new: FormChange.Side(text: to.joined(separator: "／"), location: new.place)))
  }

  private mutating func noteMoved(_ old: Placed<Indicator>, _ new: Placed<Indicator>) {
    changes.append(
      FormChange(
        kind: .moved, subject: .indicator, path: Self.path(new.record), owner: new.item.name,
        heading: "",
        old: FormChange.Side(
          text: Self.path(old.record).joined(separator: "／"), location: old.item.place),
        new: FormChange.Side(
          text: Self.path(new.record).joined(separator: "／"), location: new.item.place)))
  }

  private mutating func tell(_ kind: FormChange.Kind, _ indicator: Placed<Indicator>) {
    let values = indicator.item.values.filter { $0.status != .blank }.map {
      $0.role.title.ja + ($0.period.map { "（\($0.label)）" } ?? "") + " "
        + indicator.item.text(of: $0)
    }
    let text = [indicator.item.name, values.joined(separator: "、")].filter { !$0.isEmpty }
      .joined(separator: "　")
    let side = FormChange.Side(text: text, location: indicator.item.place)
    changes.append(
      FormChange(
        kind: kind, subject: .indicator, path: Self.path(indicator.record),
        owner: indicator.item.name, heading: "", old: kind == .removed ? side : nil,
        new: kind == .added ? side : nil))
  }

  /// A whole record: one change for itself, not one for each of its fields.
  private mutating func tell(_ kind: FormChange.Kind, _ record: Record) {
    // A form may speak of one project in several of its tables.
    if record.isNamed,
      changes.contains(where: {
        $0.kind == kind && $0.subject == .record && $0.heading == record.group
          && $0.owner == record.label && $0.path == Self.path(record).dropLast()
      })
    {
      return
    }
    let fields = record.isNamed ? record.ownNames : record.comparedFields
    let text = fields.map { trimmed($0.text) }.filter { !$0.isEmpty }.joined(separator: " ")
    let side = FormChange.Side(text: text, location: record.place)
    changes.append(
      FormChange(
        kind: kind, subject: .record,
        path: record.isNamed ? Self.path(record).dropLast() : Self.path(record),
        owner: record.label, heading: record.group, old: kind == .removed ? side : nil,
        new: kind == .added ? side : nil))
  }

  private static func path(_ record: Record) -> [String] {
    record.planPath.map { trimmed($0.text) }
  }
}

private struct ValueKey: Hashable {
  var role: Role
  var period: String

  init(_ value: IndicatorValue) {
    role = value.role
    period = value.period?.label ?? ""
  }
}
