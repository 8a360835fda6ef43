import Grid
import Notation

/// Tags for tables whose rows are named in several columns: 事業費 over all of them, and behind 財源内訳
/// 国庫支出金, 地方債 and 一般財源; or of which some are budgets and others accounts. The form prints such
/// names; each row is an indicator of its own.
extension SheetDraft {
  /// Where each row is named: the last words before its values. Nil where one column names them all, and
  /// all are of one kind.
  func indentedNames(_ table: DraftTable) -> [CellReference]? {
    guard table.slot == 1, table.rowRoles.isEmpty, !table.sharesNames, !table.hasNamesInValues,
      table.keyedName == nil, table.besideName == nil,
      let value = table.columns.first(where: { $0.kind == .value })?.number
    else { return nil }
    let stub = stub(of: table, before: value).map(\.number)
    let names = table.body.compactMap { row -> CellReference? in
      stub.reversed().lazy.map { grid.region(row, $0).first }.first { place in
        place.row == row && Self.mayName(grid.own(row, place.column))
      }
    }
    guard names.count == table.body.count else { return nil }
    let kinds = Set(names.compactMap { roleOfMoney($0) })
    return Set(names.map(\.column)).count > 1 || kinds.count > 1 ? names : nil
  }

  /// 予算額 is planned, 決算額 was spent; nil for other amounts.
  private func roleOfMoney(_ name: CellReference) -> Role? {
    let text = grid.own(name.row, name.column)
    return Self.isMoney(text) ? HeadingMeaning.of(text)?.role : nil
  }

  /// Words; a lone A or B is what sums below call their parts.
  private static func mayName(_ text: String) -> Bool {
    text.contains(where: \.isLetter) && (text.count > 1 || !text.utf8.allSatisfy { $0 < 0x80 })
  }

  /// Of a year that has a budget and no account yet all amounts are planned.
  private func roleOfYear(_ column: Int, _ names: [CellReference]) -> Role? {
    func isFilled(_ role: Role) -> Bool {
      names.contains { roleOfMoney($0) == role && !grid.text($0.row, column).isEmpty }
    }
    return isFilled(.plan) && !isFilled(.actual) ? .plan : nil
  }

  /// The columns under the heading of the rows' names: 区分 over two of them.
  private func stub(of table: DraftTable, before value: Int) -> [DraftTable.Column] {
    let words = table.columns.filter { column in
      switch column.kind {
      case .name, .level, .other, .field: column.number < value
      default: false
      }
    }
    let heading = (words.first { $0.kind == .name } ?? words.last)?.path.last?.region
    return words.filter { $0.path.last?.region == heading }
  }

  mutating func tag(_ table: DraftTable, namedAt names: [CellReference], group: String?) {
    let name = group ?? groupName()
    lastGroup = name
    let stub = Set(names.map(\.column))
    add(TagItem(key: "指標.名称", heading: grid.own(table.headings.upperBound, names[0].column)))
    for place in names {
      var cells = [place: printedName(grid.own(place.row, place.column).trimmingSpaces, table)]
      var line = table
      line.body = place.row...place.row
      for var column in table.columns where !stub.contains(column.number) {
        if column.kind == .value {
          column.role = column.role ?? roleOfMoney(place) ?? roleOfYear(column.number, names)
        }
        let cell = CellReference(row: place.row, column: column.number)
        guard column.number > place.column, grid.region(place.row, column.number).first == cell,
          let text = tags(column, line, 0)
        else { continue }
        cells[cell] = text
      }
      guard let last = cells.keys.max() else { continue }
      cells[place] = "{{#\(name)}}" + (cells[place] ?? "")
      cells[last] = (cells[last] ?? "") + "{{/\(name)}}"
      texts.merge(cells) { $1 }
    }
    markYears(table)
    if let caption = table.captionUnit {
      tagCaption(caption.place, caption.unit, isPrinted: true)
    }
  }

  /// 「執行率（％）」: a row may have a unit of its own behind its name.
  private mutating func printedName(_ text: String, _ table: DraftTable) -> String {
    guard !table.columns.contains(where: { $0.kind == .unit }), let unit = UnitInBrackets(text),
      unit.bracket != text
    else { return "{{指標.名称:\(text)}}" }
    add(TagItem(key: "指標.単位", heading: "単位"))
    let before = text.dropLast(unit.bracket.count)
    let name = String(before).trimmingSpaces
    return "{{指標.名称:\(name)}}" + before.dropFirst(name.count) + unit.printed
  }
}
