import Forms
import Grid
import Notation

extension Rule {
  /// A symbol that the form does not define, or one written twice, in a cell of several choices.
  static let partnerSymbolWrong = Rule(
    id: "ENM-005",
    title: Message(ja: "協働の相手の記号不正", en: "Wrong symbol among several choices"),
    severity: .error,
    why: Message(
      ja: "見た目の似た記号（➀ や ❶）や同じ記号の重複は、相手ごとの件数を狂わせます。",
      en: "Look-alikes (➀ or ❶ for ①) and repeated symbols make the count per partner wrong."),
    condition: Message(
      ja: "複数選択の欄に、様式が定める記号にない文字がある、または同じ記号が2回ある。",
      en: "A cell of several choices holds a character that the form does not define, or the "
        + "same symbol twice."),
    remedy: Message(
      ja: "様式が定める記号だけを、1回ずつ書いてください。",
      en: "Write only the form's symbols, each once."),
    source: "ENM-005（選択肢）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "似た字の丸数字", "a look-alike circled number",
        grid: "加入率|%|60|70|75|B|-|内容を書いた。|↓➁⑤",
        corrected: "加入率|%|60|70|75|B|-|内容を書いた。|②⑤"),
      Example(
        "同じ記号が2回", "the same symbol twice",
        grid: "加入率|%|60|70|75|B|-|内容を書いた。|↓①③③",
        corrected: "加入率|%|60|70|75|B|-|内容を書いた。|①③"),
      Example(
        "範囲外の記号", "a symbol outside the range",
        grid: "加入率|%|60|70|75|B|-|内容を書いた。|↓①⑨"),
      Example(
        "区切りがあってもよい", "separators do no harm",
        grid: "加入率|%|60|70|75|B|-|内容を書いた。|①、⑦"),
      Example(
        "相手なしの「-」", "a dash for no partner",
        grid: "加入率|%|60|70|75|B|-|内容を書いた。|-"),
    ],
    check: PartnerSymbolWrong.check)
}

private enum PartnerSymbolWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    SymbolField.filled(context).compactMap { finding($0.field, $0.options, $0.owner, context) }
  }

  private static func finding(
    _ field: Field, _ options: [String], _ owner: String, _ context: RuleContext
  ) -> Finding? {
    let reading = SymbolList(field.raw, options: options)
    guard !reading.isRight else { return nil }
    let written = Wording.line(field.raw)
    var reasons: [Message] = []
    if !reading.lookalikes.isEmpty {
      let list = reading.lookalikes.joined()
      reasons.append(
        .cause(ja: "似た字「\(list)」を使っている", en: "look-alike characters \"\(list)\""))
    }
    if !reading.unknown.isEmpty {
      let list = reading.unknown.joined()
      reasons.append(
        .cause(ja: "「\(list)」は様式の記号にない", en: "\"\(list)\" is not a symbol of the form"))
    }
    if !reading.repeated.isEmpty {
      let list = reading.repeated.joined()
      reasons.append(.cause(ja: "「\(list)」が2回ある", en: "\"\(list)\" is written twice"))
    }
    let offered = options.joined()
    let safety = reading.repeated.isEmpty ? context.optInSafety : FixSafety.unsafe
    let edit =
      reading.unknown.isEmpty
      ? context.edit(field.location, to: .text(reading.corrected)) : nil
    let wanted = edit == nil ? offered : reading.corrected
    return context.finding(
      at: field.location, key: field.key, owner: owner,
      Message(ja: "記号「\(written)」が正しくありません", en: "The symbols \"\(written)\" are not right"),
      detail: [
        .written(ja: "「\(written)」　使える記号 \(offered)", en: "\"\(written)\", allowed \(offered)")
      ] + reasons + [
        .remedy(
          ja: edit == nil
            ? "\(field.location.cell) を \(wanted) の中の記号だけにする"
            : "\(field.location.cell) を「\(wanted)」にする",
          en: edit == nil
            ? "use only symbols of \(wanted) in \(field.location.cell)"
            : "make \(field.location.cell) \"\(wanted)\"")
      ],
      evidence: [Evidence("value", written), Evidence("choices", offered)],
      fix: edit.map { Fix(safety, [$0]) })
  }
}
