import Grid
import Notation

/// Tags for tables whose years run down, and for cards: one small table for each indicator.
extension SheetDraft {
  mutating func tag(_ series: DraftSeries) {
    let name = groupName()
    let last = series.lines[series.lines.count - 1].row
    for indicator in series.indicators {
      guard let first = indicator.columns.first?.number, let end = indicator.columns.last?.number
      else { continue }
      if let place = indicator.name {
        texts[place] = "{{#\(name)}}" + nameTags(place)
      }
      if let unit = indicator.unit {
        add(TagItem(key: "指標.単位", heading: "単位"))
        texts[unit] = marks(around: grid.own(unit.row, unit.column), "{{指標.単位}}")
      }
      for line in series.lines {
        for (column, role) in indicator.columns {
          let place = CellReference(row: line.row, column: column)
          texts[place] = value(line, line.role ?? role ?? .actual, place)
        }
      }
      let corner = CellReference(row: last, column: end)
      texts[corner] = (texts[corner] ?? "") + "{{/\(name)}}"
      guard indicator.name == nil else { continue }
      // The name stands over the table: the group begins there.
      let opening =
        finder.keyedName(above: series.headings.lowerBound)
        ?? CellReference(row: series.lines[0].row, column: first)
      open(name, at: opening)
    }
    for line in series.lines {
      let place = CellReference(row: line.row, column: series.labelColumn)
      guard let year = line.year, year.isFull else { continue }
      texts[place] = Self.marked(grid.own(place.row, place.column), year.year)
    }
    if let caption = series.captionUnit { tagCaption(caption.place, caption.unit) }
  }

  private mutating func open(_ name: String, at place: CellReference) {
    if texts[place] == nil {
      add(TagItem(key: "指標.名称", heading: "指標名", required: true))
      texts[place] = "{{指標.名称}}"
    }
    texts[place] = "{{#\(name)}}" + (texts[place] ?? "")
  }

  private mutating func nameTags(_ place: CellReference) -> String {
    add(TagItem(key: "指標.名称", heading: "指標名", required: true))
    let text = grid.own(place.row, place.column)
    guard let unit = Units.ofHeading(text), let last = text.trimmingSpaces.last,
      "）)".contains(last)
    else { return "{{指標.名称}}" }
    add(TagItem(key: "指標.単位", heading: "単位"))
    return "{{指標.名称}}" + marks(around: "（\(unit)）", "{{指標.単位}}")
  }

  /// The brackets of a text around a tag.
  private func marks(around text: String, _ tag: String) -> String {
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
    return "{{指標.\(role.tagName)\(period)}}"
  }

  // MARK: cards

  /// Tables of one indicator each whose name stands over them, one below the other.
  static func cards(_ tables: [DraftTable]) -> [(tables: [DraftTable], stride: Int)] {
    var runs: [(tables: [DraftTable], stride: Int)] = []
    for table in tables {
      guard let name = table.keyedName else { continue }
      if let last = runs.last?.tables.last, let before = last.keyedName,
        last.columns.map(\.number) == table.columns.map(\.number),
        last.headings.lowerBound - before.row == table.headings.lowerBound - name.row,
        last.body.count == table.body.count,
        runs[runs.count - 1].tables.count == 1
          || runs[runs.count - 1].stride == name.row - before.row
      {
        runs[runs.count - 1].stride = name.row - before.row
        runs[runs.count - 1].tables.append(table)
      } else {
        runs.append(([table], table.body.upperBound - name.row + 1))
      }
    }
    return runs
  }

  /// The rows of the second and later cards of each run: the first one stands for them.
  static func drawnRows(_ cards: [(tables: [DraftTable], stride: Int)]) -> [ClosedRange<Int>] {
    cards.compactMap { tables, stride in
      guard let first = tables[0].keyedName?.row, tables.count > 1 else { return nil }
      return first + stride...first + stride * tables.count - 1
    }
  }

  /// Marks the first card as the group, and empties the others where it has tags.
  mutating func group(_ tables: [DraftTable], stride: Int) {
    guard let first = tables[0].keyedName?.row else { return }
    let rows = first...first + stride - 1
    let tagged = texts.keys.filter {
      rows.contains($0.row) && (texts[$0] ?? "").contains("{{") && !isYearHeading($0)
    }
    guard let open = tagged.min(), let close = tagged.max() else { return }
    let name = groupName()
    let count = tables.count > 1 ? " \(tables.count)" : ""
    texts[open] = "{{#\(name)\(count)}}" + (texts[open] ?? "")
    texts[close] = (texts[close] ?? "") + "{{/\(name)}}"
    for copy in tables.indices.dropFirst() {
      for place in tagged {
        let other = CellReference(row: place.row + copy * stride, column: place.column)
        if !grid.own(other.row, other.column).isEmpty { texts[other] = "" }
      }
    }
  }

  private func isYearHeading(_ place: CellReference) -> Bool {
    texts[place]?.contains("{{年度") ?? false
  }
}
