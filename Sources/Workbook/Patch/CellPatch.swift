import Grid

/// Makes the changes of cells: values, formulas and looks.
struct CellPatch {
  private var package: PackageEdit
  private var strings: SharedStringAppender?
  private var styles: StyleAppender?
  private var values: StoredValues
  private var touchesFormula = false

  static func make(
    _ changes: [CellChange], in package: inout PackageEdit
  ) throws(WorkbookError) {
    var patch = CellPatch(package: package)
    for (name, changes) in try PendingEdits(changes).bySheet {
      try patch.make(changes, in: try package.worksheet(named: name))
    }
    try patch.finish()
    package = patch.package
  }

  private init(package: PackageEdit) {
    self.package = package
    values = StoredValues(package.workbook)
  }

  private mutating func make(
    _ changes: [CellChange], in sheet: SheetPart
  ) throws(WorkbookError) {
    let text = try package.text(sheet.path)
    let map = try WorksheetMap(text.markup, wanted: Set(changes.map(\.reference.row)).sorted())
    let found = try values.cells(of: map, changes.map(\.reference))
    let guards = try SheetGuards(map, in: package)
    var wanted: [WorksheetPatch.Change] = []
    for change in changes {
      let value = found[change.reference]?.value ?? .blank
      try PendingEdits.check(change, found: value)
      if let change = try self.change(change, found[change.reference], map) {
        try guards.check(change)
        wanted.append(change)
      }
    }
    guard !wanted.isEmpty else { return }
    var worksheet = WorksheetPatch(map)
    try worksheet.plan(wanted)
    let added = wanted.count { $0.content?.type == "s" }
    if worksheet.releasedStrings > 0 || added > 0 {
      try withStrings { $0?.references += added - worksheet.releasedStrings }
    }
    if worksheet.touchesFormula { touchesFormula = true }
    try package.apply(worksheet.splices, to: text)
  }

  /// What a change comes to, nil where everything is as wanted.
  private mutating func change(
    _ change: CellChange, _ cell: Cell?, _ map: WorksheetMap
  ) throws(WorkbookError) -> WorksheetPatch.Change? {
    var result = WorksheetPatch.Change(reference: change.reference)
    if let content = change.content {
      let keeps =
        if case .value(let value) = content {
          cell?.formula == nil && PendingEdits.same(value, cell?.value ?? .blank)
        } else {
          false
        }
      if !keeps {
        if let rich = try inlineText(content, cell, map) {
          result.content = rich
        } else {
          result.content = try self.content(content, change.reference, former(cell, map))
        }
      }
    }
    let present = map.style(of: change.reference)
    var style = present
    for look in change.looks {
      do throws(WorkbookError) {
        style = try self.style(look, like: style)
      } catch {
        throw error.at(change.reference)
      }
    }
    if style != present { result.style = style }
    return result.content == nil && result.style == nil ? nil : result
  }

  /// A text for a cell whose own, in the cell itself, has looks or furigana to be kept.
  private func inlineText(
    _ content: CellChange.Content, _ cell: Cell?, _ map: WorksheetMap
  ) throws(WorkbookError) -> CellContent? {
    guard case .value(.text(let text)) = content, !text.isEmpty, let cell,
      let tag = map.cell(cell.reference)?.tag, map.markup.value("t", of: tag) == "inlineStr",
      let item = try map.markup.children(of: tag).first(where: { map.markup.isNamed($0.tag, "is") }
      ),
      let rich = try ChangedText(item.tag, map.markup), cell.value == .text(rich.text)
    else { return nil }
    try CellContent.check(text, at: cell.reference)
    return rich.content(saying: text, prefix: map.markup.prefix(of: tag)).map(CellContent.rich)
  }

  /// The shared string that a cell has.
  private func former(
    _ cell: Cell?, _ map: WorksheetMap
  ) throws(WorkbookError) -> (index: Int, text: String)? {
    guard let cell, case .text(let text) = cell.value, let tag = map.cell(cell.reference)?.tag,
      map.markup.value("t", of: tag) == "s",
      let value = try map.markup.children(of: tag).first(where: { map.markup.isNamed($0.tag, "v") }
      ),
      let index = Int(try map.markup.text(of: value.tag))
    else { return nil }
    return (index, text)
  }

  private mutating func content(
    _ content: CellChange.Content, _ reference: CellReference,
    _ former: (index: Int, text: String)?
  ) throws(WorkbookError) -> CellContent {
    switch content {
    case .formula(let formula, let cached):
      return try CellContent(formula: formula, cached: cached, at: reference)
    case .result(let value): return try CellContent(result: value, at: reference)
    case .value(.text(let text)) where !text.isEmpty:
      try CellContent.check(text, at: reference)
      return try withStrings { strings in
        guard let index = strings?.index(of: text, insteadOf: former) else { return .inline(text) }
        return .value(type: "s", text: String(index))
      }
    case .value(let value): return try CellContent(plain: value, at: reference)
    }
  }

  /// The table is opened when a text needs it; without one, texts stand in their cells.
  private mutating func withStrings<T>(
    _ body: (inout SharedStringAppender?) -> T
  ) throws(WorkbookError) -> T {
    if strings == nil, let path = package.workbook.sharedStringsPath {
      strings = SharedStringAppender(
        try package.bytes(path), part: path, limits: package.workbook.limits)
    }
    return body(&strings)
  }

  private mutating func style(
    _ look: CellChange.Look, like index: Int
  ) throws(WorkbookError) -> Int {
    if case .format(0) = look { return 0 }
    var styles = if let open = self.styles { open } else { try package.styles() }
    defer { self.styles = styles }
    switch look {
    case .format(let index):
      try styles.check(index)
      return index
    case .change(let change): return try styles.style(like: index, change)
    }
  }

  private mutating func finish() throws(WorkbookError) {
    if let path = package.workbook.sharedStringsPath, let bytes = try strings?.patched() {
      package.replace(path, with: bytes)
    }
    if let styles { try package.apply(styles) }
    if touchesFormula { try package.removeCalculationChain() }
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
}
