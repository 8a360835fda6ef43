import Grid
import Notation

extension OpenDataCheck {
  /// Figures with commas, units or signs in them, or stored as text.
  static let numberAsText = OpenDataCheck(
    id: "L2-01",
    title: Message(
      ja: "数値データは数値属性とし、文字列を含まないこと", en: "Figures are numbers, without other characters"),
    weight: .fatal, items: ["2-2", "4-3"],
    remedy: Message(
      ja: "桁区切り・単位・▲・※を値から除き、単位は項目名か列に書いてください（▲は負の数にする）。",
      en: "Take commas, units and signs out of the values; state the unit in the heading."),
    examples: [
      TableExample(
        "桁区切りと単位", "commas and units",
        grid: "町名|↓人口|↓予算(千円)\n東町|120人|1200\n西町|85人|\"▲1,300\"\n北町|40人|900"),
      TableExample(
        "文字列の数値", "a number stored as text", .xlsx,
        grid: "町名|↓人口(人)\n東町|120\n西町|\"85\"\n北町|40"),
      TableExample(
        "コードと年", "codes and years",
        grid: "団体コード|年度|人口(人)\n\"092045\"|令和4年度|120\n\"092134\"|令和5年度|-85.5"),
    ]
  ) { context in
    context.data.flatMap { table in
      table.measures.compactMap { column -> OpenDataFault? in
        // Numbers with leading zeros name something.
        guard !column.cells.contains(where: { isLeadingZero($0.value.raw) }) else { return nil }
        let cells = column.cells.filter { isDressed($0, isText: context.isPlainText) }
        guard let first = cells.first else { return nil }
        return OpenDataFault(
          sheet: table.sheet, cell: column.heading,
          related: cells.prefix(20).map(\.reference),
          ja:
            "数値でないセルが \(cells.count) あります（\(first.reference) の「\(Wording.line(first.value.raw))」など）",
          en: "cells that are no plain numbers: \(cells.count) (\(first.reference) and others)")
      }
    }
  }

  private static func isDressed(_ cell: Cell, isText: Bool) -> Bool {
    guard case .text(let text) = cell.value else { return false }
    if MissingMark.parse(text) != nil { return false }
    if isText, isPlain(text) { return false }
    return NumberText.parse(text) != nil
  }

  private static func isPlain(_ text: String) -> Bool {
    ExactDecimal(text) != nil
      && text.utf8.allSatisfy { (48...57).contains($0) || [45, 46].contains($0) }
  }

  private static func isLeadingZero(_ text: String) -> Bool {
    text.hasPrefix("0") && text.utf8.count > 1 && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}
