import Grid

extension OpenDataCheck {
  /// Hidden sheets, rows and columns with content.
  static let hiddenLines = OpenDataCheck(
    id: "L1-13",
    title: Message(
      ja: "【Excel】不要な行や列が非表示のまま残されていないか", en: "[Excel] No hidden rows or columns"),
    weight: .critical, items: [],
    remedy: Message(
      ja: "要らない行・列・シートは削除し、要るものは表示してください。", en: "Delete what is hidden, or show it."),
    examples: [
      TableExample(
        "隠れた列", "a hidden column", .xlsx, grid: "町名|↓前年(人)|人口(人)\n東町|118|120",
        dress: { $0.sheets[0].hiddenColumns = [1] }),
      TableExample("すべて見える", "nothing hidden", .xlsx, grid: "町名|人口(人)\n東町|120"),
    ]
  ) { context in
    context.book.sheets.enumerated().compactMap { index, sheet in
      let isHidden = sheet.visibility != .visible
      let hides = isHidden || !sheet.hiddenRows.isEmpty || !sheet.hiddenColumns.isEmpty
      guard hides else { return nil }
      let first = sheet.cells.first { cell in
        guard !cell.value.isBlank else { return false }
        return isHidden || sheet.hiddenRows.contains(cell.reference.row)
          || sheet.hiddenColumns.contains(cell.reference.column)
      }
      guard let first else { return nil }
      return OpenDataFault(
        sheet: index, cell: first.reference,
        ja: isHidden ? "シート「\(sheet.name)」が非表示です" : "値の入った行か列が非表示です",
        en: isHidden
          ? "the sheet \"\(sheet.name)\" is hidden" : "a row or column with content is hidden")
    }
  }
}
