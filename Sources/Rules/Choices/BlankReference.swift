import Forms
import Grid
import Notation

extension Rule {
  /// A 0 where words belong: a formula that refers to an empty cell shows it.
  static let blankReference = Rule(
    id: "ENM-008",
    title: Message(ja: "空欄参照の「0」", en: "A 0 from an empty cell"),
    severity: .error,
    why: Message(
      ja: "空欄を参照した数式は「0」を返します。値だけを貼ると、名称や単位が「0」の行になります。",
      en: "A formula that refers to an empty cell gives 0. Pasted as a value it makes indicators "
        + "whose name or unit is 0."),
    condition: Message(
      ja: "名称・単位・文章・選択肢の欄の値が 0（文字列の「0」も）。選択肢に 0 がある欄は対象外。",
      en: "A cell for a name, a unit, a text or a choice holds 0, as a number or as text; not "
        + "where 0 is one of the choices."),
    remedy: Message(
      ja: "空欄にするか、正しい語を書いてください。数式は空欄のとき \"\" を返すようにしてください。",
      en: "Clear the cell or write what belongs there; let the formula give \"\" for an empty cell."
    ),
    source: "ENM-008（選択肢）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "名称と単位が0", "name and unit are 0",
        grid: "↓0|↓0|60|70|75|A|-|内容|①",
        corrected: "||60|70|75|A|-|内容|①"),
      Example(
        "評価が文字の0", "a rating that is the text 0",
        grid: "加入率|%|60|70|75|↓\"０\"|-|内容|①",
        corrected: "加入率|%|60|70|75||-|内容|①"),
      Example("値の0は値", "a value of 0", grid: "待機児童数|人|5|0|0|A|-|内容|①"),
    ],
    check: BlankReference.check)
}

enum BlankReference {
  /// 0 as a number or as text, in any width.
  static func isZero(_ value: CellValue?) -> Bool {
    switch value {
    case .number(let number): number == 0
    case .text(let text): Normalization.n2(text) == "0"
    default: false
    }
  }

  fileprivate static func check(_ context: RuleContext) -> [Finding] {
    context.form.allRecords.flatMap { record in
      record.fields.compactMap { field -> Finding? in
        guard !field.filledDown, field.location.range == nil, takesWords(field, context),
          isZero(context.cell(at: field.location)?.value)
        else { return nil }
        return finding(field, record, context)
      }
    }
  }

  /// A field that nobody declared may hold a number.
  private static func takesWords(_ field: Field, _ context: RuleContext) -> Bool {
    switch field.type {
    case .longText: return true
    case .choice(let options), .multipleChoice(let options):
      return !options.contains { Normalization.n2($0) == "0" }
    case .text:
      if context.form.template.item(field.key)?.type == .text { return true }
      return field.key.hasSuffix(".名称") || field.key.hasPrefix("本文.")
        || ["指標.単位", "指標.方向", "所管.主管課"].contains(field.key)
    default: return false
    }
  }

  private static func finding(_ field: Field, _ record: Record, _ context: RuleContext) -> Finding {
    let formula = context.cell(at: field.location)?.formula
    let heading = Wording.line(field.heading)
    let edit = context.edit(field.location, to: .blank)
    return context.finding(
      at: field.location, key: field.key, owner: record.owner,
      Message(
        ja: "「\(heading)」の欄が 0 になっています", en: "The cell for \"\(heading)\" holds 0"),
      detail: [
        .written(
          ja: formula.map { "0（数式 =\($0)）" } ?? "0",
          en: formula.map { "0 (formula =\($0))" } ?? "0"),
        .cause(
          ja: "空欄を参照した数式の結果、またはその値の貼り付け",
          en: "a formula that refers to an empty cell, or its value pasted"),
        .remedy(
          ja: formula == nil
            ? "\(field.location.cell) を空欄にするか、正しい語を書く"
            : "\(field.location.cell) の参照先に正しい語を書くか、空欄のとき \"\" を返す数式にする",
          en: formula == nil
            ? "clear \(field.location.cell), or write what belongs there"
            : "fill the cell that \(field.location.cell) refers to, or let the formula give \"\""),
      ],
      evidence: [Evidence("value", "0")] + (formula.map { [Evidence("formula", $0)] } ?? []),
      fix: edit.map { Fix(.safe, [$0]) })
  }
}
