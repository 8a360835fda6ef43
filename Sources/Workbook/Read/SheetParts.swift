import Grid

/// The parts around one sheet's cells: notes, drawings, controls, tables.
enum SheetParts {
  /// - Parameter number: the sheet's place among the sheets, from 0.
  static func read(
    _ layout: SheetLayout, of part: SheetPart, number: Int, _ facts: WorkbookFacts,
    workbook: String, into sheet: inout Sheet, _ loader: inout PartLoader
  ) {
    takeOver(layout, into: &sheet)
    sheet.printing = facts.printing(ofSheet: number)
    sheet.printing.rowBreaks = layout.rowBreaks
    sheet.printing.columnBreaks = layout.columnBreaks
    sheet.printing.isLandscape = layout.isLandscape

    loader.sheet = part.name
    defer { loader.sheet = nil }
    let relationships = loader.relationships(of: part.path)
    func parts(_ type: String, _ loader: inout PartLoader) -> [String] {
      relationships.all.filter { $0.type == type }.compactMap { loader.part($0, of: part.path) }
    }
    func target(_ id: String?, _ loader: inout PartLoader) -> String? {
      id.flatMap { loader.part($0, in: relationships, of: part.path) }
    }

    sheet.hyperlinks = Hyperlinks.read(layout.hyperlinks, relationships, of: part.path, &loader)
    for id in layout.tables {
      guard loader.admits(part.path) else { break }
      let table = target(id, &loader).flatMap { loader.tree($0) }.flatMap { Tables.table($0) }
      if let table { sheet.tables.append(table) }
    }
    for path in parts("threadedComment", &loader) {
      let people = loader.people(facts.relationships, of: workbook)
      sheet.threads += ThreadedComments.read(path, people: people, &loader)
    }
    let shapes = target(layout.legacyDrawing, &loader).map { VMLDrawing.read($0, &loader) } ?? []
    let visible = Set(shapes.filter { $0.flag("Visible") }.compactMap(\.noteCell))
    for path in parts("comments", &loader) {
      sheet.notes += Comments.read(path, visible: visible, threads: sheet.threads, &loader)
    }
    let drawing = target(layout.drawing, &loader).map { Drawing($0, &loader) }
    let items = drawing?.items ?? []
    let controls = FormControls(
      layout.controls, of: part.path, relationships, shapes: shapes, items: items, &loader)
    sheet.controls = controls.controls
    // The new drawing holds an image of each control.
    sheet.drawings = items.filter { $0.control.map { !controls.numbers.contains($0) } ?? true }
      .map(\.object)
  }

  private static func takeOver(_ layout: SheetLayout, into sheet: inout Sheet) {
    sheet.dimensions = layout.dimensions
    sheet.conditionalFormats = layout.conditionalFormats
    sheet.autoFilter = layout.autoFilter
    sheet.protection = layout.protection
    if !layout.openRanges.isEmpty {
      sheet.protection = sheet.protection ?? SheetProtection(isOn: false)
      sheet.protection?.openRanges = layout.openRanges
    }
  }
}
