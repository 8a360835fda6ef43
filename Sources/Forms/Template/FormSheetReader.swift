import Grid
import Notation

/// Makes a `FormSheet` of a template's sheet.
struct FormSheetReader {
  let sheet: Sheet
  let template: String

  private struct OpenGroup {
    var name: String
    var count: Int
    var row: Int
    var cell: CellReference
  }

  private struct SheetGroup {
    var name: String
    var rows: ClosedRange<Int>
    var count: Int
  }

  /// Nil for a sheet without tags (a page of explanations).
  func read() throws(TemplateError) -> FormSheet? {
    var open: [OpenGroup] = []
    var groups: [SheetGroup] = []
    var sheetGroup: String?
    var cells: [TemplateCell] = []
    for cell in sheet.cells {
      let pieces = try pieces(of: cell)
      for piece in pieces {
        switch piece {
        case .open(let name, let count):
          open.append(
            OpenGroup(name: name, count: count, row: cell.reference.row, cell: cell.reference))
        case .close(let name):
          guard let group = open.popLast(), group.name == name else {
            throw closingMistake(name, expected: open.last?.name, at: cell.reference)
          }
          let last = sheet.merge(startingAt: cell.reference)?.last.row ?? cell.reference.row
          groups.append(SheetGroup(name: name, rows: group.row...last, count: group.count))
        case .sheet(let name): sheetGroup = name
        default: break
        }
      }
      if let templateCell = templateCell(cell, pieces) { cells.append(templateCell) }
    }
    if let group = open.last { throw unclosed(group) }
    guard cells.contains(where: { !$0.tags.isEmpty }) else { return nil }
    return assemble(cells, groups: groups, sheetGroup: sheetGroup)
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
    let region =
      sheet.merge(startingAt: cell.reference) ?? CellRange(cell.reference, cell.reference)
    let pattern = CellPattern(pieces)
    let hasPeriod = pieces.contains(.period)
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
    } else if case .literal(let literal)? = pattern.segments.first {
      text = literal
    } else {
      text = ""
    }
    let key = LabelKey.of(text)
    guard !key.isEmpty || !pattern.tags.isEmpty || hasPeriod else { return nil }
    let kind: TemplateCell.Kind =
      pattern.tags.isEmpty ? .heading : (key.isEmpty ? .tags : .labelledTags)
    return TemplateCell(
      region: region, key: key, text: text.trimmingSpaces,
      weight: key.isEmpty ? 0 : LabelKey.weight(key, isPrefix: kind == .labelledTags),
      pattern: pattern, kind: kind, link: nil)
  }

  private func assemble(
    _ cells: [TemplateCell], groups: [SheetGroup], sheetGroup: String?
  ) -> FormSheet {
    var byRow: [Int: [TemplateCell]] = [:]
    for cell in cells {
      let row = cell.reference.row
      if isDrawnCopy(row, groups) { continue }
      byRow[row, default: []].append(cell)
    }
    let numbers = byRow.keys.sorted()
    // Outer groups first; of two on the same rows the one that closed later is the outer one.
    let ordered = groups.enumerated().sorted {
      ($0.element.rows.count, $0.offset) > ($1.element.rows.count, $1.offset)
    }.map(\.element)
    var formGroups: [TemplateGroup] = []
    for group in ordered {
      guard let first = numbers.firstIndex(where: { group.rows.contains($0) }),
        let last = numbers.lastIndex(where: { group.rows.contains($0) })
      else { continue }
      formGroups.append(TemplateGroup(name: group.name, rows: first...last, count: group.count))
    }
    var rows: [TemplateRow] = []
    for (index, number) in numbers.enumerated() {
      rows.append(
        TemplateRow(
          row: number, cells: byRow[number] ?? [],
          groups: formGroups.indices.filter { formGroups[$0].rows.contains(index) }))
    }
    HeadingLinks.add(to: &rows)
    return FormSheet(name: sheet.name, rows: rows, groups: formGroups, sheetGroup: sheetGroup)
  }

  /// `{{#指標 4}}`: the form draws four, and only the first is tagged.
  private func isDrawnCopy(_ row: Int, _ groups: [SheetGroup]) -> Bool {
    groups.contains { group in
      let behind = row - group.rows.upperBound
      return behind > 0 && behind <= group.rows.count * (group.count - 1)
    }
  }

  private func closingMistake(
    _ name: String, expected: String?, at cell: CellReference
  ) -> TemplateError {
    TemplateError(
      template: template, sheet: sheet.name, cell: cell,
      reason: Message(
        ja: "{{/\(name)}} に合う始まりがありません。", en: "{{/\(name)}} closes a group that is not open here."),
      remedy: Message(
        ja: "{{#\(name)}} を前に書き、内側の組から順に閉じてください。",
        en: "Write {{#\(name)}} before it, and close inner groups first."))
  }

  private func unclosed(_ group: OpenGroup) -> TemplateError {
    TemplateError(
      template: template, sheet: sheet.name, cell: group.cell,
      reason: Message(
        ja: "{{#\(group.name)}} が閉じていません。", en: "{{#\(group.name)}} is never closed."),
      remedy: Message(
        ja: "組の最後のセルに {{/\(group.name)}} を書いてください。",
        en: "Write {{/\(group.name)}} in the last cell of the group."))
  }
}
