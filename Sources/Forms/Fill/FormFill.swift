package import Grid
import Notation

/// How a template becomes a workbook that departments get: what is written where, and what is done
/// to its rows and sheets. An address is one of the sheet after its rows have been put in.
package struct FormFill: Sendable {
  package struct Text: Sendable {
    package var place: CellReference
    package var value: CellValue
    /// The number format to give the cell, nil where it keeps its own.
    package var format: String?
  }

  /// A place to fill in.
  package struct Field: Sendable {
    package var range: CellRange
    /// As Excel may call it: `成果指標1.指標.目標.R4`.
    package var name: String
    /// The drop-down's choices, empty for free text.
    package var choices: [String]
  }

  package struct SheetPlan: Sendable {
    package var formSheet: String
    package var name: String
    /// Rows of the template before which rows go, and the rows these look like; in order.
    package var insertions: [(before: Int, like: Int)]
    package var texts: [Text]
    package var merged: [CellRange]
    package var unmerged: [CellRange]
    package var fields: [Field]
  }

  /// The property of a workbook that says which form it was made of.
  package static let formProperty = "kensan.様式ID"
  /// And the one that says for which year.
  package static let yearProperty = "kensan.年度"

  /// What the form has no place for.
  package struct Lost: Sendable, Hashable {
    package var indicator: String
    package var value: FormData.Value
  }

  package private(set) var sheets: [SheetPlan] = []
  /// Sheets of the template that the workbook does not get.
  package private(set) var removed: [String] = []
  package private(set) var lost: [Lost] = []
  package private(set) var edition: String?
  package private(set) var evaluated: Int?

  /// - Parameters:
  ///   - book: the template's workbook.
  ///   - data: what to fill in; nothing for a blank form.
  ///   - year: the year to be evaluated; nil for the template's own edition.
  package init(_ template: Template, _ book: Book, data: FormData = FormData(), year: Int? = nil) {
    edition = template.edition
    evaluated = year ?? template.settings.evaluationYear
    let drawn = template.formSheets.compactMap { form in
      book.sheet(named: form.name).map { (form: form, sheet: DrawnSheet($0)) }
    }
    let contents = Self.assigned(data, drawn)
    var taken: Set<String> = Set(template.plainSheets)
    let layouts = template.layouts
    for (number, (form, sheet)) in drawn.enumerated() {
      let own = contents[number]
      // A list for reading is no page to send out.
      guard !own.isEmpty || !layouts.contains(form.name) else { continue }
      for record in own.isEmpty ? [nil] : own.map(Optional.some) {
        let name = Self.name(form, record, alone: own.count < 2, taken: taken)
        taken.insert(name)
        var work = SheetFill(template: template, form: form, sheet: sheet, year: year)
        work.fill(record, name: name)
        sheets.append(work.plan)
        lost += work.lost
      }
    }
    let used = Set(sheets.map(\.formSheet))
    removed =
      template.formSheets.map(\.name).filter { !used.contains($0) } + template.tables.map(\.name)
      + book.sheets.map(\.name).filter { TemplateTables.sheetNames.contains($0) }
  }

  /// The records for each form sheet, in order.
  private static func assigned(
    _ data: FormData, _ drawn: [(form: FormSheet, sheet: DrawnSheet)]
  ) -> [[FormData.Record]] {
    var contents: [[FormData.Record]] = drawn.map { _ in [] }
    for content in data.sheets {
      let named = drawn.firstIndex { $0.form.name == content.formSheet }
      let scores = drawn.map { RecordPlaces(sheet: $0.sheet).score(content.record, nil) }
      let best = scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) }
      if let place = named ?? best { contents[place].append(content.record) }
    }
    return contents
  }

  /// A sheet that stands alone keeps its name; of several each is called by its number or name.
  private static func name(
    _ form: FormSheet, _ record: FormData.Record?, alone: Bool, taken: Set<String>
  ) -> String {
    guard let record, !alone || form.sheetGroup != nil else { return form.name }
    let group = form.sheetGroup
    let keys = record.fields.keys.sorted()
    let number = group.flatMap { record.fields[$0 + ".番号"] }.map { form.name + $0.trimmingSpaces }
    let title =
      group.flatMap { record.fields[$0 + ".名称"] }
      ?? keys.first { $0.hasSuffix(".名称") }.flatMap { record.fields[$0] }
    var name = number ?? title ?? record.source?.sheet ?? form.name
    let forbidden: Set<Character> = [":", "\\", "/", "?", "*", "[", "]", "'"]
    name = String(name.filter { !forbidden.contains($0) && !$0.isNewline }.prefix(28))
    if name.isEmpty { name = form.name }
    var candidate = name
    var count = 2
    while taken.contains(candidate) {
      candidate = "\(name)(\(count))"
      count += 1
    }
    return candidate
  }
}

/// Fills one sheet.
private struct SheetFill {
  let template: Template
  let sheet: DrawnSheet
  let years: HeadingYears
  private(set) var plan: FormFill.SheetPlan
  private(set) var lost: [FormFill.Lost] = []
  private var names: Set<String> = []

  init(template: Template, form: FormSheet, sheet: DrawnSheet, year: Int?) {
    self.template = template
    self.sheet = sheet
    years = HeadingYears(sheet, form, template, year: year)
    plan = FormFill.SheetPlan(
      formSheet: form.name, name: form.name, insertions: [], texts: [], merged: [],
      unmerged: [], fields: [])
  }

  mutating func fill(_ record: FormData.Record?, name: String) {
    let rows = RowPlan(sheet, record)
    plan.name = name
    plan.insertions = rows.insertions
    plan.merged = rows.merged
    plan.unmerged = rows.unmerged
    for (place, text) in rows.literals {
      plan.texts.append(FormFill.Text(place: place, value: text.isEmpty ? .blank : .text(text)))
    }
    let fill = CellFill(template: template, sheet: sheet, years: years)
    var written: [FormFill.Lost: Int] = [:]
    var runs: [Int: Run] = [:]
    let places = rows.places.filter { place in
      !rows.kept.contains { $0.contains(place.region.first) && $0.first != place.region.first }
    }
    for var place in places {
      if let whole = rows.kept.first(where: { $0.first == place.region.first }) {
        place.region = whole
      }
      let cell = sheet.cells[place.cell]
      let content = fill.content(place, cell)
      let indicator = place.records.first?.fields["指標.名称"] ?? ""
      for value in content?.written ?? [] {
        written[FormFill.Lost(indicator: indicator, value: value), default: 0] += 1
      }
      if !cell.tags.isEmpty { addField(place, cell) }
      guard let content else { continue }
      if goesOn(&runs, place, cell, content.value.raw) {
        plan.texts.append(FormFill.Text(place: place.region.first, value: .blank))
        continue
      }
      plan.texts.append(
        FormFill.Text(place: place.region.first, value: content.value, format: content.format))
    }
    for cell in runs.keys.sorted() { close(&runs, cell) }
    if let record { note(record, &written) }
  }

  /// Rows one after the other for which one cell of the template says the same.
  private struct Run {
    var text: String
    var range: CellRange
    var lastRow: Int
    /// Whether the range becomes one cell.
    var isMerged: Bool
  }

  /// Whether a text is not written again, because the row above says it for this one: in a cell that
  /// the form, or the return it comes from, has merged, or over a cell that the return left blank.
  private mutating func goesOn(
    _ runs: inout [Int: Run], _ place: RowPlan.Place, _ cell: DrawnSheet.DrawnCell, _ text: String
  ) -> Bool {
    let sharing = cell.tags.first.flatMap { place.records.first?.shared[$0.key] }
    let fillsDown = cell.tags.contains(where: \.fillsDown)
    let isTall = cell.region.rows.count > 1
    let merges = isTall ? fillsDown : sharing == .merged
    let last = place.region.last.row
    if merges || fillsDown && sharing == .blank, let run = runs[place.cell], run.text == text,
      !text.isEmpty, run.lastRow + 1 == place.region.first.row
    {
      runs[place.cell]?.lastRow = last
      if merges {
        runs[place.cell]?.range.last.row = last
        runs[place.cell]?.isMerged = true
      }
      return true
    }
    close(&runs, place.cell)
    runs[place.cell] = Run(
      text: text, range: place.region, lastRow: last, isMerged: isTall && fillsDown)
    return false
  }

  private mutating func close(_ runs: inout [Int: Run], _ cell: Int) {
    guard let run = runs.removeValue(forKey: cell), run.isMerged, run.range.rows.count > 1
    else { return }
    plan.merged.append(run.range)
  }

  private mutating func addField(_ place: RowPlan.Place, _ cell: DrawnSheet.DrawnCell) {
    guard let tag = cell.tags.first(where: { $0.role != nil }) ?? cell.tags.first else { return }
    var parts = place.copies.map { $0.group + String($0.number) } + [tag.key]
    if tag.role != nil, let period = years.periods[cell.reference]?.fiscalYear {
      parts.append(YearText(.letter, suffix: "", year: period).text(period))
    }
    let name = unique(NamedPlaces.word(parts.joined(separator: ".")))
    var choices: [String] = []
    if tag.type == nil, cell.tags.count == 1,
      case .choice(let options)? = template.item(tag.key)?.type
    {
      choices = options
    }
    plan.fields.append(FormFill.Field(range: place.region, name: name, choices: choices))
  }

  private mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !names.insert(candidate.lowercased()).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }

  /// Values that no cell took.
  private mutating func note(
    _ record: FormData.Record, _ written: inout [FormFill.Lost: Int]
  ) {
    for value in record.values {
      let one = FormFill.Lost(indicator: record.fields["指標.名称"] ?? "", value: value)
      if let count = written[one], count > 0 { written[one] = count - 1 } else { lost.append(one) }
    }
    for child in record.children { note(child, &written) }
  }
}
