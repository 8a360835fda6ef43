import Forms
import Grid
import Notation

extension Rule {
  /// 「約95%以上」: about, and at least.
  static let limitsContradict = Rule(
    id: "TXT-009",
    title: Message(ja: "矛盾する限定", en: "Contradictory limits"),
    severity: .info,
    why: Message(
      ja: "「約」と「以上」などを重ねると、どちらの意味か分かりません。",
      en: "About and at least together mean neither."),
    condition: Message(
      ja: "約・およそ・ほぼ等の付いた数に、以上・以下・未満・超・余りが続く。または「ほぼ全ての全…」。",
      en: "A number with 約, およそ, ほぼ and the like is followed by 以上, 以下, 未満, 超 or 余り; or 「ほぼ全ての全…」."),
    remedy: Message(
      ja: "「約95%」か「95%以上」のどちらかにしてください。", en: "Write either about 95% or 95% and more."),
    source: "TXT-009（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "約…以上", "about and at least",
        grid: "参加校|校|0|27|25|B|理由|↓受講した生徒の約95%以上が理解できたと答えた。|①",
        corrected: "参加校|校|0|27|25|B|理由|受講した生徒の95%以上が理解できたと答えた。|①"),
      Example(
        "およそ…余り", "about and odd",
        grid: "参加校|校|0|27|25|B|理由|↓およそ300人余りが来場した。|①",
        corrected: "参加校|校|0|27|25|B|理由|300人余りが来場した。|①"),
      Example(
        "約だけ、以上だけ", "either of them",
        grid: "参加校|校|0|27|25|B|理由|約95%の生徒が理解し、300人以上が来場した。|①"),
      Example(
        "約…程度は見ない", "about and or so is only redundant",
        grid: "参加校|校|0|27|25|B|理由|約20名程度が受講した。|①"),
    ],
    check: LimitsContradict.check)
}

private enum LimitsContradict {
  private static let bounds = ["以上", "以下", "未満", "超", "超え", "余り", "余"]
  private static let nearlyAll = ["ほぼ全て", "ほぼすべて", "ほぼ全員", "ほとんど全て", "ほとんどすべて"]

  static func check(_ context: RuleContext) -> [Finding] {
    context.narratives.compactMap { narrative in
      let numbers = narrative.numbers.compactMap { number -> TextFault? in
        guard number.approximate, let bound = number.bound, bounds.contains(bound) else {
          return nil
        }
        return fault(number, bound, narrative)
      }
      return context.finding(in: narrative, numbers + allOfAll(narrative))
    }
  }

  private static func fault(
    _ number: ParsedNumber, _ bound: String, _ narrative: Narrative
  ) -> TextFault {
    let start = number.range.lowerBound..<min(number.digits.lowerBound, number.range.upperBound)
    let word = narrative.words(start)
    let plain = Wording.line(narrative.words(number.digits.lowerBound..<number.range.upperBound))
    return TextFault(
      range: number.range,
      message: Message(
        ja: "「\(Wording.line(number.text))」は「\(trimmed(word))」と「\(bound)」が矛盾しています",
        en: "\"\(Wording.line(number.text))\" says both \(trimmed(word)) and \(bound)"),
      detail: [
        .remedy(
          ja: "「\(plain)」か、「\(bound)」を取った書き方にする",
          en: "write \"\(plain)\", or leave out \(bound)")
      ],
      evidence: [Evidence("text", Wording.line(number.text))],
      replacements: number.sign == nil ? [TextReplacement(start, "")] : [])
  }

  /// 「ほぼ全ての全27校」.
  private static func allOfAll(_ narrative: Narrative) -> [TextFault] {
    nearlyAll.flatMap { word in
      TextSearch.places(of: word, in: narrative.text).compactMap { place -> TextFault? in
        let rest = narrative.words(place.upperBound..<place.upperBound + 24)
        let clause = rest.prefix { !"、。\n".contains($0) }
        guard let all = clause.firstIndex(of: "全"),
          let next = clause[all...].dropFirst().first, next.isNumber || clause.isAllOf(all, next)
        else { return nil }
        let end = place.upperBound + clause[...all].utf8.count
        return TextFault(
          range: place.lowerBound..<end,
          message: Message(
            ja: "「\(word)」と「全」が重なっています", en: "\"\(word)\" and 全 contradict each other"),
          detail: [.remedy(ja: "どちらか一方にする", en: "keep one of the two")],
          evidence: [Evidence("text", word)])
      }
    }
  }
}

extension Substring {
  /// 「の全自治会」, right here: all of a kind, but 全国, 全体, 全般 are words of their own.
  fileprivate func isAllOf(_ all: Index, _ next: Character) -> Bool {
    self[..<all] == "の" && !"国体般力員域面庁".contains(next)
  }
}
