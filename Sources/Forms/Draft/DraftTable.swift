import Grid
import Notation

/// A table of indicators found in a sheet: its band of headings, and what each column holds.
struct DraftTable {
  struct Column {
    enum Kind: Hashable {
      case name, code, unit, direction
      case note(String)
      case level(String)
      case levelCode(String)
      case field(String)
      /// Says row by row what the values are (目標, 実績).
      case rowRole
      case value
      /// Texts that nothing is known about.
      case other
    }

    var number: Int
    var kind: Kind
    /// The headings over it, from the top.
    var path: [(text: String, region: CellRange)]
    var role: Role?
    var year: YearReading.Reading?
    /// A unit in brackets in one of the headings.
    var unit: String?

    var heading: String { path.last?.text ?? "" }
  }

  var headings: ClosedRange<Int>
  var body: ClosedRange<Int>
  var columns: [Column]
  /// Rows of one indicator.
  var slot: Int
  /// The roles of the rows of a slot, where a column says them.
  var rowRoles: [Role]
  /// Each value stands behind its indicator's name in one cell.
  var hasNamesInValues = false
  /// A unit that stands over the table for all of it.
  var captionUnit: (place: CellReference, unit: String)?

  var extent: ClosedRange<Int> {
    let numbers = columns.map(\.number)
    return (numbers.min() ?? 0)...(numbers.max() ?? 0)
  }

  var hasValues: Bool { columns.contains { $0.kind == .value } }
}

/// Finds the tables of a sheet by their headings and their shape.
struct TableFinder {
  let grid: DraftGrid
  let years: YearReading

  func tables() -> [DraftTable] {
    var found: [DraftTable] = []
    var row = grid.rows.lowerBound
    while row <= grid.rows.upperBound {
      let tables = isHeading(row) ? self.tables(from: row) : []
      guard let last = tables.map(\.body.upperBound).max() else {
        row += 1
        continue
      }
      found += tables
      row = last + 1
    }
    return found
  }

  // MARK: headings

  /// A row of headings: several of them, at least one over values, and no value among them.
  private func isHeading(_ row: Int) -> Bool {
    let columns = grid.filled(row)
    guard columns.count >= 2 else { return false }
    var known = 0
    var values = 0
    for column in columns {
      let text = grid.own(row, column)
      if let year = years.year(text), year.year > 1900, isShort(text) {
        known += 1
        values += 1
      } else if let meaning = HeadingMeaning.of(text), isShort(text) {
        known += 1
        if meaning.isValue { values += 1 }
      } else if grid.isValue(row, column) {
        return false
      }
    }
    return known >= 2 && values >= 1 && known * 2 >= columns.count
      && !isKeyed(row, columns)
  }

  /// 「目標値 ｜ 30人」: headings beside their values are no band.
  private func isKeyed(_ row: Int, _ columns: [Int]) -> Bool {
    columns.contains { grid.isValue(row, $0) && years.year(grid.own(row, $0)) == nil }
  }

  private func isShort(_ text: String) -> Bool { text.count <= 30 }

  /// Rows below the first that hold nothing but headings: 目標, 実績 under each year.
  private func continues(_ row: Int, _ first: Int) -> Bool {
    guard row <= grid.rows.upperBound else { return false }
    let columns = grid.filled(row)
    let spanned = grid.columns.contains { column in
      let region = grid.region(row, column)
      return region.first.row < row && region.first.row >= first && region.last.row >= row
        && region.rows.count <= 4 && !grid.text(row, column).isEmpty
        && HeadingMeaning.of(grid.text(row, column)) != nil
    }
    guard !columns.isEmpty else { return spanned }
    let known = columns.count { column in
      let text = grid.own(row, column)
      guard isShort(text) else { return false }
      if let year = years.year(text), year.year > 1900 { return true }
      guard let meaning = HeadingMeaning.of(text) else { return isLegend(text) }
      // A cell of the body may well say 目標 or 実績, but then values stand beside it.
      return meaning.isValue || spanned
    }
    let values = columns.contains { grid.isValue(row, $0) && years.year(grid.own(row, $0)) == nil }
    if values || isRowRoles(row, columns) { return false }
    // A heading that reaches down to this row makes it one of the band.
    return spanned ? known > 0 : known * 2 > columns.count && columns.count >= 2
  }

  /// ①～⑦ under a heading explains it.
  private func isLegend(_ text: String) -> Bool { text.contains { "～〜".contains($0) } }

  /// One column says 目標 here and 実績 in the next row: that is the body of a blank form.
  private func isRowRoles(_ row: Int, _ columns: [Int]) -> Bool {
    let roles = columns.filter { HeadingMeaning.of(grid.own(row, $0))?.role != nil }
    guard roles.count == 1, let column = roles.first, row < grid.rows.upperBound else {
      return false
    }
    let next = HeadingMeaning.of(grid.own(row + 1, column))?.role
    return next != nil && next != HeadingMeaning.of(grid.own(row, column))?.role
  }

  private func tables(from first: Int) -> [DraftTable] {
    var last = first
    while continues(last + 1, first) { last += 1 }
    let columns = grid.columns.compactMap { column(over: first...last, $0) }
    return Self.halves(columns).compactMap { table(first...last, $0) }
  }

  /// The same headings twice in a row are two tables side by side.
  private static func halves(_ columns: [DraftTable.Column]) -> [[DraftTable.Column]] {
    func keys(_ columns: [DraftTable.Column]) -> [String] {
      columns.reduce(into: [String]()) { keys, column in
        let key = column.path.map { LabelKey.of($0.text) }.joined(separator: "/")
        if column.path.last?.region.first.column == column.number { keys.append(key) }
      }
    }
    let starts = columns.indices.filter {
      columns[$0].path.last?.region.first.column == columns[$0].number
    }
    guard starts.count >= 4, starts.count.isMultiple(of: 2) else { return [columns] }
    let middle = starts[starts.count / 2]
    let (left, right) = (Array(columns[..<middle]), Array(columns[middle...]))
    let isTwice = keys(left) == keys(right) && left.contains { $0.kind == .name }
    return isTwice ? [left, right] : [columns]
  }

  private func table(
    _ headings: ClosedRange<Int>, _ found: [DraftTable.Column]
  ) -> DraftTable? {
    var columns = found
    guard !columns.isEmpty else { return nil }
    let (first, last) = (headings.lowerBound, headings.upperBound)
    let start = last + 1
    guard start <= grid.rows.upperBound else { return nil }
    let extent = (columns.map(\.number).min() ?? 0)...(columns.map(\.number).max() ?? 0)
    var end = start
    var row = start
    var blanks = 0
    // 目標 and 実績 down a column make rows of the body, filled in or not.
    let roles = columns.filter { !($0.kind == .value) && isRole(start, $0.number) }.map(\.number)
    while row <= grid.rows.upperBound {
      let isRoleRow = roles.contains { isRole(row, $0) }
      if !isRoleRow, ends(row, extent, start: start) {
        // A remark across the table, and then it goes on.
        guard !isHeading(row), let next = resumes(behind: row, columns) else { break }
        row = next
        continue
      }
      if !isRoleRow, grid.isBlank(row, extent) {
        blanks += 1
        if blanks > 1, !isBlankForm(start, extent) { break }
      } else {
        blanks = 0
        end = row
      }
      row += 1
    }
    if isBlankForm(start, extent) { end = max(end, min(row - 1, start + 29)) }
    let body = start...end
    settle(&columns, body)
    let hasNames = hasNamesInValues(columns, body)
    if !hasNames, !columns.contains(where: { $0.kind == .name }) { chooseName(&columns, body) }
    let (slot, rowRoles) = slot(columns, body)
    var table = DraftTable(
      headings: first...last, body: body, columns: columns, slot: slot, rowRoles: rowRoles,
      hasNamesInValues: hasNames,
      captionUnit: captionUnit(above: first))
    if !rowRoles.isEmpty {
      for index in table.columns.indices where table.columns[index].year != nil {
        table.columns[index].kind = .value
        table.columns[index].role = nil
      }
    }
    let isNamed = hasNames || table.columns.contains { $0.kind == .name }
    return table.hasValues && isNamed ? table : nil
  }

  /// 「加入率 58.2%」 in most cells of the columns that hold values.
  private func hasNamesInValues(
    _ columns: [DraftTable.Column], _ body: ClosedRange<Int>
  ) -> Bool {
    let texts = columns.filter { $0.kind == .value }.flatMap { column in
      body.map { grid.text($0, column.number) }
    }.filter { !$0.isEmpty && MissingMark.parse($0) == nil }
    let named = texts.filter { CompositeText.parse($0).name != nil && NumberText.parse($0) == nil }
    return !texts.isEmpty && named.count * 2 > texts.count
      && !texts.contains { ArrowText.lines([$0]).contains { $0.left != nil && $0.right != nil } }
  }

  /// The next row with a name and a value, within three rows and before other headings.
  private func resumes(behind row: Int, _ columns: [DraftTable.Column]) -> Int? {
    for next in row + 1..<min(row + 4, grid.rows.upperBound + 1) {
      if isHeading(next) { return nil }
      let hasName = columns.contains { column in
        column.kind == .name && !grid.own(next, column.number).isEmpty
          && grid.region(next, column.number).columns.count <= 3
      }
      let hasValue = columns.contains { $0.kind == .value && grid.isValue(next, $0.number) }
      if hasName, hasValue { return next }
    }
    return nil
  }

  private func isRole(_ row: Int, _ column: Int) -> Bool {
    HeadingMeaning.of(grid.text(row, column))?.role != nil
  }

  /// Nothing is filled in below the headings.
  private func isBlankForm(_ start: Int, _ extent: ClosedRange<Int>) -> Bool {
    grid.isBlank(start, extent)
  }

  /// Another band of headings, or a caption over the width of the table.
  private func ends(_ row: Int, _ extent: ClosedRange<Int>, start: Int) -> Bool {
    if isHeading(row) { return true }
    let regions = Set(
      extent.map { grid.region(row, $0) }.filter { !grid.text($0.first.row, $0.first.column).isEmpty })
    guard row > start, regions.count == 1, let region = regions.first, region.first.row == row
    else { return false }
    if region.columns.count * 2 > extent.count, !grid.isValue(row, region.first.column) { return true }
    return region.first.column == extent.lowerBound
      && Self.isCaption(grid.own(row, region.first.column))
  }

  /// 「２　成果指標」, 「■ 事業費」, 「※ …」, 「（単位：千円）」
  static func isCaption(_ text: String) -> Bool {
    let bare = text.trimmingSpaces
    guard let first = bare.first else { return false }
    return "■●◆◇○※【（(〈<".contains(first) || Self.unit(in: text) != nil
      || (first.isNumber && bare.contains { " 　.．、".contains($0) } && bare.count > 3
        && NumberText.parse(bare) == nil)
  }

  // MARK: columns

  private func column(over rows: ClosedRange<Int>, _ number: Int) -> DraftTable.Column? {
    var path: [(text: String, region: CellRange)] = []
    for row in rows {
      var region = grid.region(row, number)
      var text = grid.text(row, number)
      // A year written once stands for the columns to its right up to the next one.
      if text.isEmpty, row < rows.upperBound, !grid.text(rows.upperBound, number).isEmpty,
        let left = grid.columns.last(where: { $0 < number && !grid.text(row, $0).isEmpty }),
        grid.region(row, left).columns.count == 1, years.year(grid.text(row, left)) != nil
      {
        text = grid.text(row, left)
        region = grid.region(row, left)
      }
      // What reaches down beside the body is a label of the whole table.
      guard !text.isEmpty, path.last?.region != region, region.last.row <= rows.upperBound
      else { continue }
      path.append((text, region))
    }
    guard !path.isEmpty else { return nil }
    var column = DraftTable.Column(number: number, kind: .other, path: path)
    column.year = path.reversed().lazy.compactMap { years.year($0.text) }.first
    column.unit = path.reversed().lazy.compactMap { Self.bracketUnit($0.text) }.first
    // The lowest heading says most; a role may stand in any of them.
    let meanings = path.reversed().compactMap { HeadingMeaning.of($0.text) }
    column.role = meanings.lazy.compactMap(\.role).first
    let lowest = meanings.first { $0 != .weakName } ?? meanings.first
    switch lowest {
    case .indicatorName: column.kind = .name
    case .weakName: column.kind = .other
    case .code: column.kind = .code
    case .unit: column.kind = .unit
    case .direction: column.kind = .direction
    case .note(let key): column.kind = .note(key)
    case .level(let key): column.kind = .level(key)
    case .field(let key): column.kind = .field(key)
    case .role, .presentState: column.kind = .value
    case nil: column.kind = column.year == nil ? .other : .value
    }
    let says = path.last.map { HeadingMeaning.of($0.text) != nil || years.year($0.text) != nil }
    if column.kind == .other || column.kind == .value, column.role == nil {
      // A year over several columns makes none of them values: 令和4年度実施状況 ｜ 取組内容.
      column.kind = column.year != nil && says == true ? .value : .other
    }
    return column
  }

  /// What the cells below say about columns whose headings leave it open.
  private func settle(_ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>) {
    let hasBaseline = columns.contains {
      $0.path.contains { HeadingMeaning.of($0.text) == .role(.baseline) }
    }
    for index in columns.indices {
      let meanings = columns[index].path.compactMap { HeadingMeaning.of($0.text) }
      if hasBaseline, meanings.contains(.presentState) { columns[index].role = .actual }
      let texts = body.map { grid.text($0, columns[index].number) }.filter { !$0.isEmpty }
      guard !texts.isEmpty else { continue }
      switch columns[index].kind {
      case .name, .level, .other, .field:
        if texts.allSatisfy({ HeadingMeaning.of($0)?.role != nil }) {
          columns[index].kind = .rowRole
        } else if texts.allSatisfy(Self.isCode) {
          // A number beside the name, under one heading with it.
          if case .level(let key) = columns[index].kind {
            columns[index].kind = .levelCode(key)
          } else if columns[index].kind != .other || isBesideName(index, columns) {
            columns[index].kind = .code
          }
        }
      default: break
      }
    }
    // Without any actuals the target is the one the plan is to reach in the end.
    let hasActual = columns.contains { $0.kind == .rowRole || $0.role == .actual || $0.role == .rate }
    if !hasActual, columns.contains(where: { $0.role == .baseline }),
      columns.count(where: { $0.role == .target }) == 1
    {
      for index in columns.indices where columns[index].role == .target {
        columns[index].role = .finalTarget
      }
    }
    // A second target for the same year, beside one over its actual, is the plan's own.
    for index in columns.indices.reversed() where columns[index].role == .target {
      let same = columns[..<index].contains { other in
        other.role == .target && other.year?.year == columns[index].year?.year
          && other.year != nil && other.path.last?.region != columns[index].path.last?.region
      } || columns[..<index].contains { other in
        other.kind == .value && other.year != nil && other.year?.year == columns[index].year?.year
          && other.path.contains { $0.text.contains("上段") }
      }
      if same { columns[index].role = .finalTarget }
    }
    dropSecondNames(&columns)
  }

  private func isBesideName(_ index: Int, _ columns: [DraftTable.Column]) -> Bool {
    columns.contains { abs($0.number - columns[index].number) == 1 && $0.kind == .name }
  }

  /// A wide name heading over several columns: the first one with words is the name.
  private func dropSecondNames(_ columns: inout [DraftTable.Column]) {
    var seen = false
    for index in columns.indices where columns[index].kind == .name {
      if seen { columns[index].kind = .other }
      seen = true
    }
  }

  /// Without a heading that says so, the names are the last words before the values.
  private func chooseName(_ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>) {
    guard let value = columns.firstIndex(where: { $0.kind == .value }) else { return }
    func holdsWords(_ column: DraftTable.Column) -> Bool {
      let texts = body.map { grid.text($0, column.number) }.filter { !$0.isEmpty }
      return texts.contains { $0.contains(where: \.isLetter) }
        || (texts.isEmpty && column.path.contains { HeadingMeaning.of($0.text) == .weakName })
    }
    let candidates = columns.indices.filter { $0 < value && columns[$0].kind == .other }
    if let name = candidates.last(where: { holdsWords(columns[$0]) }) {
      columns[name].kind = .name
      return
    }
    let levels = columns.indices.filter {
      if case .level = columns[$0].kind { $0 < value } else { false }
    }
    if let level = levels.last(where: { holdsWords(columns[$0]) }) { columns[level].kind = .name }
  }

  /// `0101`, `1-2-3`, `Ａ１`, `①`
  static func isCode(_ text: String) -> Bool {
    let plain = Normalization.n2(text.trimmingSpaces)
    if text.trimmingSpaces.count == 1, let mark = text.trimmingSpaces.first, LabelKey.isCircled(mark) {
      return true
    }
    return (1...10).contains(plain.count) && plain.contains(where: \.isNumber)
      && plain.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.()".contains($0)) }
  }

  // MARK: rows

  /// How many rows belong to one indicator, and what they are for.
  private func slot(
    _ columns: [DraftTable.Column], _ body: ClosedRange<Int>
  ) -> (Int, [Role]) {
    if let column = columns.first(where: { $0.kind == .rowRole }) {
      var roles: [Role] = []
      for row in body {
        guard let role = HeadingMeaning.of(grid.text(row, column.number))?.role else { break }
        if roles.contains(role) { break }
        roles.append(role)
      }
      if !roles.isEmpty { return (roles.count, roles) }
    }
    guard let name = columns.first(where: { $0.kind == .name }) else { return (1, []) }
    let height = grid.region(body.lowerBound, name.number).rows.count
    return (max(1, min(height, body.count)), [])
  }

  // MARK: units

  /// 「単位：千円」 in the rows above a table.
  private func captionUnit(above row: Int) -> (place: CellReference, unit: String)? {
    for number in stride(from: row - 1, through: max(grid.rows.lowerBound, row - 3), by: -1) {
      for column in grid.filled(number).reversed() {
        if let unit = Self.unit(in: grid.own(number, column)) {
          return (CellReference(row: number, column: column), unit)
        }
        // What belongs to the table above says nothing of this one.
        if grid.isValue(number, column) { return nil }
      }
    }
    return nil
  }

  static func unit(in text: String) -> String? {
    for mark in ["単位：", "単位:", "単位 ", "単位　"] {
      let parts = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let unit = parts[1].prefix { !"）)】、,\n".contains($0) }
      let bare = String(unit).trimmingSpaces
      if !bare.isEmpty, bare.count <= 8 { return bare }
    }
    return nil
  }

  /// 「目標値（人）」
  static func bracketUnit(_ text: String) -> String? {
    if let unit = unit(in: text) { return unit }
    var rest = text[...]
    while let open = rest.firstIndex(where: { "(（".contains($0) }) {
      let behind = rest[rest.index(after: open)...]
      guard let close = behind.firstIndex(where: { ")）".contains($0) }) else { return nil }
      let inside = String(behind[..<close]).trimmingSpaces
      if Units.lookup(inside) != nil, Period.parse(inside) == nil { return inside }
      rest = behind[close...].dropFirst()
    }
    return nil
  }
}
