import Grid
import Notation

/// Gives the finished tree its paths, inherited fields, and the names the template composes.
struct RecordFinisher {
  private let groupPattern: NamePattern
  private let indicatorPattern: NamePattern
  /// What the first indicator below each unit over a table is held against.
  private var heldAgainst: [Location: Set<Role>] = [:]

  init(_ settings: Settings) {
    groupPattern = NamePattern(settings.groupPattern)
    indicatorPattern = NamePattern(settings.indicatorPattern)
  }

  func finish(_ root: Record) -> Record {
    var finisher = self
    return finisher.finish(root, path: [], inherited: [])
  }

  private mutating func finish(_ record: Record, path: [Int], inherited: [Field]) -> Record {
    var record = record
    record.path = path
    // Not added to an empty list: the fields around are many, and siblings then share one store.
    record.inherited = record.inherited.isEmpty ? inherited : record.inherited + inherited
    for index in record.indicators.indices {
      takeUnit(&record.indicators[index], record)
      let indicator = record.indicators[index]
      record.indicators[index].record = path
      let group = groupPattern.name(of: indicator, in: record)
      record.indicators[index].group = group.isEmpty && !path.isEmpty ? record.group : group
      let name = indicatorPattern.name(of: indicator, in: record)
      record.indicators[index].name = name.isEmpty ? indicator.shortName : name
    }
    guard !record.children.isEmpty else { return record }
    let below = record.fields.isEmpty ? record.inherited : record.fields + record.inherited
    for index in record.children.indices {
      record.children[index] = finish(
        record.children[index], path: path + [index], inherited: below)
    }
    return record
  }

  /// A unit that stands once over a table (「単位：千円」) holds for all below it, but over amounts not
  /// for the indicators with targets of another table.
  private mutating func takeUnit(_ indicator: inout Indicator, _ record: Record) {
    // 「人工数（人）」 below 「単位：千円」 has a unit of its own.
    guard indicator.unit.isEmpty, indicator.unitField == nil, indicator.unitInName == nil
    else { return }
    let above = record.inherited.filter { field in
      field.key == "指標.単位" && !field.isEmpty
        && field.location.sheetIndex == record.sheetIndex
        && field.location.cell.row <= record.rows.lowerBound
    }
    guard let field = above.max(by: { $0.location < $1.location }) else { return }
    let roles = Set(indicator.values.map(\.role)).intersection([.target, .finalTarget, .baseline])
    let first = heldAgainst[field.location] ?? roles
    guard roles.isSubset(of: first) else { return }
    heldAgainst[field.location] = first
    indicator.unitField = field
    indicator.unit = Units.folded(field.text)
    for value in indicator.values.indices {
      indicator.values[value].declaredUnit = indicator.unit
      if indicator.values[value].unit == nil { indicator.values[value].unit = indicator.unit }
    }
  }
}
