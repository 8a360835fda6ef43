import Grid
import Notation

/// Columns whose cells say years.
extension TableFinder {
  /// 「目標年度」 over cells that hold years: no values, but the year of the values beside them where
  /// it is the same in every row.
  func takeYearColumns(
    _ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>
  ) {
    for index in columns.indices
    where columns[index].kind == .value && columns[index].year == nil
      && ["年度", "年"].contains(where: HeadingMeaning.key(columns[index].heading).hasSuffix)
    {
      let texts = body.map { grid.own($0, columns[index].number) }
        .filter { !$0.isEmpty && MissingMark.parse($0) == nil }
      let years = texts.compactMap { self.years.year($0)?.year }
      guard !years.isEmpty, years.count == texts.count else { continue }
      let role = columns[index].role
      columns[index].kind = .field(
        "任意." + SheetDraft.word(columns[index].heading, columns[index].number))
      columns[index].role = nil
      guard let year = years.first, Set(years).count == 1 else { continue }
      for other in columns.indices
      where columns[other].kind == .value && columns[other].role == role
        && columns[other].year == nil
      {
        columns[other].year = YearReading.Reading(year: year, isFull: false)
      }
    }
  }

  /// 「最新値 ｜ 最新値の年度」: years that differ from row to row, each that of the value before it, or
  /// behind it under one heading with it: 基準値 over 年度 ｜ 値.
  func tieYearColumns(
    _ columns: inout [DraftTable.Column], _ body: ClosedRange<Int>
  ) {
    for index in columns.indices {
      let next = columns.indices.contains(index + 1) ? columns[index + 1] : nil
      let before = columns[..<index].last
      func isValueBeside(_ other: DraftTable.Column?) -> Bool {
        guard let other, other.kind == .value, let own = columns[index].path.dropLast().last else {
          return false
        }
        return other.path.dropLast().last?.region == own.region
      }
      guard let value = !isValueBeside(before) && isValueBeside(next) ? next : before else {
        continue
      }
      let heading = HeadingMeaning.key(columns[index].heading)
      let role = value.role ?? .actual
      guard value.kind == .value, value.year == nil, value.pair.isEmpty,
        role != .rate, role != .plan, ["年度", "年"].contains(where: heading.hasSuffix)
      else { continue }
      switch columns[index].kind {
      case .other: break
      case .field(let key) where key.hasPrefix("任意."): break
      default: continue
      }
      let texts = body.map { grid.own($0, columns[index].number) }
        .filter { !$0.isEmpty && MissingMark.parse($0) == nil }
      guard !texts.isEmpty, texts.allSatisfy({ years.year($0) != nil }) else { continue }
      columns[index].kind = .field("指標.\(role.tagName)年度")
    }
  }

  /// Years one after the other, the next name's from the first one again.
  func runsOverYears(_ column: Int, _ body: ClosedRange<Int>) -> Bool {
    let found = body.map { row in
      grid.own(row, column).isEmpty ? nil : years.year(grid.own(row, column))?.year
    }
    let read = found.compactMap(\.self)
    guard read.count == body.count, let first = read.first, read.count > 1, read[1] == first + 1
    else { return false }
    let period = read.dropFirst().firstIndex(of: first) ?? read.count
    return read.indices.allSatisfy { read[$0] == read[$0 % period] }
  }
}
