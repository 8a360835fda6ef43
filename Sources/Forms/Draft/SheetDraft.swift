import Grid

/// Proposes tags for one sheet of a form nobody has described.
struct SheetDraft {
  let grid: DraftGrid
  let years: YearReading
  /// The groups that earlier sheets have named, so that names stay different.
  let taken: Set<String>

  var texts: [CellReference: String] = [:]
  private(set) var items: [TagItem] = []
  private var itemKeys: Set<String> = []
  var groups: Set<String> = []
  /// That of the table tagged last.
  var lastGroup: String?
  /// Steps of the plan's tree that hold for several rows, outermost first.
  var levels: [String] = []
  var baselineYears: Set<Int> = []
  var targetYears: Set<Int> = []
  var valueYears: Set<Int> = []
  var actualYears: [Int: Int] = [:]
  var evaluated: Int?
  /// Where tables begin whose rows are named like those of another one with the same headings.
  private(set) var repeatedNames: Set<Int> = []
  /// The rows that reading needs: headings of tables, their first rows, and fields with a meaning.
  private(set) var needed: Set<Int> = []

  init(_ grid: DraftGrid, _ years: YearReading, taken: Set<String>) {
    self.grid = grid
    self.years = years
    self.taken = taken
    let series = finder.series()
    let tables = finder.tables(besides: series.map(\.rows))
    let runs = finder.cards(tables, series)
    for card in runs.joined() {
      guard let name = card.name else { continue }
      // Outside tables what stands behind its heading is tagged as a field.
      if card.rows.contains(name.row) || finder.keyedName(in: name.row) != name { tagTitle(name) }
    }
    repeatedNames = Self.repeatedNames(tables, grid)
    for (index, table) in tables.enumerated() {
      // Tables side by side are one group: its copies run from left to right.
      let beside =
        index > 0 && tables[index - 1].body == table.body
        && TableFinder.areAlike(tables[index - 1], table)
      tag(table, named: beside ? lastGroup : nil)
    }
    var last: (rows: ClosedRange<Int>, group: String?)?
    for one in series {
      last = (one.rows, tag(one, named: last?.rows == one.rows ? last?.group : nil))
    }
    let rows = tables.flatMap { [$0.headings, $0.body] } + series.map(\.rows)
    let matrices = finder.matrices(besides: Set(rows.joined()))
    for matrix in matrices { tag(matrix) }
    tagTicks(besides: rows)
    tagFields(besides: rows + matrices.map(\.rows))
    for run in runs { group(run) }
    let used = tagKeys
    items.removeAll { !used.contains($0.key) }
    needed = Set(tables.map(\.headings).joined()).union(series.map(\.rows).joined())
    for (place, text) in texts where text.contains("{{") && !text.hasPrefix("{{任意.") {
      needed.insert(place.row)
    }
    for table in tables { needed.formUnion(table.body.prefix(table.slot)) }
    // Later cards are read with the first.
    for card in runs.flatMap({ $0.dropFirst() }) { needed.subtract(card.extent) }
  }

  private static func repeatedNames(_ tables: [DraftTable], _ grid: DraftGrid) -> Set<Int> {
    let named = tables.compactMap { table in
      table.columns.first { $0.kind == .name }.map { (table, names: grid.texts(of: table, $0)) }
    }.filter { $0.names.count > 1 && !$0.names.contains("") }
    return Set(
      named.filter { one in
        named.contains { other in
          other.0.headings != one.0.headings && other.names == one.names
            && TableFinder.areAlike(other.0, one.0)
        }
      }.map(\.0.headings.lowerBound))
  }

  var finder: TableFinder { TableFinder(grid: grid, years: years) }

  mutating func add(_ item: TagItem) {
    if itemKeys.insert(item.key).inserted { items.append(item) }
  }

  func hasItem(_ key: String) -> Bool { itemKeys.contains(key) }

  /// What the tags of the sheet are called.
  private var tagKeys: Set<String> {
    var keys: Set<String> = []
    for text in texts.values where text.contains("{{") {
      for case .tag(let tag) in (try? TagParser.parse(text)) ?? [] { keys.insert(tag.key) }
    }
    return keys
  }

  mutating func groupName() -> String { uniqueGroup("指標") }

  mutating func uniqueGroup(_ word: String) -> String {
    var name = word
    var number = 2
    while taken.contains(name) || groups.contains(name) {
      name = "\(word)\(number)"
      number += 1
    }
    groups.insert(name)
    return name
  }

  mutating func note(_ role: Role, _ year: Int?, hasValues: Bool) {
    guard let year else { return }
    switch role {
    case .baseline: baselineYears.insert(year)
    case .finalTarget: targetYears.insert(year)
    case .actual:
      valueYears.insert(year)
      if hasValues { actualYears[year, default: 0] += 1 }
    default: valueYears.insert(year)
    }
  }
}
