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
    return isOfMoney(table)
      && table.body.count { !grid.text($0, name.number).isEmpty } > 1
      && values.allSatisfy { column in
        table.body.allSatisfy { grid.text($0, column.number).isEmpty }
      }
  }

  func isOfMoney(_ table: DraftTable) -> Bool {
    table.captionUnit.map { $0.unit.hasSuffix("円") }
      ?? table.columns.filter { $0.kind == .value }.allSatisfy { column in
        ["予算", "決算"].contains(where: column.heading.contains)
      }
  }

  /// 国庫支出金, 一般財源, 人件費, 計: what every office calls alike.
  static func namesMoney(_ text: String) -> Bool {
    let key = HeadingMeaning.key(text)
    return key == text
      && (["計", "合計", "小計", "総計", "その他"].contains(key)
        || [
          "支出金", "地方債", "市債", "町債", "村債", "起債", "財源", "事業費", "人件費", "事務費", "物件費", "管理費", "総コスト",
          "収入", "支出", "費計",
        ].contains(where: key.hasSuffix))
  }

  /// 計 in a row of its own below a list that nobody has filled in.
  mutating func tagTotal(below table: DraftTable) {
    let row = table.body.upperBound + 1
    guard let first = grid.filled(row).first, grid.filled(row) == [first],
      ["計", "合計", "総計"].contains(HeadingMeaning.key(grid.own(row, first)))
    else { return }
    let label = grid.own(row, first)
    for column in table.columns where column.kind == .value && column.number > first {
      let key = "任意." + Self.word(label, column.number, row: row)
      add(TagItem(key: key, heading: label, type: .number))
      texts[CellReference(row: row, column: column.number)] = "{{\(key)}}"
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
