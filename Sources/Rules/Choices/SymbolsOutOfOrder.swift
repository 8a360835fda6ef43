import Forms
import Grid
import Notation

extension Rule {
  /// Right symbols in a cell of several choices, not in the form's order.
  static let symbolsOutOfOrder = Rule(
    id: "ENM-006",
    title: Message(ja: "記号の並び順", en: "Symbols out of order"),
    severity: .info,
    why: Message(
      ja: "同じ組み合わせが違う順で書かれると、絞り込みや集計で別のものになります。",
      en: "The same choices in another order are another value to a filter or a count."),
    condition: Message(
      ja: "複数選択の欄の記号がすべて様式の記号で重複もないが、様式の順に並んでいない。",
      en: "All symbols of a cell of several choices are the form's, each once, but they do not "
        + "stand in its order."),
    remedy: Message(ja: "様式の順に並べてください。", en: "Put them in the form's order."),
    source: "ENM-006（選択肢）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "順が逆", "in reverse",
        grid: "加入率|%|60|70|75|B|-|内容を書いた。|↓⑤②",
        corrected: "加入率|%|60|70|75|B|-|内容を書いた。|②⑤"),
      Example(
        "区切りは残す", "separators stay",
        grid: "加入率|%|60|70|75|B|-|内容を書いた。|↓①、⑦、③",
        corrected: "加入率|%|60|70|75|B|-|内容を書いた。|①、③、⑦"),
      Example(
        "様式の順", "in the form's order",
        grid: "加入率|%|60|70|75|B|-|内容を書いた。|①③⑦"),
      Example("1つだけ", "only one", grid: "加入率|%|60|70|75|B|-|内容を書いた。|③"),
      Example(
        "範囲外の記号は別の規則", "a foreign symbol is another rule's matter",
        grid: "加入率|%|60|70|75|B|-|内容を書いた。|⑨①"),
      Example("相手なし", "none", grid: "加入率|%|60|70|75|B|-|内容を書いた。|-"),
    ],
    check: SymbolsOutOfOrder.check)
}

private enum SymbolsOutOfOrder {
  static func check(_ context: RuleContext) -> [Finding] {
    SymbolField.filled(context).compactMap { one in
      guard SymbolList(one.field.raw, options: one.options).isRight else { return nil }
      let order = one.field.raw.compactMap { one.options.firstIndex(of: String($0)) }
      guard order != order.sorted() else { return nil }
      return finding(one, order.sorted(), context)
    }
  }

  private static func finding(
    _ one: SymbolField, _ order: [Int], _ context: RuleContext
  ) -> Finding {
    var rest = order[...]
    let sorted = one.field.raw.map { character in
      guard one.options.contains(String(character)), let next = rest.popFirst() else {
        return String(character)
      }
      return one.options[next]
    }.joined()
    let (written, wanted) = (Wording.line(one.field.raw), Wording.line(sorted))
    let place = one.field.location
    return context.finding(
      at: place, key: one.field.key, owner: one.owner,
      Message(
        ja: "記号「\(written)」が様式の順に並んでいません",
        en: "The symbols \"\(written)\" are not in the form's order"),
      detail: [
        .remedy(
          ja: "\(place.cell) を「\(wanted)」にする", en: "make \(place.cell) \"\(wanted)\"")
      ],
      evidence: [Evidence("value", written), Evidence("sorted", wanted)],
      fix: context.edit(place, to: .text(sorted)).map { Fix(.safe, [$0]) })
  }
}
