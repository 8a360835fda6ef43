import Grid
import Notation

/// What a record has shown of its indicator so far.
struct IndicatorParts {
  /// Several where rows of one record have names of their own.
  private(set) var names: [Field] = []
  /// What was taken, in reading order: what stands beside which name.
  private(set) var fields: [(attribute: String, field: Field, isShared: Bool)] = []
  /// The cell for its number, where the form has one.
  var number: Field?
  /// Names that stand together with the values, in reading order.
  var compositeName: (text: String, location: Location)?
  var unit: Field?
  var direction: Field?
  var note: Field?
  /// Several where a record has a row each for 男性 and 女性.
  var qualifiers: [Field] = []
  /// The cells that say the years of the values beside them.
  var years: [Role: Field] = [:]
  /// The name is that of several rows, which their qualifiers tell apart.
  var sharesName = false
  /// With the line of the cell that each stands in: n lines are n indicators.
  var values: [(line: Int, value: IndicatorValue)] = []

  mutating func add(_ value: IndicatorValue, line: Int) {
    values.append((line, value))
    if compositeName == nil, let name = value.name, !name.isEmpty {
      compositeName = (name, value.location)
    }
  }

  var name: Field? {
    get { names.first { !$0.isEmpty } ?? names.first }
    set { names = newValue.map { [$0] } ?? [] }
  }

  /// The attributes of 指標 that say which way is better in words.
  private static let notes: Set<String> = ["取得方法", "備考", "解説", "注"]

  /// - Parameter isShared: the field stands once for several rows.
  mutating func take(_ field: Field, attribute: String, isShared: Bool = false) {
    fields.append((attribute, field, isShared))
    switch attribute {
    case "名称":
      if names.isEmpty {
        names = [field]
        sharesName = isShared
      } else if !isShared, isNextName(field) {
        names.append(field)
      }
    case "番号": if number == nil { number = field }
    case "単位": if unit == nil { unit = field }
    case "方向": if direction == nil { direction = field }
    case "修飾": qualifiers.append(field)
    case let other where Self.notes.contains(other): if note == nil { note = field }
    default:
      if let role = Role(datedBy: attribute), years[role] == nil { years[role] = field }
    }
  }

  /// A value of the year that a cell of its own gives it.
  private func dated(_ value: IndicatorValue, _ template: Template) -> IndicatorValue {
    guard value.statedPeriod == nil, let field = years[value.role],
      let period = Period.inHeading(field.text)?.resolved(among: template.knownYears)
    else { return value }
    var value = value
    (value.period, value.statedPeriod, value.periodLocation) = (period, period, field.location)
    return value
  }

  /// Nothing for a slot nobody used; several where one cell holds several, line by line.
  func indicators(_ template: Template) -> [Indicator] {
    if let parts = namedRows() { return parts.flatMap { $0.indicators(template) } }
    if let parts = numberedLines() ?? qualifiedRows() {
      return parts.compactMap { $0.indicator($0.values.map(\.value), template) }
    }
    let lines = (values.map(\.line).max() ?? 0) + 1
    let names = name.map { $0.lines } ?? []
    guard lines > 1, names.count == lines else {
      return [indicator(values.map(\.value), template)].compactMap(\.self)
    }
    return names.indices.compactMap { line in
      var part = self
      part.name = names[line]
      return part.indicator(values.filter { $0.line == line }.map(\.value), template)
    }
  }

  /// Nil for a slot nobody used: no value, and no name but what the form prints.
  private func indicator(_ values: [IndicatorValue], _ template: Template) -> Indicator? {
    let ownName = name.map { NamePattern.cleaned($0.text) } ?? ""
    let composite = compositeName.map { NamePattern.cleaned($0.text) } ?? ""
    var shortName = ownName.isEmpty ? composite : ownName
    let qualifier = qualifiers.first
    if sharesName, !shortName.isEmpty, let qualifier, !qualifier.isEmpty {
      shortName += "（\(NamePattern.cleaned(qualifier.text))）"
    }
    let isNamed = !shortName.isEmpty && !(name?.isPrinted ?? false)
    guard isNamed || values.contains(where: { $0.status != .blank }) else { return nil }
    let declared = declaredUnit(values, name: shortName, ownName: ownName, template)
    let values = Self.withoutLevels(values, unit: declared).map { dated($0, template) }
    let (direction, source) = IndicatorDirection.decide(
      column: direction?.text, note: note?.text, name: shortName,
      values: values, settings: template.settings)
    return Indicator(
      name: shortName, shortName: shortName,
      nameLocation: ownName.isEmpty ? compositeName?.location ?? name?.location : name?.location,
      number: formNumber,
      unit: declared, unitField: unit, direction: direction, directionSource: source, note: note,
      qualifierField: qualifier,
      values: values.map { value in
        var value = value.told(in: declared)
        if value.name == nil, value.composite, !composite.isEmpty {
          value.name = composite
          if NamePattern.cleaned(value.raw) == composite { value.status = .blank }
        }
        return value
      })
  }

  /// In its own cell, or before the name in its cell.
  private var formNumber: Int? {
    if let number { return NumberedList.number(alone: number.text) }
    guard let name else { return nil }
    let before = (name.cell?.value.raw ?? "").utf8Text(0..<(name.location.range?.lowerBound ?? 0))
    return NumberedList.number(heading: TextLine.last(of: before) + name.raw)
  }

  /// An indicator is told in numbers or in levels: 検討中 among numbers is a text like any other. That
  /// nothing was done yet may be said of any indicator.
  private static func withoutLevels(_ values: [IndicatorValue], unit: String) -> [IndicatorValue] {
    let levels = values.count { $0.role != .rate && $0.qualitative != nil }
    guard levels > 0 else { return values }
    let numbers = values.count { $0.role != .rate && $0.status == .value }
    guard numbers > levels || numbers == levels && !unit.isEmpty else { return values }
    return values.map { value in
      var value = value
      if let level = value.qualitative, level.rank > 0 { value.qualitative = nil }
      return value
    }
  }

  /// What the headings over the values count, 「決算額（千円）」, where the form gives units no place of
  /// their own: a heading that is only a year says nothing against it.
  private func headingUnit(_ values: [IndicatorValue]) -> String? {
    guard unit == nil else { return nil }
    let units = Set(values.filter { $0.role != .rate }.compactMap { Units.ofHeading($0.heading) })
    return units.count == 1 ? units.first : nil
  }

  /// What the 項目 sheet says of the values' own tags.
  private func itemUnit(_ values: [IndicatorValue], _ template: Template) -> String? {
    let tags = Set(values.filter { $0.role != .rate }.map { "指標." + $0.role.tagName })
    let units = Set(tags.compactMap { template.item($0)?.unit })
    return units.count == 1 ? units.first : nil
  }

  /// As the form writes it, else what the name says of itself (利用者数 counts 人).
  private func declaredUnit(
    _ values: [IndicatorValue], name: String, ownName: String, _ template: Template
  ) -> String {
    let written =
      // A dash says that there is none.
      unit.map { $0.text.trimmingSpaces }
      .flatMap { $0.isEmpty || MissingMark.parse($0)?.kind == .notApplicable ? nil : $0 }
      // A rate is a percentage of whatever the indicator counts.
      ?? values.lazy.filter { $0.role != .rate }.compactMap(\.unit).first
      ?? template.item("指標.単位")?.unit ?? itemUnit(values, template) ?? headingUnit(values)
      ?? (unit == nil ? Indicator.unit(inName: ownName)?.canonical : nil)
    if let written { return Units.folded(written) }
    let hasField = unit != nil || values.contains { $0.status == .value }
    return hasField ? "" : Units.expected(ofName: name) ?? ""
  }
}

extension IndicatorValue {
  /// The value of an indicator with this unit: a bare dash takes it from its siblings.
  func told(in unit: String) -> IndicatorValue {
    var value = self
    if let counted = parsed?.counted(in: unit), self.value == parsed?.value {
      (value.parsed, value.value, value.unit) = (counted, counted.value, counted.unit)
    }
    value.declaredUnit = unit.isEmpty ? nil : unit
    if value.unit == nil { value.unit = value.declaredUnit }
    return value
  }
}
