package import Grid

/// Reads a workbook as a form: finds the template that fits, and takes out what stands in it.
package enum FormReader {
  /// - Parameter formID: the form by hand, nil to choose the cheapest of all.
  /// - Throws: `FormError` when no template, or more than one, fits.
  package static func read(
    _ book: Book, fileName: String, templates: [Template], formID: String?
  ) throws(FormError) -> Form {
    let sheets = book.sheets.enumerated()
      .map { SheetRows($0.element, index: $0.offset, boxes: SheetBoxes(book, sheet: $0.offset)) }
      .filter { !$0.rows.isEmpty }
    guard !sheets.isEmpty else { throw .empty }
    guard let formID else {
      do throws(FormError) {
        return try recognised(sheets, templates)
      } catch {
        guard case .unknownForm = error, let form = tables(of: book, templates) else { throw error }
        return form
      }
    }
    guard let template = templates.first(where: { $0.id == formID }) else {
      throw .noSuchForm(formID, installed: templates.map(\.id))
    }
    var reading = TemplateReading(template: template, sheets: sheets)
    reading.align()
    if !reading.fits, let form = tables(of: book, [template]) { return form }
    reading.align(forced: true)
    return reading.form(margin: nil)
  }

  /// The form whose tables stand in running text, nil where none does.
  private static func tables(of book: Book, _ templates: [Template]) -> Form? {
    let tables = RunningText.tables(of: book)
    let known = templates.filter { !$0.tables.isEmpty }
    guard !tables.isEmpty, !known.isEmpty else { return nil }
    return try? recognised(tables, known, tables: true)
  }

  private static func recognised(
    _ sheets: [SheetRows], _ templates: [Template], tables: Bool = false
  ) throws(FormError) -> Form {
    var readings = templates.map {
      TemplateReading(template: $0, sheets: sheets, tables: tables)
    }.sorted { ($0.cost, $0.template.id) < ($1.cost, $1.template.id) }
    // The likeliest first: what cannot come near the best one found need not be aligned.
    var best = Double.infinity
    for index in readings.indices {
      guard readings[index].cost <= best + Costs.margin else { continue }
      readings[index].align()
      if readings[index].fits { best = min(best, readings[index].cost) }
    }
    readings.sort { ($0.cost, $0.template.id) < ($1.cost, $1.template.id) }
    let candidates = readings.map {
      FormError.Candidate(id: $0.template.id, title: $0.template.title, cost: $0.cost)
    }
    guard let best = readings.first, best.fits else { throw .unknownForm(candidates) }
    let next = readings.dropFirst().first { $0.fits }
    if let next, next.cost - best.cost < Costs.margin {
      throw .ambiguous(candidates.filter { $0.cost - best.cost < Costs.margin })
    }
    return best.form(margin: readings.dropFirst().first.map { $0.cost - best.cost })
  }
}
