import Grid
import Notation

extension OpenDataCheck {
  /// Empty cells and zeros in one column, with nothing to tell what the empty ones mean.
  static let blankAndZeroMixed = OpenDataCheck(
    id: "L1-09",
    title: Message(ja: "空白とゼロが明確に区別されているか", en: "Blank and zero are told apart"),
    weight: .minor, items: [],
    remedy: Message(
      ja: "値が0なら0を、値がないなら空白にし、空白の意味（調査なし、該当なしなど）を列か注記で示してください。",
      en: "Write 0 for zero, leave blank what has no value, and say what blank means."),
    examples: [
      TableExample(
        "0と空白", "zero and blank", grid: "町名|区分|↓件数(件)\n東町|A|0\n西町|B|\n北町|C|12"),
      TableExample(
        "空白の意味を示す列", "a column tells",
        grid: "町名|件数(件)|値の状態\n東町|0|value\n西町||pending\n北町|12|value"),
    ]
  ) { context in
    context.data.flatMap { table -> [OpenDataFault] in
      let tells = table.columns.contains { column in
        ["状態", "注記", "備考", "欠損"].contains { column.name.contains($0) }
      }
      guard !tells, context.hasDocumentation != true else { return [] }
      let records = Set(table.filled.flatMap { $0.cells.map(\.reference.row) })
      return table.measures.compactMap { column in
        let zeros = column.cells.filter { NumberText.parse($0.shown)?.value.isZero == true }
        let missing = records.subtracting(column.cells.map(\.reference.row)).sorted()
        guard let zero = zeros.first, let blank = missing.first else { return nil }
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading,
          related: [zero.reference]
            + missing.prefix(10).map { CellReference(row: $0, column: column.index) },
          ja: "0（\(zeros.count) セル）と空白（\(blank + 1) 行目など \(missing.count) セル）があり、空白の意味が示されていません",
          en: "zeros (\(zeros.count)) and blanks (\(missing.count)) with nothing to tell them apart"
        )
      }
    }
  }
}
