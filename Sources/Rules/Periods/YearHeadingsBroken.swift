import Forms
import Grid
import Notation

extension Rule {
  /// R4, R5, R5, R7 over the columns of a yearly series.
  static let yearHeadingsBroken = Rule(
    id: "ERA-010",
    title: Message(ja: "列見出し年度の重複・欠落", en: "Year headings repeated or missing"),
    severity: .error,
    why: Message(
      ja: "年度の見出しが重なったり抜けたりすると、値がどの年のものか分かりません。",
      en: "With a year twice or missing nobody knows which year a value is for."),
    condition: Message(
      ja: "年ごとの列（同じ役割の値、または同じ金額の欄が3列以上）の見出しの年度が、重複しているか1年ずつ続いていない。"
        + "実績が2列のときは、同じ年度のとき。",
      en:
        "The headings over three or more yearly columns of one role, or of one amount, repeat a year or "
        + "skip one; or the same year stands over both of two columns of actuals."),
    remedy: Message(ja: "見出しの年度を直してください。", en: "Correct the headings."),
    source: "ERA-010（年・期間）",
    scope: .form,
    examples: [
      Example(
        "同じ年度が2つ", "a year twice", layout: .yearHeadings,
        grid: "指標名|単位|R4|R5|↓R5|R7\n参加者数|人|10|11|12|13"),
      Example(
        "次の列の年度を書いた", "the year of the next column", layout: .yearHeadings,
        grid: "指標名|単位|R4|↓R6|R6|R7\n参加者数|人|10|11|12|13"),
      Example(
        "1年抜けている", "a year missing", layout: .yearHeadings,
        grid: "指標名|単位|R4|R5|R6|↓R8\n参加者数|人|10|11|12|13"),
      Example(
        "金額の列に同じ年度が2つ", "a year twice over amounts", layout: .moneyHeadings,
        grid: "財源|R3|R4|↓R4\n国庫支出金|100|110|120\n一般財源|50|55|60"),
      Example(
        "前年度が評価年度になっている", "this year over last year's", layout: .thisYearAndLast,
        grid: "指標名|単位|↓令和4年度|令和4年度\n参加者数|人|10|11"),
      Example(
        "評価年度が前年度になっている", "last year over this year's", layout: .thisYearAndLast,
        grid: "指標名|単位|令和3年度|↓令和3年度\n参加者数|人|10|11"),
      Example(
        "前年度と評価年度", "last year and this year", layout: .thisYearAndLast,
        grid: "指標名|単位|令和3年度|令和4年度\n参加者数|人|10|11"),
      Example(
        "現状値の年度が中間評価のまま", "half-way's year over what is now", layout: .stages,
        grid: "指標名|単位|中間評価（令和元年度）|↓現状値（令和元年度）\n参加者数|人|10|11"),
      Example(
        "年の離れた2列", "two columns some years apart", layout: .stages,
        grid: "指標名|単位|中間評価（令和元年度）|現状値（令和5年度）\n参加者数|人|10|11"),
      Example(
        "続いている", "consecutive", layout: .yearHeadings,
        grid: "指標名|単位|R4|R5|R6|R7\n参加者数|人|10|11|12|13"),
      Example(
        "改元をまたぐ", "over a change of era", layout: .yearHeadings,
        grid: "指標名|単位|H29|H30|R1|R2\n参加者数|人|10|11|12|13"),
    ],
    check: YearHeadingsBroken.check)
}

private enum YearHeadingsBroken {
  private struct Heading: Hashable {
    var location: Location
    var year: Int
  }

  static func check(_ context: RuleContext) -> [Finding] {
    var seen: Set<[Heading]> = []
    let ofIndicators = context.form.allIndicators.flatMap { indicator in
      [Role.target, .actual, .plan].map { headings(indicator, $0) }
    }
    return (ofIndicators + headingsOfAmounts(context)).flatMap { headings -> [Finding] in
      guard headings.count >= 3, seen.insert(headings).inserted else { return [] }
      return broken(headings).map {
        finding($0.heading, $0.before, headings, expected: $0.before.year + 1, context)
      }
    } + repeatedPairs(context)
  }

  /// Last year and this year with one year over both: the one that the form's years miss is wrong.
  private static func repeatedPairs(_ context: RuleContext) -> [Finding] {
    let template = context.form.template
    let years = Set(template.fiscalYears.map { $0 + template.yearsMoved })
    var seen: Set<[Heading]> = []
    return context.form.allIndicators.flatMap { indicator in
      [Role.target, .actual, .plan].compactMap { role -> Finding? in
        let values = indicator.values.filter { $0.role == role && $0.statedPeriod == nil }
        let pair = headings(of: values)
        guard pair.count == 2, pair[0].year == pair[1].year, pair[0].location != pair[1].location,
          pair[0].location.cell.row == pair[1].location.cell.row
        else { return nil }
        if let now = context.form.evaluationYear, role == .actual, pair[1].year < now,
          years.contains(now)
        {
          // 中間評価 and 現状値 of one year, and none of the year evaluated.
          return seen.insert(pair).inserted
            ? finding(pair[1], pair[0], pair, expected: now, context) : nil
        }
        guard Set(values.map(\.heading)).count == 1 else { return nil }
        let isOfNow = pair[0].year == context.form.evaluationYear
        let expected = pair[0].year + (isOfNow ? -1 : 1)
        guard years.contains(expected), seen.insert(pair).inserted else { return nil }
        return finding(pair[isOfNow ? 0 : 1], pair[0], pair, expected: expected, context)
      }
    }
  }

  /// The years over the columns of an amount, each a heading by itself.
  private static func headingsOfAmounts(_ context: RuleContext) -> [[Heading]] {
    let years = context.form.alignment.headings.compactMap { heading in
      (heading.bareYear?.period ?? Period.parse(heading.text))?.wholeYear
        .map { Heading(location: heading.location, year: $0) }
    }
    guard years.count >= 3 else { return [] }
    let columns = Dictionary(grouping: years) { [$0.location.sheetIndex, $0.location.cell.column] }
    return context.form.allRecords.flatMap { record in
      Dictionary(grouping: record.amounts, by: \.key).values.compactMap { amounts -> [Heading]? in
        guard amounts.count >= 3, Set(amounts.map(\.location.cell.row)).count == 1 else {
          return nil
        }
        let above = amounts.compactMap { amount in
          columns[[amount.location.sheetIndex, amount.location.cell.column]]?
            .filter { $0.location < amount.location }.max { $0.location < $1.location }
        }.sorted { $0.location < $1.location }
        // 計 behind the years has none of its own.
        guard above.count >= max(amounts.count - 1, 3), isYearly(above) else { return nil }
        return Set(above.map(\.location.cell.row)).count == 1 ? above : nil
      }
    }
  }

  /// The headings of one role's values from left to right or down; years that stand apart by design
  /// (every four years) are no yearly series.
  private static func headings(_ indicator: Indicator, _ role: Role) -> [Heading] {
    let all = headings(
      of: withoutEnd(indicator.values.filter { $0.role == role && $0.statedPeriod == nil }))
    let (rows, columns) = (
      Set(all.map(\.location.cell.row)), Set(all.map(\.location.cell.column))
    )
    let isLine = rows.count == 1 || columns.count == 1
    return isYearly(all) && isLine ? all : []
  }

  /// 「28年度見込み」 behind plans of each year is where the plan ends, and may lie years ahead.
  private static func withoutEnd(_ values: [IndicatorValue]) -> [IndicatorValue] {
    let wordings = values.map { wording($0.heading) }
    guard wordings.count > 2, Set(wordings.dropLast()).count == 1, wordings.last != wordings.first
    else { return values }
    return values.dropLast()
  }

  /// A heading without its year.
  private static func wording(_ heading: String) -> String {
    var bytes = Array(heading.utf8)
    for (_, range) in Period.find(in: heading).reversed() { bytes.removeSubrange(range) }
    return Normalization.withoutSpaces(String(decoding: bytes, as: UTF8.self))
  }

  private static func headings(of values: [IndicatorValue]) -> [Heading] {
    values.compactMap { value in
      guard let place = value.periodLocation ?? value.headingLocation,
        let year = value.period?.wholeYear
      else { return nil }
      return Heading(location: place, year: year)
    }.sorted { $0.location < $1.location }
  }

  private static func isYearly(_ headings: [Heading]) -> Bool {
    let steps = zip(headings, headings.dropFirst()).map { $1.year - $0.year }
    // R3, R3, R5: as many years as there are headings, from first to last.
    let spans = headings.last.map { $0.year - headings[0].year == headings.count - 1 } ?? false
    return steps.contains(1) || spans
  }

  private static func broken(_ headings: [Heading]) -> [(heading: Heading, before: Heading)] {
    let repeated = repeated(headings)
    let gaps = headings.indices.dropFirst().filter { index in
      headings[index].year != headings[index - 1].year + 1
        // Beside a repeated year the next one looks like a gap, though it is right.
        && !repeated.contains(index) && !repeated.contains(index - 1)
    }
    return (repeated + gaps).sorted().map { index in
      (heading: headings[index], before: headings[max(index - 1, 0)])
    }
  }

  /// Of headings with the same year those out of step with the rest; else all but the first.
  private static func repeated(_ headings: [Heading]) -> [Int] {
    let starts = headings.enumerated().map { $1.year - $0 }
    let start = Frequency(starts).mostFrequent
    return Dictionary(grouping: headings.indices) { headings[$0].year }.values.flatMap { same in
      let outOfStep = same.filter { starts[$0] != start }
      return outOfStep.count < same.count
        ? (same.count > 1 ? outOfStep : []) : same.dropFirst().map { $0 }
    }
  }

  private static func finding(
    _ heading: Heading, _ before: Heading, _ headings: [Heading], expected: Int,
    _ context: RuleContext
  ) -> Finding {
    let years = headings.map { Period.fiscal($0.year).label }
    let isRepeated = headings.filter { $0.year == heading.year }.count > 1
    let place = heading.location.cell
    return context.finding(
      at: heading.location, key: "heading", owner: "",
      isRepeated
        ? Message(
          ja: "見出しの年度が重複しています（\(Period.fiscal(heading.year).label)）",
          en: "The heading repeats \(Period.fiscal(heading.year).label)")
        : Message(
          ja:
            "見出しの年度が続いていません（\(Period.fiscal(before.year).label)の次が\(Period.fiscal(heading.year).label)）",
          en:
            "\(Period.fiscal(heading.year).label) does not follow \(Period.fiscal(before.year).label)"
        ),
      detail: [
        .written(ja: years.joined(separator: "・"), en: years.joined(separator: ", ")),
        .remedy(
          ja: "\(place) の見出しを確かめる（並びからは\(Period.fiscal(expected).label)）",
          en: "check the heading in \(place); \(Period.fiscal(expected).label) is due there"),
      ],
      evidence: [Evidence("year", "\(heading.year)")],
      related: headings.map(\.location).filter { $0 != heading.location })
  }
}
