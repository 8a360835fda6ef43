import Forms
import Grid
import Notation

/// Makes the rows of the public table out of one form.
struct ExportRows {
  let form: Form
  let municipality: PublicMunicipality
  /// Names and telephone numbers of persons were asked for.
  let namesPersons: Bool
  private let convention: RateConvention
  private(set) var rows: [ExportRow] = []
  private var text: ExportText

  var changes: [ExportChange] { text.changes }

  init(
    _ form: Form, file: String, municipality: PublicMunicipality, encoding: ExportEncoding,
    namesPersons: Bool
  ) {
    self.form = form
    self.municipality = municipality
    self.namesPersons = namesPersons
    convention = RateConvention(form)
    text = ExportText(file: file, encoding: encoding)
    for indicator in form.allIndicators where !indicator.shortName.isBlank {
      add(indicator)
    }
  }

  private mutating func add(_ indicator: Indicator) {
    var row = ExportRow(
      fields: common(indicator), file: text.file,
      location: indicator.nameLocation
        ?? Location(
          sheetIndex: 0, sheet: "", cell: CellReference(row: 0, column: 0)))
    let values = indicator.values.filter { $0.role != .rate }
    // Of a final target that is also given year by year only one row is needed.
    let yearly = Set(
      values.filter { $0.role == .target }.compactMap { Key($0, form.template.settings) })
    for value in values {
      if value.role == .finalTarget, let key = Key(value, form.template.settings),
        yearly.contains(key)
      {
        continue
      }
      row.location = value.location
      rows.append(filled(row, indicator, value))
    }
  }

  /// What makes two values the same target.
  private struct Key: Hashable {
    var year: Int
    var value: ExactDecimal?

    init?(_ value: IndicatorValue, _ settings: Settings) {
      guard let year = ExportYear(value, settings)?.year else { return nil }
      self.year = year
      self.value = value.value
    }
  }

  // MARK: What all rows of an indicator share

  private mutating func common(_ indicator: Indicator) -> [ExportColumn: ExportField] {
    var fields: [ExportColumn: ExportField] = [
      .municipalityCode: .text(municipality.code), .municipality: .text(municipality.name),
      .plan: .text(
        text.cleaned(
          form.template.settings.string("計画名") ?? form.template.title, nil, .plan)),
    ]
    if let record = form.record(of: indicator) {
      let place = PlanPlace(record, form.template.settings)
      fields[.measureCode] = code(place.measureCode, .measureCode)
      fields[.measure] = name(place.measure, .measure)
      fields[.programCode] = code(place.programCode, .programCode)
      fields[.program] = name(place.program, .program)
      fields[.office] = name(office(record), .office)
      let number = ["指標.番号", "指標.コード"].lazy.compactMap { record[$0] }.first { !$0.isEmpty }
      fields[.indicatorCode] = code(number, .indicatorCode)
      if namesPersons { addPersons(record, to: &fields) }
    }
    fields[.indicator] = .text(indicatorName(indicator))
    fields[.counting] = counting(indicator.qualifier)
    // The size of a target group is not meant to go anywhere, whatever the form's default.
    let aims = indicator.values.contains { $0.role == .target || $0.role == .finalTarget }
    fields[.direction] = .text(Self.code(aims ? indicator.direction : .unknown))
    return fields
  }

  private func office(_ record: Record) -> Field? {
    ["主管課", "担当課", "所管課"].lazy.compactMap { record["所管.\($0)"] }
      .first { !$0.isEmpty && !$0.isPerson && MissingMark.parse($0.text) == nil }
  }

  private mutating func addPersons(
    _ record: Record, to fields: inout [ExportColumn: ExportField]
  ) {
    let all = (record.fields + record.inherited + form.root.fields).filter { !$0.isEmpty }
    let writer = all.first { $0.attribute == "記入者" } ?? all.first { $0.isPerson }
    let telephone = all.first { field in
      ["電話", "内線", "連絡先"].contains { field.heading.contains($0) || field.attribute.contains($0) }
    }
    for (column, field) in [(ExportColumn.writer, writer), (.telephone, telephone)] {
      guard let field else { continue }
      // A person's name is never put right.
      fields[column] = ExportField(Normalization.n1(field.text))
      text.note(.person, field.location, column, "", column.rawValue)
    }
  }

  private mutating func name(_ field: Field?, _ column: ExportColumn) -> ExportField {
    guard let field, !field.isEmpty else { return .blank }
    let lines = field.text.split(whereSeparator: \.isNewline).count
    // Offices are listed one below the other.
    let listed = column == .office && lines > 1
    let written =
      listed ? field.text.split(whereSeparator: \.isNewline).joined(separator: "、") : field.text
    return ExportField(text.cleaned(written, field.location, column))
  }

  private mutating func code(_ field: Field?, _ column: ExportColumn) -> ExportField {
    guard let field, !field.isEmpty else { return .blank }
    return ExportField(text.cleaned(field.text, field.location, column))
  }

  private mutating func indicatorName(_ indicator: Indicator) -> String {
    let bare = indicator.bareName
    let result = text.cleaned(bare, indicator.nameLocation, .indicator)
    if bare != indicator.shortName {
      let after = result
      text.note(
        .name, indicator.nameLocation, .indicator, indicator.shortName, after)
    }
    return result
  }

  private func counting(_ qualifier: Qualifier?) -> ExportField {
    switch qualifier {
    case .singleYear, .yearly: .text("単年度")
    case .cumulative: .text("累計")
    default: .blank
    }
  }

  static func code(_ direction: Direction) -> String {
    switch direction {
    case .up: "up"
    case .down: "down"
    case .keep: "keep"
    case .range: "range"
    case .unknown: "unknown"
    }
  }

  // MARK: One value

  private mutating func filled(
    _ common: ExportRow, _ indicator: Indicator, _ value: IndicatorValue
  ) -> ExportRow {
    var row = common
    var remarks: [String] = []
    if let year = ExportYear(value, form.template.settings, evaluated: form.evaluationYear) {
      row[.year] = .number(ExactDecimal(year.year))
      row[.eraYear] = .text(year.era)
      if let remark = year.remark { remarks.append(remark) }
    } else if let words = value.statedPeriod ?? value.period {
      remarks.append(words.label)
    }
    row[.role] = .text(Self.code(value.role))
    if value.role == .finalTarget { remarks.append("計画の最終目標") }
    row[.unit] = unit(indicator, value)
    row[.status] = .text(Self.status(value))
    if value.status == .value, let number = value.valueAsDeclared {
      row[.value] = .number(number)
      noteNumber(value, number, .value)
      if value.parsed?.approximate == true { remarks.append("概数") }
      if let bound = value.parsed?.bound { remarks.append("\(bound)の意") }
    } else if value.status != .blank {
      let words = value.qualitative?.level ?? value.missing?.token ?? value.raw
      // A dash says no more than the code does.
      if DashFamily.glyph(of: words) == nil {
        remarks.append("記載は「\(words.abridged(at: 500, "全文は変更履歴"))」")
      }
      text.note(
        .mark, value.location, .value, value.raw, Self.status(value))
    }
    if value.role == .actual {
      row[.rate] = rate(indicator, value)
      row[.verdict] = verdict(indicator, value)
    }
    row[.remark] = ExportField(
      text.cleaned(
        remarks.joined(separator: "。"), value.location, .remark, isName: false))
    return row
  }

  private mutating func unit(_ indicator: Indicator, _ value: IndicatorValue) -> ExportField {
    let written = value.declaredUnit ?? value.unit ?? indicator.unit
    let place = indicator.unitField?.location ?? value.location
    guard !written.isEmpty, !Units.isJunk(written) else {
      guard let unit = indicator.unitInName else { return .blank }
      text.note(
        .unitFromName, indicator.nameLocation, .unit, indicator.shortName, unit.canonical)
      return ExportField(text.cleaned(unit.canonical, place, .unit))
    }
    let shown = Units.lookup(written, indicator: indicator.shortName)?.canonical
    if let shown, !shown.utf8.elementsEqual(written.utf8) {
      text.note(.unit, place, .unit, written, shown)
    }
    return ExportField(text.cleaned(shown ?? written, place, .unit))
  }

  private mutating func noteNumber(
    _ value: IndicatorValue, _ number: ExactDecimal, _ column: ExportColumn
  ) {
    if let formula = value.cell?.formula {
      text.note(.formula, value.location, column, formula, number.description)
    } else if case .text? = value.cell?.value, value.raw != number.description {
      text.note(.number, value.location, column, value.raw, number.description)
    }
  }

  /// As the form states it, else as its convention works it out.
  private mutating func rate(_ indicator: Indicator, _ value: IndicatorValue) -> ExportField {
    let stated = indicator.values.first {
      $0.role == .rate && $0.period?.fiscalYear == value.period?.fiscalYear
    }
    if let stated {
      let rate = StatedRate(indicator, stated, settings: form.template.settings)
      if let percent = rate.percent(share: convention.writesShares) {
        noteNumber(stated, percent, .rate)
        return .number(percent)
      }
      // A rate that the form leaves open on purpose is not worked out behind its back.
      if stated.status != .blank { return .blank }
    }
    return alone(indicator, value).achievementRate(
      by: convention, settings: form.template.settings
    ).map { .number($0) } ?? .blank
  }

  private func verdict(_ indicator: Indicator, _ value: IndicatorValue) -> ExportField {
    switch Attainment.of(alone(indicator, value)) {
    case .met: .text("met")
    case .unmet: .text("unmet")
    case .notMeasurable: .blank
    }
  }

  /// The indicator with this actual value only.
  private func alone(_ indicator: Indicator, _ value: IndicatorValue) -> Indicator {
    var one = indicator
    one.values.removeAll { $0.role == .actual && $0.location != value.location }
    return one
  }

  private static func code(_ role: Role) -> String {
    switch role {
    case .baseline: "基準"
    case .target, .finalTarget: "目標"
    case .actual: "実績"
    case .plan: "見込"
    case .rate: ""
    }
  }

  /// Source: values.md 3.
  private static func status(_ value: IndicatorValue) -> String {
    switch value.status {
    case .value: return value.value == nil ? "qualitative" : "value"
    case .qualitative: return "qualitative"
    case .blank: return "blank"
    case .pending: return "pending"
    case .undefined: return "undefined-target"
    case .none: break
    }
    return switch value.missing?.kind {
    case .notMeasured: "not-measured"
    case .terminated: "terminated"
    case .suppressed: "suppressed"
    case .specialGrowth: "special-growth"
    case .pending: "pending"
    case .undefinedTarget: "undefined-target"
    case .notApplicable, nil: "not-applicable"
    }
  }
}
