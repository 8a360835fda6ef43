import Forms
import Grid
import Notation

extension Rule {
  /// A character that a CP932 file cannot hold.
  static let characterNotInCP932 = Rule(
    id: "CHR-002",
    title: Message(ja: "CP932で表せない文字", en: "Characters that CP932 has not"),
    severity: .error,
    why: Message(
      ja: "CP932（シフトJIS）にない文字は、書き出すと「?」になるか、書き出しに失敗します。",
      en: "Written as CP932, the character becomes a question mark or stops the export."),
    condition: Message(
      ja: "Windows-31J の表にない文字がある（〜 − — などの別の字形も含む）。"
        + "CP932 で書き出すとき、または check --profile open-data --encoding cp932 のときだけ調べる。",
      en:
        "A character is not in the table of Windows-31J. Only when CP932 is written, or with check "
        + "--profile open-data --encoding cp932."),
    remedy: Message(
      ja: "置き換えの決まっている字（〜→～、㎥→m3 など）は書き出すときに置き換えます。ほかは別の字にしてください。",
      en: "Characters with a usual replacement are replaced on export; write others differently."),
    source: "CHR-002（文字）、machine-readability.md 5.3",
    fixSafety: .safe,
    scope: .cell,
    tableExamples: [
      TableExample(
        "置き換えられる字", "a usual replacement", grid: "指標|値\n↓水量（㎥）〜|12",
        corrected: "指標|値\n水量（m3）～|12"),
      TableExample("CP932にある字", "characters of the table", grid: "指標|値\n①髙﨑㎡～－|12"),
    ],
    checkTable: CharacterNotInCP932.check)
}

private enum CharacterNotInCP932 {
  static func check(_ context: TableContext) -> [Finding] {
    var texts = ""
    for sheet in context.book.sheets {
      for cell in sheet.cells { if case .text(let text) = cell.value { texts += text } }
    }
    let lacking = Windows31J.lacking(in: texts)
    guard !lacking.isEmpty else { return [] }
    return context.book.sheets.enumerated().flatMap { index, sheet in
      sheet.cells.compactMap { cell -> Finding? in
        guard case .text(let text) = cell.value,
          text.unicodeScalars.contains(where: lacking.contains)
        else { return nil }
        return finding(cell, text, context.book.location(cell.reference, inSheet: index), context)
      }
    }
  }

  private static func finding(
    _ cell: Cell, _ text: String, _ place: Location, _ context: TableContext
  ) -> Finding {
    let mapped = Windows31J.mapped(text)
    let rest = Windows31J.lacking(in: mapped.text)
    let signs = mapped.replaced.map { "\($0.from)→\($0.to)" } + rest.sorted().map { "\($0)" }
    let edit = CellEdit(
      sheet: place.sheet, reference: cell.reference, from: cell.value, to: .text(mapped.text))
    return context.rule.finding(
      at: place, key: "\(cell.reference)", owner: "",
      Message(
        ja: "CP932 で表せない文字があります（\(signs.joined(separator: "、"))）",
        en: "CP932 has not: \(signs.joined(separator: ", "))"),
      detail: [
        rest.isEmpty
          ? .remedy(ja: "書き出すときに置き換える", en: "replaced on export")
          : .remedy(ja: "別の字に書き換える", en: "write it with other characters")
      ],
      evidence: [Evidence("characters", signs.joined(separator: " "))],
      fix: rest.isEmpty && cell.formula == nil ? Fix(.safe, [edit]) : nil)
  }
}
