package import Grid

/// Reads a workbook as a form: finds the template that fits, and takes out what stands in it.
package enum FormReader {
  /// - Parameter formID: the form by hand, nil to choose the cheapest of all.
  /// - Throws: `FormError` when no template, or more than one, fits.
  package static func read(
    _ book: Book, templates: [Template], formID: String?
  ) throws(FormError) -> Form {
    try reading(book, templates: templates, formID: formID).form
  }

  /// The same, kept so that copies of the book can be read as it was.
  package static func reading(
    _ book: Book, templates: [Template], formID: String?
  ) throws(FormError) -> FormReading {
    let (sheets, tooLong) = try rows(of: book)
    let isWorkbook = !book.kind.isPlainText
    let chosen = templates.filter { formID == nil || $0.id == formID }.issued(as: book)
    if let formID, chosen.isEmpty { throw .noSuchForm(formID, installed: templates.map(\.id)) }
    let readings = chosen.map {
      TemplateReading(
        template: $0, sheets: sheets, isWorkbook: isWorkbook, besides: tooLong)
    }
    do throws(FormError) {
      return try recognised(readings)
    } catch {
      guard case .unknownForm = error else { throw error }
      if let reading = tables(of: book, chosen) { return reading }
      // Nobody filled in much yet, but the workbook says which form it is.
      let named = formID == nil ? readings.filter { $0.template.isSource(of: book) } : readings
      guard !named.isEmpty else { throw error }
      return try recognised(named, forced: true)
    }
  }

  /// The book read with a template proposed from itself.
  ///
  /// - Throws: `FormError` when the book is empty or too long.
  package static func reading(
    _ book: Book, proposal: Template
  ) throws(FormError) -> FormReading {
    let (sheets, tooLong) = try rows(of: book)
    var reading = TemplateReading(
      template: proposal, sheets: sheets, isWorkbook: !book.kind.isPlainText, besides: tooLong)
    reading.align(forced: true)
    return FormReading(reading, margin: nil)
  }

  /// Rows of the longest sheet that is laid over forms, and of all of them: an office's longest list
  /// has some thousand. What is longer holds data, and would take seconds for each form.
  static let mostRows = (sheet: 10_000, book: 50_000)

  /// The sheets with anything on them, and the names of those that are too long.
  ///
  /// - Throws: `.empty`, or `.tooManyRows` where every sheet with anything on it is too long.
  private static func rows(
    of book: Book
  ) throws(FormError) -> (sheets: [SheetRows], tooLong: [String]) {
    var room = mostRows.book
    var tooLong: [String] = []
    var found: [SheetRows] = []
    for (index, sheet) in book.sheets.enumerated() {
      let count = rowCount(sheet)
      guard count <= min(mostRows.sheet, room) else {
        tooLong.append(sheet.name)
        continue
      }
      room -= count
      let rows = SheetRows(
        sheet, index: index, boxes: SheetBoxes(book, sheet: index),
        names: NamedPlaces(book, sheet: index))
      if !rows.rows.isEmpty { found.append(rows) }
    }
    guard found.isEmpty else { return (found, tooLong) }
    throw tooLong.first.map { .tooManyRows(sheet: $0) } ?? .empty
  }

  private static func rowCount(_ sheet: Sheet) -> Int {
    var (count, last) = (0, -1)
    for cell in sheet.cells where cell.reference.row != last && !cell.value.isBlank {
      count += 1
      last = cell.reference.row
    }
    return count
  }

  /// The form whose tables stand in running text, nil where none does.
  private static func tables(of book: Book, _ templates: [Template]) -> FormReading? {
    let tables = RunningText.tables(of: book)
    let known = templates.filter { !$0.tables.isEmpty }
    guard !tables.isEmpty, !known.isEmpty else { return nil }
    return try? recognised(
      known.map {
        TemplateReading(template: $0, sheets: tables, isWorkbook: false, tables: true)
      })
  }

  /// - Parameter forced: take the best form even where it is too dear.
  private static func recognised(
    _ readings: [TemplateReading], forced: Bool = false
  ) throws(FormError) -> FormReading {
    var readings = readings.sorted { ($0.cost, $0.template.id) < ($1.cost, $1.template.id) }
    // The likeliest first: what cannot come near the best one found need not be aligned.
    var best = Double.infinity
    for index in readings.indices {
      guard readings[index].cost <= best + Costs.margin else { continue }
      readings[index].align(forced: forced)
      if readings[index].fits { best = min(best, readings[index].cost) }
    }
    readings.sort { ($0.cost, $0.template.id) < ($1.cost, $1.template.id) }
    let near = readings.filter { $0.fits && $0.cost - best < Costs.margin }
    guard !near.isEmpty else { throw .unknownForm(readings.map(\.candidate)) }
    guard let reading = editionOfItsYears(near, margin: margin(readings, near)) else {
      throw .ambiguous(near.map(\.candidate))
    }
    return reading
  }

  /// How much dearer the next form is than the chosen one, other editions of it apart.
  private static func margin(
    _ readings: [TemplateReading], _ near: [TemplateReading]
  ) -> Double? {
    let ids = Set(near.map(\.template.id))
    let next = readings.first { !ids.contains($0.template.id) }
    return next.map { $0.cost - near[0].cost }
  }

  /// Of forms that fit alike the one whose years the workbook has, and of the editions of one form
  /// in any case the nearest; nil where two different forms cannot be told apart.
  private static func editionOfItsYears(
    _ near: [TemplateReading], margin: Double?
  ) -> FormReading? {
    let readings = near.map { FormReading($0, margin: margin) }
    if readings.count == 1 { return readings[0] }
    let foreign = readings.map(\.form.foreignYears.count)
    let fewest = foreign.min() ?? 0
    let best = readings.indices.filter { foreign[$0] == fewest }
    guard Set(best.map { readings[$0].form.template.id }).count == 1 else { return nil }
    return best.max {
      (near[$1].cost, readings[$0].form.template.newestYear) < (
        near[$0].cost, readings[$1].form.template.newestYear
      )
    }.map { readings[$0] }
  }
}

extension Template {
  fileprivate var newestYear: Int { settings.evaluationYear ?? fiscalYears.max() ?? 0 }
}
