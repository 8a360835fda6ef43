import Forms
import Grid
import Notation

extension Rule {
  /// A period that ends before it begins, leaves a gap, or counts its years wrong.
  static let planPeriodWrong = Rule(
    id: "ERA-005",
    title: Message(ja: "期間の前後逆転・不連続", en: "Period reversed or not continuous"),
    severity: .error,
    why: Message(
      ja: "期間の誤りは、どの年度の計画かを分からなくします。",
      en: "A wrong period leaves open which years the plan is for."),
    condition: Message(
      ja: "期間の終わりが始まりより前、「（5年間）」などの年数が計算と違う、"
        + "または後期の始まりが前期の終わりの翌年でない。",
      en: "A period ends before it begins, the number of years behind it is wrong, or the second "
        + "half does not begin the year after the first half ends."),
    remedy: Message(ja: "期間を確かめて直してください。", en: "Check and correct the period."),
    source: "ERA-005（年・期間）",
    scope: .form,
    examples: [
      Example(
        "前後が逆", "reversed", layout: .periods,
        grid: "計画期間|↓2024年度～2020年度\n始期|令和2年度\n終期|令和6年度\n記入日|令和5年4月28日\n経過|進めた。"),
      Example(
        "年数が違う", "wrong count of years", layout: .periods,
        grid: "計画期間|↓2020年度～2024年度（4年間）\n始期|令和2年度\n終期|令和6年度\n記入日|令和5年4月28日\n経過|進めた。"),
      Example(
        "から・までの年数が違う", "a wrong count behind から and まで", layout: .projectTexts,
        grid: "説明会|↓平成30年度から令和3年度までの5年間に開いた。\n研修会|平成28年度から令和3年度までの5年間で増えた。"),
      Example(
        "元号を略した終わり", "an end without its era", layout: .projectTexts,
        grid: "説明会|平成25年度～30年度に開いた。\n研修会|平成25年～30年度に開いた。"),
      Example(
        "始期と終期が逆", "start and end in two cells", layout: .periods,
        grid: "計画期間|2020年度～2024年度\n始期|令和6年度\n終期|↓令和2年度\n記入日|令和5年4月28日\n経過|進めた。"),
      Example(
        "前期と後期の間が空く", "a gap between the halves", layout: .halves,
        grid: "施策|市民活動\n区分|前期計画 H23～H26|↓後期計画 H28～H30\n指標名|前期目標|後期目標\n団体数|10|20"),
      Example(
        "前期が逆なら間は見ない", "no gap behind a reversed half", layout: .halves,
        grid: "施策|市民活動\n区分|↓前期計画 H26～H23|後期計画 H27～H30\n指標名|前期目標|後期目標\n団体数|10|20"),
      Example(
        "続いている", "continuous", layout: .halves,
        grid: "施策|市民活動\n区分|前期計画 H23～H26|後期計画 H27～H30\n指標名|前期目標|後期目標\n団体数|10|20"),
      Example(
        "5年間", "five years", layout: .periods,
        grid: "計画期間|2020年度～2024年度（5年間）\n始期|令和2年度\n終期|令和6年度\n記入日|令和5年4月28日\n経過|H25年～H30年度の間に進めた。"),
    ],
    check: PlanPeriodWrong.check)
}

private enum PlanPeriodWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    let texts = context.texts.periods
    return texts.compactMap { inOneCell($0, context) } + inTwoCells(context)
      + betweenHalves(texts, context)
  }

  private static func inOneCell(_ text: PeriodText, _ context: RuleContext) -> Finding? {
    for range in text.ranges {
      let written = text.text.utf8Text(range.range)
      let place = text.place(range.range)
      if range.isReversed {
        return context.finding(
          at: place, key: text.key, owner: text.owner,
          Message(
            ja: "期間の終わりが始まりより前です（\(written)）", en: "The period ends before it begins (\(written))"),
          detail: [
            .cause(ja: "前後を逆に書いた、または年の打ち間違い", en: "start and end swapped, or a year mistyped"),
            .remedy(ja: "\(place.cell) の期間を直す", en: "correct the period in \(place.cell)"),
          ],
          evidence: [Evidence("period", written)])
      }
      // 「H28年度からR3年度までの5年間で増えた」 counts the years that passed.
      let passed = range.mark == "から" && !text.isPeriodField ? 1 : 0
      if let stated = range.statedYears, let years = range.years,
        stated != years, stated != years - passed
      {
        return context.finding(
          at: place, key: text.key, owner: text.owner,
          Message(
            ja: "期間は \(years) 年間ですが「\(stated)年間」とあります",
            en: "The period lasts \(years) years, not \(stated)"),
          detail: [
            .written(
              ja: "「\(written)」　計算 \(years)年間", en: "\"\(written)\", calculated \(years) years"),
            .remedy(
              ja: "\(place.cell) の年数か、始まり・終わりの年を直す",
              en: "correct the number of years or the period in \(place.cell)"),
          ],
          evidence: [Evidence("stated", "\(stated)"), Evidence("calculated", "\(years)")])
      }
    }
    return nil
  }

  /// Start and end of a record in cells of their own: 始期 and 終期, 開始年度 and 終了年度.
  private static func inTwoCells(_ context: RuleContext) -> [Finding] {
    let pairs = [("始期", "終期"), ("開始年度", "終了年度"), ("開始", "終了"), ("始", "終")]
    return context.form.allRecords.flatMap { record in
      record.fields.filter { !$0.filledDown && !$0.isEmpty }.compactMap { end -> Finding? in
        guard let words = pairs.first(where: { end.key.hasSuffix("." + $0.1) }),
          let start = record["\(end.key.dropLast(words.1.count))\(words.0)"],
          let first = Period.find(in: start.text).first?.0,
          let last = Period.find(in: end.text).first?.0, last.firstDay < first.firstDay
        else { return nil }
        return context.finding(
          at: end.location, key: end.key, owner: record.owner,
          Message(ja: "\(words.1)が\(words.0)より前です", en: "The end lies before the start"),
          detail: [
            .written(
              ja: "\(words.0) \(Wording.line(start.text))　\(words.1) \(Wording.line(end.text))",
              en: "start \(Wording.line(start.text)), end \(Wording.line(end.text))"),
            .remedy(
              ja: "\(start.location.cell) と \(end.location.cell) を確かめる",
              en: "check \(start.location.cell) and \(end.location.cell)"),
          ],
          related: [start.location])
      }
    }
  }

  private static func betweenHalves(
    _ texts: [PeriodText], _ context: RuleContext
  ) -> [Finding] {
    func halves(_ word: String) -> [(text: PeriodText, range: PeriodRange)] {
      texts.filter { $0.text.contains(word) && $0.field == nil }.compactMap { text in
        text.ranges.first.map { (text, $0) }
      }
    }
    let firsts = halves("前期")
    return halves("後期").compactMap { second in
      // The first half stands in the same row, or else nearest above.
      guard
        let first = firsts.last(where: {
          $0.text.location.sheetIndex == second.text.location.sheetIndex
            && $0.text.location.cell.row <= second.text.location.cell.row
        }), !first.range.isReversed, !second.range.isReversed,
        let end = first.range.end?.wholeYear, let start = second.range.start.wholeYear,
        start != end + 1
      else { return nil }
      let place = second.text.place(second.range.range)
      return context.finding(
        at: place, key: second.text.key, owner: second.text.owner,
        Message(
          ja: start > end ? "前期と後期の間が空いています" : "前期と後期が重なっています",
          en: start > end ? "There is a gap between the two halves" : "The two halves overlap"),
        detail: [
          .written(
            ja:
              "前期 \(first.text.text.utf8Text(first.range.range))　後期 \(second.text.text.utf8Text(second.range.range))",
            en: "first \(first.text.text.utf8Text(first.range.range)), second "
              + second.text.text.utf8Text(second.range.range)),
          .remedy(
            ja: "\(place.cell) の始まりを前期の終わりの翌年にする",
            en: "let \(place.cell) begin the year after the first half ends"),
        ],
        related: [first.text.location])
    }
  }
}
