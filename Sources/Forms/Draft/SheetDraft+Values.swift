import Grid
import Notation

/// Tags for the values of tables: what they are for, and of which year.
extension SheetDraft {
  mutating func value(
    _ column: DraftTable.Column, _ table: DraftTable, _ offset: Int
  ) -> String? {
    let rows = stride(
      from: table.body.lowerBound + offset, through: table.body.upperBound, by: table.slot)
    let texts = rows.map { grid.text($0, column.number) }.filter { !$0.isEmpty }
    if offset == 0, saysArrows(column, rows.map(\.self)) {
      guard column.path.last?.region.first.column == column.number else { return nil }
      return arrow(column, table)
    }
    if !table.rowRoles.isEmpty, offset >= table.rowRoles.count {
      return difference(column, table, offset)
    }
    guard let role = role(column, table, offset) else { return nil }
    let own = rowYear(table, offset)
    note(role, own?.year ?? column.year?.year, hasValues: isFilled(column, table, rows.map(\.self)))
    add(TagItem(key: "指標." + role.tagName, heading: role.title.ja, type: .value))
    let period = own.map { $0.isFull ? "@*" : "@\($0.year)" } ?? period(column)
    if table.slot == 1, !column.pair.isEmpty {
      return joined(column.pair, by: "/", column, period)
    }
    // The target over the actual, unless the sheet says that the upper line is the actual.
    if table.slot == 1, column.role == nil || role == .actual, hasTwoLines(texts) {
      return joined(legendRoles ?? [.target, .actual], by: "\n", column, period)
    }
    let tag = "{{指標.\(role.tagName)\(period)}}"
    if table.hasNamesInValues {
      add(TagItem(key: "指標.名称", heading: "指標名", required: true))
      add(TagItem(key: "指標.単位", heading: "単位"))
      return "{{指標.名称}} \(tag){{指標.単位}}"
    }
    let isGlued = texts.contains { text in
      NumberText.parse(text)?.unit.map { $0 != "%" || !text.isEmpty } ?? false
    }
    let hasUnit = table.captionUnit != nil || table.columns.contains { $0.kind == .unit }
    // A rate is in %, whatever its indicator is in.
    guard isGlued, !hasUnit, role != .rate else { return tag }
    add(TagItem(key: "指標.単位", heading: "単位"))
    return tag + "{{指標.単位}}"
  }

  /// Whether a column holds numbers: one alone, where four rows or more hold some, is a slip.
  private func isFilled(
    _ column: DraftTable.Column, _ table: DraftTable, _ rows: [Int]
  ) -> Bool {
    func count(_ columns: [DraftTable.Column]) -> Int {
      rows.count { row in
        columns.contains { NumberText.parse(grid.text(row, $0.number)) != nil }
      }
    }
    let own = count([column])
    return own > 1 || own == 1 && count(table.columns.filter { $0.kind == .value }) < 4
  }

  /// What lies between two roles belongs to the slot, but is no value of the indicator.
  private mutating func difference(
    _ column: DraftTable.Column, _ table: DraftTable, _ offset: Int
  ) -> String {
    let row = table.body.lowerBound + offset
    let label = table.columns.first { $0.kind == .rowRole }.map { grid.text(row, $0.number) } ?? ""
    return number(label, column, row: row)
  }

  /// A number in a row of a slot that is no value of the indicator.
  mutating func number(_ heading: String, _ column: DraftTable.Column, row: Int) -> String {
    let key = "任意." + Self.word(heading, column.number, row: row)
    add(TagItem(key: key, heading: heading, type: .number))
    return "{{\(key)}}"
  }

  /// Two values in each cell, one over the other.
  private func hasTwoLines(_ texts: [String]) -> Bool {
    let pairs = texts.filter { text in
      let lines = text.split(whereSeparator: \.isNewline).map(String.init)
      return lines.count == 2 && !TableFinder.isDatedValue(text)
        && lines.allSatisfy { NumberText.parse($0) != nil || MissingMark.parse($0) != nil }
    }
    return !texts.isEmpty && pairs.count * 2 > texts.count
  }

  /// 「上段：目標　下段：実績」 somewhere on the sheet: the upper role and the lower one.
  private var legendRoles: [Role]? {
    let legend = grid.sheet.cells.lazy.map(\.shown).first {
      $0.contains("上段") && $0.contains("下段") && $0.utf8.count <= 200
    }
    guard let upper = legend?.split(separator: "下段").first(where: { $0.contains("上段") }) else {
      return nil
    }
    return upper.contains("実績") ? [.actual, .target] : [.target, .actual]
  }

  /// The tags of several values in one cell.
  private mutating func joined(
    _ roles: [Role], by separator: String, _ column: DraftTable.Column, _ period: String
  ) -> String {
    for role in roles {
      note(role, column.year?.year, hasValues: true)
      add(TagItem(key: "指標." + role.tagName, heading: role.title.ja, type: .value))
    }
    return roles.map { "{{指標.\($0.tagName)\(period)}}" }.joined(separator: separator)
  }

  /// The year that a row of the slot says of its values.
  private func rowYear(_ table: DraftTable, _ offset: Int) -> YearReading.Reading? {
    guard let column = table.columns.first(where: { $0.kind == .rowYear }) else { return nil }
    return years.year(grid.own(table.body.lowerBound + offset, column.number))
  }

  /// Cells that say 「868社→900社」, or 868社, → and 900社 in cells of their own under one heading.
  private func saysArrows(_ column: DraftTable.Column, _ rows: [Int]) -> Bool {
    let columns = column.path.last?.region.columns ?? column.number...column.number
    let lines = rows.map { row in
      columns.map { grid.own(row, $0) }.filter { !$0.isEmpty }
    }.filter { !$0.isEmpty }
    let arrows = lines.filter { texts in
      texts.contains(where: ArrowText.isArrow)
        && ArrowText.lines(texts).contains { $0.left != nil && $0.right != nil }
    }
    return !lines.isEmpty && arrows.count * 2 > lines.count
  }

  private mutating func arrow(_ column: DraftTable.Column, _ table: DraftTable) -> String {
    add(TagItem(key: "指標.基準", heading: "基準値", type: .value))
    // Beside a target of its own the arrow leads to where things are now.
    let hasTarget = table.columns.contains {
      $0.path.last?.region != column.path.last?.region
        && ($0.role == .target || $0.role == .finalTarget)
    }
    if hasTarget {
      add(TagItem(key: "指標.実績", heading: "実績値", type: .value))
      return "{{指標.基準@?}}→{{指標.実績@?}}"
    }
    add(TagItem(key: "指標.最終目標", heading: "目標値", type: .value))
    return "{{指標.基準@?}}→{{指標.最終目標\(column.year.map { "@\($0.year)" } ?? "@末")}}"
  }

  private func role(
    _ column: DraftTable.Column, _ table: DraftTable, _ offset: Int
  ) -> Role? {
    if table.rowRoles.indices.contains(offset) {
      let height = grid.region(table.body.lowerBound, column.number).rows.count
      if let own = column.role, own != .finalTarget, table.rowRoles.count > 1,
        height >= table.rowRoles.count
      {
        return offset == 0 ? own : nil
      }
      guard column.role != .rate else { return nil }
      if column.role == .finalTarget {
        if [.target, .plan].contains(table.rowRoles[offset]) { return .finalTarget }
        // Beside the plan's last target its rows for actuals are empty.
        let rows = stride(
          from: table.body.lowerBound + offset, through: table.body.upperBound, by: table.slot)
        if rows.allSatisfy({ grid.own($0, column.number).isEmpty }) { return nil }
      }
      guard column.isStart, column.year != nil else { return table.rowRoles[offset] }
      // Merged over the slot there is one for all its rows.
      let region = grid.region(table.body.lowerBound, column.number)
      if offset == 0, region.rows.count >= table.rowRoles.count { return .baseline }
      return table.rowRoles[offset] == .actual ? .baseline : nil
    }
    // 上段 目標, 下段 実績
    if table.slot == 2, column.path.contains(where: { $0.text.contains("上段") }) {
      return offset == 0 ? .target : .actual
    }
    if rowYear(table, offset) != nil { return column.role ?? .actual }
    if table.slot == 2, column.role == nil, let roles = legendRoles { return roles[offset] }
    guard
      offset == 0
        || grid.region(table.body.lowerBound + offset, column.number).first.row
          == table.body.lowerBound + offset
    else { return nil }
    if offset > 0 { return nil }
    return column.role ?? .actual
  }

  /// `@*` where another edition's heading tells its own year, else the year itself.
  func period(_ column: DraftTable.Column) -> String {
    guard let year = column.year else {
      switch column.role {
      case .finalTarget: return "@末"
      case .baseline: return "@?"
      default: return ""
      }
    }
    let heading = column.path.last { years.year($0.text) != nil }
    // The year of the actual before it.
    if heading == nil, column.role == .rate, year.isFull { return "@*" }
    guard year.isFull, let heading,
      heading.region.columns.contains(column.number) || isAlone(heading.region)
    else { return "@\(year.year)" }
    return "@*"
  }

  /// A line of its own holds for all columns below it.
  private func isAlone(_ region: CellRange) -> Bool {
    grid.filled(region.first.row) == [region.first.column]
  }
}
