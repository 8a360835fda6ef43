import Grid

/// A note that a patch pins to a cell.
struct PinnedNote: Hashable, Sendable {
  var sheet: String
  var reference: CellReference
  var text: String
  var author: String
}

/// Pins notes to the cells of one sheet: the texts go into its comments part, the boxes into its VML
/// drawing; what of these is missing is made and linked.
///
/// Source: ECMA-376 Part 1, 18.7 (comments), 18.3.1.52 (legacyDrawing); Part 4, 19 (VML).
struct NotePatch {
  private var package: PackageEdit
  private let sheet: SheetPart
  /// Counted from 1; the shapes of different sheets get different numbers.
  private let number: Int
  private let notes: [PinnedNote]

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  static func add(_ notes: [PinnedNote], to package: inout PackageEdit) throws(WorkbookError) {
    for note in notes { _ = try package.worksheet(named: note.sheet) }
    for (index, sheet) in package.workbook.sheets.enumerated() {
      let own = notes.filter { $0.sheet == sheet.name }
      guard !own.isEmpty else { continue }
      var patch = NotePatch(package: package, sheet: sheet, number: index + 1, notes: own)
      try patch.addTexts()
      try patch.addBoxes()
      package = patch.package
    }
  }

  private mutating func addTexts() throws(WorkbookError) {
    var path = try package.relationships(of: sheet.path).first(ofType: "comments") ?? ""
    if !package.has(path) {
      path = package.freePath(package.folder + "comments", ".xml")
      let space = try package.text(sheet.path).markup.documentNamespace() ?? ""
      let empty = "<comments xmlns=\"\(space)\"><authors/><commentList/></comments>"
      try package.add(
        path, Array((Self.declaration + empty).utf8),
        contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
      _ = try package.addRelationship(of: sheet.path, type: "comments", target: path)
    }
    let text = try package.text(path)
    let markup = text.markup
    let lists = try markup.children(of: markup.root()).map(\.tag)
    guard let authorList = lists.first(where: { markup.isNamed($0, "authors") }),
      let noteList = lists.first(where: { markup.isNamed($0, "commentList") })
    else { throw markup.malformed("comments", at: 0) }
    var taken = Set<CellReference>()
    for (tag, _) in try markup.children(of: noteList) {
      if let place = markup.reference("ref", of: tag) {
        taken.insert(place)
      }
    }
    var authors: [String] = []
    for (tag, _) in try markup.children(of: authorList) { authors.append(try markup.text(of: tag)) }
    let known = authors.count
    let prefix = markup.prefix(of: noteList)
    var added: [UInt8] = []
    for note in notes {
      guard taken.insert(note.reference).inserted else {
        throw WorkbookError(
          .unsupportedEdit(.noteExists), part: path, cell: note.reference.description)
      }
      try CellContent.check(note.text, at: note.reference)
      if !authors.contains(note.author) { authors.append(note.author) }
      let author = authors.firstIndex(of: note.author) ?? 0
      let head = "<\(prefix)comment ref=\"\(note.reference)\" authorId=\"\(author)\">"
      added += Array((head + "<\(prefix)text><\(prefix)r>").utf8)
      added += CellContent.textElement(note.text, prefix: prefix)
      added += Array("</\(prefix)r></\(prefix)text></\(prefix)comment>".utf8)
    }
    var splices = Splices()
    let names = authors[known...].flatMap {
      Array("<\(prefix)author>".utf8) + MarkupText.content($0) + Array("</\(prefix)author>".utf8)
    }
    if !names.isEmpty { try markup.append(names, to: authorList, in: &splices) }
    try markup.append(added, to: noteList, in: &splices)
    try package.apply(splices, to: text)
  }

  /// The boxes in which the notes are drawn. Excel shows no note without one.
  private mutating func addBoxes() throws(WorkbookError) {
    let path = try drawing()
    let text = try package.text(path)
    // Old drawings are not always well-formed: only their ends are looked at.
    guard let end = text.markup.lastOffset(of: "</xml") else {
      throw text.markup.malformed("drawing", at: 0)
    }
    var splices = Splices()
    let shapes = try NoteShapes(text.markup, block: number)
    splices.insert(shapes.markup(of: notes), at: end)
    try package.apply(splices, to: text)
  }

  /// The sheet's VML drawing, which form controls may have brought along.
  private mutating func drawing() throws(WorkbookError) -> String {
    let text = try package.text(sheet.path)
    let markup = text.markup
    let map = try WorksheetMap(markup, wanted: [])
    let guards = try SheetGuards(map, in: package)
    for note in notes { try guards.check(note.reference) }
    if let tag = map.element("legacyDrawing") {
      let links = try package.relationships(of: sheet.path)
      guard let id = markup.linkID(of: tag), let path = links[id]?.target, package.has(path)
      else { throw markup.malformed("legacyDrawing", at: tag.range.lowerBound) }
      return path
    }
    let path = package.freePath(package.folder + "drawings/vmlDrawing", ".vml")
    try package.add(path, Array(NoteShapes.emptyDrawing(number).utf8), contentType: nil)
    try package.addDefault(
      extension: "vml", type: "application/vnd.openxmlformats-officedocument.vmlDrawing")
    let id = try package.addRelationship(of: sheet.path, type: "vmlDrawing", target: path)
    var splices = Splices()
    let element = try markup.linkElement("legacyDrawing", id, root: package.relationshipRoot)
    map.insert(element, before: Self.behindDrawing, in: &splices)
    try package.apply(splices, to: text)
    return path
  }

  /// What stands behind `legacyDrawing` in a worksheet.
  ///
  /// Source: ECMA-376 Part 1, A.2 (CT_Worksheet); controls come wrapped in AlternateContent.
  private static let behindDrawing = [
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst", "AlternateContent",
  ]
}

extension Refusal {
  static let noteExists = Refusal(
    "note exists",
    ja: "このセルにはもうメモがあります。Excel でそのメモに書き足してください。",
    en: "The cell already has a note. Add to that note in Excel.")
}
