import Forms
import Grid

extension Rule {
  /// Cells merged otherwise than in the form.
  static let mergesChanged = Rule(
    id: "LAY-004",
    title: Message(ja: "結合セルの変更", en: "Merged cells were changed"),
    severity: .warning,
    why: Message(
      ja: "結合が変わると、並べ替えや貼り付けがずれ、値がどの欄のものかわからなくなります。",
      en: "Once merges change, sorting and pasting go astray and values lose their place."),
    condition: Message(
      ja: "結合範囲が様式（行・列のずれを除く）と違う。1シートに1件。",
      en: "The merged ranges are not the form's, inserted or deleted lines apart; once a sheet."),
    remedy: Message(ja: "結合を様式のとおりに戻してください。", en: "Restore the form's merges."),
    source: "LAY-004（様式）",
    fixSafety: .unsafe,
    scope: .form,
    examples: [
      Example(
        "結合が解除されている", "a merge is gone", layout: .merged,
        grid: "加入率|65|||\n総括|↓おおむね順調", corrected: "加入率|65|||\n総括|おおむね順調",
        merges: ["B2:D2"]),
      Example(
        "隣のセルまで結合されている", "merged with its neighbour", layout: .merged,
        grid: "↓加入率|65|||\n総括|おおむね順調", corrected: "加入率|65|||\n総括|おおむね順調",
        merges: ["A2:A3", "B2:D2", "B3:E3"]),
      Example(
        "空の行で結合されている", "merged in an empty row", layout: .slots,
        grid: "加入率|%|70|65|順調\n\n|↓\n総括|おおむね順調",
        corrected: "加入率|%|70|65|順調\n\n\n総括|おおむね順調", merges: ["B4:D4"]),
      Example(
        "様式のとおり", "as in the form", layout: .merged,
        grid: "加入率|65|||\n総括|おおむね順調", merges: ["B2:D2", "B3:E3"]),
    ],
    check: MergesChanged.check)
}

private enum MergesChanged {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.alignment.sheets.compactMap { sheet in
      sheet.merges.isEmpty ? nil : finding(sheet, context)
    }
  }

  private static func finding(_ sheet: SheetComparison, _ context: RuleContext) -> Finding {
    func ranges(_ kind: SheetComparison.MergeDifference.Kind) -> String {
      sheet.merges.filter { $0.kind == kind }.map(\.range.description).joined(separator: "、")
    }
    let missing = ranges(.missing)
    let extra = ranges(.extra)
    let places = sheet.merges.map {
      Location(sheetIndex: sheet.sheetIndex, sheet: sheet.sheet, cell: $0.range.first)
    }
    var related: [Location] = []
    for place in places.dropFirst() where place != places[0] && !related.contains(place) {
      related.append(place)
    }
    let none = Message(ja: "なし", en: "none")
    return context.finding(
      at: places[0], key: "merges", owner: sheet.formSheet,
      Message(ja: "セルの結合が様式と違います", en: "Cells are merged otherwise than in the form"),
      detail: [
        .written(
          ja: "様式にあって無い結合 \(missing.isEmpty ? none.ja : missing)　"
            + "様式に無い結合 \(extra.isEmpty ? none.ja : extra)",
          en: "lacking \(missing.isEmpty ? none.en : missing); "
            + "not in the form \(extra.isEmpty ? none.en : extra)"),
        .cause(ja: "結合の解除や追加、行の貼り付け", en: "cells were unmerged, merged or pasted over"),
        .remedy(
          ja: "ホーム→セルを結合 で様式の結合に戻す", en: "restore the merges of the form"),
      ],
      evidence: [Evidence("missing", missing), Evidence("extra", extra)], related: related,
      fix: fix(sheet, context))
  }

  /// The form's merges; nil where one would hide what stands in its cells.
  private static func fix(_ difference: SheetComparison, _ context: RuleContext) -> Fix? {
    guard context.book.sheets.indices.contains(difference.sheetIndex) else { return nil }
    let sheet = context.book.sheets[difference.sheetIndex]
    let extra = difference.merges.filter { $0.kind == .extra }.map(\.range)
    let missing = difference.merges.filter { $0.kind == .missing }.map(\.range)
    let staying = sheet.merges.filter { !extra.contains($0) }
    let isFree = missing.allSatisfy { range in
      !(staying + missing.filter { $0 != range }).contains { $0.overlaps(range) }
        && !sheet.cells.contains {
          range.contains($0.reference) && $0.reference != range.first && !$0.value.isBlank
        }
    }
    guard isFree else { return nil }
    func edit(_ range: CellRange, _ change: SheetEdit.Change) -> SheetEdit {
      SheetEdit(sheet: sheet.name, reference: range.first, change: change)
    }
    return Fix(
      .unsafe, [],
      sheetEdits: extra.map { edit($0, .unmerge($0)) } + missing.map { edit($0, .merge($0)) })
  }
}
