import Grid
import Notation

/// What one cell of a form says for a record.
struct CellFill {
  let template: Template
  let sheet: DrawnSheet
  let years: HeadingYears

  struct Content {
    var value: CellValue
    /// The number format to give the cell, nil where it keeps its own.
    var format: String?
    /// The values that went in.
    var written: [FormData.Value] = []
  }

  /// - Returns: nil where the cell stays as it is drawn.
  func content(_ place: RowPlan.Place, _ cell: DrawnSheet.DrawnCell) -> Content? {
    if cell.tags.contains(where: { $0.role != nil }) {
      let values = ValueFill(
        cell: cell, template: template, years: years, row: sheet.rowNumber(of: cell),
        sheet: sheet
      ).content(place)
      if let values { return values }
      guard place.drawn?.isEmpty ?? true else { return nil }
      // A label stays without its value.
      if CellPattern(cell.pieces).label.isEmpty {
        return Content(value: .blank, format: countFormat(cell))
      }
    }
    let texts = cell.tags.map { tag in
      let text = text(tag, place, cell)
      return text.isEmpty && tag.key == "指標.単位" ? captionUnit(tag, cell, place) : text
    }
    let isBlank = texts.allSatisfy(\.isEmpty)
    if isBlank, let drawn = place.drawn, !cell.tags.isEmpty {
      // A later copy that is no longer the fourth is not numbered ④.
      let counted = CircledNumber.counted(drawn, copy: place.copy)
      return counted == drawn ? nil : Content(value: .text(counted))
    }
    var result = ""
    var tag = 0
    var period = 0
    for piece in cell.pieces {
      switch piece {
      case .literal(let text): result += literal(text, place)
      case .period:
        let all = years.texts[cell.reference] ?? []
        result += all.indices.contains(period) ? all[period] : ""
        period += 1
      case .tag:
        result += texts[tag]
        tag += 1
      case .open, .close, .copy, .sheet: break
      }
    }
    if isBlank, !cell.tags.isEmpty {
      // Only what says something without the fields stays: 施策, ①, not a lone → or space.
      result = result.trimmingSpaces
      if !result.contains(where: { $0.isLetter || $0.isNumber || $0 == "□" }) { result = "" }
    }
    if cell.tags.count > 1 { result = result.trimmingSpaces }
    if result.isEmpty { return Content(value: .blank) }
    return typed(result, place, cell)
  }

  /// Whether a cell is high enough for so many lines: one that is not merged grows with its text.
  private func hasRoom(_ lines: Int, _ cell: DrawnSheet.DrawnCell) -> Bool {
    let heights = cell.region.rows.map { sheet.sheet.dimensions.height(ofRow: $0) }
    if cell.region.first == cell.region.last, heights == [nil] { return true }
    return heights.reduce(0) { $0 + ($1 ?? Self.plainHeight) } >= Self.lineHeight * Double(lines)
  }

  /// Points.
  private static let plainHeight = 15.0
  private static let lineHeight = 11.0

  /// Thousands set apart where the planner says that a unit is counted and left the format open.
  private func countFormat(_ cell: DrawnSheet.DrawnCell) -> String? {
    guard cell.tags.count == 1, let tag = cell.tags.first, tag.role != .rate,
      cell.cell.numberFormat.map({ $0 == "General" }) ?? true,
      let unit = template.item(tag.key)?.unit ?? template.item("指標.単位")?.unit,
      Units.lookup(unit)?.integerOnly ?? false
    else { return nil }
    return "#,##0"
  }

  private func literal(_ text: String, _ place: RowPlan.Place) -> String {
    let bare = text.trimmingSpaces
    let counted = CircledNumber.counted(bare, copy: place.copy)
    return counted == bare ? text : counted + " "
  }

  private func typed(
    _ text: String, _ place: RowPlan.Place, _ cell: DrawnSheet.DrawnCell
  ) -> Content {
    guard cell.tags.count == 1, let tag = cell.tags.first
    else { return Content(value: .text(text)) }
    if let source = source(tag, place, cell), source.text == text, let number = source.number {
      let own = cell.cell.numberFormat.flatMap { $0 == "General" ? nil : $0 }
      let shown = NumberText.parse(text)?.value
      let hides = own.map { own in shown.map { FormatCode.hides($0, own) } ?? false } ?? true
      return Content(value: .number(number), format: hides ? source.format : nil)
    }
    guard
      template.item(tag.key)?.type == .number || tag.subject == "金額"
        || tag.attribute == "番号" && tag.printed == text && !text.hasPrefix("0"),
      let number = NumberText.parse(text), number.isBareNumber
    else { return Content(value: .text(text)) }
    return Content(value: .number(number.value.double))
  }

  /// The cell that the tag's field was read from. Where the form asks for a field several times, the
  /// cells are those of the data in the same order; nil where they are not as many.
  private func source(
    _ tag: Tag, _ place: RowPlan.Place, _ cell: DrawnSheet.DrawnCell
  ) -> FormData.Content? {
    guard let all = contents(tag, place) else { return nil }
    if all.count == 1 { return all.first }
    let cells = sheet.cells.filter { other in
      other.group == cell.group && other.tags.contains { $0.key == tag.key }
    }
    guard cells.count == all.count,
      let number = cells.firstIndex(where: { $0.reference == cell.reference })
    else { return nil }
    return all[number]
  }

  private func contents(_ tag: Tag, _ place: RowPlan.Place) -> [FormData.Content]? {
    let record = place.records.first { $0.fields[tag.key] != nil }
    return record?.contents[tag.key]
  }

  private func text(
    _ tag: Tag, _ place: RowPlan.Place, _ cell: DrawnSheet.DrawnCell
  ) -> String {
    var found = place.records.lazy.compactMap { $0.fields[tag.key] }.first ?? ""
    // One of several that do not say the same stands in its own cell only.
    if let all = contents(tag, place), Set(all.map(\.text)).count > 1 {
      found = source(tag, place, cell)?.text ?? ""
    }
    if case .choice(let options)? = tag.type {
      return TickLines.of(found, options, separator: hasRoom(options.count, cell) ? "\n" : "　")
    }
    if found.isEmpty, tag.key == "様式.評価年度", let year = years.evaluated {
      return YearText(.era, suffix: "年度", year: year).text(year)
    }
    if found.isEmpty, let role = tag.datedRole {
      let periods = place.records.first?.values.filter { $0.role == role }.compactMap(\.period)
      return periods?.count == 1 ? periods?.first?.label ?? "" : ""
    }
    // A numbered group whose number nobody gave is counted.
    if found.isEmpty, tag.attribute == "番号", let copy = place.copies.last,
      copy.group == tag.subject,
      place.records.first.map({ !$0.isEmpty && $0.group == copy.group }) ?? false
    {
      return String(copy.number)
    }
    // Later copies are drawn with their own.
    if found.isEmpty, place.copy == 0 { return tag.printed ?? "" }
    return found
  }
}

extension CellFill {
  /// The unit that stands once over a table (「単位：千円」): that of the table below which has no
  /// place of its own for units; without data what the form prints.
  private func captionUnit(
    _ tag: Tag, _ cell: DrawnSheet.DrawnCell, _ place: RowPlan.Place
  ) -> String {
    let below = sheet.groups.indices.filter { group in
      let tags = sheet.tags(of: group)
      return sheet.groups[group].parent == cell.group
        && sheet.groups[group].rows.lowerBound > cell.region.last.row
        && tags.contains { $0.role != nil } && !tags.contains { $0.key == "指標.単位" }
    }
    let first = below.min { sheet.groups[$0].rows.lowerBound < sheet.groups[$1].rows.lowerBound }
    let records = first.map { group in
      place.records.first?.children.filter { $0.group == sheet.groups[group].name } ?? []
    }
    let units = records.map { records in
      Set(
        records.compactMap { record in
          record.fields["指標.単位"] ?? record.values.first { $0.role != .rate }?.unit
        }.filter { !$0.isEmpty })
    }
    if let units, units.count == 1, let unit = units.first { return unit }
    if let printed = tag.printed { return printed }
    return cell.group == nil ? template.item("指標.単位")?.unit ?? "" : ""
  }
}

/// Exclusive ticks as text.
enum TickLines {
  static func of(_ chosen: String, _ options: [String], separator: String) -> String {
    if !TickText.boxes(in: chosen, options: options).isEmpty { return chosen }
    let wanted = TickText.option(chosen, of: options)
    return options.map { option in
      (option == wanted ? TickText.ticked(emptyBox) : emptyBox) + " " + option
    }.joined(separator: separator)
  }

  private static let emptyBox = "□"
}
