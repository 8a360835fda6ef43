import Grid
import Notation

extension OpenDataCheck {
  /// X, ***, - in a column of figures that nothing explains.
  static let symbolsUndefined = OpenDataCheck(
    id: "L3-03",
    title: Message(
      ja: "数値データの同一列内に特殊記号（秘匿等）を使用する場合は、その定義を明記しているか",
      en: "Symbols among figures are defined"),
    weight: .major, items: ["2-12", "4-11"],
    remedy: Message(
      ja: "記号の意味を注記か別のシートに書くか、空欄にして「値の状態」の列で示してください。",
      en: "Define the symbols, or leave the cells blank and tell the status in a column."),
    examples: [
      TableExample(
        "秘匿のX", "X for suppressed", grid: "町名|↓件数(件)\n東町|12\n西町|X\n北町|-\n南町|5\n中町|7"),
      TableExample(
        "年のような数", "numbers like years", grid: "町名|人口(人)\n東町|12\n西町|1938\n北町|2018"),
      TableExample(
        "凡例のある記号", "with a legend",
        grid: "町名|区分|件数(件)\n東町|A|12\n西町|B|X\n北町|C|5\n注: Xは秘匿を表す"),
    ]
  ) { context in
    guard context.hasDocumentation != true else { return [] }
    return context.data.flatMap { table -> [OpenDataFault] in
      let lines = (table.titleRows + table.noteRows).flatMap {
        context.book.sheets[table.sheet].cells(inRow: $0).map(\.shown)
      }
      return table.measures.compactMap { column in
        let cells = column.cells.filter { cell in
          guard case .text(let text) = cell.value, !OpenColumn.isFigure(cell) else { return false }
          let symbol = Normalization.trimmed(text)
          return symbol.count <= 6 && !lines.contains { $0.contains(symbol) }
        }
        guard let first = cells.first else { return nil }
        let symbols = Frequency(cells.map { Normalization.trimmed($0.shown) }).ordered
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading, related: cells.prefix(20).map(\.reference),
          ja: "記号の意味が示されていません（"
            + symbols.prefix(6).map { "「\($0.value)」\($0.count)" }.joined(separator: "・") + "）",
          en: "undefined symbols: \(symbols.prefix(6).map(\.value).joined(separator: ", ")) "
            + "(\(first.reference))")
      }
    }
  }
}
