import Grid
import Notation

/// Where the names of indicators stand: in a column of the table, or over it.
extension TableFinder {
  // MARK: in a column

  func isBesideName(_ index: Int, _ columns: [DraftTable.Column]) -> Bool {
    columns.contains { abs($0.number - columns[index].number) == 1 && $0.kind == .name }
  }

  /// A wide name heading over several columns, or two headings that speak of names: the first one
  /// that differs from row to row is the name.
  func dropSecondNames(
    _ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>
  ) {
    let called = columns.indices.filter { columns[$0].kind == .name }
    let telling = called.filter { !saysKinds(columns[$0], body) }
    let names = telling.isEmpty ? called : telling
    let name =
      names.last {
        isNameOfEach(columns[$0], body) && columns[$0].number > columns[names[0]].number
      }
      ?? names.first { tellsRowsApart(columns[$0], body) } ?? names.first
    for index in called where index != name { columns[index].kind = .other }
  }

  /// 活動指標, 成果指標: what kind of indicator the name beside it is.
  private func saysKinds(_ column: DraftTable.Column, _ body: ClosedRange<Int>) -> Bool {
    let texts = body.map { grid.text($0, column.number) }.filter { !$0.isEmpty }
    return !texts.isEmpty
      && texts.allSatisfy { HeadingMeaning.of($0) == .indicatorName && isHeadingWord($0) }
  }

  /// Behind a wider step of the plan, under one heading with it: every row has its own.
  private func isNameOfEach(_ column: DraftTable.Column, _ body: ClosedRange<Int>) -> Bool {
    let begun = body.filter { grid.region($0, column.number).first.row == $0 }
    let names = begun.map { grid.own($0, column.number) }.filter { !$0.isEmpty }
    // One of them left blank is one forgotten, where each has several rows.
    let mayMiss = begun.count < body.count ? begun.count / 4 : 0
    return begun.count > 2 && begun.count - names.count <= mayMiss
      && Set(names).count == names.count
      && names.allSatisfy { $0.count > 3 && !DraftGrid.isValue($0) }
  }

  /// What is the same in several rows are measures and offices, not the names of indicators.
  func tellsRowsApart(
    _ column: DraftTable.Column, _ body: ClosedRange<Int>, share: Int = 80
  ) -> Bool {
    let texts = body.map { grid.own($0, column.number) }.filter { !$0.isEmpty }
    return !texts.isEmpty && Set(texts).count * 100 >= texts.count * share
  }

  /// Of several numbers the indicator's is the nearest before the name that no two of them share.
  func dropSecondCodes(
    _ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>
  ) {
    let codes = columns.indices.filter { columns[$0].kind == .code }
    guard codes.count > 1, let name = columns.firstIndex(where: { $0.kind == .name }) else {
      return
    }
    let own = codes.last { $0 < name && tellsRowsApart(columns[$0], body, share: 100) }
    for index in codes where index != own { columns[index].kind = .other }
  }

  /// Without a heading that says so, the names are the last words before the values.
  func chooseName(_ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>) {
    guard let value = columns.firstIndex(where: { $0.kind == .value }) else { return }
    func holdsWords(_ column: DraftTable.Column) -> Bool {
      // What is merged with the column before it is that column's.
      guard body.contains(where: { grid.region($0, column.number).first.column == column.number })
      else { return false }
      let texts = body.map { grid.text($0, column.number) }.filter { !$0.isEmpty }
      return texts.contains { $0.contains(where: \.isLetter) && !DraftGrid.isValue($0) }
        || (texts.isEmpty && column.path.contains { Self.mayName(HeadingMeaning.of($0.text)) })
    }
    let candidates = columns.indices.filter { index in
      switch columns[index].kind {
      case .other, .level: index < value
      default: false
      }
    }
    let worded = candidates.filter { holdsWords(columns[$0]) }
    let apart = worded.filter { tellsRowsApart(columns[$0], body) }
    // 「施設名 ｜ 所管課 ｜ 構造 ｜ 区分」: what is called a name is one.
    let called = apart.first { HeadingMeaning.key(columns[$0].heading).hasSuffix("名") }
    // 「欠食する割合（％） ｜ 小学生」: what has a unit is measured, of whomever.
    let measured = worded.first { saysUnits(columns[$0], body) }
    let name = called ?? measured ?? apart.last ?? worded.last
    if let name { columns[name].kind = .name }
  }

  private func saysUnits(_ column: DraftTable.Column, _ body: ClosedRange<Int>) -> Bool {
    let names = body.map { grid.own($0, column.number).trimmingSpaces }.filter { !$0.isEmpty }
    return !names.isEmpty && names.allSatisfy { UnitInBrackets($0) != nil }
  }

  /// Words before the name that are merged over several names: 居宅サービス of 訪問介護 and 通所介護.
  func chooseLevel(_ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>) {
    let group = DraftTable.Column.Kind.level("項目")
    guard let name = columns.first(where: { $0.kind == .name })?.number,
      !columns.contains(where: { $0.kind == group }),
      let index = columns.lastIndex(where: { column in
        column.kind == .other && column.number < name && isMergedOverNames(column, name, body)
      })
    else { return }
    columns[index].kind = group
  }

  private func isMergedOverNames(
    _ column: DraftTable.Column, _ name: Int, _ body: ClosedRange<Int>
  ) -> Bool {
    let begun = body.filter { row in
      let region = grid.region(row, column.number)
      return region.first == CellReference(row: row, column: column.number)
    }
    guard begun.allSatisfy({ isWord(grid.own($0, column.number)) }) else { return false }
    return begun.contains { row in
      let rows = grid.region(row, column.number).rows
      return rows.upperBound <= body.upperBound
        && Set(rows.map { grid.region($0, name).first.row }).count > 1
    }
  }

  /// The columns without any heading before the values: the names of the rows, their units, and what
  /// holds for several names.
  func rowNames(below row: Int, before value: Int) -> [DraftTable.Column] {
    var found: [DraftTable.Column] = []
    var names: ClosedRange<Int>?
    for column in grid.columns.reversed() where column < value {
      let group = DraftTable.Column.Kind.level("項目")
      if let names, !found.contains(where: { $0.kind == group }) {
        let words = rowWords(names, column)
        if (1..<names.count).contains(words.count), words[0] == grid.own(row + 1, column) {
          found.append(DraftTable.Column(number: column, kind: group, path: []))
          continue
        }
      }
      let texts = (row + 1..<grid.rows.upperBound + 1).lazy.map { grid.text($0, column) }
        .prefix { !$0.isEmpty && !isRunningText($0) && !Self.isCaption($0) }
      let words = Array(texts)
      guard words.count > 1, words.allSatisfy(isWord) else { continue }
      let areUnits = words.allSatisfy(Self.isUnit)
      if !areUnits { names = names ?? row + 1...row + words.count }
      found.append(
        DraftTable.Column(number: column, kind: areUnits ? .unit : .other, path: []))
    }
    return found.reversed()
  }

  private func isWord(_ text: String) -> Bool {
    text.contains(where: \.isLetter) && !DraftGrid.isValue(text)
  }

  /// What begins in these rows of a column; nothing where that is not words only.
  private func rowWords(_ rows: ClosedRange<Int>, _ column: Int) -> [String] {
    let texts = rows.map { grid.own($0, column) }.filter { !$0.isEmpty }
    return texts.allSatisfy(isWord) ? texts : []
  }

  /// Headings under which the names of a blank form may be meant to stand.
  private static func mayName(_ meaning: HeadingMeaning?) -> Bool {
    switch meaning {
    case .weakName, .level: true
    default: false
    }
  }

  /// `0101`, `1-2-3`, `Ａ１`, `①`
  static func isCode(_ text: String) -> Bool {
    let plain = Normalization.n2(text.trimmingSpaces)
    if text.trimmingSpaces.count == 1, let mark = text.trimmingSpaces.first,
      LabelKey.isCircled(mark)
    {
      return true
    }
    return (1...10).contains(plain.count) && plain.contains(where: \.isNumber)
      && plain.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.()".contains($0)) }
  }

  // MARK: over the table

  /// The name that stands beside its heading over a table: 指標名 ｜ 受診率.
  func keyedName(above row: Int, columns: ClosedRange<Int>? = nil) -> CellReference? {
    for next in stride(from: row - 1, through: max(grid.rows.lowerBound, row - 4), by: -1) {
      if let name = keyedName(in: next, columns: columns) { return name }
      if grid.filled(next).contains(where: { grid.isValue(next, $0) }) { return nil }
    }
    return nil
  }

  func keyedUnit(above row: Int, columns: ClosedRange<Int>) -> CellReference? {
    for next in stride(from: row - 1, through: max(grid.rows.lowerBound, row - 4), by: -1) {
      let heading = grid.filled(next).first {
        columns.contains($0) && HeadingMeaning.of(grid.own(next, $0)) == .unit
      }
      guard let heading else { continue }
      let place = CellReference(row: next, column: grid.region(next, heading).last.column + 1)
      return Self.isUnit(grid.own(place.row, place.column)) ? place : nil
    }
    return nil
  }

  /// 単位, 目標値; a name that speaks of 指標 is none, 指標１ is.
  func isHeadingWord(_ text: String) -> Bool {
    switch HeadingMeaning.of(text) {
    case nil: return false
    case .indicatorName:
      var key = HeadingMeaning.key(text)
      while let last = key.last, last.isNumber { key.removeLast() }
      return key.hasSuffix("指標") || key == "KPI"
    default: return true
    }
  }

  func keyedName(in row: Int, columns: ClosedRange<Int>? = nil) -> CellReference? {
    for column in grid.filled(row)
    where columns?.contains(column) ?? true
      && HeadingMeaning.of(grid.own(row, column)) == .indicatorName
    {
      let next = grid.region(row, column).last.column + 1
      guard next <= grid.columns.upperBound else { continue }
      let region = grid.region(row, next)
      let text = grid.text(row, next)
      guard region.first.row == row, !isHeadingWord(text),
        !text.isEmpty || region.columns.count > 1
      else { continue }
      return region.first
    }
    return nil
  }
}
