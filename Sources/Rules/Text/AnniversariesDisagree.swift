import Forms
import Grid
import Notation

extension Rule {
  /// Fifteen years old in one year, twenty in another: both must have begun in the same one.
  static let anniversariesDisagree = Rule(
    id: "TXT-019",
    title: Message(ja: "周年・経過年数", en: "Anniversaries disagree"),
    severity: .warning,
    why: Message(
      ja: "周年の数が食い違うと、どちらかの年度の記事が誤りと分かってしまいます。",
      en: "Where two anniversaries disagree, one of them must be wrong."),
    condition: Message(
      ja: "同じことがらの「n周年」が2か所にあり、年から n を引いた年が合わない（年度と暦年の違いは1年まで認める）。"
        + "1つの文に年が1つだけあるものを比べる。",
      en: "Two 「n周年」 of the same thing lead back to different years; a fiscal and a calendar year "
        + "may differ by one. Only sentences that name a single year are compared."),
    remedy: Message(ja: "始まりの年を確かめ、周年か年を直してください。", en: "Find out when it began, and correct."),
    source: "TXT-019（文章と表）",
    scope: .form,
    examples: [
      Example(
        "5年後に19周年", "the 19th five years after the 15th", layout: .texts,
        grid: "交流者数|人||||520|541|平成25年度は、みどり市との姉妹都市締結15周年を祝った。"
          + "|↓平成30年度は、みどり市との姉妹都市締結19周年を祝った。"),
      Example(
        "整合している", "in step", layout: .texts,
        grid: "交流者数|人||||520|541|平成25年度は、みどり市との姉妹都市締結15周年を祝った。"
          + "|平成30年度は、みどり市との姉妹都市締結20周年を祝った。"),
      Example(
        "相手が違う", "another partner", layout: .texts,
        grid: "交流者数|人||||520|541|平成25年度は、みどり市との姉妹都市締結15周年を祝った。"
          + "|平成30年度は、あおば市との姉妹都市締結50周年を祝った。"),
      Example(
        "暦年と年度", "a calendar and a fiscal year", layout: .texts,
        grid: "交流者数|人||||520|541|平成26年にみどり市との姉妹都市締結15周年を祝った。"
          + "|平成30年度にみどり市との姉妹都市締結20周年を祝った。"),
      Example(
        "文に年が2つある", "two years in the sentence", layout: .texts,
        grid: "交流者数|人||||520|541|平成25年度は、みどり市との姉妹都市締結15周年を祝った。"
          + "|平成30年度は、令和2年度のみどり市との姉妹都市締結22周年に向けて準備した。"),
    ],
    check: AnniversariesDisagree.check)
}

private enum AnniversariesDisagree {
  private struct Use {
    var narrative: Narrative
    var anniversary: Anniversary
  }

  static func check(_ context: RuleContext) -> [Finding] {
    var first: [String: Use] = [:]
    return context.narratives.compactMap { narrative in
      let uses = Anniversary.find(in: narrative.text).map {
        Use(narrative: narrative, anniversary: $0)
      }
      let faults = uses.compactMap { use -> TextFault? in
        guard let other = first[use.anniversary.subject] else {
          first[use.anniversary.subject] = use
          return nil
        }
        return use.anniversary.agrees(with: other.anniversary) ? nil : fault(use, other)
      }
      return context.finding(in: narrative, faults)
    }
  }

  private static func fault(_ use: Use, _ other: Use) -> TextFault {
    let (here, there) = (use.anniversary, other.anniversary)
    let (new, old) = (label(here), label(there))
    let place = other.narrative.field.location
    let expected = here.year - there.start
    return TextFault(
      range: here.range,
      message: Message(
        ja: "「\(here.subject)」の周年が食い違います（\(old.ja)・\(new.ja)）",
        en: "The anniversaries of \"\(here.subject)\" disagree (\(old.en); \(new.en))"),
      detail: [
        .written(
          ja: "\(old.ja)（\(place)）なら、\(here.year)\(here.isFiscalYear ? "年度" : "年")は\(expected)周年",
          en: "by \(old.en) (\(place)), \(here.year) is the \(expected)th"),
        .cause(ja: "周年の数え間違い、または年の書き間違い", en: "miscounted, or the year is wrong"),
        .remedy(ja: "始まった年を確かめ、どちらかを直す", en: "find out when it began, and correct one"),
      ],
      evidence: [
        Evidence("subject", here.subject), Evidence("start", "\(there.start)"),
        Evidence("start", "\(here.start)"),
      ],
      related: [place.stretch(there.range)])
  }

  private static func label(_ one: Anniversary) -> Message {
    Message(
      ja: "\(one.year)\(one.isFiscalYear ? "年度" : "年")に\(one.years)周年",
      en: "\(one.years) years in \(one.year)")
  }
}
