import Forms
import Grid
import Notation

extension Rule {
  /// A table without its date or its writer.
  static let signatureMissing = Rule(
    id: "REQ-010",
    title: Message(ja: "記入日・記入者なし", en: "No date or no writer"),
    severity: .error,
    why: Message(
      ja: "いつ誰が書いた表か分からないと、確認の相手も最新の版も決められません。",
      en: "Without date and writer nobody knows whom to ask and which version is the latest."),
    condition: Message(
      ja: "記入日または記入者の欄がある表で、その欄が空欄か欠損記号か年月日の枠だけ（まだ何も書いていない表は対象外）。",
      en: "A table with fields for date or writer leaves one blank, with a dash or with the empty "
        + "frame of a date (tables that nobody has begun are left alone)."),
    remedy: Message(ja: "記入日と記入者を書いてください。", en: "Write the date and the writer."),
    source: "REQ-010（必須項目）",
    scope: .cell,
    examples: [
      Example(
        "記入日が空欄", "no date", layout: .signed,
        grid: "施策名|市民活動\n総括|進んだ。\n記入日|↓\n記入者|市民部次長（氏名）"),
      Example(
        "記入者が「-」", "a dash for the writer", layout: .signed,
        grid: "施策名|市民活動\n総括|進んだ。\n記入日|令和元年12月20日\n記入者|↓-"),
      Example(
        "年月日の枠だけ", "the empty frame of a date", layout: .signed,
        grid: "施策名|市民活動\n総括|進んだ。\n記入日|↓令和　年　月　日\n記入者|市民部次長（氏名）"),
      Example(
        "両方ある", "both are given", layout: .signed,
        grid: "施策名|市民活動\n総括|進んだ。\n記入日|令和元年12月20日\n記入者|市民部次長（氏名）"),
      Example(
        "何も書いていない表", "a table nobody has begun", layout: .signed,
        grid: "施策名|市民活動\n総括|\n記入日|令和　年　月　日\n記入者|"),
    ],
    check: SignatureMissing.check)
}

private enum SignatureMissing {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.recordsInUse.flatMap { record in
      record.fields.filter { field in
        ["所管.記入日", "所管.記入者", "所管.作成日", "所管.作成者"].contains(field.key)
          && !field.filledDown
          && (trimmed(field.raw).isEmpty || field.key.hasSuffix("日") && field.isDateFrame
            || MissingMark.parse(field.raw)?.kind == .notApplicable)
      }.map { field in
        let what =
          field.key.hasSuffix("日")
          ? Message(ja: "記入日", en: "date") : Message(ja: "記入者", en: "writer")
        return context.finding(
          at: field.location, key: field.key, owner: record.owner,
          Message(ja: "\(what.ja)が書かれていません", en: "The \(what.en) is missing"),
          detail: [
            .remedy(
              ja: "\(field.location.cell) に\(what.ja)を書く",
              en: "write the \(what.en) into \(field.location.cell)")
          ],
          related: [field.label].compactMap { $0 })
      }
    }
  }
}
