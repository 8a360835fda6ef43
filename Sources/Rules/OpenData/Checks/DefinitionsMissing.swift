import Forms
import Grid

extension OpenDataCheck {
  /// Data without definitions and history.
  static let definitionsMissing = OpenDataCheck(
    id: "L3-08",
    title: Message(ja: "データの定義や更新履歴が記載されているか", en: "Definitions and history are published"),
    weight: .major, items: [],
    remedy: Message(
      ja: "項目の定義・更新履歴・文字コードを、別のシートか同じ名前で始まるファイル（例: NAME-データ項目定義.csv）で付けてください。",
      en: "Attach definitions, history and encoding as sheets or files beside the data."),
    examples: [
      TableExample("表だけのブック", "a table only", .xlsx, grid: "↓町名|人口(人)\n東町|120"),
      TableExample(
        "表だけのCSV", "a file alone", grid: "↓町名|人口(人)\n東町|120", beside: ["例.csv"]),
      TableExample(
        "定義のファイルがある", "a dictionary beside", grid: "町名|人口(人)\n東町|120",
        beside: ["例.csv", "例-データ項目定義.csv"]),
      TableExample("周りのファイルが分からない", "nothing is known", grid: "町名|人口(人)\n東町|120"),
    ]
  ) { context in
    guard context.hasDocumentation == false, !context.data.isEmpty else { return [] }
    return [
      OpenDataFault(
        sheet: context.book.whole.sheetIndex, cell: context.book.whole.cell,
        ja: "項目の定義・更新履歴が見あたりません",
        en: "no definitions and no history are published with it")
    ]
  }
}
