import Forms
import Grid
import Notation

extension Rule {
  /// H30 beside 平成30 and 2018 in one field.
  static let yearNotationsMixed = Rule(
    id: "ERA-004",
    title: Message(ja: "年の表記ゆれ", en: "Years in several notations"),
    severity: .info,
    why: Message(
      ja: "H30・平成30年度・2018年度が混ざると、並べ替えも検索もできません。",
      en: "With H30 beside 平成30年度 and 2018 years can neither be sorted nor found."),
    condition: Message(
      ja: "同じ欄（同じ項目）の年の書き方（元号・略号・西暦・元号の省略、元年と1年、全角と半角）が2種類以上ある。"
        + "基準は最も多い書き方。",
      en: "One field holds years in two or more notations (era, letter, four digits, era left out; "
        + "元 and 1; wide and narrow digits). The most frequent one is the standard."),
    remedy: Message(ja: "1つの書き方にそろえてください。", en: "Use one notation."),
    source: "ERA-004（年・期間）",
    fixSafety: .unsafe,
    scope: .form,
    examples: [
      Example(
        "略号と元号", "letter and era", layout: .projectTexts,
        grid: "説明会|平成30年度\n研修会|平成29年度\n交流会|↓H30",
        corrected: "説明会|平成30年度\n研修会|平成29年度\n交流会|平成30"),
      Example(
        "全角の数字", "wide digits", layout: .projectTexts,
        grid: "説明会|令和7\n研修会|令和6\n交流会|↓令和７",
        corrected: "説明会|令和7\n研修会|令和6\n交流会|令和7"),
      Example(
        "同じ書き方", "one notation", layout: .projectTexts,
        grid: "説明会|平成30年度\n研修会|平成29年度\n交流会|令和元年度"),
      Example(
        "年と年度は別のもの", "年 and 年度 differ in meaning", layout: .projectTexts,
        grid: "説明会|令和4年に始めた。\n研修会|令和4年度に始めた。"),
    ],
    check: YearNotationsMixed.check)
}

private enum YearNotationsMixed {
  private struct Use {
    var text: PeriodText
    var range: Range<Int>
    var notation: String
  }

  static func check(_ context: RuleContext) -> [Finding] {
    var fields: [String: [Use]] = [:]
    var order: [String] = []
    for text in context.texts.periods.filter(\.isFilled) {
      for (_, range) in text.periods {
        guard let notation = notation(text.text.utf8Text(range)) else { continue }
        if fields[text.key] == nil { order.append(text.key) }
        fields[text.key, default: []].append(Use(text: text, range: range, notation: notation))
      }
    }
    return order.compactMap { finding(fields[$0] ?? [], context) }
  }

  /// How a year is written, apart from which year it is; nil for what is no year.
  private static func notation(_ written: String) -> String? {
    guard let first = Normalization.n2(written).first else { return nil }
    let wide = Normalization.hasWideDigits(written)
    let form: String
    switch first {
    case "令", "平", "昭", "大", "明": form = "令和4"
    case "R", "H", "S", "T", "M": form = "R4"
    case "0"..."9": form = Normalization.n2(written).prefix(4).allSatisfy(\.isNumber) ? "2022" : "4"
    default: return nil
    }
    return form + (wide ? "（全角）" : "")
  }

  private static func english(_ notation: String) -> String {
    notation.replacing("（全角）", with: " in full width")
  }

  private static func finding(_ uses: [Use], _ context: RuleContext) -> Finding? {
    let counts = Frequency(uses.map(\.notation))
    guard counts.ordered.count > 1, let standard = counts.mostFrequent,
      let first = uses.first(where: { $0.notation != standard })
    else { return nil }
    let list = counts.ordered.map { "「\($0.value)」の形 \($0.count)件" }.joined(separator: "・")
    let listEN = counts.ordered.map { "like \(english($0.value)) × \($0.count)" }
      .joined(separator: ", ")
    let place = first.text.place(first.range)
    var seen: Set<Location> = [first.text.location]
    return context.finding(
      at: place, key: first.text.key, owner: "",
      Message(
        ja: "年の書き方が混ざっています（\(list)）", en: "Years in several notations (\(listEN))"),
      detail: [
        .written(
          ja: "「\(first.text.text.utf8Text(first.range))」　多いのは「\(standard)」の形",
          en: "\"\(first.text.text.utf8Text(first.range))\", mostly like \(english(standard))"),
        .remedy(
          ja: "\(place.cell) などの年を同じ書き方にする", en: "use one notation in \(place.cell) and elsewhere"),
      ],
      evidence: counts.ordered.map { Evidence($0.value, "\($0.count)") },
      related: uses.filter { $0.notation != standard }.map(\.text.location)
        .filter { seen.insert($0).inserted },
      fix: fix(uses.filter { $0.notation != standard }, standard, context))
  }

  /// All of them in the standard notation; nil where one of the years is not certain.
  private static func fix(
    _ uses: [Use], _ standard: String, _ context: RuleContext
  ) -> Fix? {
    var edits: [CellEdit] = []
    for place in Frequency(uses.map { Place($0.text.location) }).ordered.map(\.value) {
      let here = uses.filter { Place($0.text.location) == place }
      let location = here[0].text.location
      var text = here[0].text.text
      guard location.range == nil, here.allSatisfy({ $0.text.text == text }) else { return nil }
      for use in here.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        guard let year = rewritten(use, standard) else { return nil }
        text = text.replacing(utf8: use.range, with: year)
      }
      guard let edit = context.edit(location, to: .text(text)) else { return nil }
      edits.append(edit)
    }
    return edits.isEmpty ? nil : Fix(.unsafe, edits)
  }

  private static func rewritten(_ use: Use, _ standard: String) -> String? {
    guard var year = YearText(use.text.text.utf8Text(use.range)) else { return nil }
    // 平成31年 and 令和元年 are two halves of a year.
    if year.suffix == "年", Era.allCases.contains(where: { $0.firstYear == year.year }) {
      return nil
    }
    if standard.hasPrefix("令和4") {
      year.calendar = .era
    } else if standard.hasPrefix("R4") {
      year.calendar = .letter
    } else if standard.hasPrefix("2022") {
      year.calendar = .western
    } else {
      return nil
    }
    year.isWide = standard.hasSuffix("（全角）")
    return year.text(year.year)
  }
}
