import Forms
import Grid
import Notation

extension Rule {
  /// A year field that holds a bare `18`.
  static let eraOmitted = Rule(
    id: "ERA-003",
    title: Message(ja: "元号の省略", en: "Era left out"),
    severity: .warning,
    why: Message(
      ja: "「18」だけでは平成18年か令和18年か2018年か決められません。",
      en: "18 alone may be 平成18, 令和18 or 2018."),
    condition: Message(
      ja: "年度・年・期間の欄や年の見出しに、元号のない 1～64 の年（「24年度」「2年度～6年度」も）が書かれている。"
        + "並びの見出しから年度が決まる数だけの見出し、「達成率(26)」のような見出しも。見出しのどれにも元号がない様式では、見出しは対象外。",
      en: "A year or period field, or a heading over values, has a year from 1 to 64 without its "
        + "era (headings only where others in the form have one; a bare number only where the headings "
        + "beside it leave no other year, or in brackets behind the words of a heading)."),
    remedy: Message(ja: "元号か西暦を付けて書いてください。", en: "Write the era, or the year in four digits."),
    source: "ERA-003（年・期間）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "数だけの始期", "a bare number", layout: .periods,
        grid: "計画期間|平成18年度～平成27年度\n始期|↓18\n終期|平成27年度\n記入日|令和5年4月28日\n経過|進めた。",
        corrected: "計画期間|平成18年度～平成27年度\n始期|平成18年度\n終期|平成27年度\n記入日|令和5年4月28日\n経過|進めた。"),
      Example(
        "期間の元号がない", "a period without its era", layout: .periods,
        grid: "計画期間|↓2年度～6年度\n始期|令和2年度\n終期|令和6年度\n記入日|令和5年4月28日\n経過|2年度から進めた。"),
      Example(
        "日付の元号がない", "a date without its era", layout: .periods,
        grid: "計画期間|令和2年度～令和6年度\n始期|令和2年度\n終期|令和6年度\n記入日|↓5年4月28日\n経過|進めた。"),
      Example(
        "見出しの元号がない", "a heading without its era", layout: .yearHeadings,
        grid: "指標名|単位|R4|↓5年度|R6|R7\n参加者数|人|10|11|12|13"),
      Example(
        "数だけの見出し", "a heading that is a bare number", layout: .yearHeadings,
        grid: "指標名|単位|R4|↓(5)|R6|R7\n参加者数|人|10|11|12|13"),
      Example(
        "端の見出しが数だけ", "the first heading is a bare number", layout: .yearHeadings,
        grid: "指標名|単位|↓4|R5|R6|R7\n参加者数|人|10|11|12|13"),
      Example(
        "どの見出しにも元号がない様式", "no heading has one", layout: .yearHeadings,
        grid: "指標名|単位|4年度|5年度|6年度|7年度\n参加者数|人|10|11|12|13"),
      Example(
        "元号がある", "with its era", layout: .periods,
        grid: "計画期間|平成18年度～平成27年度\n始期|H18\n終期|2015\n記入日|令和5年4月28日\n経過|進めた。"),
    ],
    check: EraOmitted.check)
}

private enum EraOmitted {
  static func check(_ context: RuleContext) -> [Finding] {
    let texts = context.texts.periods
    let fields = texts.filter { $0.isFilled && $0.isPeriodField }
    let known = fields.flatMap { $0.periods.map(\.0) }.filter { $0.fiscalYear != nil }
    let dates = texts.filter { $0.field?.type == .date }
    return (fields + dates + headings(texts, context)).compactMap { text in
      let bare = text.field?.type == .period ? bareNumber(text.text) : nil
      let isDate = text.field?.type == .date
      guard let number = bare ?? (isDate ? yearOfDate(text.text) : omitted(in: text))
      else { return nil }
      let omitted = Period(.text("\(number)年度"))
      // Only where every year around is of one era is the answer clear.
      let resolved = Set(known.map { omitted.resolved(near: $0) })
      let meant =
        text.bareYear?.period.label
        ?? (resolved.count == 1 && !isDate ? resolved.first?.label : nil)
      let edit = bare == nil ? nil : meant.flatMap { context.edit(text.location, to: .text($0)) }
      let place = text.location.cell
      return context.finding(
        at: text.location, key: text.key, owner: text.owner,
        Message(
          ja: "「\(Wording.line(text.text))」に元号がありません",
          en: "\"\(Wording.line(text.text))\" lacks its era"),
        detail: [
          .remedy(
            ja: meant.map { "\(place) を「\($0)」のように書く（前後の年から）" } ?? "\(place) に元号か西暦を書く",
            en: meant.map { "write \($0) in \(place), as the years around suggest" }
              ?? "write the era, or four digits, in \(place)")
        ],
        evidence: [Evidence("year", "\(number)")] + (meant.map { [Evidence("meant", $0)] } ?? []),
        related: known.isEmpty
          ? []
          : fields.filter { $0.location != text.location }.map(\.location),
        fix: edit.map { Fix(.unsafe, [$0]) })
    }
  }

  /// Headings that say which year their values are for, in a form that writes the era elsewhere.
  private static func headings(_ texts: [PeriodText], _ context: RuleContext) -> [PeriodText] {
    let places = Set(context.form.alignment.headings.filter(\.decidesPeriod).map(\.location))
    let headings = texts.filter { !$0.isFilled && places.contains($0.location) }
    // The title may have the era for all of them.
    let short = headings.count { $0.periods.allSatisfy { $0.0.omitsEra } }
    return short * 2 > headings.count ? [] : headings
  }

  /// The year of a range or of the whole text that comes without its era; what goes on counting
  /// (「H23～26年度」) has it in front.
  private static func omitted(in text: PeriodText) -> Int? {
    let alone = text.periods.count == 1 ? text.periods.first?.0 : nil
    let starts = text.ranges.map(\.start)
    guard let period = (starts + [alone].compactMap { $0 }).first(where: \.omitsEra) else {
      return nil
    }
    return bareNumber(period.label)
  }

  /// The year of 「元年12月20日」.
  private static func yearOfDate(_ text: String) -> Int? {
    let plain = Normalization.withoutSpaces(Normalization.n2(text))
    guard let word = plain.firstIndex(of: "年"), plain[word...].contains("月") else { return nil }
    let year = String(plain[..<word])
    return year == "元" ? 1 : bareNumber(year)
  }

  private static func bareNumber(_ text: String) -> Int? {
    var plain = Normalization.n2(text)
    for word in ["年度", "年"] where plain.hasSuffix(word) {
      plain = trimmed(String(plain.dropLast(word.count)))
      break
    }
    guard plain.utf8.count <= 2, let number = Int(plain), (1...64).contains(number)
    else { return nil }
    return number
  }
}
