import Forms
import Grid
import Notation

extension Rule {
  /// 「26位」 all down the column, and one bare 26.
  static let patternBroken = Rule(
    id: "ENM-010",
    title: Message(ja: "順位・回数等の書式", en: "Rank or count not written as the others"),
    severity: .warning,
    why: Message(
      ja: "書き方がそろっていないと、順位なのか件数なのか分からなくなります。",
      en: "Where the notation differs, a rank may be taken for a number of something."),
    condition: Message(
      ja: "順位などの欄で、ほかの欄（3つ以上）がみな「26位」のように書かれているのに、数字だけが書かれている。"
        + "書き方はパラメータ 書式（例 26位）でも決められる。",
      en:
        "In a column of ranks or the like all others (three or more) read 「26位」, and this one has "
        + "the number only. The parameter 書式 (such as 26位) states the notation."),
    remedy: Message(
      ja: "ほかの欄と同じ書き方（「26位」など）にしてください。", en: "Write it as the others are written."),
    source: "ENM-010（選択肢）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "1つだけ数字", "one bare number", layout: .ranks,
        grid: "1節|5.2|26位|1位\n2節|4.1|40位|4位\n3節|4.6|↓３６|2位\n4節|4.3|42位|3位",
        corrected: "1節|5.2|26位|1位\n2節|4.1|40位|4位\n3節|4.6|36位|2位\n4節|4.3|42位|3位"),
      Example(
        "書式を決めてある", "the notation is stated",
        layout: .ranks.asking("ENM-010", "欄=順位.分野中順位;書式=第1位"),
        grid: "1節|5.2|26|第1位\n2節|4.1|40|↓2",
        corrected: "1節|5.2|26|第1位\n2節|4.1|40|第2位"),
      Example(
        "そろっている", "all alike", layout: .ranks,
        grid: "1節|5.2|26位|1位\n2節|4.1|40位|4位\n3節|4.6|36位|2位\n4節|4.3|４２位|3位"),
      Example(
        "みな数字だけ", "bare numbers throughout", layout: .ranks,
        grid: "1節|5.2|26|1\n2節|4.1|40|4\n3節|4.6|36|2\n4節|4.3|42|3"),
      Example(
        "書き方が定まらない", "no notation prevails", layout: .ranks,
        grid: "1節|5.2|26位|1位\n2節|4.1|40|4位\n3節|4.6|36位|2位\n4節|4.3|42|3位"),
      Example(
        "該当なし", "none at all", layout: .ranks,
        grid: "1節|5.2|26位|1位\n2節|4.1|-|4位\n3節|4.6|36位|2位\n4節|4.3|42位|3位"),
    ],
    check: PatternBroken.check)
}

private enum PatternBroken {
  /// What stands around the number.
  private struct Pattern: Hashable {
    var before: String
    var after: String

    func writing(_ number: String) -> String { before + number + after }
  }

  static func check(_ context: RuleContext) -> [Finding] {
    let stated = context.parameters["書式"].flatMap { parsed($0)?.pattern }
    let asked = context.parameters["欄"].map { Set(NameList.entries($0).map(\.text)) }
    var columns: [String: [FilledText]] = [:]
    for filled in context.texts.filled where filled.field.location.range == nil {
      let key = filled.field.key
      guard asked?.contains(key) ?? key.hasPrefix("順位.") else { continue }
      columns[key, default: []].append(filled)
    }
    return columns.values.flatMap { findings($0, stated, context) }
      .sorted { $0.location < $1.location }
  }

  private static func findings(
    _ column: [FilledText], _ stated: Pattern?, _ context: RuleContext
  ) -> [Finding] {
    let entries = column.compactMap { filled in
      parsed(filled.field.text).map { (filled: filled, number: $0.number, pattern: $0.pattern) }
    }
    let bare = entries.filter { $0.pattern == Pattern(before: "", after: "") }
    let patterns = Frequency(entries.map(\.pattern).filter { $0.before + $0.after != "" }).ordered
    guard let pattern = stated ?? (patterns.count == 1 ? patterns[0].value : nil) else { return [] }
    let others = entries.count - bare.count
    guard stated != nil || (others >= 3 && bare.count * 3 <= others) else { return [] }
    return bare.map { finding($0.filled, pattern.writing($0.number), pattern, context) }
  }

  private static func finding(
    _ filled: FilledText, _ wanted: String, _ pattern: Pattern, _ context: RuleContext
  ) -> Finding {
    let (field, place) = (filled.field, filled.field.location)
    return context.finding(
      at: place, key: field.key, owner: filled.owner,
      Message(
        ja: "「\(Wording.line(field.text))」は、ほかの欄の書き方（「\(wanted)」）と違います",
        en: "\"\(Wording.line(field.text))\" is not written as the others (\(wanted))"),
      detail: [
        .remedy(ja: "\(place.cell) を「\(wanted)」と書く", en: "write \(wanted) in \(place.cell)")
      ],
      evidence: [
        Evidence("written", Wording.line(field.text)), Evidence("pattern", pattern.writing("n")),
      ],
      fix: context.edit(place, to: .text(wanted)).map { Fix(context.optInSafety, [$0]) })
  }

  /// One whole number with a word before or behind it.
  private static func parsed(_ text: String) -> (number: String, pattern: Pattern)? {
    let plain = Normalization.withoutSpaces(text)
    let before = plain.prefix { !$0.isWholeNumber }
    let digits = plain.dropFirst(before.count).prefix { $0.isASCII && $0.isNumber }
    let after = plain.dropFirst(before.count + digits.count)
    guard (1...5).contains(digits.count), before.count <= 3, after.count <= 3,
      (before + after).allSatisfy(\.isLetter)
    else { return nil }
    return (String(digits), Pattern(before: String(before), after: String(after)))
  }
}
