import Forms
import Grid
import Notation

extension Rule {
  /// A table dated before the year was over, or unlike the other tables.
  static let entryDateUnlikely = Rule(
    id: "ERA-007",
    title: Message(ja: "記入日が不自然", en: "Unlikely date of entry"),
    severity: .warning,
    why: Message(
      ja: "年度が終わる前の日付の表は、前年の様式の使い回しかもしれません。",
      en: "A table dated before the year was over may be last year's form used again."),
    condition: Message(
      ja: "記入日が評価年度の末日（3月31日）より前か、その2年より後、または同じファイルのほかの表の記入日と違う"
        + "（年月日のそろわない書きかけも含む）。",
      en: "The date lies before the end of the evaluation year (31 March) or more than two years "
        + "after it, or differs from the dates of the other tables of the file, as a half-written "
        + "one does."),
    remedy: Message(ja: "記入日を確かめてください。", en: "Check the date."),
    source: "ERA-007（年・期間）",
    scope: .cell,
    examples: [
      Example(
        "年度の終わる前", "before the end of the year", layout: .signedTables,
        grid: "市民活動|↓令和4年12月20日"),
      Example(
        "ほかの表と違う", "unlike the other tables", layout: .signedTables,
        grid: "市民活動|令和5年4月28日\n国際交流|令和5年4月28日\n人権|↓令和5年5月28日"),
      Example(
        "書きかけ", "half written", layout: .signedTables,
        grid: "市民活動|令和5年4月28日\n国際交流|令和5年4月28日\n人権|↓令和5年4月"),
      Example(
        "そろっている", "all alike", layout: .signedTables,
        grid: "市民活動|令和5年4月28日\n国際交流|2023/4/28\n人権|令和5年4月28日"),
      Example("空欄は別の規則", "a blank is another rule's", layout: .signedTables, grid: "市民活動|"),
    ],
    check: EntryDateUnlikely.check)
}

private enum EntryDateUnlikely {
  private static let keys = ["所管.記入日", "所管.作成日"]

  static func check(_ context: RuleContext) -> [Finding] {
    let entries = context.texts.filled.filter { entry in
      keys.contains(entry.field.key) && CalendarMistake.find(in: entry.field.text).isEmpty
    }
    let usual = Frequency(entries.compactMap(\.field.date)).mostFrequent
    let others = entries.filter { $0.field.date == usual }.map(\.field.location)
    return entries.compactMap { entry in
      if let date = entry.field.date, let message = outsideYear(date, context.form.evaluationYear) {
        return finding(
          entry, message,
          cause: Message(
            ja: "前年の様式の使い回し、または年の打ち間違い",
            en: "last year's form used again, or a mistyped year"), [], context)
      }
      guard let usual, entry.field.date != usual else { return nil }
      guard entry.field.date == nil else {
        return finding(
          entry,
          Message(
            ja: "記入日がほかの表（\(usual.label)）と違います",
            en: "The date differs from the other tables (\(usual.label))"),
          cause: Message(ja: "書き直し忘れ、または打ち間違い", en: "not updated, or mistyped"), others, context)
      }
      guard isHalfWritten(entry.field) else { return nil }
      return finding(
        entry,
        Message(
          ja: "記入日が年月日になっていません（ほかの表は \(usual.label)）",
          en: "The date is no full date (\(usual.label) in the other tables)"),
        cause: Message(ja: "書きかけ、または打ち間違い", en: "half written, or mistyped"), others, context)
    }
  }

  /// Before the evaluation year was over, or more than two years after it.
  private static func outsideYear(_ date: Period, _ year: Int?) -> Message? {
    guard let year else { return nil }
    let end = Period(.date(year + 1, 3, 31))
    if date.firstDay < end.firstDay {
      return Message(
        ja: "記入日が評価年度の終わり（\(end.label)）より前です",
        en: "The date lies before the end of the evaluation year (\(end.label))")
    }
    guard date.firstDay > Period(.date(year + 3, 3, 31)).firstDay else { return nil }
    return Message(
      ja: "記入日が評価年度の終わりから2年を過ぎています",
      en: "The date is more than two years after the evaluation year")
  }

  /// 「令和元年12月」 is no day, and so none that the other tables have. A bare year is ERA-003's, an
  /// empty frame or a dash REQ-010's.
  private static func isHalfWritten(_ field: Field) -> Bool {
    !field.isDateFrame && MissingMark.parse(field.raw) == nil
      && !(field.text.contains("年") && field.text.first?.isNumber ?? false)
  }

  private static func finding(
    _ entry: FilledText, _ message: Message, cause: Message, _ others: [Location],
    _ context: RuleContext
  ) -> Finding {
    let place = entry.field.location.cell
    let written = Wording.line(entry.field.text)
    return context.finding(
      at: entry.field.location, key: entry.field.key, owner: entry.owner, message,
      detail: [
        .written(ja: written, en: written),
        .cause(ja: cause.ja, en: cause.en),
        .remedy(ja: "\(place) の記入日を確かめる", en: "check the date in \(place)"),
      ],
      evidence: [Evidence("date", entry.field.date?.label ?? written)], related: others)
  }
}
