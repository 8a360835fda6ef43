import Grid

/// Works out which parts of a package an edit changes, and how.
struct PackagePatch {
  private let workbook: Workbook
  private(set) var changed: [String: [UInt8]] = [:]
  private(set) var removed: Set<String> = []
  private var strings: SharedStringAppender?
  private var styles: StyleAppender?
  private var reader: CellReader
  private var removesFormula = false

  /// What Excel takes in one cell.
  static let longestText = 32_767

  init(_ workbook: Workbook) throws(WorkbookError) {
    self.workbook = workbook
    reader = try workbook.cellReader()
    if let path = workbook.sharedStringsPath {
      strings = SharedStringAppender(try workbook.partBytes(path), part: path)
    }
  }

  /// - Throws: before anything is written, so a patch is made whole or not at all.
  mutating func make(_ edits: PendingEdits) throws(WorkbookError) {
    for (name, edits) in edits.bySheet {
      guard let sheet = workbook.sheets.first(where: { $0.name == name }) else {
        throw WorkbookError(.noSuchSheet(name))
      }
      guard sheet.isWorksheet, !sheet.path.isEmpty else {
        throw WorkbookError(.unsupportedEdit("no worksheet"), cell: edits[0].reference.description)
      }
      try patch(sheet, edits)
    }
    if let path = workbook.sharedStringsPath, let bytes = try strings?.patched() {
      changed[path] = bytes
    }
    if let path = workbook.stylesPath, let bytes = try styles?.patched() { changed[path] = bytes }
    if removesFormula { try removeCalculationChain() }
  }

  private mutating func patch(
    _ sheet: SheetPart, _ edits: [CellEdit]
  ) throws(WorkbookError) {
    let part = sheet.path
    let text = try PartText(workbook.partBytes(part), part: part)
    let found = try cells(text.markup, Set(edits.map(\.reference)))
    let map = try WorksheetMap(text.markup, wanted: Set(edits.map(\.reference.row)).sorted())
    var worksheet = WorksheetPatch(map)
    var changes: [WorksheetPatch.Change] = []
    for edit in edits {
      let value = found[edit.reference]?.value ?? .blank
      try PendingEdits.check(edit, found: value)
      // A cell the map does not know stands in another cell's row; nobody can say what it is.
      guard value.isBlank || worksheet.site(edit.reference) != nil else {
        throw WorkbookError(
          .unsupportedEdit("misplaced cell"), part: part, cell: edit.reference.description)
      }
      let same = PendingEdits.same(edit.to, value)
      if same, edit.numberFormat == nil { continue }
      var change = WorksheetPatch.Change(reference: edit.reference)
      if !same { change.content = try content(edit) }
      if let code = edit.numberFormat {
        change.style = try style(like: worksheet.style(of: edit.reference), code)
      }
      changes.append(change)
    }
    guard !changes.isEmpty else { return }
    changed[part] = try worksheet.apply(changes, to: text)
    strings?.references -= worksheet.releasedStrings
    if worksheet.removedFormula { removesFormula = true }
  }

  /// The wanted cells as the reader sees them.
  private mutating func cells(
    _ markup: Markup, _ wanted: Set<CellReference>
  ) throws(WorkbookError) -> [CellReference: Cell] {
    var found: [CellReference: Cell] = [:]
    let bytes = markup.bytes.span
    var scanner = WorksheetScanner(part: markup.part, nesting: workbook.limits.nesting)
    reader.beginSheet()
    while true {
      let event = try scanner.next(bytes)
      if event == .end { return found }
      guard event == .cell else { continue }
      let place = CellReference(row: scanner.row, column: scanner.column)
      if wanted.contains(place) { found[place] = try reader.cell(scanner, bytes) }
    }
  }

  private mutating func content(_ edit: CellEdit) throws(WorkbookError) -> CellContent {
    let cell = edit.reference.description
    switch edit.to {
    case .blank: return .blank
    case .boolean(let flag): return .value(type: "b", text: flag ? "1" : "0")
    case .error(let code):
      return .value(
        type: "e", text: String(decoding: MarkupText.cellText(code), as: UTF8.self))
    case .number(let number):
      guard number.isFinite else { throw WorkbookError(.unsupportedEdit("number"), cell: cell) }
      return .value(type: nil, text: ExactDecimal.shortestText(of: number))
    case .text(let text):
      guard !text.isEmpty else { return .blank }
      guard text.utf16.count <= Self.longestText else {
        throw WorkbookError(.unsupportedEdit("text too long"), cell: cell)
      }
      guard let index = strings?.index(of: text) else { return .inline(text) }
      strings?.references += 1
      return .value(type: "s", text: String(index))
    }
  }

  private mutating func style(like index: Int, _ code: String) throws(WorkbookError) -> Int {
    if styles == nil {
      guard let path = workbook.stylesPath else {
        throw WorkbookError(.unsupportedEdit("no styles"))
      }
      styles = try StyleAppender(workbook.partBytes(path), part: path)
    }
    return try styles?.style(like: index, numberFormat: code) ?? index
  }

  /// The chain lists the formula cells; without it Excel makes a new one.
  ///
  /// Source: ECMA-376 Part 1, 12.3.1 and 18.6.
  private mutating func removeCalculationChain() throws(WorkbookError) {
    let relationships = try Relationships.of(
      workbook.workbookPart, in: workbook.container, limits: workbook.limits)
    guard let chain = relationships.first(ofType: "calcChain"), workbook.container.has(chain)
    else { return }
    removed.insert(chain)
    let links = PartPath.relationships(of: workbook.workbookPart)
    try removeChildren(of: links) { markup, tag in
      markup.value("Type", of: tag)?.hasSuffix("/calcChain") == true
    }
    guard workbook.container.has(ContentTypes.path) else { return }
    try removeChildren(of: ContentTypes.path) { markup, tag in
      let name = markup.value("PartName", of: tag).flatMap { PartPath.resolve($0, from: "") }
      return name?.lowercased() == chain.lowercased()
    }
  }

  private mutating func removeChildren(
    of part: String, where matches: (Markup, Markup.Tag) -> Bool
  ) throws(WorkbookError) {
    let text = try PartText(workbook.partBytes(part), part: part)
    var splices = Splices()
    for (tag, end) in try text.markup.children(of: text.markup.root())
    where matches(text.markup, tag) {
      splices.replace(tag.range.lowerBound..<end, with: [])
    }
    if !splices.isEmpty { changed[part] = try text.applying(splices) }
  }
}
