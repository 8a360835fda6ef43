import Forms
import Grid
import Notation

extension Rule {
  /// Two courses in the table, one in the list of courses held.
  static let occasionsMiscounted = Rule(
    id: "TXT-018",
    title: Message(ja: "回数指標と列挙の不一致", en: "Occasions listed and their number"),
    severity: .warning,
    why: Message(
      ja: "実施した回を挙げた一覧と実績の回数が違うと、書き落としか数え間違いに見えます。",
      en: "Where the list and the number of occasions differ, one of them seems to be wrong."),
    condition: Message(
      ja: "回数の指標が1つだけある欄で、月を添えた箇条書き（「・…研修　4月」）の数が評価年度の実績と違う。"
        + "「4月、7月」は2回、「3回」と書いた行は3回と数え、期間や「毎月」のある一覧は数えない。",
      en:
        "Beside a single indicator of occasions, the dated bullets are not as many as the actual of the "
        + "year; 「4月、7月」 counts two, 「3回」 three; lists with spans or 毎月 are not counted."),
    remedy: Message(
      ja: "実績の回数と箇条書きを確かめてください。", en: "Check the number and the list."),
    source: "TXT-018（文章と表）",
    scope: .cell,
    examples: [
      Example(
        "一覧は1回", "one in the list", layout: .effects,
        grid: "回数|回|1|2|2|↓職員研修の実施⏎・協働研修(新規採用職員)　4月"),
      Example(
        "合っている", "the same number", layout: .effects,
        grid: "研修の開催回数|回|1|2|2|・協働研修　4月⏎・窓口研修　7月"),
      Example(
        "1行に2つの月", "two months in one line", layout: .effects,
        grid: "研修の開催回数|回|1|2|2|・協働研修　4月、9月"),
      Example(
        "回数を書いた行", "a line with its number", layout: .effects,
        grid: "研修の開催回数|回|1|4|4|・協働研修　4月⏎・窓口研修　3回"),
      Example(
        "期間のある一覧", "a span", layout: .effects,
        grid: "研修の開催回数|回|1|4|4|・協働研修　4月～6月"),
      Example(
        "日付のない箇条書き", "bullets without dates", layout: .effects,
        grid: "研修の開催回数|回|1|4|4|・協働研修⏎・窓口研修　7月"),
      Example(
        "回数でない指標", "not occasions", layout: .effects,
        grid: "受講者数|人|10|20|20|・協働研修　4月"),
    ],
    check: OccasionsMiscounted.check)
}

private enum OccasionsMiscounted {
  static func check(_ context: RuleContext) -> [Finding] {
    context.narratives.compactMap { narrative in
      let own = narrative.record.indicators.filter(isOfOccasions)
      guard own.count == 1, let actual = own[0].actual(in: context.form.evaluationYear),
        let number = actual.value, number.isInteger,
        let (listed, range) = listed(in: narrative), listed != number
      else { return nil }
      return context.finding(
        in: narrative, [fault(actual, number, listed: listed, range)])
    }
  }

  private static func isOfOccasions(_ indicator: Indicator) -> Bool {
    Normalization.n2(indicator.unit) == "回"
      && Normalization.withoutQualifier(Normalization.n2(indicator.shortName)).hasSuffix("回数")
  }

  /// How many occasions the bullets of a text tell of, nil where that is not certain.
  private static func listed(in narrative: Narrative) -> (ExactDecimal, Range<Int>)? {
    var (sum, first, end) = (ExactDecimal.zero, Int?.none, 0)
    for line in TextLine.lines(of: narrative.text) {
      let plain = Normalization.n2(String(line.text))
      if let mark = plain.first, "・●○◆◇-*".contains(mark) {
        guard let count = occasions(plain) else { return nil }
        sum = sum + count
        first = first ?? line.range.lowerBound
        end = line.range.upperBound
      }
    }
    return first.map { (sum, $0..<end) }
  }

  private static func occasions(_ line: String) -> ExactDecimal? {
    guard !["毎", "各月", "~", "から", "随時", "通年"].contains(where: { line.contains($0) }) else {
      return nil
    }
    let numbers = NumberText.find(in: line)
    if let stated = numbers.first(where: { $0.unit == "回" }) {
      return stated.value.isInteger && !stated.approximate ? stated.value : nil
    }
    let months = line.split(separator: "月", omittingEmptySubsequences: false).dropLast()
      .count { $0.last.map { $0.isASCII && $0.isNumber } ?? false }
    return months == 0 ? nil : ExactDecimal(months)
  }

  private static func fault(
    _ actual: IndicatorValue, _ number: ExactDecimal, listed: ExactDecimal, _ range: Range<Int>
  ) -> TextFault {
    let place = actual.location.cell
    return TextFault(
      range: range,
      message: Message(
        ja: "箇条書きは\(listed)回で、実績の\(number)回と合いません",
        en: "Occasions in the list: \(listed); the actual is \(number)"),
      detail: [
        .written(
          ja: "実績 \(number)回（\(place)）　箇条書き \(listed)回",
          en: "actual \(number) (\(place)), listed \(listed)"),
        .cause(ja: "実施した回の書き落とし、または回数の数え間違い", en: "an occasion left out, or miscounted"),
        .remedy(ja: "\(place) の回数と箇条書きを確かめる", en: "check \(place) and the list"),
      ],
      evidence: [
        Evidence("actual", number.description), Evidence("listed", listed.description),
      ],
      related: [actual.location])
  }
}
