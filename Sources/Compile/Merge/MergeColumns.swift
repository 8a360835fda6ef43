import Forms
import Grid
import Notation
import Workbook

/// The columns of a merged list, found in the rows themselves and headed as the template says.
struct MergeColumns {
  enum Content: Hashable {
    case level(Int)
    case field(String)
    case table, indicator, unit
    case value(Role, String)
  }

  struct Column {
    var content: Content
    var heading: String
  }

  private(set) var columns: [Column] = []

  /// - Parameter sheetwise: each form has a sheet of its own, and rows are nothing but indicators: of
  ///   several tables with the same headings.
  init(rows: [PlanRow], template: Template, sheetwise: Bool) {
    let depth = rows.map(\.levels.count).max() ?? 0
    for level in 0..<depth {
      guard
        let field = rows.lazy.compactMap({ $0.levels.count > level ? $0.levels[level] : nil })
          .first
      else { continue }
      columns.append(Column(content: .level(level), heading: Self.heading(field, template)))
    }
    var seen: Set<Content> = []
    for field in rows.flatMap(\.fields) where seen.insert(.field(field.key)).inserted {
      columns.append(Column(content: .field(field.key), heading: Self.heading(field, template)))
    }
    guard rows.contains(where: { $0.indicator != nil }) else { return }
    if sheetwise, Set(rows.map(\.table)).count > 1 {
      columns.append(Column(content: .table, heading: "表"))
    }
    columns.append(Column(content: .indicator, heading: "指標名"))
    if rows.contains(where: { !($0.indicator?.unit ?? "").isEmpty }) {
      columns.append(Column(content: .unit, heading: "単位"))
    }
    var values = rows.flatMap { $0.indicator?.values ?? [] }.filter {
      seen.insert(.value($0.role, $0.period?.label ?? "")).inserted
    }
    if sheetwise { values = Self.inOrderOfYears(values) }
    for value in values {
      columns.append(
        Column(
          content: .value(value.role, value.period?.label ?? ""),
          heading: sheetwise ? Self.title(value) : Self.heading(value)))
    }
  }

  private static func inOrderOfYears(_ values: [IndicatorValue]) -> [IndicatorValue] {
    let order = Role.allCases
    return values.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      switch (one.period, other.period) {
      case (let early?, let late?) where early != late: return early < late
      case (nil, .some): return true
      case (.some, nil): return false
      default:
        let (first, second) = (order.firstIndex(of: one.role), order.firstIndex(of: other.role))
        return (first ?? 0, left.offset) < (second ?? 0, right.offset)
      }
    }.map(\.element)
  }

  private static func heading(_ field: Field, _ template: Template) -> String {
    let item = template.item(field.key)?.heading ?? ""
    let text = item.isEmpty ? field.heading : item
    return text.isEmpty ? field.key : text
  }

  /// The form's own heading, with the year where that stands in a heading further up.
  private static func heading(_ value: IndicatorValue) -> String {
    if value.heading.isEmpty { return title(value) }
    return Period.find(in: value.heading).isEmpty ? dated(value.heading, value) : value.heading
  }

  private static func title(_ value: IndicatorValue) -> String {
    dated(value.role.title.ja, value)
  }

  private static func dated(_ title: String, _ value: IndicatorValue) -> String {
    let label = value.period?.label ?? ""
    return title + (label.isEmpty ? "" : "\n(\(label))")
  }

  /// What a row has in a column: the text as submitted, its stored value, and its place.
  struct Entry {
    var text: String
    var value: CellValue
    var numberFormat: String?
    var location: Location?
  }

  func entry(of row: PlanRow, in column: Column) -> Entry {
    switch column.content {
    case .level(let level):
      guard row.levels.count > level else { return Self.empty }
      return Self.entry(row.levels[level])
    case .field(let key):
      return row.fields.first { $0.key == key }.map { Self.entry($0) } ?? Self.empty
    case .table: return Entry(text: row.table, value: .text(row.table))
    case .indicator:
      let name = row.indicator?.shortName ?? ""
      return Entry(
        text: name, value: name.isEmpty ? .blank : .text(name),
        location: row.indicator?.nameLocation ?? row.location)
    case .unit:
      let unit = row.indicator?.unit ?? ""
      return Entry(
        text: unit, value: unit.isEmpty ? .blank : .text(unit),
        location: row.indicator?.unitField?.location ?? row.location)
    case .value(let role, let label):
      let found = row.indicator?.values.first {
        $0.role == role && ($0.period?.label ?? "") == label
      }
      return found.map { Self.entry($0, row.indicator) } ?? Self.empty
    }
  }

  private static let empty = Entry(text: "", value: .blank)

  private static func entry(_ field: Field) -> Entry {
    stored(field.cell, raw: field.raw, text: field.text, whole: field.location.range == nil)
      .at(field.location)
  }

  private static func entry(_ value: IndicatorValue, _ indicator: Indicator?) -> Entry {
    let text = indicator?.text(of: value) ?? value.shown
    let isWhole = text == value.shown
    return stored(
      value.cell, raw: isWhole ? value.raw : text, text: text,
      whole: isWhole && value.location.range == nil
    ).at(value.location)
  }

  /// Numbers stay numbers with their format; everything else is the text as it stands.
  private static func stored(_ cell: Cell?, raw: String, text: String, whole: Bool) -> Entry {
    if let cell, whole {
      switch cell.value {
      case .number, .boolean, .error:
        return Entry(text: text, value: cell.value, numberFormat: cell.numberFormat)
      case .blank, .text: break
      }
    }
    return Entry(text: text, value: raw.isEmpty ? .blank : .text(raw))
  }
}

extension MergeColumns.Entry {
  fileprivate func at(_ location: Location) -> MergeColumns.Entry {
    var copy = self
    copy.location = location
    return copy
  }
}
