import Grid
import Notation

/// The tags of tables: their columns over their rows.
extension SheetDraft {
  mutating func tag(_ table: DraftTable, named group: String?) {
    if isPrintedAmounts(table) {
      tagAmounts(table)
      return
    }
    if let names = indentedNames(table) {
      tag(table, namedAt: names, group: group)
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
      let hasUnit = table.besideUnit != nil || table.columns.contains { $0.kind == .unit }
      cells[place] = nameTags(place, hasUnit: hasUnit)
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
    if let caption = table.captionUnit {
      tagCaption(caption.place, caption.unit, isPrinted: table.keyedName == nil)
    }
  }

  mutating func tags(
    _ column: DraftTable.Column, _ table: DraftTable, _ offset: Int
  ) -> String? {
    func field(_ key: String, _ type: FieldType = .text) -> String? {
      guard offset == 0 else { return nil }
      add(TagItem(key: key, heading: column.heading, type: type))
      return "{{\(key)}}"
    }
    switch column.kind {
    case .name:
      guard offset == 0 else { return nil }
      let tag = name(column, table)
      return printed(column, table).map { "{{指標.名称:\($0[0])}}" } ?? tag
    case .code:
      let texts = table.body.map { grid.own($0, column.number) }.filter { !$0.isEmpty }
      // 合計 below the codes is none.
      let areCodes = texts.allSatisfy(TableFinder.isCode)
      guard let tag = field("指標.番号", areCodes ? .code : .text) else { return nil }
      return printed(column, table).map { "{{指標.番号:\($0[0])}}" } ?? tag
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
      guard printed(column, table) == nil else { return nil }
      let isYear = key.hasPrefix("指標.") && Role(datedBy: FieldKey.attribute(of: key)) != nil
      if isYear || saysYears(column, table) { return field(key, .period) }
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
      guard printed(column, table) == nil else { return nil }
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
    let units = names.compactMap { UnitInBrackets($0.trimmingSpaces) }
    let hasUnit = table.columns.contains { $0.kind == .unit }
    let tag = table.sharesNames ? "{{指標.名称↓}}" : "{{指標.名称}}"
    guard !hasUnit, let first = units.first, units.count * 2 > names.count else { return tag }
    add(TagItem(key: "指標.単位", heading: "単位"))
    return tag + first.tagged
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

  /// - Parameter isPrinted: the table names its indicators itself, so that the unit is the form's own.
  mutating func tagCaption(_ place: CellReference, _ unit: String, isPrinted: Bool) {
    guard texts[place] == nil else { return }
    let text = grid.own(place.row, place.column)
    let parts = text.split(separator: unit, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    add(TagItem(key: "指標.単位", heading: "単位"))
    texts[place] = parts[0] + (isPrinted ? "{{指標.単位:\(unit)}}" : "{{指標.単位}}") + parts[1]
  }
}
