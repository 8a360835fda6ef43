import Grid

/// Years that run down a column.
extension TableFinder {
  typealias YearRun = (column: Int, lines: [DraftSeries.Line])

  /// Runs of rows that name years one after the other in one column.
  func yearRuns() -> [YearRun] {
    var open: [Int: [DraftSeries.Line]] = [:]
    var runs: [YearRun] = []
    for row in grid.rows {
      var years: [Int: DraftSeries.Line] = [:]
      for column in grid.filled(row) {
        let text = grid.own(row, column)
        guard isShort(text), let year = self.years.year(text), year.year > 1900 else { continue }
        years[column] = DraftSeries.Line(
          row: row, year: year, role: HeadingMeaning.of(text)?.role)
      }
      for (column, lines) in open where !goesOn(lines, years[column]) {
        if lines.count > 1 { runs.append((column, lines)) }
        open[column] = nil
      }
      for (column, line) in years { open[column, default: []].append(line) }
    }
    runs += open.filter { $0.value.count > 1 }.map { ($0.key, $0.value) }
    return runs.filter { !isCount($0, among: runs) }
      .sorted { ($0.column, $0.lines[0].row) < ($1.column, $1.lines[0].row) }
  }

  /// 2001, 2002, 2003 beside years of the same rows: values that happen to run on like years.
  private func isCount(_ run: YearRun, among all: [YearRun]) -> Bool {
    func isPlain(_ run: YearRun) -> Bool {
      run.lines.allSatisfy { Int(grid.own($0.row, run.column)) != nil }
    }
    return isPlain(run)
      && all.contains { other in
        other.column < run.column && other.lines.map(\.row) == run.lines.map(\.row)
          && (!isPlain(other) || other.column + 1 == run.column)
      }
  }

  private func goesOn(_ lines: [DraftSeries.Line], _ next: DraftSeries.Line?) -> Bool {
    guard let last = lines.last, let year = last.year?.year, let next, last.row + 1 == next.row,
      let following = next.year?.year
    else { return false }
    if following != year { return following > year }
    // 目標 and 実績 of one year stand in rows of their own; else years that have run on so far may have
    // one twice by mistake.
    let before = lines.compactMap(\.year?.year)
    return last.role != nil && next.role != nil && next.role != last.role
      || lines.count > 1 && zip(before, before.dropFirst()).allSatisfy { $0 + 1 == $1 }
  }
}
