import Forms
import Grid
import Notation

extension Rule {
  /// More values in one cell than the form declares.
  static let severalValuesInOneCell = Rule(
    id: "NUM-004",
    title: Message(ja: "1セルに複数の値", en: "Several values in one cell"),
    severity: .warning,
    why: Message(
      ja: "1つのセルに値が2つあると、どちらがその指標の値か機械には分からず、集計から外れます。",
      en: "With two values in one cell nobody can tell which one is the indicator's, and totals "
        + "leave it out."),
    condition: Message(
      ja: "値のセルに数値が2つ以上あり、様式が定めた上段・下段や「基準→目標」、"
        + "年度や増減率の注記では説明できない。または、1つの行に2つ以上の指標が改行で並んでいる。",
      en: "A value cell holds two or more numbers that neither a declared pair nor a note on "
        + "period or growth explains, or one row holds several indicators, line by line."),
    remedy: Message(
      ja: "1つのセルには1つの値だけを書き、指標ごとに行を分けてください。",
      en: "Write one value in each cell, and give every indicator a row of its own."),
    source: "NUM-004（数値）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "かっこの中にもう1つの値", "a second value in brackets",
        grid: "相談件数|件|20|30|↓29（4）|C|理由|内容|①"),
      Example(
        "備考の欄がある", "with a column for remarks", layout: .yearly,
        grid: "相談件数|件|20|25|30|27|↓29（4）|31|",
        corrected: "相談件数|件|20|25|30|27|29|31|実績（4）"),
      Example("改行で2つ", "two lines", grid: "相談件数|件|20|30|↓48⏎46|C|理由|内容|①"),
      Example(
        "1行に2つの指標", "two indicators in one row", layout: .arrows,
        grid: "出生数⏎合計特殊出生率|↓197人→220人⏎1.46→1.72"),
      Example(
        "矢印の両側は様式どおり", "both sides of an arrow are declared", layout: .arrows,
        grid: "出生数|197人 (2018年度)→220人"),
      Example(
        "増減率と年度の注記は値ではない", "notes on growth and period are no values",
        layout: .register, grid: "企業数|868社|900社 (3%増)|納税義務のある企業"),
      Example(
        "読めない数値は別の規則", "an unreadable number is another rule's",
        grid: "加入率|%|60|70|33.2.%|D|理由|内容|①"),
    ],
    check: SeveralValuesInOneCell.check)
}

private enum SeveralValuesInOneCell {
  static func check(_ context: RuleContext) -> [Finding] {
    shared(context)
      + context.form.allIndicators.flatMap { indicator in
        indicator.values.compactMap { several(in: $0, indicator, context) }
      }
  }

  private static func several(
    in value: IndicatorValue, _ indicator: Indicator, _ context: RuleContext
  ) -> Finding? {
    guard value.isUnreadable else { return nil }
    let numbers = NumberText.find(in: value.raw)
    guard numbers.count > 1, areApart(numbers, in: value.raw) else { return nil }
    let list = numbers.map { trimmed($0.text) }
    let place = value.location.cell
    return context.finding(
      value, of: indicator,
      Message(
        ja: "1つのセルに \(numbers.count) つの値があります（\(list.joined(separator: "・"))）",
        en: "\(numbers.count) values in one cell (\(list.joined(separator: ", ")))"),
      detail: [
        .cause(
          ja: "内数や前年度の値を書き添えた、または上段・下段の2つを1つのセルに書いた",
          en: "a part or last year's value was added, or two rows were typed into one cell"),
        .remedy(
          ja: "\(place) にはこの指標の値だけを残し、ほかの値は備考などに書く",
          en: "keep only this indicator's value in \(place), and move the rest to the remarks"),
      ],
      evidence: list.map { Evidence("number", $0) },
      fix: parted(value, numbers, indicator, context))
  }

  /// A second value in brackets goes to the remarks of the same row.
  private static func parted(
    _ value: IndicatorValue, _ numbers: [ParsedNumber], _ indicator: Indicator,
    _ context: RuleContext
  ) -> Fix? {
    let bytes = Array(value.raw.utf8)
    let end = numbers[0].range.upperBound
    let rest = trimmed(String(decoding: bytes[end...], as: UTF8.self))
    guard numbers.count == 2, value.location.range == nil, let first = rest.first,
      let last = rest.last, "(（".contains(first), ")）".contains(last),
      let number = ExactDecimal(Normalization.n2(trimmed(numbers[0].text))),
      let remarks = context.form.record(of: indicator)?.fields.first(where: {
        $0.key.hasSuffix(".備考") && !$0.filledDown && $0.location.range == nil
      })
    else { return nil }
    let note = Wording.role(value.role).ja + rest
    let old = remarks.isEmpty || MissingMark.parse(remarks.raw) != nil ? "" : remarks.raw + "\n"
    guard
      let kept = context.edit(
        value.location, to: context.isPlainText ? .text("\(number)") : .number(number.double)),
      let moved = context.edit(remarks.location, to: .text(old + note))
    else { return nil }
    return Fix(.unsafe, [kept, moved])
  }

  /// 「12..7」 and 「1O,000」 are one number mistyped, not two.
  private static func areApart(_ numbers: [ParsedNumber], in text: String) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { left, right in
      let joint = text.utf8Text(left.range.upperBound..<right.range.lowerBound)
      return !Normalization.n2(joint).allSatisfy { ".,OolI".contains($0) }
        || joint.contains(where: \.isWhitespace)
    }
  }

  /// Indicators whose names share one cell: n lines of names, n lines of values.
  private static func shared(_ context: RuleContext) -> [Finding] {
    var rows: [Place: [Indicator]] = [:]
    for indicator in context.form.allIndicators {
      guard let name = indicator.nameLocation, name.range != nil, !indicator.values.isEmpty
      else { continue }
      rows[Place(name), default: []].append(indicator)
    }
    return rows.values.filter { Set($0.map(\.nameLocation)).count > 1 }.compactMap { several in
      let cells = several.flatMap(\.values).map(\.location).sorted()
      guard let first = cells.first, let name = several.first?.nameLocation else { return nil }
      let names = several.map(\.shortName)
      return context.finding(
        at: first, key: "row", owner: names.joined(separator: "／"),
        Message(
          ja: "1つの行に \(several.count) つの指標があります",
          en: "\(several.count) indicators share one row"),
        detail: [
          .written(
            ja: names.map { "「\($0)」" }.joined(separator: "・"),
            en: names.map { "\"\($0)\"" }.joined(separator: ", ")),
          .remedy(
            ja: "指標ごとに行を分け、\(name.cell) と \(first.cell) などに1つずつ書く",
            en: "give each indicator its own row, one name in \(name.cell), one value in "
              + "\(first.cell)"),
        ],
        evidence: names.map { Evidence("indicator", $0) },
        related: [Location(sheetIndex: name.sheetIndex, sheet: name.sheet, cell: name.cell)]
          + cells.dropFirst().filter { $0.cell != first.cell })
    }
  }
}
