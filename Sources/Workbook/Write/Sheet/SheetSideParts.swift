import Grid

/// The parts beside a sheet: drawing, charts, pictures, tables, notes.
struct SheetSideParts {
  private let sheet: NewSheet
  private let number: Int
  private let tables: [TablePart]
  private let notes: NotesPart?
  private let pictures: [PictureFile]
  /// With the values of their sources.
  let charts: [NewChart]
  private(set) var relations: SheetRelations

  /// Looks at all of it before anything is written.
  ///
  /// - Throws: `.impossible` for charts, pictures and tables.
  init(
    _ open: OpenSheet, book: NewBook, tables count: Int, noteBlock: Int
  ) throws(WorkbookError) {
    sheet = open.settings
    number = open.number
    var tables: [TablePart] = []
    for table in sheet.tables {
      let part = TablePart(
        table: table, id: count + tables.count + 1, columns: open.columns(of: table))
      try part.check()
      tables.append(part)
    }
    self.tables = tables
    notes = sheet.notes.isEmpty ? nil : NotesPart(sheet.notes, firstBlock: noteBlock)
    var pictures: [PictureFile] = []
    for image in sheet.images {
      do throws(WorkbookError) {
        try image.check()
        pictures.append(try PictureFile(image.bytes))
      } catch {
        throw WorkbookError(error.reason, cell: "\(image.corner)")
      }
    }
    self.pictures = pictures
    let settings = sheet
    charts = sheet.charts.map { chart in
      chart.resolved { Self.values(of: $0, in: settings, book) }
    }
    for chart in charts { try ChartPart(chart: chart).check() }
    relations = SheetRelations(links: sheet.links)
    if !charts.isEmpty || !pictures.isEmpty {
      relations.drawing = relations.relations.add("drawing", "../drawings/drawing\(number).xml")
    }
    for table in tables {
      relations.tables.append(relations.relations.add("table", "../tables/table\(table.id).xml"))
    }
    if notes != nil {
      relations.notes = relations.relations.add(
        "vmlDrawing", "../drawings/vmlDrawing\(number).vml")
      _ = relations.relations.add("comments", "../comments\(number).xml")
    }
  }

  /// How many thousands of shape numbers the notes take.
  var noteBlocks: Int { notes?.blocks ?? 0 }

  private static func values(
    of source: NewChart.Source, in sheet: NewSheet, _ book: NewBook
  ) -> [CellValue]? {
    let found =
      source.sheet == sheet.name ? sheet : book.sheets.first { $0.name == source.sheet }
    guard let found, !found.cells.isEmpty, Address.isInside(source.range) else { return nil }
    return source.range.rows.flatMap { row in
      source.range.columns.map { found[row, $0]?.value ?? .blank }
    }
  }

  func write(_ parts: inout PackageParts) throws(WorkbookError) {
    try writeDrawing(&parts)
    for table in tables {
      try parts.add(
        "xl/tables/table\(table.id).xml", type: PackageParts.spreadsheet + "table+xml",
        table.part())
    }
    guard let notes else { return }
    try parts.add(
      "xl/comments\(number).xml", type: PackageParts.spreadsheet + "comments+xml", notes.part())
    try parts.add(
      "xl/drawings/vmlDrawing\(number).vml", extension: "vml",
      type: PackageParts.drawing + "vmlDrawing", notes.shapes())
  }

  private func writeDrawing(_ parts: inout PackageParts) throws(WorkbookError) {
    guard !charts.isEmpty || !pictures.isEmpty else { return }
    var drawing = DrawingPart()
    var relations = Relations()
    for chart in charts {
      let name = "chart\(parts.number("chart")).xml"
      try parts.add(
        "xl/charts/" + name, type: PackageParts.drawing + "drawingml.chart+xml",
        ChartPart(chart: chart).part())
      drawing.add(chart, id: relations.add("chart", "../charts/" + name))
    }
    for (image, picture) in zip(sheet.images, pictures) {
      let path = try parts.add(picture)
      let id = relations.add("image", "../" + path.dropFirst("xl/".count))
      drawing.add(image, picture, id: id)
    }
    let path = "xl/drawings/drawing\(number).xml"
    try parts.add(path, type: PackageParts.drawing + "drawing+xml", drawing.part())
    try parts.addRelations(relations, of: path)
  }
}
