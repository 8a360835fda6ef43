import Grid
import Notation

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
  /// Steps of the plan's tree that hold for several rows, outermost first.
  var levels: [String] = []
  var baselineYears: Set<Int> = []
  var targetYears: Set<Int> = []
  var valueYears: Set<Int> = []
  var actualYears: [Int: Int] = [:]
  var evaluated: Int?
  /// The rows that reading needs: headings of tables, their first rows, and fields with a meaning.
  private(set) var needed: Set<Int> = []

  init(_ grid: DraftGrid, _ years: YearReading, taken: Set<String>) {
    self.grid = grid
    self.years = years
    self.taken = taken
    let series = finder.series()
    let tables = finder.tables(besides: series.map(\.rows))
    let runs = finder.cards(tables, series)
    for name in runs.joined().compactMap(\.name) where finder.keyedName(in: name.row) != name {
      tagTitle(name)
    }
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
    tagTicks(besides: tables.flatMap { [$0.headings, $0.body] } + series.map(\.rows))
    tagFields(
      besides: tables.flatMap { [$0.headings, $0.body] } + series.map(\.rows))
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

  // MARK: tables

  private var lastGroup: String?

  private mutating func tag(_ table: DraftTable, named group: String?) {
    if isPrintedAmounts(table) {
      tagAmounts(table)
      return
    }
    let top = table.body.lowerBound
    var cells: [CellReference: String] = [:]
    for column in table.columns {
      for offset in 0..<table.slot {
        let row = top + offset
        let region = grid.region(row, column.number)
        // The upper left cell of a merge speaks for all of it.
        guard region.first == CellReference(row: row, column: column.number) else { continue }
        guard let text = tags(column, table, offset) else { continue }
        cells[CellReference(row: row, column: column.number)] = text
      }
    }
    // What is merged over several slots stands once for all of them and bears no mark of the group;
    // but a name over several rows makes each of them an indicator.
    let names = table.sharesNames ? table.columns.filter { $0.kind == .name }.map(\.number) : []
    let own = cells.keys.filter { place in
      grid.region(place.row, place.column).last.row < top + table.slot
        || names.contains(place.column)
    }
    guard let first = own.min(by: { ($0.row, $0.column) < ($1.row, $1.column) }),
      let close = own.filter({ $0.row == own.map(\.row).max() }).max()
    else { return }
    let open = table.besideName ?? first
    if let place = table.besideName {
      add(TagItem(key: "指標.名称", heading: "指標名", required: true))
      cells[place] = "{{指標.名称}}"
      if let unit = table.besideUnit {
        add(TagItem(key: "指標.単位", heading: "単位"))
        cells[unit] = unitTag(for: grid.own(unit.row, unit.column))
      }
    }
    if table.keyedName == nil {
      let name = group ?? groupName()
      lastGroup = name
      let copies = table.besideName == nil ? max(1, table.body.count / table.slot) : 1
      cells[open] = "{{#\(name)\(copies > 1 ? " \(copies)" : "")}}" + (cells[open] ?? "")
      cells[close] = (cells[close] ?? "") + "{{/\(name)}}"
    }
    for (place, text) in cells { texts[place] = text }
    clear(table)
    tagTotal(below: table)
    markYears(table)
    if let caption = table.captionUnit { tagCaption(caption.place, caption.unit) }
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

  private mutating func tags(
    _ column: DraftTable.Column, _ table: DraftTable, _ offset: Int
  ) -> String? {
    func field(_ key: String, _ type: FieldType = .text) -> String? {
      guard offset == 0 else { return nil }
      add(TagItem(key: key, heading: column.heading, type: type))
      return "{{\(key)}}"
    }
    switch column.kind {
    case .name: return offset == 0 ? name(column, table) : nil
    case .code: return field("指標.番号", .code)
    case .unit:
      // Said again beside each value.
      let isSaid =
        offset > 0 && !grid.own(table.body.lowerBound + offset, column.number).isEmpty
      return isSaid ? "{{指標.単位}}" : field("指標.単位")
    case .direction: return field("指標.方向")
    case .note(let key): return field("指標." + key, .longText)
    case .level(let key):
      guard offset == 0 else { return nil }
      if !levels.contains(key) { levels.append(key) }
      add(TagItem(key: key + ".名称", heading: column.heading))
      return "{{\(key).名称↓}}"
    case .levelCode(let key):
      guard offset == 0 else { return nil }
      add(TagItem(key: key + ".番号", heading: column.heading, type: .code))
      return "{{\(key).番号↓}}"
    case .field(let key):
      if saysYears(column, table) { return field(key, .period) }
      if let verdicts = verdicts(column, table) { return field("判定.成果指標", .choice(verdicts)) }
      return field(key, grades(column, table).map { .choice($0) } ?? .text)
    case .rowRole:
      if offset == 0 { tagCorner(column) }
      guard !table.columns.contains(where: { $0.kind == .unit }) else { return nil }
      return roleWithUnit(grid.own(table.body.lowerBound + offset, column.number))
    case .rowYear:
      let text = grid.own(table.body.lowerBound + offset, column.number)
      return years.year(text).map { $0.isFull ? Self.marked(text, $0.year) : text }
    case .value: return value(column, table, offset)
    case .other:
      let texts = table.body.map { grid.text($0, column.number) }.filter { !$0.isEmpty }
      guard texts.contains(where: { $0.count > 0 }) || !column.heading.isEmpty else { return nil }
      let isNumeric = holdsNumbers(column.number, table.body)
      // 計 of the 計画 and of the 実績 of each year.
      if offset > 0, isNumeric, !table.rowRoles.isEmpty {
        return number(column.heading, column, row: table.body.lowerBound + offset)
      }
      return field(
        "任意." + Self.word(column.heading, column.number), isNumeric ? .number : .longText)
    }
  }

  /// A to D and the like, where all but one of the cells hold one of them; nil for other ratings.
  private func grades(_ column: DraftTable.Column, _ table: DraftTable) -> [String]? {
    let texts = table.body.map { grid.own($0, column.number) }.filter { !$0.isEmpty }
    for scale in [["A", "B", "C", "D", "E"], ["Ａ", "Ｂ", "Ｃ", "Ｄ", "Ｅ"]] {
      let all =
        texts.contains { $0 == "S" || $0 == "Ｓ" } ? scale + [scale[0] == "A" ? "S" : "Ｓ"] : scale
      if texts.count > 4, texts.count(where: all.contains) >= texts.count - 1 { return all }
    }
    return nil
  }

  /// 達成 or 未達成 in every row; nil for finer scales, whose steps nothing in the form explains.
  private func verdicts(_ column: DraftTable.Column, _ table: DraftTable) -> [String]? {
    let texts = table.body.map { grid.own($0, column.number).trimmingSpaces }
      .filter { !$0.isEmpty && MissingMark.parse($0) == nil }
    let said = Set(texts)
    let verdicts = Set(said.map { SetVerdict(option: $0) })
    guard texts.count > 2, said.count == verdicts.count,
      verdicts.isSubset(of: [SetVerdict.all, SetVerdict.none])
    else { return nil }
    return said.sorted() + (said.count == 1 ? [said == ["達成"] ? "未達成" : "達成"] : [])
  }

  private func holdsNumbers(_ column: Int, _ rows: ClosedRange<Int>) -> Bool {
    let filled = rows.filter { !grid.own($0, column).isEmpty }
    return filled.allSatisfy { grid.isValue($0, column) }
      && filled.count { grid.isNumber($0, column) } * 2 > filled.count
  }

  private func saysYears(_ column: DraftTable.Column, _ table: DraftTable) -> Bool {
    let texts = table.body.map { grid.own($0, column.number) }.filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy { years.year($0) != nil }
  }

  /// 「利用者数（人）」 in every row: the unit stands in the name's brackets.
  private mutating func name(_ column: DraftTable.Column, _ table: DraftTable) -> String {
    add(TagItem(key: "指標.名称", heading: column.heading, required: true))
    let names = stride(from: table.body.lowerBound, through: table.body.upperBound, by: table.slot)
      .map { grid.text($0, column.number) }.filter { !$0.isEmpty }
    let units = names.compactMap { name -> String? in
      guard let last = name.trimmingSpaces.last, "）)".contains(last) else { return nil }
      return Units.ofHeading(name)
    }
    let hasUnit = table.columns.contains { $0.kind == .unit }
    let tag = table.sharesNames ? "{{指標.名称↓}}" : "{{指標.名称}}"
    guard !hasUnit, !names.isEmpty, units.count * 2 > names.count else { return tag }
    add(TagItem(key: "指標.単位", heading: "単位"))
    let open = names.contains { $0.contains("（") } ? ("（", "）") : ("(", ")")
    return tag + "\(open.0){{指標.単位}}\(open.1)"
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

  /// The rows below the headings as they are before anybody has written into them.
  private mutating func clear(_ table: DraftTable) {
    for row in table.body {
      for column in table.columns where column.kind != .rowRole && column.kind != .rowYear {
        let place = CellReference(row: row, column: column.number)
        guard grid.region(row, column.number).first == place else { continue }
        if texts[place] == nil, !grid.own(row, column.number).isEmpty { texts[place] = "" }
      }
    }
  }

  /// Years of headings that values are read under become `{{年度}}`.
  mutating func markYears(_ table: DraftTable) {
    for column in table.columns where column.kind == .value && period(column) == "@*" {
      guard let heading = column.path.last(where: { years.year($0.text) != nil }) else { continue }
      let place = heading.region.first
      guard texts[place] == nil, let year = years.year(heading.text) else { continue }
      texts[place] = Self.marked(heading.text, year.year)
    }
  }

  static func marked(_ text: String, _ year: Int) -> String {
    let found = Period.find(in: text).filter { $0.0.resolved(among: [year]).fiscalYear == year }
    let bytes = Array(text.utf8)
    guard !found.isEmpty else {
      return Period.parse(text) == nil ? text : "{{年度:\(text.trimmingSpaces)}}"
    }
    var result: [UInt8] = []
    var last = 0
    for (_, range) in found {
      result += bytes[last..<range.lowerBound]
      result += Array("{{年度:".utf8) + bytes[range] + Array("}}".utf8)
      last = range.upperBound
    }
    return String(decoding: result + bytes[last...], as: UTF8.self)
  }

  /// 「目標値（人）」 before the values.
  private mutating func roleWithUnit(_ text: String) -> String? {
    // A rate is in %, whatever its indicator is in.
    guard let unit = UnitInBrackets(text.trimmingSpaces), HeadingMeaning.of(text)?.role != .rate
    else { return nil }
    add(TagItem(key: "指標.単位", heading: "単位"))
    return text.trimmingSpaces.dropLast(unit.bracket.count) + unit.tagged
  }

  /// 「（人）」 in the corner of a table of one indicator.
  private mutating func tagCorner(_ column: DraftTable.Column) {
    guard let corner = column.path.last, corner.text.count <= 8,
      HeadingMeaning.key(corner.text).isEmpty, years.year(corner.text) == nil
    else { return }
    add(TagItem(key: "指標.単位", heading: "単位"))
    texts[corner.region.first] = unitTag(for: corner.text)
  }

  mutating func tagCaption(_ place: CellReference, _ unit: String) {
    guard texts[place] == nil else { return }
    let text = grid.own(place.row, place.column)
    let parts = text.split(separator: unit, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    add(TagItem(key: "指標.単位", heading: "単位"))
    texts[place] = parts[0] + "{{指標.単位}}" + parts[1]
  }
}
