import Forms
import Grid
import Notation

extension Rule {
  /// A negative number written with △, ▲, a full-width minus or brackets.
  static let minusSignMark = Rule(
    id: "NUM-005",
    title: Message(ja: "負号の表記", en: "Mark of a negative number"),
    severity: .info,
    why: Message(
      ja: "△や▲の付いた値は文字列になり、合計や差の計算に使えません。",
      en: "A value with △ or ▲ is text and cannot be added or subtracted."),
    condition: Message(
      ja: "値が △・▲・−・－・かっこで負の数を表す文字列になっている"
        + "（表示形式で △ を出している数値は対象外）。",
      en: "A negative value is text with △, ▲, a wide minus or brackets (numbers that a format "
        + "shows with △ are fine)."),
    remedy: Message(
      ja: "負の数値として入力し、△ は表示形式で出してください。",
      en: "Enter a negative number and let the format show the △."),
    source: "NUM-005（数値）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "△の付いた文字列", "text with a triangle",
        grid: "社会増減数|人|↓△35|70|80|A|-|内容|①",
        corrected: "社会増減数|人|-35{#,##0;△#,##0}|70|80|A|-|内容|①"),
      Example(
        "全角の負号", "a full-width minus",
        grid: "社会増減数|人|↓－1,250|70|80|A|-|内容|①",
        corrected: "社会増減数|人|-1250{#,##0;△#,##0}|70|80|A|-|内容|①"),
      Example(
        "値と単位を1セルに書く様式では知らせるだけ", "only told where value and unit share a cell",
        layout: .register, grid: "社会増減数|↓△35人|70人|転入から転出を引いた数"),
      Example("負の数値", "a negative number", grid: "社会増減数|人|-35|70|80|A|-|内容|①"),
    ],
    check: MinusSignMark.check)
}

private enum MinusSignMark {
  static func check(_ context: RuleContext) -> [Finding] {
    let cells = Dictionary(
      NumberCell.all(context).map { (Place($0.location), $0) },
      uniquingKeysWith: { first, _ in first })
    return context.form.allIndicators.flatMap { indicator in
      indicator.values.compactMap { value -> Finding? in
        guard case .text = value.cell?.value, let number = value.parsed, number.isNegative,
          let sign = number.sign, sign != "-"
        else { return nil }
        let edit =
          number.isBareNumber
          ? cells[Place(value.location)].flatMap { PlainDigits(number)?.edit(of: $0, context) }
          : nil
        return finding(value, sign, edit, indicator, context)
      }
    }
  }

  private static func finding(
    _ value: IndicatorValue, _ sign: String, _ edit: CellEdit?, _ indicator: Indicator,
    _ context: RuleContext
  ) -> Finding {
    let number = value.value.map { "\($0)" } ?? ""
    let place = value.location.cell
    return context.finding(
      value, of: indicator,
      Message(
        ja: "負の数が「\(sign)」で書かれています", en: "A negative number is written with \"\(sign)\""),
      detail: [
        edit == nil
          ? .remedy(
            ja: "\(place) は \(number) と読んだ。意味が違えば書き直す",
            en: "\(place) was read as \(number); write it again if that is not meant")
          : .remedy(
            ja: "\(place) を数値 \(number) にし、△ は表示形式で出す",
            en: "make \(place) the number \(number), shown with △ by its format")
      ],
      evidence: [Evidence("sign", sign)],
      fix: edit.map { Fix(.safe, [$0]) })
  }
}
