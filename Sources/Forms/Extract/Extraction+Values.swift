import Grid
import Notation

/// The values of indicators that a cell holds.
extension Extraction {
  /// - Parameter line: the stretch of the cell's text that is the value, nil for all of it.
  func values(
    _ cell: TemplateCell, _ found: Cell?, _ owner: CellReference, _ place: Place,
    _ line: Range<Int>?
  ) -> [IndicatorValue] {
    let raw = found?.value.raw ?? ""
    let ranges =
      line.map { line in cell.tags.map { _ in line } }
      ?? (cell.valueTags.count > 1 || isLabelled(cell) ? cell.pattern.match(raw) : nil)
    let headingCell = heading(cell.link, place)
    let periodCell = heading(cell.periodLink, place) ?? headingCell
    return cell.tags.enumerated().compactMap { index, tag in
      guard let role = tag.role else { return nil }
      let range = ranges?[index] ?? 0..<raw.utf8.count
      let reading = ValueReading(
        cell: range.count == raw.utf8.count ? found : nil,
        raw: String(decoding: Array(raw.utf8)[range], as: UTF8.self), offset: range.lowerBound,
        holdsName: cell.tags.contains { $0.isIndicatorPart && $0.isName },
        holdsUnit: cell.tags.contains { $0.key == "指標.単位" })
      var value = reading.value(role, location: location(owner, ranges == nil ? nil : range))
      value.cell = found
      value.heading = headingCell.flatMap { sheet.sheet[$0] }?.shown ?? ""
      value.headingLocation = headingCell.map { location($0) }
      value.periodLocation = periodCell.map { location($0) }
      value.period = value.statedPeriod ?? period(tag, heading: periodCell)
      return value
    }
  }

  private func period(_ tag: Tag, heading: CellReference?) -> Period? {
    switch tag.period {
    case .fixed(let period): period
    case .heading, nil:
      heading.flatMap { bareYears[$0]?.period }
        ?? heading.flatMap { sheet.sheet[$0] }.flatMap { Period.inHeading($0.shown) }?
        .resolved(among: template.knownYears)
    case .last: template.settings.string("目標年度").flatMap { Period.parse($0) }
    case .stated: nil
    }
  }

  /// A label and a value, with its unit or without.
  private func isLabelled(_ cell: TemplateCell) -> Bool {
    cell.kind == .labelledTags && cell.tags.allSatisfy { $0.role != nil || $0.key == "指標.単位" }
  }

  /// The values left and right of an arrow, line by line, over all cells that stand for the
  /// template's one; gives the cells looked at.
  func readArrow(
    _ arrow: CellPattern.Arrow, _ cell: TemplateCell, from reference: CellReference, _ place: Place,
    into builder: inout RecordBuilder
  ) -> [CellReference] {
    // With columns inserted the heading above is wider than in the template.
    let end = max(
      reference.column + cell.region.columns.count - 1, headingEnd(cell.link, place) ?? 0)
    let columns = reference.column...end
    let cells = sheet.rows[place.row].cells.filter { columns.contains($0.region.first.column) }
    for (line, sides) in ArrowText.lines(cells.map(\.text)).enumerated() {
      for (side, tag) in [(sides.left, arrow.left), (sides.right, arrow.right)] {
        guard let side, let role = tag.role else { continue }
        let found = cells[side.cell].cell
        let raw = String(decoding: Array(cells[side.cell].text.utf8)[side.range], as: UTF8.self)
        let reading = ValueReading(
          cell: cells[side.cell].text == raw ? found : nil, raw: raw,
          offset: side.range.lowerBound, holdsName: false, holdsUnit: true)
        var value = reading.value(role, location: location(found.reference))
        value.cell = found
        value.raw = cells[side.cell].text
        let headingCell = heading(cell.link, place)
        value.heading = headingCell.flatMap { sheet.sheet[$0] }?.shown ?? ""
        value.headingLocation = headingCell.map { location($0) }
        value.period =
          value.statedPeriod ?? period(tag, heading: heading(cell.periodLink, place))
        builder.add(value, line: line, in: cell.group)
      }
    }
    return cells.map(\.cell.reference)
  }
}
