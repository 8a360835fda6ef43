import Forms
import Grid
import Notation

extension Rule {
  /// 昭和65年, 平成31年5月7日, 2月30日.
  static let dateDoesNotExist = Rule(
    id: "ERA-001",
    title: Message(ja: "存在しない元号年・日", en: "Year or day that never was"),
    severity: .error,
    why: Message(
      ja: "存在しない年や日は西暦に直せず、公開すると誤りと分かります。",
      en: "A year or day that never was cannot be converted, and everyone sees the mistake."),
    condition: Message(
      ja: "令和0年・昭和65年のような元号にない年、平成31年5月1日以後や令和元年4月30日以前の日、"
        + "2月30日のような暦にない日。平成32年以後の年は改元前の書き方として情報。",
      en: "A year the era never had, a day outside its era, or a day the month does not have; "
        + "平成32 and later, written before the change of era, is a hint."),
    remedy: Message(ja: "年・日を確かめて書き直してください。", en: "Check the date and write it again."),
    source: "ERA-001（年・期間）",
    scope: .cell,
    examples: [
      Example(
        "改元後の平成", "平成 after the change of era", layout: .periods,
        grid: "計画期間|令和2年度～令和6年度\n始期|令和2年度\n終期|令和6年度\n記入日|↓平成31年5月7日\n経過|進めた。"),
      Example(
        "ない日とない年", "a day and a year that never were", layout: .periods,
        grid: "計画期間|令和2年度～令和6年度\n始期|↓昭和65年\n終期|令和6年度\n記入日|令和5年4月28日\n経過|↓2月30日に開いた。"),
      Example(
        "月だけ、点で書いた日", "a month alone, a date with points", layout: .periods,
        grid: "計画期間|令和2年度～令和6年度\n始期|令和2年度\n終期|令和6年度\n記入日|↓H31.12.20\n経過|↓平成31年7月から開いた。"),
      Example(
        "改元後の年の平成の日", "a day of 平成 in a year after it", layout: .periods,
        grid: "計画期間|令和2年度～令和6年度\n始期|令和2年度\n終期|令和6年度\n記入日|↓平成32年1月10日\n経過|平成31年4月と令和元年5月に開いた。"),
      Example(
        "平成32年度は改元前の書き方", "written before the change of era", layout: .periods,
        grid: "計画期間|↓平成30年度～平成32年度\n始期|平成30年度\n終期|令和2年度\n記入日|令和5年4月28日\n経過|進めた。"),
      Example(
        "ある日", "days that were", layout: .periods,
        grid:
          "計画期間|令和2年度～令和6年度\n始期|平成31年度\n終期|令和元年度\n記入日|令和元年5月1日\n経過|平成31年4月30日と昭和64年1月7日、うるう年の2月29日。"
      ),
    ],
    check: DateDoesNotExist.check)
}

private enum DateDoesNotExist {
  static func check(_ context: RuleContext) -> [Finding] {
    context.texts.periods.compactMap { text in
      let mistakes = text.hasDigits ? CalendarMistake.find(in: text.text) : []
      guard let worst = mistakes.first(where: { !isAhead($0) }) ?? mistakes.first
      else { return nil }
      let list = mistakes.map { "「\($0.text)」" }.joined()
      let place = text.place(worst.range)
      return context.finding(
        at: place, key: text.key, owner: text.owner, severity: isAhead(worst) ? .info : nil,
        Message(ja: reason(worst).ja, en: reason(worst).en),
        detail: [
          .written(ja: list, en: mistakes.map { "\"\($0.text)\"" }.joined(separator: ", ")),
          .remedy(
            ja: worst.meant.map { "\(place.cell) を「\($0)」とするか、正しい年・日に直す" }
              ?? "\(place.cell) の年・日を確かめて直す",
            en: worst.meant.map { "write \($0) in \(place.cell), or the right date" }
              ?? "check the date in \(place.cell)"),
        ],
        evidence: mistakes.map { Evidence("date", $0.text) })
    }
  }

  private static func isAhead(_ mistake: CalendarMistake) -> Bool {
    mistake.kind == .year(writtenAhead: true)
  }

  private static func reason(_ mistake: CalendarMistake) -> Message {
    switch mistake.kind {
    case .year(writtenAhead: true):
      Message(
        ja: "「\(mistake.text)」は改元前の書き方です",
        en: "\"\(mistake.text)\" was written before the change of era")
    case .year:
      Message(
        ja: "「\(mistake.text)」という年はありません", en: "There was no year \"\(mistake.text)\"")
    case .outsideEra:
      Message(
        ja: "「\(mistake.text)」はその元号の期間の外です",
        en: "\"\(mistake.text)\" lies outside its era")
    case .day:
      Message(
        ja: "「\(mistake.text)」という日はありません", en: "There is no day \"\(mistake.text)\"")
    }
  }
}
