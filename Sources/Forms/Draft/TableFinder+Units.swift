import Grid
import Notation

/// How many rows an indicator takes, and where units stand.
extension TableFinder {
  /// How many rows belong to one indicator, and what they are for.
  func slot(
    _ columns: [DraftTable.Column], _ body: ClosedRange<Int>
  ) -> (Int, [Role]) {
    if let column = columns.first(where: { $0.kind == .rowRole }) {
      var roles: [Role] = []
      var height = 0
      let isOfMoney = SheetDraft.isMoney(grid.text(body.lowerBound, column.number))
      for row in body {
        let text = grid.text(row, column.number)
        // 「決算額（千円）」 below 目標 and 実績 is no actual of the indicator.
        let role = !isOfMoney && SheetDraft.isMoney(text) ? nil : HeadingMeaning.of(text)?.role
        if let role, roles.contains(role) { break }
        // What lies between two roles is the last of the slot's rows.
        if let role { if height == roles.count { roles.append(role) } else { break } }
        height += 1
      }
      if !roles.isEmpty { return (height, roles) }
    }
    if let column = columns.first(where: { $0.kind == .rowYear }) {
      let first = years.year(grid.own(body.lowerBound, column.number))?.year
      let next = body.dropFirst().first {
        years.year(grid.own($0, column.number))?.year == first
      }
      return ((next ?? body.upperBound + 1) - body.lowerBound, [])
    }
    guard let name = columns.first(where: { $0.kind == .name }) else { return (1, []) }
    let height = grid.region(body.lowerBound, name.number).rows.count
    if height > 1, sharesNames(name.number, columns, body) { return (1, []) }
    return (max(1, min(height, body.count)), [])
  }

  /// 小学校, 中学校 beside one name over both: each row has values of its own.
  func sharesNames(
    _ name: Int, _ columns: [DraftTable.Column], _ body: ClosedRange<Int>
  ) -> Bool {
    let values = columns.filter { $0.kind == .value }
    guard !values.contains(where: { $0.path.contains { $0.text.contains("上段") } }) else {
      return false
    }
    let lower = body.filter { grid.region($0, name).first.row < $0 }
    let own = lower.count { row in values.contains { !grid.own(row, $0.number).isEmpty } }
    return own * 2 > lower.count && qualifier(name, columns, body) != nil
  }

  /// The column that tells the rows of one name apart.
  func qualifier(
    _ name: Int, _ columns: [DraftTable.Column], _ body: ClosedRange<Int>
  ) -> Int? {
    let lower = body.filter { grid.region($0, name).first.row < $0 }
    return columns.firstIndex { column in
      column.kind == .other && column.number > name
        && lower.allSatisfy { !grid.own($0, column.number).isEmpty }
    }
  }

  /// 「効果額（単位：千円）」 over all the amounts of a table, 「区分（単位：円）」 over its names, or
  /// 「予算額（単位：千円）」 beside all of it.
  func captionUnit(
    over columns: [DraftTable.Column], _ headings: ClosedRange<Int>
  ) -> (place: CellReference, unit: String)? {
    let amounts = columns.filter { $0.kind == .value && $0.role != .rate }
    guard amounts.count > 1, !columns.contains(where: { $0.kind == .unit }) else { return nil }
    let wide = amounts[0].path.map(\.region).filter { region in
      amounts.allSatisfy { region.columns.contains($0.number) }
    }
    let names = columns.filter { $0.kind == .name }.flatMap { $0.path.map(\.region) }
    let beside = (grid.columns.lowerBound..<amounts[0].number).map {
      grid.region(headings.lowerBound, $0)
    }.filter { $0.first.row >= headings.lowerBound && $0.last.row > headings.upperBound }
    return (wide + names + beside).lazy.map(\.first).compactMap { place in
      let text = grid.own(place.row, place.column)
      // 「事業費（千円）」, and over all values 「利用者数（人）」
      let isWide = wide.contains { $0.first == place }
      let named = UnitInBrackets(text.trimmingSpaces).flatMap {
        isWide || $0.unit.hasSuffix("円") ? $0.unit : nil
      }
      return (Units.stated(in: text) ?? named).map { (place, $0) }
    }.first
  }

  /// 「単位：千円」 in the rows above a table.
  func captionUnit(above row: Int) -> (place: CellReference, unit: String)? {
    for number in stride(from: row - 1, through: max(grid.rows.lowerBound, row - 3), by: -1) {
      for column in grid.filled(number).reversed() {
        let text = grid.own(number, column)
        // 「事業費（千円）」, alone in its row
        let isAlone = grid.filled(number).count == 1 && !isRunningText(text)
        let inBrackets = isAlone && UnitInBrackets(text.trimmingSpaces) != nil
        if let unit = Units.stated(in: text) ?? (inBrackets ? Units.ofHeading(text) : nil) {
          return (CellReference(row: number, column: column), unit)
        }
        // What belongs to the table above says nothing of this one.
        if grid.isValue(number, column) { return nil }
      }
    }
    return nil
  }
}
