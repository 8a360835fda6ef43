import Grid

extension OpenDataCheck {
  /// Records with fewer fields than the headings.
  static let recordTornApart = OpenDataCheck(
    id: "L1-14",
    title: Message(ja: "【CSV】１行１データで表現されているか", en: "[CSV] One record in a line"),
    weight: .fatal, items: ["4-5"],
    remedy: Message(
      ja: "1件を1行にし、どの行も項目の数を見出しと同じにしてください。", en: "One record a line, as many fields as headings."),
    examples: [
      TableExample(
        "途中で切れた行", "a line cut short", grid: "町名|区分|人口(人)\n東町|A|120\n↓西町\n北町|C|85",
        dress: { $0.text = TextLayout(fieldCounts: [3, 3, 2, 3]) }),
      TableExample(
        "同じ項目数", "equal lines", grid: "町名|人口(人)\n東町|120",
        dress: { $0.text = TextLayout(fieldCounts: [2, 2]) }),
    ]
  ) { context in
    RecordLengths.faults(context) { $0 < $1 }.map { row, count, usual in
      OpenDataFault(
        sheet: 0, cell: .init(row: row, column: 0),
        ja: "\(row + 1) 件目は \(count) 項目です（見出しは \(usual) 項目）",
        en: "record \(row + 1) has \(count) fields, the headings \(usual)")
    }
  }
}
