import Forms
import Grid
import Notation

extension Rule {
  /// 400 characters where 300 are allowed.
  static let textTooLong = Rule(
    id: "LAY-009",
    title: Message(ja: "文字数・行数超過", en: "Text too long"),
    severity: .warning,
    why: Message(
      ja: "決められた字数を超えた文章は、印刷や公表のときに切れてしまいます。",
      en: "What exceeds the limit is cut off in print and on the page."),
    condition: Message(
      ja: "欄の文字数（前後の空白と改行を除く）が上限を超えている。上限は「項目」シートの字数の列、様式の入力規則（文字列の長さ）、"
        + "またはパラメータ 字数（文章の欄すべて）で決める。どれもなければ調べない。",
      en:
        "A text has more characters than allowed, spaces at its ends and line breaks left out. The "
        + "limit stands in the column 字数 of the sheet 項目, in the form's own input rule, or in "
        + "the parameter 字数 for all narratives; without any nothing is judged."),
    remedy: Message(ja: "上限に収まるように短くしてください。", en: "Shorten the text."),
    source: "LAY-009（様式）",
    scope: .cell,
    examples: [
      Example(
        "20字までの欄に25字", "25 characters in a field for 20",
        layout: .texts.asking("LAY-009", "字数=20"),
        grid: "利用者数|人||||520|541|↓各地区の会場で講座を開き、合わせて多くの市民が参加した。|講座を開いた。"),
      Example(
        "ちょうど20字", "exactly 20", layout: .texts.asking("LAY-009", "字数=20"),
        grid: "利用者数|人||||520|541|各地区の会場で講座を開き、市民が集った。|講座を開いた。"),
      Example(
        "改行は数えない", "line breaks do not count", layout: .texts.asking("LAY-009", "字数=14"),
        grid: "利用者数|人||||520|541|講座を開いた。⏎講座を閉じた。"),
      Example(
        "上限のない様式", "no limit", layout: .texts,
        grid: "利用者数|人||||520|541|各地区の会場で講座を開き、合わせて多くの市民が参加した。"),
    ],
    check: TextTooLong.check)
}

private enum TextTooLong {
  static func check(_ context: RuleContext) -> [Finding] {
    let general = context.parameters["字数"].flatMap { Int(Normalization.n2($0)) }
    return context.texts.filled.compactMap { filled in
      let field = filled.field
      let own = context.form.template.item(field.key)?.limit ?? inputLimit(field, context.book)
      guard let limit = own ?? (field.isNarrative ? general : nil) else { return nil }
      let length = Normalization.n1(field.raw).count
      guard length > limit else { return nil }
      let place = field.location
      return context.finding(
        at: place, key: field.key, owner: filled.owner,
        Message(
          ja: "\(length)字あり、上限の\(limit)字を\(length - limit)字超えています",
          en: "\(length) characters, \(length - limit) more than the limit of \(limit)"),
        detail: [
          .remedy(ja: "\(place.cell) を\(limit)字以内にする", en: "shorten \(place.cell) to \(limit)")
        ],
        evidence: [Evidence("length", "\(length)"), Evidence("limit", "\(limit)")],
        related: [field.label].compactMap(\.self))
    }
  }

  /// What Excel itself would refuse if it were typed; pasting goes past it.
  private static func inputLimit(_ field: Field, _ book: Book) -> Int? {
    let place = field.location
    guard place.range == nil, book.sheets.indices.contains(place.sheetIndex) else { return nil }
    return book.sheets[place.sheetIndex].validations.lazy.filter { rule in
      rule.type == "textLength" && rule.ranges.contains { $0.contains(place.cell) }
    }.compactMap(\.longestText).first
  }
}

extension DataValidation {
  /// The most characters that a rule about the length of texts lets pass.
  fileprivate var longestText: Int? {
    switch comparison {
    case "lessThanOrEqual", "equal": Int(formula)
    case "lessThan": Int(formula).map { $0 - 1 }
    case "between": secondFormula.flatMap { Int($0) }
    default: nil
    }
  }
}
