import Forms
import Grid
import Notation

extension Rule {
  /// Issue ④ without a direction ④.
  static let numberingMismatch = Rule(
    id: "REQ-012",
    title: Message(ja: "課題と方向性の番号対応", en: "Numbers of issues and directions"),
    severity: .warning,
    why: Message(
      ja: "課題に対応する方向性がないと、その課題にどう取り組むのか分かりません。",
      en: "An issue without its direction is left open."),
    condition: Message(
      ja: "課題の欄の①②…と方向性の欄の①②…が同じでない。または番号が①からの連番でない。",
      en: "The numbers ①②… of the issues and of the directions differ, or do not run from ① on."),
    remedy: Message(
      ja: "課題と方向性を同じ番号で1対1に書いてください。",
      en: "Give each issue a direction of the same number."),
    source: "REQ-012（必須項目）",
    fixSafety: .unsafe,
    scope: .form,
    examples: [
      Example(
        "方向性が足りない", "a direction is missing", layout: .issues,
        grid: "福祉|①周知⏎②担い手の確保⏎③連携|↓①広報する。⏎②育成する。"),
      Example(
        "文の後に次の番号が続く", "the next number behind a sentence", layout: .issues,
        grid: "福祉|①周知が足りない。②担い手が少ない。|↓①広報する。"),
      Example(
        "番号が飛んでいる", "a number is skipped", layout: .issues,
        grid: "福祉|①周知⏎③連携|↓①広報する。⏎③意見を交換する。",
        corrected: "福祉|①周知⏎②連携|①広報する。⏎②意見を交換する。"),
      Example(
        "対応している", "one to one", layout: .issues,
        grid: "福祉|【令和5年度】⏎特になし⏎【令和6年度以降】⏎①周知⏎②連携|①広報する。⏎②意見を交換する。"),
      Example("番号のない文章", "no numbers", layout: .issues, grid: "福祉|周知が課題である。|広報する。"),
    ],
    check: NumberingMismatch.check)
}

private enum NumberingMismatch {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allRecords.compactMap { record in
      guard
        let issues = record.fields.first(where: { $0.key == "本文.課題" && !$0.filledDown }),
        let directions = record.fields.first(where: { $0.key == "本文.方向性" && !$0.filledDown })
      else { return nil }
      let asked = NumberedList.items(in: issues.raw)
      let given = NumberedList.items(in: directions.raw)
      guard !(asked.isEmpty && given.isEmpty), !issues.isEmpty, !directions.isEmpty else {
        return nil
      }
      let (left, right) = (asked.map(\.number), given.map(\.number))
      let isRunning = [left, right].allSatisfy { $0 == Array(1...max(1, $0.count)) || $0.isEmpty }
      if Set(left) == Set(right), isRunning { return nil }
      var finding = finding(directions, issues, left, right, record, context)
      // As many answers as questions: only their numbers are wrong.
      if left.count == right.count {
        let edits = [(issues, asked), (directions, given)].compactMap {
          renumbered($0.0, $0.1, context)
        }
        finding.fix = edits.isEmpty ? nil : Fix(.unsafe, edits)
      }
      return finding
    }
  }

  /// The text with its numbers running from ① on; nil where they do, and for other signs.
  private static func renumbered(
    _ field: Field, _ items: [NumberedList.Item], _ context: RuleContext
  ) -> CellEdit? {
    guard field.location.range == nil, items.map(\.number) != Array(1...max(1, items.count)),
      case .text(let stored)? = context.cell(at: field.location)?.value, stored == field.raw
    else { return nil }
    var text = stored
    for (index, item) in items.enumerated().reversed() {
      let sign = stored.utf8Text(item.range)
      guard Glyphs.circled(item.number) == sign, let new = Glyphs.circled(index + 1) else {
        return nil
      }
      text = text.replacing(utf8: item.range, with: new)
    }
    return context.edit(field.location, to: .text(text))
  }

  private static func finding(
    _ directions: Field, _ issues: Field, _ left: [Int], _ right: [Int], _ record: Record,
    _ context: RuleContext
  ) -> Finding {
    func list(_ numbers: [Int]) -> String {
      numbers.isEmpty ? "-" : numbers.map { Glyphs.circled($0) ?? "(\($0))" }.joined()
    }
    let missing = Set(left).subtracting(right).sorted()
    let extra = Set(right).subtracting(left).sorted()
    let differs = !missing.isEmpty || !extra.isEmpty
    return context.finding(
      at: directions.location, key: directions.key, owner: record.owner,
      differs
        ? Message(
          ja: "課題（\(list(left))）と方向性（\(list(right))）の番号が対応していません",
          en: "Issues (\(list(left))) and directions (\(list(right))) do not correspond")
        : Message(
          ja: "課題と方向性の番号が①からの連番になっていません（\(list(right))）",
          en: "The numbers do not run from ① on (\(list(right)))"),
      detail: [
        .written(
          ja: "課題 \(list(left))　方向性 \(list(right))",
          en: "issues \(list(left)), directions \(list(right))"),
        .cause(
          ja: differs ? "書き足した課題や消した課題が片方に残っている" : "項目を消したあと番号を振り直していない",
          en: differs ? "added or removed on one side only" : "not renumbered after a deletion"),
        .remedy(
          ja: !missing.isEmpty
            ? "方向性に \(list(missing)) を書き足す"
            : !extra.isEmpty ? "課題に \(list(extra)) を書き足す" : "番号を振り直す",
          en: !missing.isEmpty
            ? "add direction \(list(missing))"
            : !extra.isEmpty ? "add issue \(list(extra))" : "renumber"),
      ],
      evidence: [Evidence("issues", list(left)), Evidence("directions", list(right))],
      related: [issues.location])
  }
}
