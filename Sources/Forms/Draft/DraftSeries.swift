import Grid
import Notation

/// A table whose years run down and whose indicators stand side by side.
struct DraftSeries {
  /// One indicator: where its name and unit stand, and what its columns hold.
  struct Indicator {
    /// nil where the name stands beside a heading over the table.
    var name: CellReference?
    var unit: CellReference?
    var columns: [(number: Int, role: Role?)]
  }

  /// A row of the body: a year, or a role behind the years (目標値).
  struct Line {
    var row: Int
    var year: YearReading.Reading?
    var role: Role?
  }

  var headings: ClosedRange<Int>
  var labelColumn: Int
  /// The years' column and those to its right, up to the next series beside it.
  var columns: ClosedRange<Int>
  var lines: [Line]
  var indicators: [Indicator]
  /// Columns of texts about the values, beside those of its one indicator.
  var notes: [Int] = []
  var captionUnit: (place: CellReference, unit: String)?
  /// Where its one indicator is named, above its headings.
  var keyedName: CellReference?

  var rows: ClosedRange<Int> { headings.lowerBound...(lines.last?.row ?? headings.upperBound) }
}

extension TableFinder {
  /// The tables of a sheet whose years run down.
  func series() -> [DraftSeries] {
    var found: [DraftSeries] = []
    let runs = yearRuns()
    for run in runs {
      let rows = run.lines.map(\.row)
      guard
        !found.contains(where: {
          $0.rows.contains(rows[0]) && $0.columns.contains(run.column)
        }),
        // Two series side by side have the same rows.
        let series = series(
          run.column, run.lines,
          beside: runs.filter { $0.column != run.column && $0.lines.map(\.row) == rows }
            .map(\.column))
      else { continue }
      found.append(taking(rolesFrom: found.last, series))
    }
    return found.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
  }

  /// 「令和6年度予算」 to the left says for both halves that the values are planned.
  private func taking(rolesFrom left: DraftSeries?, _ series: DraftSeries) -> DraftSeries {
    guard let left, left.lines.map(\.row) == series.lines.map(\.row) else { return series }
    var series = series
    for index in series.lines.indices where series.lines[index].role == nil {
      series.lines[index].role = left.lines[index].role
    }
    return series
  }

  /// - Parameter others: the columns of the years of the series beside it.
  private func series(
    _ column: Int, _ lines: [DraftSeries.Line], beside others: [Int]
  ) -> DraftSeries? {
    let rows = lines[0].row...lines[lines.count - 1].row
    let end = others.filter { $0 > column }.min().map { $0 - 1 } ?? grid.columns.upperBound
    guard column < end, let band = band(above: rows.lowerBound, column...end)
    else { return nil }
    let right = (column + 1)...end
    // What stands before the years names rows, and then years are but one of its columns.
    let isFirst = rows.allSatisfy { row in
      grid.columns.lowerBound == column || others.contains { $0 < column }
        || grid.isBlank(row, grid.columns.lowerBound...column - 1)
    }
    let cells = rows.flatMap { row in grid.filled(row).filter(right.contains).map { (row, $0) } }
    let values = cells.count { grid.isValue($0.0, $0.1) }
    guard isFirst, values * 2 >= cells.count else { return nil }
    var series = DraftSeries(
      headings: band, labelColumn: column, columns: column...end, lines: lines, indicators: [],
      captionUnit: captionUnit(above: band.lowerBound))
    series.lines = head(in: band, column) + series.lines + tail(behind: rows.upperBound, column)
    series.indicators = indicators(band, right)
    if !others.isEmpty, series.indicators.count == 1, series.indicators[0].name == nil {
      series.indicators[0].name = keyedName(above: band.lowerBound, columns: column...end)
      series.indicators[0].unit =
        series.indicators[0].unit ?? keyedUnit(above: band.lowerBound, columns: column...end)
    }
    let isNamed = series.indicators.allSatisfy { $0.name != nil }
    if !isNamed, series.indicators.count == 1 {
      series.keyedName =
        keyedName(above: band.lowerBound) ?? titleName(above: band.lowerBound)
    }
    guard !series.indicators.isEmpty, isNamed || series.keyedName != nil else { return nil }
    if !isNamed, let roles = rolesRow(band, right) {
      let values = series.indicators.flatMap(\.columns).map(\.number)
      series.notes = grid.filled(roles).filter { right.contains($0) && !values.contains($0) }
    }
    return series
  }

  /// The rows of headings right above the first year.
  private func band(above row: Int, _ extent: ClosedRange<Int>) -> ClosedRange<Int>? {
    let column = extent.lowerBound
    var first = row
    while first > grid.rows.lowerBound, row - first < 4 {
      let next = first - 1
      let columns = grid.filled(next).filter { $0 > column && extent.contains($0) }
      if isHead(next, column) || first < row && keysSeveral(next, extent) {
        first = next
        continue
      }
      // A caption or a heading beside its content stands over the table, not in it.
      guard row - first < 3, !columns.isEmpty, !isKeyed(next, columns),
        !columns.contains(where: { years.year(grid.own(next, $0)) != nil }),
        columns.count > 1 || first == row, keyedName(in: next, columns: extent) == nil
      else { break }
      first = next
    }
    return first < row ? first...row - 1 : nil
  }

  /// 「指標名 ｜ 空き店舗率 ｜ 来街者数」: one heading beside the names, or the units, of several.
  private func keysSeveral(_ row: Int, _ extent: ClosedRange<Int>) -> Bool {
    let meaning = HeadingMeaning.of(grid.own(row, extent.lowerBound))
    guard meaning == .indicatorName || meaning == .unit else { return false }
    let texts = grid.filled(row).filter { $0 > extent.lowerBound && extent.contains($0) }
      .map { grid.own(row, $0) }
    return texts.count > 1 && !texts.contains(where: isHeadingWord)
  }

  /// 「申請時の値 ｜ 350」 over the years: where the values began.
  private func isHead(_ row: Int, _ column: Int) -> Bool {
    HeadingMeaning.of(grid.own(row, column)) == .role(.baseline)
      && grid.filled(row).contains { $0 > column && grid.isValue(row, $0) }
  }

  private func head(in band: ClosedRange<Int>, _ column: Int) -> [DraftSeries.Line] {
    band.filter { isHead($0, column) }.map {
      DraftSeries.Line(row: $0, year: years.year(grid.own($0, column)), role: .baseline)
    }
  }

  /// Rows behind the years that say what their values are for: 目標値.
  private func tail(behind row: Int, _ column: Int) -> [DraftSeries.Line] {
    var lines: [DraftSeries.Line] = []
    var next = row + 1
    while next <= grid.rows.upperBound, let role = HeadingMeaning.of(grid.own(next, column))?.role {
      // The target of a series is the one it is to end at.
      lines.append(DraftSeries.Line(row: next, role: role == .target ? .finalTarget : role))
      next += 1
    }
    return lines
  }

  /// The row of headings that say what the values are; a remark may have a column beside them.
  private func rolesRow(_ band: ClosedRange<Int>, _ right: ClosedRange<Int>) -> Int? {
    band.first { row in
      let texts = grid.filled(row).filter(right.contains).map { grid.own(row, $0) }
      return texts.count { HeadingMeaning.of($0)?.role != nil } * 2 > texts.count
    }
  }

  private func indicators(
    _ band: ClosedRange<Int>, _ right: ClosedRange<Int>
  ) -> [DraftSeries.Indicator] {
    func texts(_ row: Int) -> [String] {
      grid.filled(row).filter(right.contains).map { grid.own(row, $0) }
    }
    let units = band.first { row in
      !texts(row).isEmpty && texts(row).allSatisfy { Self.isUnit($0) }
    }
    let roles = rolesRow(band, right)
    let named = band.first { row in
      row != units && row != roles && !texts(row).isEmpty && !isHead(row, right.lowerBound - 1)
        && !texts(row).contains { HeadingMeaning.of($0) == .indicatorName }
    }
    func role(_ column: Int) -> Role? {
      roles.flatMap { HeadingMeaning.of(grid.text($0, column))?.role }
    }
    func unit(_ columns: ClosedRange<Int>) -> CellReference? {
      units.flatMap { row in
        grid.filled(row).first(where: columns.contains).map {
          CellReference(row: row, column: $0)
        }
      }
    }
    guard let named else {
      guard let roles else { return [] }
      let columns = grid.filled(roles).filter { right.contains($0) && role($0) != nil }
      return [DraftSeries.Indicator(columns: columns.map { ($0, role($0)) })]
    }
    let starts = grid.filled(named).filter(right.contains)
    var found = starts.enumerated().map { index, start in
      let region = grid.region(named, start).columns
      let next = index + 1 < starts.count ? starts[index + 1] - 1 : region.upperBound
      // A name over several columns owns those that say what they hold.
      let columns = start...max(region.upperBound, roles == nil ? start : next)
      return DraftSeries.Indicator(
        name: CellReference(row: named, column: start), unit: unit(columns),
        columns: columns.filter { roles == nil ? $0 == start : role($0) != nil }
          .map { ($0, role($0)) })
    }.filter { !$0.columns.isEmpty }
    // 「受診者数（人）」 among 目標 and 実績 is an indicator by itself.
    if let roles {
      for column in grid.filled(roles) where right.contains(column) && role(column) == nil {
        let below = band.upperBound + 1
        guard below < grid.rows.upperBound, grid.isValue(below, column),
          grid.isValue(below + 1, column),
          grid.isNumber(below, column) || grid.isNumber(below + 1, column)
        else { continue }
        found.append(
          DraftSeries.Indicator(
            name: CellReference(row: roles, column: column), unit: unit(column...column),
            columns: [(column, nil)]))
      }
    }
    return found.sorted { ($0.columns.first?.number ?? 0) < ($1.columns.first?.number ?? 0) }
  }

  static func isUnit(_ text: String) -> Bool {
    let bare = text.trimmingSpaces.filter { !"()（）".contains($0) }
    return Units.lookup(bare) != nil || Units.ofHeading(text) == bare
  }
}
