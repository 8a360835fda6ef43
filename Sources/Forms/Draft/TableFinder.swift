import Grid
import Notation

/// Finds the tables of a sheet by their headings and their shape.
struct TableFinder {
  let grid: DraftGrid
  let years: YearReading

  /// - Parameter taken: rows that are known to be of another kind.
  func tables(besides taken: [ClosedRange<Int>]) -> [DraftTable] {
    var found: [DraftTable] = []
    var row = grid.rows.lowerBound
    while row <= grid.rows.upperBound {
      if let other = taken.first(where: { $0.contains(row) }) {
        row = other.upperBound + 1
        continue
      }
      let tables = isHeading(row) ? self.tables(from: row) : []
      guard let last = tables.map(\.body.upperBound).max() else {
        row += 1
        continue
      }
      found += tables
      row = last + 1
    }
    let inside = Set(found.flatMap { [$0.headings, $0.body] }.joined())
    for index in found.indices { takeCaptionYear(&found[index], outside: inside) }
    return found
  }

  func tables(from first: Int) -> [DraftTable] {
    var last = first
    while continues(last + 1, first) { last += 1 }
    let headings = topHeading(above: first, last)...last
    var columns = grid.columns.compactMap {
      column(over: headings, $0) ?? roleColumn(below: last, $0)
    }
    if let first = columns.first, first.kind == .value || first.kind == .name {
      columns.insert(contentsOf: rowNames(below: last, before: first.number), at: 0)
    }
    if let cards = cardsBeside(headings, columns) { return cards }
    let halves = Self.halves(columns)
    var tables = halves.compactMap { table(headings, $0) }
    if tables.count == 2, !Self.areAlike(tables[0], tables[1]) {
      // Two different tables are told apart where each is one by itself.
      guard tables[0].slot == tables[1].slot else {
        return [table(headings, columns)].compactMap(\.self)
      }
      return tables
    }
    if tables.count == 1, halves.count == 2 {
      return [table(headings, columns)].compactMap(\.self)
    }
    if tables.count == 1, beginsRoles(tables[0].body.upperBound + 1, columns),
      let next = table(headings, columns, from: tables[0].body.upperBound + 1)
    {
      return [tables[0], next]
    }
    // Halves of a page are filled to different depths.
    let deepest = tables.max { $0.body.count < $1.body.count }
    for index in tables.indices where tables[index].slot == deepest?.slot {
      tables[index].body = deepest?.body ?? tables[index].body
    }
    return tables
  }

  /// Tables of one indicator each, side by side: 目標 and 実績 run down before the values of each, and
  /// each has its own name above it.
  private func cardsBeside(
    _ headings: ClosedRange<Int>, _ columns: [DraftTable.Column]
  ) -> [DraftTable]? {
    let starts = columns.indices.filter { columns[$0].path.isEmpty }
    guard starts.count > 1, starts[0] == 0 else { return nil }
    let tables = zip(starts, starts.dropFirst() + [columns.count]).compactMap { start, end in
      let right = end < columns.count ? columns[end].number - 1 : grid.columns.upperBound
      return table(
        headings, Array(columns[start..<end]), within: columns[start].number...right)
    }
    return tables.count == starts.count ? tables : nil
  }

  /// - Parameters:
  ///   - part: the columns in which the name of its one indicator stands, where it shares its rows
  ///     with other tables.
  ///   - first: where its rows begin, if not right below the headings.
  func table(
    _ headings: ClosedRange<Int>, _ found: [DraftTable.Column],
    within part: ClosedRange<Int>? = nil,
    from first: Int? = nil
  ) -> DraftTable? {
    var columns = withoutLegend(found, headings)
    guard !columns.isEmpty else { return nil }
    let below = first ?? headings.upperBound + 1
    // 「第1分野　雇用」 across the table, right below its headings.
    let start = isAcross(below, columns) ? resumes(behind: below, columns) ?? below : below
    // Nothing need be written below the headings of a blank form.
    guard start <= grid.rows.upperBound + 1 else { return nil }
    let extent = (columns.map(\.number).min() ?? 0)...(columns.map(\.number).max() ?? 0)
    var end = start
    var row = start
    var blanks = 0
    // 目標 and 実績 down a column make rows of the body, filled in or not, unless they stand over the
    // values already: 量の見込み is then what is planned and counted.
    let headed = Set(columns.filter { $0.kind == .value }.compactMap(\.role))
    let areHeaded = headed.count > 1 && headed.contains(.actual)
    let roles =
      areHeaded
      ? [] : columns.filter { $0.kind != .value && isRole(start, $0.number) }.map(\.number)
    // One indicator named over the table: its rows end with the roles.
    let card = first == nil ? card(headings, columns, roleColumn: roles.first, within: part) : nil
    while card == nil, row <= grid.rows.upperBound {
      // Years beside such a word are headings of another table.
      let isRoleRow =
        roles.contains { isRole(row, $0) } && !grid.filled(row).contains { namesYear(row, $0) }
      if row > start, !beginsRoles(start, columns), beginsRoles(row, columns) { break }
      if !isRoleRow,
        ends(row, extent, start: start) || isAcross(row, columns) || isAccount(row, columns)
      {
        // A remark across the table, and then it goes on.
        guard !isHeading(row), let next = resumes(behind: row, columns) else { break }
        row = next
        continue
      }
      // Below the empty rows of a blank form 計 has a row of its own.
      if !isRoleRow, isBlankForm(start, extent), !grid.isBlank(row, extent), !goesOn(row, columns) {
        break
      }
      if !isRoleRow, grid.isBlank(row, extent) {
        blanks += 1
        if !isBlankForm(start, extent), blanks > 1 || !goesOn(row + 1, columns) { break }
      } else {
        blanks = 0
        end = row
      }
      row += 1
    }
    if let card {
      end = card.last
    } else if isBlankForm(start, extent) {
      end = max(end, min(row - 1, start + 29))
    }
    let body = start...end
    settle(&columns, body)
    let hasOwnNames = columns.contains { column in
      column.kind == .name && !grid.own(start, column.number).isEmpty
    }
    let hasNames = !hasOwnNames && hasNamesInValues(columns, body)
    if !hasNames, card == nil, !columns.contains(where: { $0.kind == .name }) {
      chooseName(&columns, body)
      nameAmounts(&columns, body)
    }
    chooseLevel(&columns, body)
    let (slot, rowRoles) = slot(columns, body)
    let isShared = slot == 1 && shareNames(&columns, body)
    var table = DraftTable(
      headings: headings, body: body, columns: columns, slot: slot, rowRoles: rowRoles,
      sharesNames: isShared, hasNamesInValues: hasNames,
      captionUnit: captionUnit(over: columns, headings) ?? captionUnit(above: headings.lowerBound),
      keyedName: card?.name)
    if !rowRoles.isEmpty {
      for index in table.columns.indices where table.columns[index].year != nil {
        table.columns[index].kind = .value
        // Merged over the slot a value is what its heading says, whatever the rows are for.
        let isWhole = grid.region(start, table.columns[index].number).rows.count >= rowRoles.count
        if table.columns[index].role != .finalTarget, !isWhole { table.columns[index].role = nil }
      }
    }
    if slot == 1, let name = columns.first(where: { $0.kind == .name })?.number,
      let last = body.last(where: { !grid.isValue($0, name) })
    {
      // A difference that stands where names would is no row of the table.
      table.body = start...last
    }
    if let part, !standBeside(&table, part) { return nil }
    let isNamed =
      hasNames || table.besideName != nil || table.keyedName != nil
      || table.columns.contains { $0.kind == .name }
    return table.hasValues && isNamed ? table : nil
  }

  /// Whether one name stands over several rows; what tells these apart becomes its qualifier.
  private func shareNames(
    _ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>
  ) -> Bool {
    guard let name = columns.first(where: { $0.kind == .name })?.number,
      sharesNames(name, columns, body), let index = qualifier(name, columns, body)
    else { return false }
    columns[index].kind = .note("修飾")
    return true
  }

  /// The name above a table that shares its rows with others is one of its own cells; false without.
  private func standBeside(_ table: inout DraftTable, _ part: ClosedRange<Int>) -> Bool {
    guard let name = table.keyedName else { return false }
    table.keyedName = nil
    table.besideName = name
    let next = grid.region(name.row, name.column).last.column + 1
    table.besideUnit =
      part.contains(next) && Self.isUnit(grid.own(name.row, next))
      ? CellReference(row: name.row, column: next)
      : keyedUnit(above: table.headings.lowerBound, columns: part)
    return true
  }

  /// A table without years is about the year that stands over it: 「令和5年度 自己点検表」.
  private func takeCaptionYear(_ table: inout DraftTable, outside tables: Set<Int>) {
    let says = table.columns.contains {
      $0.kind == .value && $0.year != nil || $0.kind == .rowYear
    }
    let relative = table.columns.contains {
      $0.kind == .value && $0.year == nil && RelativeYear.offset(in: $0.heading) != nil
    }
    guard !says || relative,
      let caption = cornerYear(table) ?? captionYear(above: table.headings.lowerBound, tables)
    else { return }
    for index in table.columns.indices
    where table.columns[index].kind == .value && table.columns[index].year == nil {
      switch table.columns[index].role {
      case .baseline, .finalTarget: continue
      default:
        let offset = RelativeYear.offset(in: table.columns[index].heading)
        // Beside years of their own only 次年度 is told by the caption.
        if says, offset == nil { continue }
        let shift = offset ?? 0
        guard shift == 0 else {
          let year = caption.year.year + shift
          table.columns[index].year = YearReading.Reading(year: year, isFull: false)
          continue
        }
        table.columns[index].year = caption.year
        table.columns[index].path.insert(caption.heading, at: 0)
      }
    }
  }

  /// 「令和4年度 ｜ 計画値 ｜ 実績値」 over the names of the rows.
  private func cornerYear(
    _ table: DraftTable
  ) -> (heading: (text: String, region: CellRange), year: YearReading.Reading)? {
    guard let corner = table.columns.first, corner.kind != .value, let year = corner.year,
      let heading = corner.path.last
    else { return nil }
    return (heading, year)
  }

  private func captionYear(
    above row: Int, _ tables: Set<Int>
  ) -> (heading: (text: String, region: CellRange), year: YearReading.Reading)? {
    let others = ["期間", "目標年度", "基準年度", "策定", "改定"]
    for next in stride(from: row - 1, through: grid.rows.lowerBound, by: -1)
    where !tables.contains(next) {
      // Several years in a row head columns, and are no caption.
      let said = Set(grid.filled(next).compactMap { years.year(grid.own(next, $0))?.year })
      guard said.count < 2 else { continue }
      for column in grid.filled(next) {
        let text = grid.own(next, column)
        if let year = years.year(text, longest: 200), year.year > 1900,
          !others.contains(where: text.contains)
        {
          return ((text, grid.region(next, column)), year)
        }
      }
    }
    return nil
  }
}
