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
      guard isHeading(row), let table = table(from: row) else {
        row += 1
        continue
      }
      found.append(table)
      row = table.body.upperBound + 1
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
      return region.first.row <= first && region.last.row >= row && !grid.text(row, column).isEmpty
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
    return !values && known * 2 > columns.count && (spanned || columns.count >= 2)
      && !isRowRoles(row, columns)
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

  private func table(from first: Int) -> DraftTable? {
    var last = first
    while continues(last + 1, first) { last += 1 }
    var columns = grid.columns.compactMap { column(over: first...last, $0) }
    guard !columns.isEmpty else { return nil }
    let start = last + 1
    guard start <= grid.rows.upperBound else { return nil }
    let extent = (columns.map(\.number).min() ?? 0)...(columns.map(\.number).max() ?? 0)
    var end = start
    var row = start
    var blanks = 0
    while row <= grid.rows.upperBound, !ends(row, extent, start: start) {
      if grid.isBlank(row, extent) {
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
    let (slot, roles) = slot(columns, body)
    var table = DraftTable(
      headings: first...last, body: body, columns: columns, slot: slot, rowRoles: roles,
      captionUnit: captionUnit(above: first))
    if !roles.isEmpty {
      for index in table.columns.indices where table.columns[index].year != nil {
        table.columns[index].kind = .value
        table.columns[index].role = nil
      }
    }
    return table.hasValues && table.columns.contains { $0.kind == .name } ? table : nil
  }

  /// Nothing is filled in below the headings.
  private func isBlankForm(_ start: Int, _ extent: ClosedRange<Int>) -> Bool {
    grid.isBlank(start, extent)
  }

  /// Another band of headings, or a caption over the width of the table.
  private func ends(_ row: Int, _ extent: ClosedRange<Int>, start: Int) -> Bool {
    if isHeading(row) { return true }
    let filled = grid.filled(row).filter { extent.contains($0) }
    guard filled.count == 1, row > start else { return false }
    let region = grid.region(row, filled[0])
    let text = grid.own(row, filled[0])
    if region.columns.count * 2 > extent.count, !grid.isValue(row, filled[0]) { return true }
    return filled[0] == extent.lowerBound && Self.isCaption(text)
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
      let region = grid.region(row, number)
      var text = grid.text(row, number)
      // A year written once stands for the columns to its right up to the next one.
      if text.isEmpty, row < rows.upperBound, !grid.text(rows.upperBound, number).isEmpty,
        let left = grid.columns.last(where: { $0 < number && !grid.text(row, $0).isEmpty }),
        grid.region(row, left).columns.count == 1, years.year(grid.text(row, left)) != nil
      {
        text = grid.text(row, left)
      }
      guard !text.isEmpty, path.last?.region != region else { continue }
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
    if column.kind == .other, column.year != nil { column.kind = .value }
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
    dropSecondNames(&columns)
    if !columns.contains(where: { $0.kind == .name }) { chooseName(&columns, body) }
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
