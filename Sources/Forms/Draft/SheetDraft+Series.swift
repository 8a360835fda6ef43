import Grid
import Notation

/// Tags for tables whose years run down.
extension SheetDraft {
  /// - Parameter group: that of the series to the left, whose rows it shares.
  mutating func tag(_ series: DraftSeries, named group: String?) -> String? {
    // Named above the table, it is a card, which is marked as a whole.
    let name = series.keyedName == nil ? group ?? groupName() : nil
    let last = series.lines[series.lines.count - 1].row
    for indicator in series.indicators {
      guard let end = indicator.columns.last?.number else { continue }
      if let place = indicator.name {
        texts[place] = (name.map { "{{#\($0)}}" } ?? "") + nameTags(place)
      }
      if let unit = indicator.unit {
        add(TagItem(key: "指標.単位", heading: "単位"))
        texts[unit] = unitTag(for: grid.own(unit.row, unit.column))
      }
      for line in series.lines {
        for (column, role) in indicator.columns {
          let place = CellReference(row: line.row, column: column)
          guard grid.region(line.row, column).first == place else { continue }
          // Where the values began, a column for targets has nothing to say.
          if line.role == .baseline, role == .target, grid.own(line.row, column).isEmpty {
            continue
          }
          texts[place] =
            value(line, line.role ?? role ?? .actual, place)
            + (saysUnits(column, series, indicator) ? "{{指標.単位}}" : "")
        }
      }
      let corner = CellReference(row: last, column: end)
      if let name { texts[corner] = (texts[corner] ?? "") + "{{/\(name)}}" }
    }
    for line in series.lines {
      for column in series.notes {
        let heading = grid.text(series.headings.upperBound, column)
        let key = "任意." + Self.word(heading, column, row: line.row)
        add(TagItem(key: key, heading: heading, type: .longText))
        texts[CellReference(row: line.row, column: column)] = "{{\(key)}}"
      }
      let place = CellReference(row: line.row, column: series.labelColumn)
      guard let year = line.year, year.isFull else { continue }
      texts[place] = Self.marked(grid.own(place.row, place.column), year.year)
    }
    if let caption = series.captionUnit {
      tagCaption(caption.place, caption.unit, isPrinted: series.keyedName == nil)
    }
    return name
  }

  /// 「30.9%」 in most rows, and no other place for the unit.
  private func saysUnits(
    _ column: Int, _ series: DraftSeries, _ indicator: DraftSeries.Indicator
  ) -> Bool {
    guard indicator.unit == nil, series.captionUnit == nil else { return false }
    let units = series.lines.count { NumberText.parse(grid.own($0.row, column))?.unit != nil }
    return units * 2 > series.lines.count
  }

  /// - Parameter hasUnit: the unit has a place of its own.
  mutating func nameTags(_ place: CellReference, hasUnit: Bool = false) -> String {
    add(TagItem(key: "指標.名称", heading: "指標名", required: true))
    guard !hasUnit, let unit = UnitInBrackets(grid.own(place.row, place.column).trimmingSpaces)
    else { return "{{指標.名称}}" }
    add(TagItem(key: "指標.単位", heading: "単位"))
    return "{{指標.名称}}" + unit.tagged
  }

  /// The tag of the unit, in the brackets of the text that it takes the place of.
  func unitTag(for text: String) -> String {
    let tag = "{{指標.単位}}"
    guard let first = text.trimmingSpaces.first, "(（".contains(first) else { return tag }
    return String(first) + tag + (first == "(" ? ")" : "）")
  }

  private mutating func value(
    _ line: DraftSeries.Line, _ role: Role, _ place: CellReference
  ) -> String {
    let text = grid.text(place.row, place.column)
    note(role, line.year?.year, hasValues: NumberText.parse(text) != nil)
    add(TagItem(key: "指標." + role.tagName, heading: role.title.ja, type: .value))
    var period = line.year.map { $0.isFull ? "@*" : "@\($0.year)" } ?? ""
    if line.year == nil, role == .finalTarget { period = "@末" }
    if line.year == nil, role == .baseline { period = "@?" }
    return "{{指標.\(role.tagName)\(period)}}"
  }
}
