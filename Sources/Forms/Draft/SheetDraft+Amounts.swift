import Grid
import Notation

/// Tags for tables of money whose lines a blank form prints: 国庫支出金, 一般財源, 計.
extension SheetDraft {
  /// Whether the form itself names the rows of a table of money. Where somebody filled in amounts
  /// nobody knows who named them.
  func isPrintedAmounts(_ table: DraftTable) -> Bool {
    guard table.slot == 1, let name = table.columns.first(where: { $0.kind == .name })
    else { return false }
    let values = table.columns.filter { $0.kind == .value }
    let isMoney =
      table.captionUnit.map { $0.unit.hasSuffix("円") }
      ?? values.allSatisfy { column in ["予算", "決算"].contains(where: column.heading.contains) }
    return isMoney
      && table.body.count { !grid.text($0, name.number).isEmpty } > 1
      && values.allSatisfy { column in
        table.body.allSatisfy { grid.text($0, column.number).isEmpty }
      }
  }

  /// The same tag in every column: they are told apart by where they stand.
  mutating func tagAmounts(_ table: DraftTable) {
    guard let name = table.columns.first(where: { $0.kind == .name })?.number else { return }
    for row in table.body {
      let label = grid.text(row, name)
      guard !label.isEmpty else { continue }
      for column in table.columns where column.number > name {
        let place = CellReference(row: row, column: column.number)
        guard grid.region(row, column.number).first == place, grid.own(row, column.number).isEmpty
        else { continue }
        let isAmount = column.kind == .value
        let key =
          isAmount
          ? "金額." + Self.word(label, column.number)
          : "任意." + Self.word(column.heading, column.number, row: row)
        add(
          TagItem(
            key: key, heading: isAmount ? label : column.heading,
            type: isAmount ? .number : .longText))
        texts[place] = "{{\(key)}}"
      }
    }
    markYears(table)
  }
}
