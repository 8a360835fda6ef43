import Forms
import Grid
import Notation

extension Rule {
  /// "In R3 we …" in a text on R4.
  static let otherYearInText = Rule(
    id: "TXT-012",
    title: Message(ja: "評価年度と違う年度", en: "Another year than the one under evaluation"),
    severity: .warning,
    why: Message(
      ja: "前年度の文章が残っていると、今年度の取り組みが伝わりません。",
      en: "With last year's text left in place this year's work is not told."),
    condition: Message(
      ja: "評価年度のことを書く欄に「（元号）n年度に…した」とあり、n が評価年度でない。"
        + "取組方針では、これからのこと（「n年度に…する」）も同じ。"
        + "期間、年度末、前の年度との比較、名詞にかかる「…に策定した計画」などは見ない。",
      en: "A text on the year under evaluation says 「(era)n年度に…した」 of another year; in a "
        + "text on this year's policy plans (「n年度に…する」), too. Spans, ends of years, comparisons "
        + "and attributes (「…に策定した計画」) are not judged."),
    remedy: Message(
      ja: "評価年度の内容に書き直すか、年度を確かめてください。",
      en: "Rewrite it for this year, or check the year."),
    source: "TXT-012（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "前年度の文章", "last year's sentence", layout: .texts,
        grid: "利用者数|人||||520|541|↓令和3年度に講座を5回開催した。",
        corrected: "利用者数|人||||520|541|令和4年度に講座を5回開催した。"),
      Example(
        "得た・出たで終わる文", "ending in a past of one sign and た", layout: .texts,
        grid: "利用者数|人||||520|541|↓令和3年度に説明会を開き、地域の理解を得た。",
        corrected: "利用者数|人||||520|541|令和4年度に説明会を開き、地域の理解を得た。"),
      Example(
        "評価年度", "the year itself", layout: .texts,
        grid: "利用者数|人||||520|541|令和4年度に講座を5回開催した。"),
      Example(
        "名詞にかかる", "an attribute", layout: .texts,
        grid: "利用者数|人||||520|541|令和2年度に策定した計画に基づき、講座を開催した。"),
      Example(
        "前の年度との比較", "a comparison", layout: .texts,
        grid: "利用者数|人||||520|541|令和3年度に比べて、参加者が増加した。"),
      Example(
        "期間", "a span", layout: .texts,
        grid: "利用者数|人||||520|541|平成30年度から令和3年度までの4年間で、10校に本部を設置した。"),
      Example(
        "これからのこと", "what is to come", layout: .texts,
        grid: "利用者数|人||||520|541||令和5年度に新しい講座を開設する予定である。"),
    ],
    check: OtherYearInText.check)
}

private enum OtherYearInText {
  private static let notDone = [
    "比べ", "比し", "対し", "対する", "引き続", "続き", "続い", "向け", "かけ", "おい", "なって", "策定済", "至", "わた", "は", "も",
    "予定",
    "よる", "より", "係る",
  ]
  private static let past = [
    "した", "った", "れた", "えた", "けた", "せた", "いた", "きた", "んだ", "得た", "出た", "見た", "来た",
    "しました", "りました",
  ]

  static func check(_ context: RuleContext) -> [Finding] {
    guard let year = context.form.evaluationYear else { return [] }
    return context.textsOfTheYear.compactMap { narrative in
      let faults = Period.find(in: narrative.text).compactMap { period, range -> TextFault? in
        guard case .fiscalYear(let told) = period.kind, told != year,
          narrative.words(range).hasSuffix("度"),
          isTold(range, year, narrative)
            || isPlanned(range, in: told, year, narrative),
          !quotes(told, narrative)
        else { return nil }
        return fault(range, year, narrative)
      }
      return context.finding(in: narrative, faults)
    }
  }

  /// Whether the text gives the table's value of that year: it is meant.
  private static func quotes(_ year: Int, _ narrative: Narrative) -> Bool {
    narrative.claims.contains { claim in
      claim.time == .fiscalYear(year)
        && narrative.indicator(of: claim)?.value(claimed: claim, year: nil)
          .map { claim.agrees(with: $0) == true } ?? false
    }
  }

  /// The rest of a sentence that goes on from the year with に; nil for spans and comparisons.
  private static func sentence(from range: Range<Int>, _ narrative: Narrative) -> String? {
    let rest = narrative.words(range.upperBound..<narrative.text.utf8.count)
    guard rest.hasPrefix("に"), !notDone.contains(where: { rest.dropFirst().hasPrefix($0) }) else {
      return nil
    }
    return String(rest.prefix { $0 != "。" && !$0.isNewline })
  }

  /// Where the first thing done ends.
  private static func firstPast(_ sentence: String) -> Int? {
    past.flatMap { TextSearch.places(of: $0, in: sentence) }.map(\.upperBound).min()
  }

  /// In the policy of the year: something to be done in another one.
  private static func isPlanned(
    _ range: Range<Int>, in told: Int, _ year: Int, _ narrative: Narrative
  ) -> Bool {
    guard narrative.field.key.contains("方針"), let sentence = sentence(from: range, narrative),
      firstPast(sentence) == nil
    else { return false }
    // What comes later may be told because this year prepares for it.
    return told < year || !preparing.contains { sentence.contains($0) }
  }

  private static let preparing = ["向け", "備え", "見据え", "予定", "される", "開催する", "迎え"]

  /// Followed by に and, at the end of its clause, something done.
  private static func isTold(
    _ range: Range<Int>, _ year: Int, _ narrative: Narrative
  ) -> Bool {
    guard let sentence = sentence(from: range, narrative), let firstPast = firstPast(sentence)
    else { return false }
    // The first thing done must end a clause, else it describes what follows.
    let next = String(decoding: Array(sentence.utf8)[firstPast...], as: UTF8.self)
    // 「令和3年度に落ち込んだが、令和4年度は」 compares the two.
    guard !Period.find(in: next).contains(where: { $0.0.fiscalYear == year }) else { return false }
    return next.isEmpty || ["、", "が、", "ほか", "ため", "こと", "もの"].contains { next.hasPrefix($0) }
  }

  private static func fault(
    _ range: Range<Int>, _ year: Int, _ narrative: Narrative
  ) -> TextFault {
    let written = narrative.words(range)
    let asked = Period.fiscal(year).label
    return TextFault(
      range: range,
      message: Message(
        ja: "\(asked)の欄に「\(written)に…」と書かれています",
        en: "A text on \(asked) tells of \(written)"),
      detail: [
        .cause(ja: "前の年度の文章が残っている", en: "an earlier year's text left in place"),
        .remedy(
          ja: "\(asked)のことに書き直す。前の年度のことなら、そう分かるように書く",
          en: "rewrite it for \(asked), or make clear that it tells of an earlier year"),
      ],
      evidence: [Evidence("text", written), Evidence("year", asked)],
      replacements: YearText(written).map { [TextReplacement(range, $0.text(year))] } ?? [])
  }
}
