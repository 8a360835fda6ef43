import Grid
import Notation

/// The fields that a cell holds, and the boxes that answer them.
extension Extraction {
  func fields(
    _ cell: TemplateCell, _ found: Cell?, _ owner: CellReference, _ place: Place,
    _ line: Range<Int>?
  ) -> [(Field, Tag)] {
    let raw = found?.value.raw ?? ""
    let label = cell.kind == .labelledTags ? owner : heading(cell.link, place)
    let whole = cell.pattern.segments.count == 1 && line == nil
    let ranges =
      line.map { [$0] }
      ?? (whole ? [0..<raw.utf8.count] : cell.pattern.match(raw) ?? cell.pattern.matchClosed(raw))
    let expected = cell.kind == .labelledTags ? cell.text : ""
    let isBelowOwner = owner.row < sheet.rows[place.row].row
    let isTall = sheet.sheet.merge(startingAt: owner).map { $0.rows.count > 1 } ?? false
    return cell.tags.enumerated().map { index, tag in
      let range = ranges?[index] ?? (index == 0 ? 0..<raw.utf8.count : 0..<0)
      let part = whole ? raw : String(decoding: Array(raw.utf8)[range], as: UTF8.self)
      let item = template.item(tag.key)
      let shown = label.flatMap { sheet.sheet[$0] }?.shown ?? ""
      let field = Field(
        key: tag.key, location: location(owner, whole ? nil : range), cell: found, raw: part,
        text: whole ? found?.shown ?? "" : part, type: tag.type(template.items) ?? .text,
        required: item?.required ?? false, label: label.map { location($0) },
        heading: item.flatMap { $0.heading.isEmpty ? nil : $0.heading }
          ?? (expected.isEmpty ? shown : expected),
        filledDown: tag.fillsDown && isBelowOwner, isMergedDown: tag.fillsDown && isBelowOwner,
        beginsMerge: tag.fillsDown && isTall && !isBelowOwner, isPrinted: tag.printed != nil)
      return (field, tag)
    }
  }

  /// The boxes that answer a field of choices; nil where it is answered in words.
  func ticks(
    of field: Field, _ cell: TemplateCell, _ reference: CellReference, _ place: Place
  ) -> (group: TickGroup, cells: Set<CellReference>)? {
    let options = field.type.options
    guard !options.isEmpty, !field.filledDown,
      // Signs may be the choices themselves: ◎ ○ △.
      !options.contains(where: { TickText.bare($0) != nil })
    else { return nil }
    let region =
      sheet.sheet.merge(containing: reference) ?? CellRange(field.location.cell, reference)
    let below = min(ends[place.row], region.first.row + 2 * options.count)
    let corner = CellReference(
      row: max(region.last.row, below),
      column: max(region.last.column, lastColumn(of: cell, place)))
    return TickReading(
      sheet: sheet, options: options, isExclusive: field.type == .choice(options), region: region,
      area: CellRange(region.first, corner), headed: headed(cell, place)
    ).read(own: field)
  }

  /// The cells of this row under the headings that name the options.
  private func headed(
    _ cell: TemplateCell, _ place: Place
  ) -> [(option: String, cell: CellReference)] {
    cell.choiceHeadings.compactMap { heading in
      let anchor = result.columns.anchor(
        template: heading.row, cell: heading.cell, above: place.row)
      return anchor.map { anchor in
        let column = anchor.region.first.column
        let reference = CellReference(row: sheet.rows[place.row].row, column: column)
        return (heading.option, sheet.owner(of: reference))
      }
    }
  }

  /// The last column before the next place or heading of the row that is not one of the options.
  private func lastColumn(of cell: TemplateCell, _ place: Place) -> Int {
    let row = form.rows[place.templateRow]
    let next = row.cells.indices.first { index in
      index > place.cell && !row.cells[index].isDrawnBox
    }
    guard let next else {
      return sheet.rows[place.row].cells.last?.region.last.column ?? cell.region.last.column
    }
    let paired = place.pairs.first { $0.templateCell == next }
      .map { sheet.rows[place.row].cells[$0.sheetCell].region.first }
    let found =
      paired
      ?? result.columns.place(
        template: place.templateRow, cell: next, row: place.row, pairs: place.pairs)
    return found.column - 1
  }
}
