import Forms
import Grid
import Notation

extension Rule {
  /// A value with its unit in a cell that the form wants a bare number in.
  static let unitInNumberCell = Rule(
    id: "NUM-002",
    title: Message(ja: "数値に単位等が混在", en: "Unit mixed into a number cell"),
    severity: .warning,
    why: Message(
      ja: "単位の付いた値は文字列になり、計算に使えません。",
      en: "A value with its unit is text and cannot be calculated with."),
    condition: Message(
      ja: "数値だけを書く様式の欄に、数値と単位（または約・以上などの語）が一緒に書かれている。"
        + "目標値の「以上」「以下」など、値と単位を1セルに書く様式では対象外。",
      en: "A cell declared as number holds a number with a unit or a word such as 約 or 以上. "
        + "A bound such as 以上 in a target, and forms that want value and unit in one cell, are left "
        + "alone."),
    remedy: Message(
      ja: "単位は単位欄に書き、値の欄は数値だけにしてください。",
      en: "Keep the unit in its own cell and only the number here."),
    source: "NUM-002（数値）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "単位欄と同じ単位", "the unit that is declared anyway",
        grid: "利用者数|人|↓\"1,200人\"|1300|1250|C|理由|内容|①",
        corrected: "利用者数|人|1200{#,##0}|1300|1250|C|理由|内容|①"),
      Example(
        "％の付いた値", "a value with a percent sign",
        grid: "加入率|%|66.0{0.0}|70.0{0.0}|↓\"64.2％\"|C|理由|内容|①",
        corrected: "加入率|%|66.0{0.0}|70.0{0.0}|64.2{0.0}|C|理由|内容|①"),
      Example(
        "倍数まで単位欄と同じ", "the multiplier is the unit's", layout: .rates,
        grid: "貸出冊数|千冊||812|900|↓\"865千冊\"|96.1%|900",
        corrected: "貸出冊数|千冊||812|900|865|96.1%|900"),
      Example(
        "別の単位", "another unit than declared",
        grid: "利用者数|人|1200|↓\"13千人\"|1250|C|理由|内容|①",
        corrected: "利用者数|人|1200|13000|1250|C|理由|内容|①"),
      Example(
        "数えるものの違う単位", "a unit that counts something else",
        grid: "利用者数|人|1200|1300|↓\"1250件\"|C|理由|内容|①",
        corrected: "利用者数|人|1200|1300|1250|C|理由|内容|①"),
      Example(
        "目標の以上", "a bound of a target",
        grid: "利用者数|人|1200|\"1,300以上\"|1250|C|理由|内容|①"),
      Example(
        "実績の以上", "a bound of an actual",
        grid: "利用者数|人|1200|1300|↓\"1,250以上\"|C|理由|内容|①",
        corrected: "利用者数|人|1200|1300|1250{#,##0}|C|理由|内容|①"),
      Example(
        "数値だけ", "numbers only",
        grid: "利用者数|人|1200|1300|1250|C|理由|内容|①"),
      Example(
        "値と単位を1セルに書く様式", "a form with value and unit in one cell", layout: .register,
        grid: "利用者数|1,200人|1,300人|利用した人数"),
    ],
    check: UnitInNumberCell.check)
}

private enum UnitInNumberCell {
  static func check(_ context: RuleContext) -> [Finding] {
    guard context.form.template.settings.unitStyle != "値と単位" else { return [] }
    return NumberCell.all(context).compactMap { cell in
      guard let text = cell.text, let number = NumberText.parse(text), !number.isBareNumber,
        !isBound(number, of: cell, context), !isDated(number, context),
        !isShownShare(number, of: cell, context),
        RatioText.withShare(text) == nil
      else { return nil }
      return finding(cell, text, number, context)
    }
  }

  /// 「320以上」: what a target is to reach, said as targets are; no word of a measured value. Nobody
  /// has said of a form without template which cells hold targets.
  private static func isBound(
    _ number: ParsedNumber, of cell: NumberCell, _ context: RuleContext
  ) -> Bool {
    number.bound != nil && number.unit == nil && !number.approximate
      && (cell.isTarget || context.form.template.isProposal)
  }

  /// 「77.4⏎（H28）」: a form without template may have such cells throughout.
  private static func isDated(_ number: ParsedNumber, _ context: RuleContext) -> Bool {
    number.periodNote != nil && number.unit == nil && !number.approximate && number.bound == nil
      && context.form.template.isProposal
  }

  /// 「9.3%」 in a text file, of no declared unit, is how a spreadsheet writes 0.093 shown per cent.
  private static func isShownShare(
    _ number: ParsedNumber, of cell: NumberCell, _ context: RuleContext
  ) -> Bool {
    context.isPlainText && cell.declaredUnit == nil && number.hasAtMostUnit
      && number.unit.flatMap(Units.canonicalSpelling) == "%"
  }

  private static func finding(
    _ cell: NumberCell, _ text: String, _ number: ParsedNumber, _ context: RuleContext
  ) -> Finding {
    let written = Wording.line(text)
    let declared = cell.declaredUnit ?? ""
    let number = number.counted(in: declared) ?? number
    let unit = number.unit ?? ""
    let isDeclared =
      !unit.isEmpty && Units.comparable(unit) == Units.comparable(declared) && number.hasAtMostUnit
    let edit = PlainDigits.of(number, in: declared)?.edit(of: cell, context)
    let place = cell.location.cell
    let shownUnit = declared.isEmpty ? "（なし）" : declared
    return context.finding(
      at: cell.location, key: cell.key, owner: cell.owner,
      Message(
        ja: "数値の欄に「\(written)」と単位などが一緒に書かれています",
        en: "\"\(written)\" mixes a number with other words in a number cell"),
      detail: [
        .written(
          ja: "「\(written)」　数値では \(number.value)　単位欄 \(shownUnit)",
          en: "\"\(written)\", the number is \(number.value), declared unit "
            + (declared.isEmpty ? "(none)" : declared)),
        edit != nil && isDeclared
          ? .remedy(
            ja: "\(place) を数値だけにする（単位「\(unit)」は単位欄と同じ）",
            en: "leave only the number in \(place); the unit \(unit) is declared anyway")
          : .remedy(
            ja: "\(place) を単位欄の単位（\(shownUnit)）での数値だけにする",
            en: "write only the number in \(place), counted in the declared unit"),
      ],
      evidence: [
        Evidence("text", text), Evidence("number", "\(number.value)"), Evidence("unit", unit),
        Evidence("declared_unit", declared),
      ],
      related: [cell.unit, cell.name].compactMap { $0 },
      fix: edit.map { Fix(isDeclared ? .safe : .unsafe, [$0]) })
  }
}
