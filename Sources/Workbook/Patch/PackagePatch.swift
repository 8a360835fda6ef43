import Grid

/// Works out which parts of a package a patch changes, and how.
struct PackagePatch {
  private let workbook: Workbook
  private var package: PackageEdit
  private var strings: SharedStringAppender?
  private var styles: StyleAppender?
  private var reader: CellReader
  private var removesFormula = false

  /// What Excel takes in one cell.
  static let longestText = 32_767

  /// The parts after a patch: cells first, then notes and sheets, rows last.
  ///
  /// - Throws: before anything is written, so a patch is made whole or not at all.
  static func package(
    of workbook: Workbook, with patch: WorkbookPatch
  ) throws(WorkbookError) -> PackageEdit {
    var package = try PackageEdit(workbook)
    if !patch.options.allowsSigned, let part = package.signature {
      throw WorkbookError(.unsupportedEdit(.signed), part: part)
    }
    if !patch.cells.isEmpty {
      var cells = try PackagePatch(package)
      try cells.make(PendingEdits(patch.cells))
      package = cells.package
    }
    try package.move(patch.rowMoves, leavesTexts: patch.options.leavesTextReferences)
    return package
  }

  private init(_ package: PackageEdit) throws(WorkbookError) {
    self.package = package
    workbook = package.workbook
    reader = try workbook.cellReader()
    if let path = workbook.sharedStringsPath {
      strings = SharedStringAppender(try package.bytes(path), part: path)
    }
  }

  mutating func make(_ edits: PendingEdits) throws(WorkbookError) {
    for (name, changes) in edits.bySheet {
      guard let sheet = workbook.sheets.first(where: { $0.name == name }) else {
        throw WorkbookError(.noSuchSheet(name))
      }
      guard sheet.isWorksheet, !sheet.path.isEmpty else {
        throw WorkbookError(
          .unsupportedEdit("no worksheet"), cell: changes[0].reference.description)
      }
      try patch(sheet, changes)
    }
    if let path = workbook.sharedStringsPath, let bytes = try strings?.patched() {
      package.replace(path, with: bytes)
    }
    if let path = workbook.stylesPath, let bytes = try styles?.patched() {
      package.replace(path, with: bytes)
    }
    if removesFormula { try package.removeCalculationChain() }
  }

  private mutating func patch(
    _ sheet: SheetPart, _ wanted: [CellChange]
  ) throws(WorkbookError) {
    let part = sheet.path
    let text = try PartText(package.bytes(part), part: part)
    let found = try cells(text.markup, Set(wanted.map(\.reference)))
    let map = try WorksheetMap(text.markup, wanted: Set(wanted.map(\.reference.row)).sorted())
    var worksheet = WorksheetPatch(map)
    var changes: [WorksheetPatch.Change] = []
    for edit in wanted {
      let value = found[edit.reference]?.value ?? .blank
      try PendingEdits.check(edit, found: value)
      // A cell the map does not know stands in another cell's row; nobody can say what it is.
      guard value.isBlank || worksheet.site(edit.reference) != nil else {
        throw WorkbookError(
          .unsupportedEdit("misplaced cell"), part: part, cell: edit.reference.description)
      }
      var change = WorksheetPatch.Change(reference: edit.reference)
      if let content = edit.content, !PendingEdits.same(content.value, value) {
        change.content = try self.content(content.value, edit)
      }
      for look in edit.looks {
        if case .change(let look) = look, let code = look.numberFormat {
          change.style = try style(like: worksheet.style(of: edit.reference), code)
        }
      }
      if change.content != nil || change.style != nil { changes.append(change) }
    }
    guard !changes.isEmpty else { return }
    package.replace(part, with: try worksheet.apply(changes, to: text))
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

  private mutating func content(
    _ value: CellValue, _ edit: CellChange
  ) throws(WorkbookError) -> CellContent {
    let cell = edit.reference.description
    switch value {
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
      styles = try StyleAppender(package.bytes(path), part: path)
    }
    return try styles?.style(like: index, numberFormat: code) ?? index
  }
}

extension PackageEdit {
  /// The chain lists the formula cells; without it Excel makes a new one.
  ///
  /// Source: ECMA-376 Part 1, 12.3.1 and 18.6.
  mutating func removeCalculationChain() throws(WorkbookError) {
    let book = workbook.workbookPart
    guard let chain = try relationships(of: book).first(ofType: "calcChain"), has(chain) else {
      return
    }
    try drop(chain)
    try removeRelationships(of: book, to: chain)
  }

  /// The part that holds a signature, which the smallest change would break.
  fileprivate var signature: String? {
    let paths: [String] =
      switch workbook.container {
      case .archive(let archive): archive.entries.map(\.path)
      case .folder(let files): files.map(\.path)
      case .csv: []
      }
    return paths.first { $0.lowercased().hasPrefix("_xmlsignatures/") }
  }
}

extension Refusal {
  static let signed = Refusal(
    "signed workbook",
    ja: "電子署名のあるブックです。書き換えると署名が無効になります。署名のない写しを直し、署名し直してください。",
    en:
      "The workbook is signed, and an edit would void the signature. Edit an unsigned copy and sign it."
  )
}
