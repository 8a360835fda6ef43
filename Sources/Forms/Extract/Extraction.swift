import Grid

/// Takes the fields and values out of an aligned sheet.
struct Extraction {
  let template: Template
  let form: FormSheet
  let sheet: SheetRows
  let result: SheetAligner.Result
  /// What bare numbers in headings stand for.
  let bareYears: [CellReference: BareYear]
  /// By row: the last row of the sheet before the next one that is there for something else.
  let ends: [Int]

  init(template: Template, form: FormSheet, sheet: SheetRows, result: SheetAligner.Result) {
    self.template = template
    self.form = form
    self.sheet = sheet
    self.result = result
    bareYears = Self.bareYears(template, form, sheet, result)
    var owners = Set<Int>()
    for step in result.steps {
      guard let row = step.row, let templateRow = step.templateRow, step.kind != .inserted,
        !form.rows[templateRow].cells.allSatisfy(\.isDrawnBox)
      else { continue }
      owners.insert(row)
    }
    var ends = Array(repeating: sheet.rows.last?.row ?? 0, count: sheet.rows.count)
    for row in sheet.rows.indices.dropLast().reversed() {
      ends[row] = owners.contains(row + 1) ? sheet.rows[row + 1].row - 1 : ends[row + 1]
    }
    self.ends = ends
  }

  struct Output {
    var record: Record
    var headings: [Alignment.Heading]
    var uncovered: [Location]
    /// Places whose heading was not found.
    var unnamed: Set<Location>
  }

  func run() -> Output {
    var builder = RecordBuilder(template: template, form: form, sheetIndex: sheet.index)
    var covered = Set<CellReference>()
    var headings: [Alignment.Heading] = []
    var unnamed: Set<Location> = []
    let deciding = Set(
      form.rows.flatMap(\.cells).compactMap { cell in
        cell.periodLink.flatMap { form.heading($0, of: cell)?.reference }
      })
    // Lower values that were read in the lines of the cell above.
    var folded: Set<LowerPlace> = []
    // The last row that was read, in the sheet and in the template.
    var above: (row: Int, templateRow: Int)?
    for (number, step) in result.steps.enumerated() {
      if case .repeatedGroup(let group) = step.kind { builder.restart(group) }
      guard let row = step.row, let templateRow = step.templateRow, let match = step.match
      else {
        readBlank(step, after: above, into: &builder)
        continue
      }
      if step.isRead { above = (row, templateRow) }
      for pair in match.pairs {
        let cell = form.rows[templateRow].cells[pair.templateCell]
        let found = sheet.rows[row].cells[pair.sheetCell]
        covered.insert(found.cell.reference)
        headings.append(
          Alignment.Heading(
            location: location(found.cell.reference), text: found.text, expected: cell.text,
            similarity: pair.similarity, isLocked: cell.isLocked,
            decidesPeriod: deciding.contains(cell.reference),
            bareYear: bareYears[found.cell.reference]))
      }
      guard step.isRead else { continue }
      builder.enter(templateRow, row: sheet.rows[row].row)
      var owners = Set<CellReference>()
      for index in form.rows[templateRow].cells.indices {
        let place = Place(templateRow: templateRow, cell: index, row: row, pairs: match.pairs)
        guard !folded.contains(LowerPlace(row: row, templateRow: templateRow, cell: index))
        else { continue }
        let lines = stack(place, step: number)
        folded.formUnion(lines.folded)
        read(place, lines, into: &builder, covered: &covered, owners: &owners)
        if let reference = unnamedCell(place), !isTaken(reference, place) {
          unnamed.insert(location(reference))
        }
      }
      if form.rows[templateRow].isLine || form.continuesCopy(templateRow) {
        // What is said again in each row of a copy is read with the first of them.
        covered.formUnion(
          sheet.rows[row].cells.filter { cell in
            sheet.same(above: cell, row: row).map { covered.contains($0.cell.reference) } ?? false
          }.map(\.cell.reference))
      }
    }
    let uncovered = sheet.rows.flatMap(\.cells).filter { cell in
      !covered.contains(cell.cell.reference) && !form.legend.contains(sheet.keys[cell.label])
    }.map { location($0.cell.reference) }
    return Output(
      record: builder.finish(), headings: headings, uncovered: uncovered, unnamed: unnamed)
  }

  /// The fields of a row that holds nothing else and that nobody filled: it is there, blank, right
  /// below the row before.
  private func readBlank(
    _ step: AlignmentStep, after above: (row: Int, templateRow: Int)?,
    into builder: inout RecordBuilder
  ) {
    guard step.kind == .deleted, let templateRow = step.templateRow, let above,
      templateRow == above.templateRow + 1
    else { return }
    let (row, last) = (form.rows[templateRow], form.rows[above.templateRow])
    let number = sheet.rows[above.row].row + row.row - last.row
    let next = sheet.rows.indices.contains(above.row + 1) ? sheet.rows[above.row + 1].row : .max
    guard row.weight == 0, row.groups == last.groups, !row.isLine, number < next,
      row.cells.allSatisfy({ $0.kind == .tags && $0.valueTags.isEmpty && !$0.tags.isEmpty })
    else { return }
    for (index, cell) in row.cells.enumerated() {
      let place = Place(templateRow: templateRow, cell: index, row: above.row, pairs: [])
      guard let column = reference(of: cell, place)?.column else { continue }
      let owner = sheet.owner(of: CellReference(row: number, column: column))
      guard owner.row == number else { continue }
      for (tag, (field, meant)) in fields(cell, nil, owner, place, nil).enumerated() {
        let source = RecordBuilder.Source(row: templateRow, cell: index, tag: tag)
        _ = builder.add(field, tag: meant, from: source, in: cell.group, row: number)
      }
    }
  }

  struct Place {
    var templateRow: Int
    var cell: Int
    var row: Int
    var pairs: [RowMatch.Pair]
  }

  func location(_ reference: CellReference, _ range: Range<Int>? = nil) -> Location {
    sheet.location(reference, range)
  }

  private func read(
    _ place: Place, _ stack: Stack, into builder: inout RecordBuilder,
    covered: inout Set<CellReference>, owners: inout Set<CellReference>
  ) {
    let cell = stack.cell
    guard !cell.tags.isEmpty, let reference = reference(of: cell, place),
      !isTaken(reference, place)
    else { return }
    var owner = sheet.owner(of: reference)
    // A cell, or a heading, merged over its neighbour's place says nothing for the neighbour.
    let isNeighbour = owner.column != reference.column && owner.row < reference.row
    let isHeading =
      cell.kind == .tags
      && place.pairs.contains {
        sheet.rows[place.row].cells[$0.sheetCell].cell.reference == owner
      }
    let isTaken = !owners.insert(owner).inserted && !isNameToo(cell, owner, place)
    if isTaken || isHeading || isNeighbour && covered.contains(owner) { owner = reference }
    let found = sheet.sheet[owner]
    if let arrow = cell.pattern.arrow {
      covered.formUnion(readArrow(arrow, cell, from: reference, place, into: &builder))
    } else if cell.valueTags.isEmpty {
      let fields = fields(cell, found, owner, place, stack.lines.first)
      for (index, (field, tag)) in fields.enumerated() {
        var field = field
        if let found = ticks(of: field, cell, reference, place) {
          field = field.answered(by: found.group)
          covered.formUnion(found.cells)
        }
        let source = RecordBuilder.Source(row: place.templateRow, cell: place.cell, tag: index)
        let row = sheet.rows[place.row].row
        if builder.add(field, tag: tag, from: source, in: cell.group, row: row) {
          covered.insert(owner)
        }
      }
    } else {
      covered.insert(owner)
      for value in values(cell, found, owner, place, stack.lines.first) {
        builder.add(value, in: cell.group)
      }
    }
    readLower(stack, found, owner, place, into: &builder)
  }

  /// 「居宅サービス 小計」 over the places of a group and of a name in one row says both.
  private func isNameToo(_ cell: TemplateCell, _ owner: CellReference, _ place: Place) -> Bool {
    guard cell.tags.contains(where: { $0.isIndicatorPart && $0.isName }) else { return false }
    let row = form.rows[place.templateRow]
    return row.cells.indices.contains { index in
      var beside = place
      beside.cell = index
      return index != place.cell && row.cells[index].tags.contains(where: \.fillsDown)
        && owner.row == sheet.rows[place.row].row
        && reference(of: row.cells[index], beside) == owner
    }
  }

  /// The lower values that stand in the lines of the upper one's cell.
  private func readLower(
    _ stack: Stack, _ found: Cell?, _ owner: CellReference, _ place: Place,
    into builder: inout RecordBuilder
  ) {
    for (below, line) in zip(stack.cell.below, stack.lines.dropFirst()) {
      let lower = form.rows[below.row].cells[below.cell]
      let place = Place(templateRow: below.row, cell: below.cell, row: place.row, pairs: [])
      let source = RecordBuilder.Source(row: below.row, cell: below.cell, tag: 0)
      if lower.valueTags.isEmpty {
        for (field, tag) in fields(lower, found, owner, place, line) {
          _ = builder.add(
            field, tag: tag, from: source, in: lower.group, row: sheet.rows[place.row].row)
        }
      } else {
        for value in values(lower, found, owner, place, line) {
          builder.add(value, in: lower.group)
        }
      }
    }
  }

  /// The cell read there, where the heading that should name it is not in the sheet.
  private func unnamedCell(_ place: Place) -> CellReference? {
    let cell = form.rows[place.templateRow].cells[place.cell]
    guard cell.kind == .tags, let link = cell.link,
      headingWeight(link, place) > Costs.circledNumber,
      (headingSimilarity(link, place) ?? 0) < Costs.likeHeading
    else { return nil }
    return reference(of: cell, place).map(sheet.owner)
  }

  /// Whether a place whose own heading is gone is where another heading stands: the column of the
  /// one was deleted, and what follows is the other's.
  private func isTaken(_ reference: CellReference, _ place: Place) -> Bool {
    guard unnamedCell(place) != nil else { return false }
    let row = form.rows[place.templateRow]
    return row.cells.indices.contains { other in
      let cell = row.cells[other]
      guard other != place.cell, cell.kind == .tags, cell.link != nil,
        cell.link != row.cells[place.cell].link
      else { return false }
      var beside = place
      beside.cell = other
      return unnamedCell(beside) == nil && self.reference(of: cell, beside) == reference
    }
  }

  private func headingWeight(_ link: TemplateCell.Link, _ place: Place) -> Double {
    switch link {
    case .above(let row, let cell): form.rows[row].cells[cell].weight
    case .left(let cell): form.rows[place.templateRow].cells[cell].weight
    }
  }

  private func headingSimilarity(_ link: TemplateCell.Link, _ place: Place) -> Double? {
    switch link {
    case .above(let row, let cell):
      result.columns.anchor(template: row, cell: cell, above: place.row)?.similarity
    case .left(let cell): place.pairs.first { $0.templateCell == cell }?.similarity
    }
  }

  /// The cell of the sheet that a tagged cell of the template stands for.
  private func reference(of cell: TemplateCell, _ place: Place) -> CellReference? {
    if cell.kind == .labelledTags {
      guard let pair = place.pairs.first(where: { $0.templateCell == place.cell })
      else { return nil }
      return sheet.rows[place.row].cells[pair.sheetCell].cell.reference
    }
    return result.columns.place(
      template: place.templateRow, cell: place.cell, row: place.row, pairs: place.pairs)
  }

  func headingEnd(_ link: TemplateCell.Link?, _ place: Place) -> Int? {
    guard case .above(let row, let cell)? = link else { return nil }
    return result.columns.anchor(template: row, cell: cell, above: place.row)?.region.last.column
  }

  func heading(_ link: TemplateCell.Link?, _ place: Place) -> CellReference? {
    switch link {
    case .above(let row, let cell):
      result.columns.anchor(template: row, cell: cell, above: place.row)?.reference
    case .left(let cell):
      place.pairs.first { $0.templateCell == cell }
        .map { sheet.rows[place.row].cells[$0.sheetCell].cell.reference }
    case nil: nil
    }
  }
}
