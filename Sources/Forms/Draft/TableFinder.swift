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

  // MARK: headings

  /// A row of headings: several of them, at least one over values, and no value among them.
  func isHeading(_ row: Int) -> Bool {
    let columns = withoutNumberBeside(row, grid.filled(row))
    guard columns.count >= 2 else { return false }
    var known = 0
    var values = 0
    for column in columns {
      let text = grid.own(row, column)
      if isShort(text), namesYear(row, column) {
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

  /// The number of a page or of a section before or behind at least three headings is none of them.
  private func withoutNumberBeside(_ row: Int, _ columns: [Int]) -> [Int] {
    guard columns.count > 3 else { return columns }
    var rest = columns[...]
    if Self.isBesideNumber(grid.own(row, columns[0])) { rest = rest.dropFirst() }
    if let last = columns.last, Self.isBesideNumber(grid.own(row, last)) { rest = rest.dropLast() }
    return Array(rest)
  }

  static func isBesideNumber(_ text: String) -> Bool {
    (1...3).contains(text.count) && text.allSatisfy(\.isNumber)
  }

  /// 「目標値 ｜ 30人」: headings beside their values are no band.
  func isKeyed(_ row: Int, _ columns: [Int]) -> Bool {
    columns.contains { grid.isValue(row, $0) && !namesYear(row, $0) }
  }

  /// Whether a cell says a year. A plain number does where all numbers of its row run on like years;
  /// behind 目標 or 実績 it is a value.
  func namesYear(_ row: Int, _ column: Int) -> Bool {
    guard let year = years.year(grid.own(row, column)), year.year > 1900 else { return false }
    func plain(_ column: Int) -> Int? { Int(grid.own(row, column)) }
    guard plain(column) != nil else { return true }
    let columns = grid.filled(row)
    let numbers = columns.compactMap(plain).filter { $0 > 999 }
    return !columns.contains { $0 < column && isRole(row, $0) }
      && zip(numbers, numbers.dropFirst()).allSatisfy { (0...2).contains($1 - $0) }
  }

  func isShort(_ text: String) -> Bool { text.count <= 30 }

  /// Rows below the first that hold nothing but headings: 目標, 実績 under each year.
  func continues(_ row: Int, _ first: Int) -> Bool {
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
      if namesYear(row, column) { return true }
      guard let meaning = HeadingMeaning.of(text) else { return isLegend(text) }
      // A cell of the body may well say 目標 or 実績, but then values stand beside it.
      return meaning.isValue || spanned
    }
    let values = columns.contains { grid.isValue(row, $0) && !namesYear(row, $0) }
    if values || isRowRoles(row, columns) { return false }
    // A heading that reaches down to this row makes it one of the band.
    return spanned || known * 2 > columns.count && columns.count >= 2
  }

  /// ①～⑦ under a heading explains it.
  func isLegend(_ text: String) -> Bool { text.contains { "～〜".contains($0) } }

  /// Columns say 目標 here and 実績 in the next row, in both halves of a page alike: that is the body
  /// of a blank form.
  func isRowRoles(_ row: Int, _ columns: [Int]) -> Bool {
    func role(_ row: Int, _ column: Int) -> Role? { HeadingMeaning.of(grid.own(row, column))?.role }
    let saying = columns.filter { role(row, $0) != nil }
    let here = Set(saying.map { role(row, $0) })
    let next = Set(saying.map { role(row + 1, $0) })
    return here.count == 1 && next.count == 1 && !next.contains(nil) && here != next
  }

  func tables(from first: Int) -> [DraftTable] {
    var last = first
    while continues(last + 1, first) { last += 1 }
    let columns = grid.columns.compactMap {
      column(over: first...last, $0) ?? roleColumn(below: last, $0)
    }
    if let cards = cardsBeside(first...last, columns) { return cards }
    let halves = Self.halves(columns)
    var tables = halves.compactMap { table(first...last, $0) }
    if tables.count == 2, !Self.areAlike(tables[0], tables[1]) {
      // Two different tables are told apart where each is one by itself.
      guard tables[0].slot == tables[1].slot else {
        return [table(first...last, columns)].compactMap(\.self)
      }
      return tables
    }
    if tables.count == 1, halves.count == 2 {
      return [table(first...last, columns)].compactMap(\.self)
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

  /// The headings of the columns, each once.
  private static func keys(_ columns: some Sequence<DraftTable.Column>) -> [String] {
    columns.filter { $0.path.last?.region.first.column == $0.number }
      .map { $0.path.map { LabelKey.of($0.text) }.joined(separator: "/") }
  }

  /// Whether two tables side by side have the same headings.
  static func areAlike(_ one: DraftTable, _ other: DraftTable) -> Bool {
    keys(one.columns) == keys(other.columns)
  }

  /// The same headings twice in a row are two tables side by side, and so are names that begin again
  /// behind the values.
  static func halves(_ columns: [DraftTable.Column]) -> [[DraftTable.Column]] {
    if let second = secondTable(columns) {
      return [Array(columns[..<second]), Array(columns[second...])]
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

  /// Where another table begins: a heading of names behind values and before others, with an empty
  /// column between the two.
  private static func secondTable(_ columns: [DraftTable.Column]) -> Int? {
    func holdsValues(_ columns: some Sequence<DraftTable.Column>) -> Bool {
      columns.contains { $0.kind == .value }
    }
    func isName(_ column: DraftTable.Column) -> Bool {
      column.path.contains { [.indicatorName, .weakName].contains(HeadingMeaning.of($0.text)) }
    }
    return columns.indices.dropFirst().first { index in
      isName(columns[index]) && columns[index].number > columns[index - 1].number + 1
        && holdsValues(columns[..<index]) && holdsValues(columns[index...])
        && columns[..<index].contains(where: isName)
    }
  }

  /// - Parameter part: the columns in which the name of its one indicator stands, where it shares its
  ///   rows with other tables.
  func table(
    _ headings: ClosedRange<Int>, _ found: [DraftTable.Column], within part: ClosedRange<Int>? = nil
  ) -> DraftTable? {
    var columns = found
    guard !columns.isEmpty else { return nil }
    let start = headings.upperBound + 1
    // Nothing need be written below the headings of a blank form.
    guard start <= grid.rows.upperBound + 1 else { return nil }
    let extent = (columns.map(\.number).min() ?? 0)...(columns.map(\.number).max() ?? 0)
    var end = start
    var row = start
    var blanks = 0
    // 目標 and 実績 down a column make rows of the body, filled in or not.
    let roles = columns.filter { !($0.kind == .value) && isRole(start, $0.number) }.map(\.number)
    // One indicator named over the table: its rows end with the roles.
    let card = card(headings, columns, roleColumn: roles.first, within: part)
    while card == nil, row <= grid.rows.upperBound {
      let isRoleRow = roles.contains { isRole(row, $0) }
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
    }
    let (slot, rowRoles) = slot(columns, body)
    let isShared = slot == 1 && shareNames(&columns, body)
    var table = DraftTable(
      headings: headings, body: body, columns: columns, slot: slot, rowRoles: rowRoles,
      sharesNames: isShared, hasNamesInValues: hasNames,
      captionUnit: captionUnit(above: headings.lowerBound), keyedName: card?.name)
    if !rowRoles.isEmpty {
      for index in table.columns.indices where table.columns[index].year != nil {
        table.columns[index].kind = .value
        if table.columns[index].role != .finalTarget { table.columns[index].role = nil }
      }
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
    let says = table.columns.contains { $0.year != nil || $0.kind == .rowYear }
    guard !says, let caption = captionYear(above: table.headings.lowerBound, tables)
    else { return }
    for index in table.columns.indices where table.columns[index].kind == .value {
      switch table.columns[index].role {
      case .baseline, .finalTarget: continue
      default:
        table.columns[index].year = caption.year
        table.columns[index].path.insert(caption.heading, at: 0)
      }
    }
  }

  private func captionYear(
    above row: Int, _ tables: Set<Int>
  ) -> (heading: (text: String, region: CellRange), year: YearReading.Reading)? {
    let others = ["期間", "目標年度", "基準年度", "策定", "改定"]
    for next in stride(from: row - 1, through: grid.rows.lowerBound, by: -1)
    where !tables.contains(next) {
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

  /// 「加入率 58.2%」 in most cells of the columns that hold values.
  func hasNamesInValues(
    _ columns: [DraftTable.Column], _ body: ClosedRange<Int>
  ) -> Bool {
    let texts = columns.filter { $0.kind == .value }.flatMap { column in
      body.map { grid.text($0, column.number) }
    }.filter { !$0.isEmpty && MissingMark.parse($0) == nil }
    let named = texts.filter { CompositeText.parse($0).name != nil && NumberText.parse($0) == nil }
    return !texts.isEmpty && named.count * 2 > texts.count
      && !texts.contains { ArrowText.lines([$0]).contains { $0.left != nil && $0.right != nil } }
  }

  /// Behind an empty row a table goes on with a row that has values, or says what they would be.
  func goesOn(_ row: Int, _ columns: [DraftTable.Column]) -> Bool {
    guard row <= grid.rows.upperBound, !isHeading(row) else { return false }
    return columns.contains { column in
      column.kind == .value ? grid.isValue(row, column.number) : isRole(row, column.number)
    }
  }

  /// The next row with a name and a value, within three rows and before other headings.
  func resumes(behind row: Int, _ columns: [DraftTable.Column]) -> Int? {
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

  func isRole(_ row: Int, _ column: Int) -> Bool {
    HeadingMeaning.of(grid.text(row, column))?.role != nil
  }

  /// Nothing is filled in below the headings.
  func isBlankForm(_ start: Int, _ extent: ClosedRange<Int>) -> Bool {
    grid.isBlank(start, extent)
  }

  /// Another band of headings, or a caption over the width of the table.
  func ends(_ row: Int, _ extent: ClosedRange<Int>, start: Int) -> Bool {
    if isHeading(row) { return true }
    let regions = Set(
      extent.map { grid.region(row, $0) }.filter {
        !grid.text($0.first.row, $0.first.column).isEmpty
      })
    guard row > start, regions.count == 1, let region = regions.first, region.first.row == row
    else { return false }
    if region.columns.count * 2 > extent.count, !grid.isValue(row, region.first.column) {
      return true
    }
    return region.first.column == extent.lowerBound
      && Self.isCaption(grid.own(row, region.first.column))
  }

  /// 「課題 ｜ 担い手が足りない。」 right below a table: sentences where units or values should be, and no
  /// value beside them.
  private func isAccount(_ row: Int, _ columns: [DraftTable.Column]) -> Bool {
    let numbers = columns.filter { $0.kind == .unit || $0.kind == .value }
    return numbers.contains { isRunningText(grid.own(row, $0.number)) }
      && !numbers.contains { grid.isValue(row, $0.number) }
  }

  /// Words over columns of several years or roles are no row of the table.
  private func isAcross(_ row: Int, _ columns: [DraftTable.Column]) -> Bool {
    let values = columns.filter { $0.kind == .value }
    return values.contains { column in
      let region = grid.region(row, column.number)
      return region.first.row == row && !grid.isValue(row, column.number)
        && !grid.text(row, column.number).isEmpty
        && values.contains { other in
          region.columns.contains(other.number)
            && other.path.last?.region != column.path.last?.region
        }
    }
  }

  /// 「２　成果指標」, 「■ 事業費」, 「※ …」, 「（単位：千円）」
  static func isCaption(_ text: String) -> Bool {
    let bare = text.trimmingSpaces
    guard let first = bare.first else { return false }
    return "■●◆◇○※【（(〈<".contains(first) || Units.stated(in: text) != nil
      || (first.isNumber && bare.contains { " 　.．、".contains($0) } && bare.count > 3
        && NumberText.parse(bare) == nil)
  }
}
