import Forms
import Grid

extension Rule {
  /// Rows or columns that were inserted, deleted or moved.
  static let linesShifted = Rule(
    id: "LAY-003",
    title: Message(ja: "行・列の挿入/削除", en: "Rows or columns inserted or deleted"),
    severity: .warning,
    why: Message(
      ja: "行や列がずれると、セルの番地で集める集計表や数式が別の欄を読みます。",
      en: "Tables and formulas that gather by cell address read other cells once lines move."),
    condition: Message(
      ja: "見出しはそろっているが、ある行・列から先の位置が様式とずれている、またはまとまりが別の所にある。"
        + "行数の決まっていない一覧の行は数えない。",
      en: "All headings are there, but from some row or column on they stand elsewhere than in the "
        + "form. Rows of lists that may have any length do not count."),
    remedy: Message(
      ja: "挿入した行・列を削除するか、削除した行・列を様式から戻してください。",
      en: "Delete the inserted lines, or restore the deleted ones from the form."),
    source: "LAY-003（様式）",
    scope: .form,
    examples: [
      Example(
        "表と総括の間に行が入った", "a row came in below the table", layout: .slots,
        grid: "加入率|%|70|65|順調\n\n\n\n\n↓総括|おおむね順調"),
      Example(
        "空の列が入った", "an empty column came in", layout: .slots,
        headings: "指標名|単位||↓目標値(R4)|実績値(R4)|備考",
        grid: "加入率|%||70|65|順調\n総括|おおむね順調"),
      Example(
        "列の順が違う", "columns in another order", layout: .slots,
        headings: "指標名|単位|↓実績値(R4)|目標値(R4)|備考",
        grid: "加入率|%|65|70|順調\n総括|おおむね順調"),
      Example(
        "使わなかった枠の行が残っている", "rows of slots that were not needed", layout: .slots,
        grid: "加入率|%|70|65|順調\n\n\n総括|おおむね順調"),
      Example(
        "長さの自由な一覧", "a list of any length",
        grid: "加入率|%|60|70|65|B|理由|内容|①\n参加率|%|60|70|65|B|理由|内容|①"),
    ],
    check: LinesShifted.check)
}

private enum LinesShifted {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.alignment.sheets.flatMap { sheet in
      sheet.shifts.map { finding($0, context) }
    }
  }

  private static func finding(_ shift: SheetComparison.Shift, _ context: RuleContext) -> Finding {
    let what = Message(
      ja: shift.lines == .rows ? "\(shift.count)行" : "\(shift.count)列",
      en: Message.counted(shift.count, shift.lines == .rows ? "row" : "column"))
    let place = shift.location.cell
    let text = Wording.line(context.cell(at: shift.location)?.shown ?? "")
    let near = text.isEmpty ? "\(place)" : "\(place)「\(text)」"
    let message: Message
    let detail: [Message]
    switch shift.kind {
    case .inserted:
      message = Message(
        ja: "様式にない\(what.ja)が入っています", en: "\(what.en) more than in the form")
      detail = [
        .written(
          ja: "\(near)から先が、様式より\(what.ja)\(shift.lines == .rows ? "下" : "右")にある",
          en: "from \(place) on, the sheet is \(what.en) further on than the form"),
        .cause(ja: "行や列の挿入", en: "rows or columns were inserted"),
        .remedy(ja: "挿入した\(what.ja)を削除する", en: "delete the inserted \(what.en)"),
      ]
    case .deleted:
      message = Message(
        ja: "様式の\(what.ja)がなくなっています", en: "The form has lost \(what.en)")
      detail = [
        .written(
          ja: "\(near)から先が、様式より\(what.ja)\(shift.lines == .rows ? "上" : "左")にある",
          en: "from \(place) on, the sheet is \(what.en) ahead of the form"),
        .cause(ja: "行や列の削除", en: "rows or columns were deleted"),
        .remedy(ja: "削除した\(what.ja)を様式から戻す", en: "restore the \(what.en) from the form"),
      ]
    case .moved:
      message = Message(
        ja: "様式と違う位置に\(what.ja)が移されています", en: "\(what.en) moved from the place in the form")
      detail = [
        .written(ja: "\(near)", en: "\(place) \"\(text)\""),
        .cause(ja: "切り取りと挿入による並べ替え", en: "lines were cut and inserted elsewhere"),
        .remedy(ja: "様式の順に戻す（内容は読めています）", en: "restore the form's order (all was read)"),
      ]
    }
    return context.finding(
      at: shift.location, key: "\(shift.kind) \(shift.lines)", owner: text, message, detail: detail,
      evidence: [Evidence("lines", shift.lines == .rows ? "rows" : "columns")]
        + [Evidence("change", "\(shift.kind)"), Evidence("count", "\(shift.count)")],
      related: shift.affected)
  }
}
