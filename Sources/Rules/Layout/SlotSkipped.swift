import Forms
import Grid
import Notation

extension Rule {
  /// An empty slot before a filled one.
  static let slotSkipped = Rule(
    id: "LAY-010",
    title: Message(ja: "指標枠の飛び", en: "A slot was skipped"),
    severity: .warning,
    why: Message(
      ja: "枠が飛ぶと番号と指標が合わなくなり、集計で空の指標ができます。",
      en: "Numbers no longer fit the indicators, and a summary shows an empty one."),
    condition: Message(
      ja: "指標の枠が空で、その後ろの枠に記入がある。末尾の空き枠は問わない。表ごとに1件。",
      en:
        "A slot for an indicator is empty and a later one is filled; once a table. Empty slots at "
        + "the end are fine."),
    remedy: Message(ja: "指標を前の枠に詰めてください。", en: "Move the indicators up."),
    source: "LAY-010（様式）",
    fixSafety: .unsafe,
    scope: .form,
    examples: [
      Example(
        "途中の枠が空いている", "a slot in the middle is empty", layout: .numbered,
        grid: "① 加入率|%|70|65\n↓②|||\n③ 参加率|%|70|64",
        corrected: "① 加入率|%|70|65\n② 参加率|%|70|64\n③|||"),
      Example(
        "末尾の枠が空いている", "the last slots are empty", layout: .numbered,
        grid: "① 加入率|%|70|65\n②|||\n③|||"),
      Example(
        "番号のない枠", "slots without numbers", layout: .slots,
        grid: "加入率|%|70|65|順調\n↓\n参加率|%|70|64|遅れ\n総括|おおむね順調",
        corrected: "加入率|%|70|65|順調\n参加率|%|70|64|遅れ\n\n総括|おおむね順調"),
      Example(
        "値だけの枠は空ではない", "a slot with values is not empty", layout: .numbered,
        grid: "① 加入率|%|70|65\n②|%|70|65\n③ 参加率|%|70|65"),
    ],
    check: SlotSkipped.check)
}

private enum SlotSkipped {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.alignment.sheets.flatMap { sheet in
      sheet.skippedSlots.filter { !isGap($0, context) }.map { finding($0, context) }
    }
  }

  /// In a form that nobody has described an empty row only parts two tables, or a list from its total.
  private static func isGap(
    _ slot: SheetComparison.SkippedSlot, _ context: RuleContext
  ) -> Bool {
    guard context.form.template.isProposal else { return false }
    let behind = slot.later.map { context.cell(at: $0)?.shown ?? "" }
    return behind.allSatisfy { TotalKind($0) != .part }
      || context.book.sheets[slot.location.sheetIndex].cells(inRow: slot.location.cell.row)
        .allSatisfy { $0.shown.isBlank }
  }

  private static func finding(
    _ slot: SheetComparison.SkippedSlot, _ context: RuleContext
  ) -> Finding {
    let place = slot.location.cell
    let next = slot.later[0]
    let name = Wording.line(context.cell(at: next)?.shown ?? "")
    return context.finding(
      at: slot.location, key: "slot", owner: slot.group + name,
      Message(ja: "指標の枠が途中で空いています", en: "A slot for an indicator was left empty"),
      detail: [
        .written(
          ja: "\(place) の枠が空、\(next.cell) に「\(name)」",
          en: "the slot at \(place) is empty, \(next.cell) holds \"\(name)\""),
        .cause(ja: "指標を消したあと詰めていない", en: "an indicator was erased and the rest not moved up"),
        .remedy(
          ja: "\(next.cell) からの指標を \(place) の枠へ詰める",
          en: "move the indicators from \(next.cell) on up to \(place)"),
      ],
      evidence: [Evidence("slot", place.description), Evidence("next", name)], related: slot.later,
      fix: SlotMove(slot, context)?.fix)
  }
}
