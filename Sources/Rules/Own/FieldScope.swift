import Forms
import Formula
import Grid
import Notation

/// The fields of a form as a formula of its template sees them from one of its records, and a memory
/// of what was looked at.
final class FieldScope: FormulaScope {
  /// The cells that a name led to, and what they show.
  struct Use {
    var places: [Location] = []
    var texts: [String] = []

    /// Longer lists are cut: all cells stand among the related ones.
    var shown: String {
      let first = texts.prefix(12).joined(separator: "、")
      return texts.count > 12 ? "\(first)…（\(texts.count)）" : first
    }
  }

  /// An indicator, or a record.
  struct Subject {
    var record: Record
    var indicator: Indicator?
  }

  private let names: FieldFormula
  private let subject: Subject
  private let form: Form
  private let numberText: Checker.NumberText?
  private(set) var uses: [FieldName: Use] = [:]

  init(
    names: FieldFormula, subject: Subject, form: Form, numberText: Checker.NumberText?
  ) {
    self.names = names
    self.subject = subject
    self.form = form
    self.numberText = numberText
  }

  var blanks: FormulaBlanks { .undecided }
  var usesDate1904: Bool { false }

  func text(of number: Double, format: String) -> String? { numberText?(number, format) }

  func area(_ reference: AreaReference) throws(FormulaError) -> FormulaArea {
    throw FormulaError(.notCalculated("\(reference.range)"), 0..<0)
  }

  func operand(named text: String, isArea: Bool) throws(FormulaError) -> FormulaOperand? {
    guard let name = names.name(text, isArea: isArea) else { return nil }
    let readings = name.isArea ? all(name) : [one(name)].compactMap { $0 }
    var use = Use()
    for reading in readings {
      use.places.append(reading.place)
      use.texts.append(reading.shown)
    }
    uses[name] = use
    if name.isArea { return .area(FormulaArea(column: readings.map(\.value))) }
    return .value(readings.first?.value ?? .missing)
  }

  /// The cell that holds what a name means and nothing else; nil where there is none, or many.
  func cell(_ name: FieldName) -> Location? {
    guard !name.isArea, let place = one(name)?.place, place.range == nil else { return nil }
    return place
  }

  // MARK: - One field

  private struct Reading {
    var value: FormulaValue
    var place: Location
    var shown: String
  }

  private func one(_ name: FieldName) -> Reading? {
    if let indicator = subject.indicator, name.isIndicatorPart {
      if let found = Self.reading(name, indicator, form) { return found }
    }
    return subject.record[name.key].map(Self.reading)
  }

  private static func reading(
    _ name: FieldName, _ indicator: Indicator, _ form: Form
  ) -> Reading? {
    if let role = name.role {
      return value(role, name.year, indicator, form).map(reading)
    }
    switch name.key {
    case "指標.名称":
      guard let place = indicator.nameLocation, !indicator.shortName.isEmpty else { return nil }
      return Reading(
        value: .text(indicator.shortName), place: place, shown: indicator.shortName)
    case "指標.単位": return indicator.unitField.map(reading)
    default: return nil
    }
  }

  /// The value of the year asked for; without one, that of the year evaluated, or the only one.
  private static func value(
    _ role: Role, _ year: Int?, _ indicator: Indicator, _ form: Form
  ) -> IndicatorValue? {
    if let year { return indicator.value(role, year: year) }
    let values = indicator.values.filter { $0.role == role }
    if values.count == 1 { return values[0] }
    return form.evaluationYear.flatMap { indicator.value(role, year: $0) }
  }

  private static func reading(_ value: IndicatorValue) -> Reading {
    Reading(
      value: formulaValue(value), place: value.location, shown: Wording.shown(value))
  }

  /// A rate counts as it is shown, everything else as it is stored.
  private static func formulaValue(_ value: IndicatorValue) -> FormulaValue {
    switch value.status {
    case .blank: return .blank
    case .qualitative: return .text(value.qualitative?.level ?? value.shown)
    case .none, .pending, .undefined: return .missing
    case .value:
      let number = value.role == .rate ? value.shownNumber ?? value.value : value.value
      return number.flatMap { FormulaNumber($0) }.map { .number($0) } ?? .missing
    }
  }

  private static func reading(_ field: Field) -> Reading {
    Reading(
      value: formulaValue(field), place: field.location, shown: Wording.line(field.text))
  }

  private static func formulaValue(_ field: Field) -> FormulaValue {
    if let ticks = field.ticks {
      guard ticks.isCertain else { return .missing }
      return ticks.answers.isEmpty ? .blank : .text(ticks.answers.joined(separator: ","))
    }
    if field.isEmpty { return .blank }
    if MissingMark.parse(trimmed(field.text)) != nil { return .missing }
    if case .date = field.type { return date(field) }
    if let number = field.number, isNumber(field) {
      return FormulaNumber(number).map { .number($0) } ?? .missing
    }
    if case .number = field.type { return .missing }
    return .text(trimmed(field.text))
  }

  private static func isNumber(_ field: Field) -> Bool {
    if case .number = field.type { return true }
    if case .number? = field.cell?.value { return field.location.range == nil }
    return false
  }

  private static func date(_ field: Field) -> FormulaValue {
    guard case .date(let year, let month, let day)? = field.date?.kind else { return .missing }
    return .number(FormulaNumber(DateSerial.serial(year: year, month: month, day: day)))
  }

  // MARK: - A whole group

  /// All values of the group around the record, or below it.
  private func all(_ name: FieldName) -> [Reading] {
    var path = startOfGroup(name)
    while true {
      let found = form.record(at: path)?.withDescendants.flatMap { readings(name, in: $0) } ?? []
      if !found.isEmpty || path.isEmpty { return found }
      path.removeLast()
    }
  }

  /// The record around the group that the name stands in, seen from the subject.
  private func startOfGroup(_ name: FieldName) -> [Int] {
    let groups = Set(form.allRecords.filter { !readings(name, in: $0).isEmpty }.map(\.group))
    var path = subject.record.path
    while let record = form.record(at: path), !path.isEmpty {
      if groups.contains(record.group) { return Array(path.dropLast()) }
      path.removeLast()
    }
    return subject.record.path
  }

  private func readings(_ name: FieldName, in record: Record) -> [Reading] {
    if name.isIndicatorPart, name.role != nil || ["指標.名称", "指標.単位"].contains(name.key) {
      return record.indicators.compactMap { Self.reading(name, $0, form) }
    }
    // A slot that nobody has used is no member of the group.
    guard record.fields.contains(where: { !$0.isEmpty && !$0.filledDown }) else { return [] }
    return record.fields.filter { $0.key == name.key && !$0.filledDown }.map(Self.reading)
  }
}
