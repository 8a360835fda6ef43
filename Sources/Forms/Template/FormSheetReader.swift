import Grid
import Notation

/// Makes a `FormSheet` of a template's sheet.
struct FormSheetReader {
  let sheet: Sheet
  let template: String
  let formats: CellFormats
  /// What the 項目 sheet says of the tags.
  var items: [TagItem] = []
  /// What the sheet's own drop-downs offer, where they let nothing else pass.
  var lists: [(ranges: [CellRange], options: [String])] = []

  /// Nil for a sheet without tags (a page of explanations).
  func read() throws(TemplateError) -> FormSheet? {
    var layout = GroupLayout()
    var sheetGroup: String?
    var cells: [TemplateCell] = []
    var exampleYears: [Int] = []
    for cell in sheet.cells {
      let pieces = try pieces(of: cell)
      for piece in pieces {
        switch piece {
        case .period(let example): exampleYears += [YearText(example)?.year].compactMap(\.self)
        case .open(let name, let count): layout.open(name, count: count, at: cell.reference)
        case .copy(let name): layout.openCopy(name, at: cell.reference)
        case .close(let name): try close(name, at: cell.reference, &layout)
        case .sheet(let name): sheetGroup = name
        default: break
        }
      }
      if let templateCell = templateCell(cell, pieces) { cells.append(templateCell) }
    }
    if let group = layout.unclosed { throw unclosed(group.name, at: group.place) }
    guard cells.contains(where: { !$0.tags.isEmpty }) else { return nil }
    layout.takeGaps(
      Dictionary(
        uniqueKeysWithValues: cells.filter { $0.kind == .heading }.map { ($0.reference, $0.text) }))
    layout.bound(cells.filter { !$0.tags.isEmpty }.map(\.reference))
    cells = layout.fillingDown(cells)
    let legend = Legend(besideGroups: layout.groups, cells)
    cells = layout.continueFirstCopies(cells.filter { !legend.places.contains($0.reference) })
    var form = assemble(cells, groups: layout.ordered(), sheetGroup: sheetGroup)
    form.legend = legend.keys
    form.exampleYears = exampleYears
    form.hiddenRows = sheet.hiddenRows
    form.hiddenColumns = sheet.hiddenColumns
    form.drawnTexts = Set(sheet.drawings.map(\.text))
    form.emptyBox = sheet.cells.lazy.compactMap { TickText.emptyBox(in: $0.value.raw) }.first
    return form
  }

  private func close(
    _ name: String, at cell: CellReference, _ layout: inout GroupLayout
  ) throws(TemplateError) {
    do throws(GroupLayout.Mistake) {
      try layout.close(name, at: region(cell))
    } catch {
      switch error {
      case .copiesNothing: throw copyMistake(name, at: cell)
      case .closesNothing, .inner: throw closingMistake(name, at: cell)
      }
    }
  }

  private func region(_ cell: CellReference) -> CellRange {
    sheet.merge(startingAt: cell) ?? CellRange(cell, cell)
  }

  private func options(_ cell: CellReference) -> [String]? {
    lists.first { $0.ranges.contains { $0.contains(cell) } }?.options
  }

  private func pieces(of cell: Cell) throws(TemplateError) -> [TagParser.Piece] {
    do throws(TagParser.Mistake) {
      return try TagParser.parse(cell.value.raw)
    } catch {
      throw TemplateError(
        template: template, sheet: sheet.name, cell: cell.reference, reason: error.reason,
        remedy: error.remedy)
    }
  }

  private func templateCell(_ cell: Cell, _ pieces: [TagParser.Piece]) -> TemplateCell? {
    var pattern = CellPattern(pieces)
    if pattern.tags.count == 1, pattern.tags[0].type == nil, let options = options(cell.reference) {
      pattern.tags[0].type = .choice(options)
    }
    let hasPeriod = pieces.contains { if case .period = $0 { true } else { false } }
    // Text between the tags of a composite is no heading; what stands before the first tag is.
    let text: String
    if pattern.tags.isEmpty {
      text = pieces.map { piece in
        switch piece {
        case .literal(let literal): literal
        case .period: LabelKey.period
        default: ""
        }
      }.joined()
    } else {
      text = pattern.label
    }
    let key = LabelKey.of(text)
    guard !key.isEmpty || !pattern.tags.isEmpty || hasPeriod else { return nil }
    // What the form calculates, a total, is no heading.
    if pattern.tags.isEmpty, FormSheet.isCalculated(cell) { return nil }
    let kind: TemplateCell.Kind =
      pattern.tags.isEmpty ? .heading : (key.isEmpty ? .tags : .labelledTags)
    var made = TemplateCell(
      region: region(cell.reference), key: key, text: text.trimmingSpaces,
      weight: key.isEmpty ? 0 : LabelKey.weight(key, isPrefix: kind == .labelledTags),
      pattern: pattern, kind: kind, isLocked: formats[cell.style].isLocked, link: nil,
      isDrawnBox: kind == .heading && TickText.isBox(text))
    made.takesPeriod = pattern.tags.contains { $0.type(items) == .period }
    return made
  }

  private func assemble(
    _ cells: [TemplateCell], groups: [GroupLayout.Group], sheetGroup: String?
  ) -> FormSheet {
    let byRow = Dictionary(grouping: cells, by: \.reference.row)
    let numbers = byRow.keys.sorted()
    let nesting = GroupLayout.nesting(groups)
    var formGroups = zip(groups, nesting).map { group, nesting in
      let first = numbers.firstIndex { group.rows.contains($0) } ?? 0
      let last = numbers.lastIndex { group.rows.contains($0) } ?? first
      var made = TemplateGroup(
        name: group.name, rows: first...last, columns: nesting.columns, parent: nesting.parent,
        repeats: group.repeats, copyRows: group.rows, drawnRows: group.drawnRows,
        drawnCopies: group.drawnCopies, hasDrawnTexts: group.hasDrawnTexts,
        unevenRows: group.unevenRows)
      made.gap = group.gap
      return made
    }
    var rows: [TemplateRow] = []
    for (index, number) in numbers.enumerated() {
      var row = TemplateRow(
        row: number, cells: byRow[number] ?? [],
        groups: formGroups.indices.filter { formGroups[$0].rows.contains(index) })
      row.mergedFromAbove = cells.map(\.region).filter {
        $0.first.row < number && $0.rows.contains(number)
      }.map(\.first.column)
      for cell in row.cells.indices {
        // What is merged beyond a copy's rows holds for all copies and is part of none, unless ↓
        // says that each copy takes it over.
        let region = row.cells[cell].region
        let fillsDown = row.cells[cell].tags.contains(where: \.fillsDown)
        row.cells[cell].group = row.groups.last {
          formGroups[$0].columns.contains(region.first.column)
            && (fillsDown || groups[$0].rows.contains(region.last.row))
        }
      }
      row.beginsMerge = row.cells.indices.filter { cell in
        let group = row.cells[cell].group
        // Of a copy inside, the first row comes again below the merge's own first row.
        let comesAgain = formGroups.indices.contains { inner in
          formGroups[inner].repeats && formGroups[inner].rows.lowerBound == index
            && inner != group && row.groups.contains(inner)
            && formGroups[inner].copyRows.count < row.cells[cell].region.rows.count
        }
        return row.cells[cell].kind == .tags && row.cells[cell].region.rows.count > 1
          && !row.cells[cell].tags.contains(where: \.fillsDown) && !comesAgain
      }
      rows.append(row)
    }
    HeadingLinks.add(to: &rows)
    HeadingLinks.addChoices(to: &rows, items)
    StackedRows.add(to: &rows, &formGroups, items)
    return FormSheet(
      name: sheet.name, rows: rows, groups: formGroups, sheetGroup: sheetGroup, sheet: sheet)
  }

  private func closingMistake(_ name: String, at cell: CellReference) -> TemplateError {
    TemplateError(
      template: template, sheet: sheet.name, cell: cell,
      reason: Message(
        ja: "{{/\(name)}} に合う始まりがありません。", en: "{{/\(name)}} closes a group that is not open here."),
      remedy: Message(
        ja: "{{#\(name)}} を前に書き、内側の組から順に閉じてください。",
        en: "Write {{#\(name)}} before it, and close inner groups first."))
  }

  private func copyMistake(_ name: String, at cell: CellReference) -> TemplateError {
    TemplateError(
      template: template, sheet: sheet.name, cell: cell,
      reason: Message(
        ja: "{{=\(name)}} の前に {{#\(name)}} … {{/\(name)}} がありません。",
        en: "{{=\(name)}} copies a group that does not stand before it."),
      remedy: Message(
        ja:
          "1組目を {{#\(name)}} と {{/\(name)}} で囲み、行数の違う2組目からを {{=\(name)}} と {{/\(name)}} で囲んでください。",
        en:
          "Put the first copy between {{#\(name)}} and {{/\(name)}}, later ones of another height "
          + "between {{=\(name)}} and {{/\(name)}}."))
  }

  private func unclosed(_ name: String, at cell: CellReference) -> TemplateError {
    TemplateError(
      template: template, sheet: sheet.name, cell: cell,
      reason: Message(
        ja: "{{#\(name)}} が閉じていません。", en: "{{#\(name)}} is never closed."),
      remedy: Message(
        ja: "組の最後のセルに {{/\(name)}} を書いてください。",
        en: "Write {{/\(name)}} in the last cell of the group."))
  }
}
