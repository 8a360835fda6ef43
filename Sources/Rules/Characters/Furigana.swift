import Forms
import Grid

extension Rule {
  /// Readings above the text, which other programs may take for text.
  static let furigana = Rule(
    id: "CHR-010",
    title: Message(ja: "ふりがな", en: "Furigana"),
    severity: .info,
    why: Message(
      ja: "セルのふりがなは文字とは別に保存されます。読み方の分からないソフトでは、名称に続けて読み込まれることがあります。",
      en: "Furigana is stored beside the text; some programs read it on to the end of the name."),
    condition: Message(
      ja: "ブックの文字にふりがなの情報がある。kensan は文字に含めず、修正しても消しません。",
      en: "Texts of the workbook have furigana. kensan leaves it out of the text and keeps it."),
    remedy: Message(
      ja: "ふりがなが要るときだけ、別の列に書いてください。",
      en: "Where the reading is needed, write it into a column of its own."),
    source: "CHR-010（文字）",
    scope: .file,
    examples: [
      Example(
        "ふりがなのあるセル", "cells with furigana",
        grid: """
          ↓加入率|%|60|70|75|A|-|内容|①
          参加率|%|60|70|75|A|-|内容|①
          """,
        file: ExampleFile("様式.xlsx") { book in
          book.sheets[0].furigana = [1, 2].map { CellReference(row: $0, column: 0) }
        }),
      Example(
        "ふりがななし", "none",
        grid: "加入率|%|60|70|75|A|-|内容|①", file: ExampleFile("様式.xlsx")),
    ],
    checkFile: Furigana.check)
}

private enum Furigana {
  static func check(_ context: FileContext) -> [Finding] {
    let places = context.book.sheets.enumerated().flatMap { index, sheet in
      sheet.furigana.map { context.book.location($0, inSheet: index) }
    }
    guard let first = places.first else { return [] }
    return [
      context.finding(
        at: first.cell, inSheet: first.sheetIndex,
        Message(
          ja: "ふりがなのあるセルが \(places.count) 個あります",
          en: "Cells with furigana: \(places.count)"),
        detail: [
          .written(ja: "\(first.cell) など", en: "\(first.cell) and so on"),
          .cause(
            ja: "Excel でかな漢字変換で入力した", en: "typed in Excel, which keeps what was typed"),
          .remedy(
            ja: "そのままでよい。読みが要るときだけ、別の列に書く",
            en: "may stay so; where the reading is needed, write it into a column of its own"),
        ],
        evidence: [Evidence("cells", "\(places.count)")],
        related: Array(places.dropFirst().prefix(50)))
    ]
  }
}
