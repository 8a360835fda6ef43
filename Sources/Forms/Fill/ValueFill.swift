import Grid
import Notation

/// Writes values of an indicator into a cell so that reading the cell gives them back.
struct ValueFill {
  let cell: DrawnSheet.DrawnCell
  let template: Template
  let years: HeadingYears
  /// Among the rows of the record that qualifiers tell apart.
  let row: Int
  let sheet: DrawnSheet

  private var pattern: CellPattern { CellPattern(cell.pieces) }
  private var holdsName: Bool { cell.tags.contains { $0.isIndicatorPart && $0.isName } }
  private var holdsUnit: Bool { cell.tags.contains { $0.key == "指標.単位" } }

  /// nil where the record has no value for the cell.
  func content(_ place: RowPlan.Place) -> CellFill.Content? {
    guard let record = place.records.first else { return nil }
    if let arrow = pattern.arrow { return content(arrow, record) }
    let roles = cell.tags.filter { $0.role != nil }
    let values = roles.map { tag in value(for: tag, in: record) }
    guard values.contains(where: { $0 != nil }) else { return nil }
    if roles.count == 1, pattern.label.isEmpty, let tag = roles.first, let value = values[0] {
      return content(value, tag, record)
    }
    // Values with literal text between, such as a label or a line break.
    var text = ""
    var next = 0
    for segment in pattern.segments {
      switch segment {
      case .literal(let literal): text += literal
      case .tag(let index) where pattern.tags[index].role != nil:
        text += values[next].map { part($0, pattern.tags[index], record) } ?? ""
        next += 1
      case .tag(let index) where pattern.tags[index].key == "指標.単位": break
      case .tag(let index):
        text += record.fields[pattern.tags[index].key] ?? ""
      }
    }
    return CellFill.Content(value: .text(text), written: values.compactMap(\.self))
  }

  /// The value of the tag's role and period; where the cell may state a period of its own, the only
  /// one of the role.
  private func value(for tag: Tag, in record: FormData.Record) -> FormData.Value? {
    let all = record.values.filter { $0.role == tag.role && $0.row == row }
    let period = self.period(tag)
    if let same = all.first(where: { $0.period == period }) { return same }
    if let only = all.first, all.count == 1,
      holdsUnit || holdsName || pattern.arrow != nil || sheet.hasYear(of: only.role, beside: cell)
    {
      return only
    }
    return statingItsYear(tag, all)
  }

  /// 「45.6%（令和2年度）」 below the heading of another year: the only value with a year that no heading
  /// has, for the only cell without a value.
  private func statingItsYear(_ tag: Tag, _ all: [FormData.Value]) -> FormData.Value? {
    guard
      let value = all.first(where: { value in
        value.period != nil && NumberText.parse(value.raw)?.periodNote == value.period
      })
    else { return nil }
    let siblings = sheet.cells.filter { other in
      other.group == cell.group && other.tags.contains { $0.role == tag.role }
        && sheet.rowNumber(of: other) == row
    }
    let periods = siblings.flatMap { cell in
      cell.tags.filter { $0.role == tag.role }.map { period($0, cell) }
    }
    let strange = all.filter { value in !periods.contains { $0 == value.period } }
    let open = periods.filter { period in !all.contains { $0.period == period } }
    return open.count == 1 && strange == [value] ? value : nil
  }

  private func period(_ tag: Tag) -> Period? { period(tag, cell) }

  private func period(_ tag: Tag, _ cell: DrawnSheet.DrawnCell) -> Period? {
    switch tag.period {
    case .fixed(let period): period
    case .heading, nil: years.periods[cell.reference]
    case .last: template.settings.string("目標年度").flatMap { Period.parse($0) }
    case .stated: nil
    }
  }

  // MARK: one value

  private func content(
    _ value: FormData.Value, _ tag: Tag, _ record: FormData.Record
  ) -> CellFill.Content {
    if !holdsName, !holdsUnit, let number = number(value) {
      return CellFill.Content(
        value: .number(number.stored.double), format: number.format, written: [value])
    }
    let texts = candidates(value, tag, record)
    let text = texts.first { reads($0, value, tag, record) } ?? texts.first ?? value.raw
    return CellFill.Content(value: .text(text), written: [value])
  }

  /// The number to store and how it is shown, where nothing of how it was written would be lost.
  /// Later copies of a group look like the first one.
  private func number(_ value: FormData.Value) -> (stored: ExactDecimal, format: String)? {
    guard value.status == .value, let wanted = value.value else { return nil }
    let isPlain =
      value.raw.isEmpty || ExactDecimal(value.raw) != nil
      || NumberText.parse(value.raw)?.value != wanted
        && RatioText.withShare(value.raw) == nil
    guard isPlain else { return nil }
    let own = cell.cell.numberFormat
    // 「97.7」 under 「達成率(%)」 stays as it was written.
    let isPlainRate = ExactDecimal(value.raw) == wanted && !(own?.contains("%") ?? false)
    if value.role == .rate && !isPlainRate || own?.contains("%") ?? false {
      let stored = ExactDecimal(units: wanted.units, scale: wanted.scale + 2).normalized
      return (stored, own.flatMap { $0.contains("%") ? $0 : nil } ?? "0.0%")
    }
    let decimals = wanted.scale == 0 ? "" : "." + String(repeating: "0", count: wanted.scale)
    let isLong = !(ExactDecimal(-999)...ExactDecimal(999)).contains(wanted)
    let computed = decimals.isEmpty && !isLong ? "General" : (isLong ? "#,##0" : "0") + decimals
    return (wanted, own.flatMap { shown(wanted, value.unit, $0) } ?? own ?? computed)
  }

  /// The format with the decimals that were written, where it has too few, or some for what is counted
  /// in whole numbers; nil where it stays.
  private func shown(_ wanted: ExactDecimal, _ unit: String, _ own: String) -> String? {
    guard FormatCode.isPlainNumber(own) else { return nil }
    let decimals = FormatCode.decimals(own)
    let isWhole = wanted.scale == 0 && Units.lookup(unit)?.integerOnly ?? false
    guard decimals < wanted.scale || isWhole && decimals > 0 else { return nil }
    return FormatCode.with(decimals: wanted.scale, own)
  }

  /// Ways to write the value, the likeliest first.
  private func candidates(
    _ value: FormData.Value, _ tag: Tag, _ record: FormData.Record
  ) -> [String] {
    var texts = value.raw.isEmpty ? [] : [value.raw]
    let name = record.fields["指標.名称"] ?? ""
    let note = value.period == period(tag) ? nil : value.period.map { " (\($0.label))" }
    for amount in amounts(value, record) {
      for note in [note ?? ""] {
        let part = amount + note
        if !holdsName || name.isEmpty {
          texts.append(part)
        } else {
          texts += [" ", "\n"].map { name + $0 + part }
        }
      }
    }
    return texts
  }

  /// The value with its unit where the cell holds units, without name and note.
  private func amounts(_ value: FormData.Value, _ record: FormData.Record) -> [String] {
    guard value.status == .value, let number = value.value else {
      return [missing(value)]
    }
    let unit = holdsUnit ? self.unit(value, record) : ""
    return [number.grouped + unit, number.description + unit]
  }

  private func unit(_ value: FormData.Value, _ record: FormData.Record) -> String {
    value.unit.isEmpty ? record.fields["指標.単位"] ?? "" : value.unit
  }

  /// The last line of what stood there: a mark or a level, without a name before it.
  private func missing(_ value: FormData.Value) -> String {
    let composite = CompositeText.parse(value.raw)
    if let mark = composite.missing { return mark.token }
    if let range = composite.valueRange {
      return String(decoding: Array(value.raw.utf8)[range], as: UTF8.self)
    }
    if !value.raw.isEmpty { return value.raw }
    return template.settings.missingMark ?? "-"
  }

  /// Whether reading a text gives the value, as far as the cell is where it comes from.
  private func reads(
    _ text: String, _ value: FormData.Value, _ tag: Tag, _ record: FormData.Record
  ) -> Bool {
    guard let role = tag.role else { return false }
    let place = Location(sheetIndex: 0, sheet: "", cell: cell.reference)
    let found = ValueReading(
      cell: nil, raw: text, offset: 0, holdsName: holdsName, holdsUnit: holdsUnit
    ).value(role, location: place)
    guard found.status == value.status, found.value == value.value,
      (found.statedPeriod ?? period(tag)) == value.period
    else { return false }
    if holdsUnit, value.status == .value {
      let wanted = Units.folded(unit(value, record))
      guard (found.unit ?? "") == wanted else { return false }
    }
    guard holdsName, let name = record.fields["指標.名称"], value.status != .none,
      value.status != .pending, value.status != .undefined
    else { return true }
    return found.name.map { NamePattern.cleaned($0) } == name
  }

  /// A value among others in one cell, as it was written where that reads the same there.
  private func part(_ value: FormData.Value, _ tag: Tag, _ record: FormData.Record) -> String {
    guard !holdsName else { return plain(value, record) }
    let texts = candidates(value, tag, record).filter { !$0.hasLineBreak }
    return texts.first { reads($0, value, tag, record) } ?? plain(value, record)
  }

  private func plain(_ value: FormData.Value, _ record: FormData.Record) -> String {
    amounts(value, record).last ?? value.raw
  }

  // MARK: from and to

  private func content(
    _ arrow: CellPattern.Arrow, _ record: FormData.Record
  ) -> CellFill.Content? {
    let left = value(for: arrow.left, in: record)
    let right = value(for: arrow.right, in: record)
    guard left != nil || right != nil else { return nil }
    let texts = [(left, arrow.left), (right, arrow.right)].map { value, tag -> String? in
      guard let value else { return nil }
      let note = value.period == period(tag) ? "" : value.period.map { " (\($0.label))" } ?? ""
      guard value.status == .value, let number = value.value else { return side(value) }
      return number.grouped + unit(value, record) + note
    }
    let written = [left, right].compactMap(\.self)
    if let raw = written.first?.raw, written.allSatisfy({ $0.raw == raw }), !raw.isEmpty,
      reads(raw, left, right)
    {
      return CellFill.Content(value: .text(raw), written: written)
    }
    let text: String
    switch (texts[0], texts[1]) {
    case (let from?, let to?): text = from + " → " + to
    case (let from?, nil): text = from + " →"
    default: text = texts[1] ?? ""
    }
    return CellFill.Content(value: .text(text), written: written)
  }

  /// A mark or a level on one side of an arrow.
  private func side(_ value: FormData.Value) -> String {
    let composite = CompositeText.parse(value.raw)
    return composite.missing?.token ?? composite.qualitative?.level
      ?? template.settings.missingMark ?? "-"
  }

  private func reads(
    _ text: String, _ left: FormData.Value?, _ right: FormData.Value?
  ) -> Bool {
    let lines = ArrowText.lines([text])
    guard lines.count == 1, let sides = lines.first else { return false }
    return [(sides.left, left), (sides.right, right)].allSatisfy { side, value in
      guard let side, let value else { return side == nil && value == nil }
      let part = String(decoding: Array(text.utf8)[side.range], as: UTF8.self)
      let found = ValueReading(cell: nil, raw: part, offset: 0, holdsName: false, holdsUnit: true)
        .value(value.role, location: Location(sheetIndex: 0, sheet: "", cell: cell.reference))
      return found.status == value.status && found.value == value.value
    }
  }
}
