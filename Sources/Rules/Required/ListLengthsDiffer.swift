import Forms
import Grid
import Notation

extension Rule {
  /// Four problems, but three principles.
  static let listLengthsDiffer = Rule(
    id: "REQ-014",
    title: Message(ja: "現状・方針・展開の数", en: "Numbers of problems, principles and measures differ"),
    severity: .warning,
    why: Message(
      ja: "現状と課題・基本方針・展開は1対1で読まれるので、数が違うと対応が分かりません。",
      en: "Problems, principles and measures are read one to one; with different numbers nobody "
        + "knows which belongs to which."),
    condition: Message(
      ja: "1つの施策の「現状」「方針」「展開」の欄がどれも番号付きの箇条書きで、項目の数が違う。",
      en: "The lists of 現状, 方針 and 展開 of one measure are numbered and differ in length."),
    remedy: Message(
      ja: "足りない項目を書き足すか、番号を直してください。", en: "Add what is missing, or correct the numbers."),
    source: "REQ-014（必須項目）",
    scope: .form,
    examples: [
      Example(
        "方針が1つ足りない", "a principle is missing", layout: .lists,
        grid: """
          現状と課題|① 多様なニーズがある。⏎② 連帯意識が薄れている。
          基本方針|↓① 支援を進める。
          施策の展開|1 協働の推進⏎　・活動への支援⏎2 地域の充実
          """),
      Example(
        "数が同じ", "equal numbers", layout: .lists,
        grid: """
          現状と課題|① 多様なニーズがある。⏎② 連帯意識が薄れている。
          基本方針|① 支援を進める。⏎② 環境を整える。
          施策の展開|1 協働の推進⏎　・活動への支援⏎2 地域の充実
          """),
      Example(
        "番号のない文章", "running text", layout: .lists,
        grid: """
          現状と課題|① 多様なニーズがある。⏎② 連帯意識が薄れている。
          基本方針|支援を進める。
          施策の展開|1 協働の推進⏎2 地域の充実
          """),
    ],
    check: ListLengthsDiffer.check)
}

private enum ListLengthsDiffer {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allRecords.compactMap { record in
      let lists = record.fields.filter { field in
        field.key.hasPrefix("本文.") && !field.filledDown
          && ["現状", "基本方針", "展開"].contains { field.key.contains($0) }
      }.map { (field: $0, count: NumberedList.items(in: $0.raw).count) }.filter { $0.count > 0 }
      guard lists.count > 1, Set(lists.map(\.count)).count > 1,
        let short = lists.min(by: { $0.count < $1.count })
      else { return nil }
      let counts = lists.map { "\(Wording.line($0.field.heading)) \($0.count)" }
      let most = lists.map(\.count).max() ?? 0
      return context.finding(
        at: short.field.location, key: short.field.key, owner: record.owner,
        Message(
          ja: "項目の数が違います（\(counts.joined(separator: "・"))）",
          en: "The lists differ in length (\(counts.joined(separator: ", ")))"),
        detail: [
          .remedy(
            ja: "\(short.field.location.cell) の項目を \(most) にするか、ほかの欄の番号を直す",
            en: "bring \(short.field.location.cell) to \(most) points, or correct the other lists")
        ],
        evidence: lists.map { Evidence($0.field.key, "\($0.count)") },
        related: lists.map(\.field.location).filter { $0 != short.field.location })
    }
  }
}
