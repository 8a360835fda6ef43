import Grid
import Notation

/// What the columns under a band of headings hold.
extension TableFinder {
  func column(over rows: ClosedRange<Int>, _ number: Int) -> DraftTable.Column? {
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
    column.unit = path.reversed().lazy.compactMap { Units.ofHeading($0.text) }.first
    column.isStart = path.contains { Self.saysStart($0.text) }
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
    case .levelCode(let key): column.kind = .levelCode(key)
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

  /// 「令和元年度（策定時）」
  static func saysStart(_ text: String) -> Bool {
    ["策定時", "策定前", "基準", "計画当初"].contains(where: text.contains)
  }

  /// Whether the target of a year is the one that the plan is to reach in the end: it stands alone
  /// behind the last actual, apart from the targets of each year.
  static func isPlanEnd(
    _ year: Int, targets: [Int], actuals: [Int], hasBaseline: Bool
  ) -> Bool {
    guard hasBaseline, let last = actuals.max(), year > last,
      targets.count(where: { $0 > last }) == 1
    else { return false }
    return targets.count == 1 || year > last + 1
  }

  /// What the cells below say about columns whose headings leave it open.
  func settle(_ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>) {
    let hasBaseline = columns.contains {
      $0.path.contains { HeadingMeaning.of($0.text) == .role(.baseline) }
    }
    for index in columns.indices {
      let meanings = columns[index].path.compactMap { HeadingMeaning.of($0.text) }
      if hasBaseline, meanings.contains(.presentState) { columns[index].role = .actual }
      let texts = body.map { grid.text($0, columns[index].number) }.filter { !$0.isEmpty }
      guard !texts.isEmpty else { continue }
      // A, B, C are grades, whatever the heading says.
      if columns[index].role == .rate,
        !texts.contains(where: { NumberText.parse($0) != nil }),
        texts.allSatisfy({ $0.count <= 3 }),
        texts.contains(where: { MissingMark.parse($0) == nil })
      {
        columns[index].kind = .field("評価.区分")
        columns[index].role = nil
      }
      switch columns[index].kind {
      case .name, .level, .other, .field, .value, .code:
        guard columns[index].kind != .value || columns[index].role == nil else { continue }
        if texts.allSatisfy({ HeadingMeaning.of($0)?.role != nil }) {
          columns[index].kind = .rowRole
        } else if texts.count > 1, runsOverYears(columns[index].number, body) {
          columns[index].kind = .rowYear
        } else if columns[index].kind != .value, texts.allSatisfy(Self.isCode) {
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
    let hasActual = columns.contains {
      $0.kind == .rowRole || $0.role == .actual || $0.role == .rate
    }
    if !hasActual, columns.contains(where: { $0.role == .baseline }),
      columns.count(where: { $0.role == .target }) == 1
    {
      for index in columns.indices where columns[index].role == .target {
        columns[index].role = .finalTarget
      }
    }
    let targets = columns.indices.filter { columns[$0].role == .target }
    let actuals = columns.filter { $0.kind == .value && ($0.role ?? .actual) == .actual }
    for index in targets {
      guard let year = columns[index].year?.year else { continue }
      let isEnd = Self.isPlanEnd(
        year, targets: targets.compactMap { columns[$0].year?.year },
        actuals: actuals.compactMap(\.year?.year),
        hasBaseline: columns.contains { $0.role == .baseline })
      if isEnd { columns[index].role = .finalTarget }
    }
    // A second target for the same year, beside one over its actual, is the plan's own.
    for index in columns.indices.reversed() where columns[index].role == .target {
      let same =
        columns[..<index].contains { other in
          other.role == .target && other.year?.year == columns[index].year?.year
            && other.year != nil && other.path.last?.region != columns[index].path.last?.region
        }
        || columns[..<index].contains { other in
          other.kind == .value && other.year != nil && other.year?.year == columns[index].year?.year
            && other.path.contains { $0.text.contains("上段") }
        }
      if same { columns[index].role = .finalTarget }
    }
    dropSecondNames(&columns)
  }

  /// Years one after the other, the next name's from the first one again.
  private func runsOverYears(_ column: Int, _ body: ClosedRange<Int>) -> Bool {
    let found = body.map { row in
      grid.own(row, column).isEmpty ? nil : years.year(grid.own(row, column))?.year
    }
    let read = found.compactMap(\.self)
    guard read.count == body.count, let first = read.first, read.count > 1, read[1] == first + 1
    else { return false }
    let period = read.dropFirst().firstIndex(of: first) ?? read.count
    return read.indices.allSatisfy { read[$0] == read[$0 % period] }
  }

  func isBesideName(_ index: Int, _ columns: [DraftTable.Column]) -> Bool {
    columns.contains { abs($0.number - columns[index].number) == 1 && $0.kind == .name }
  }

  /// A wide name heading over several columns: the first one with words is the name.
  func dropSecondNames(_ columns: inout [DraftTable.Column]) {
    var seen = false
    for index in columns.indices where columns[index].kind == .name {
      if seen { columns[index].kind = .other }
      seen = true
    }
  }

  /// Without a heading that says so, the names are the last words before the values.
  func chooseName(_ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>) {
    guard let value = columns.firstIndex(where: { $0.kind == .value }) else { return }
    func holdsWords(_ column: DraftTable.Column) -> Bool {
      // What is merged with the column before it is that column's.
      guard body.contains(where: { grid.region($0, column.number).first.column == column.number })
      else { return false }
      let texts = body.map { grid.text($0, column.number) }.filter { !$0.isEmpty }
      return texts.contains { $0.contains(where: \.isLetter) }
        || (texts.isEmpty && column.path.contains { HeadingMeaning.of($0.text) == .weakName })
    }
    let candidates = columns.indices.filter { index in
      switch columns[index].kind {
      case .other, .level: index < value
      default: false
      }
    }
    if let name = candidates.last(where: { holdsWords(columns[$0]) }) { columns[name].kind = .name }
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
}
