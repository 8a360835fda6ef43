import Forms
import Grid
import Notation

extension Rule {
  /// The account of the year is last year's, word for word.
  static let lastYearText = Rule(
    id: "TXT-013",
    title: Message(ja: "前年度と同一の文章", en: "The same text as last year"),
    severity: .info,
    why: Message(
      ja: "前年度の文章がそのまま残っていると、その年の評価をしていないように見えます。",
      en: "A text left over from last year looks as if nothing had been evaluated."),
    condition: Message(
      ja: "前年度のファイル（--against）の同じ施策の同じ欄と、40字以上の文章がほとんど（98％以上）同じ。",
      en:
        "A text of 40 characters or more is nearly (98 %) the same as in the same field of the same "
        + "measure in last year's file (--against)."),
    remedy: Message(
      ja: "その年の内容か確かめ、前年度のままなら書き直してください。",
      en: "See whether it tells of this year; if not, write it anew."),
    source: "TXT-013（文章と表）",
    batchExamples: [
      BatchExample(
        "前年度のまま", "left over", layout: .yearlyTexts,
        files: [.init("R4.xlsx", form("令和4年度", "健康づくり", "↓" + text))],
        lastYear: [.init("R3.xlsx", form("令和3年度", "健康づくり", text))]),
      BatchExample(
        "書き直した", "written anew", layout: .yearlyTexts,
        files: [
          .init("R4.xlsx", form("令和4年度", "健康づくり", "会場を2か所に増やして教室を開いたところ、働く世代の参加が前の年を上回り、目標を達成した。"))
        ],
        lastYear: [.init("R3.xlsx", form("令和3年度", "健康づくり", text))]),
      BatchExample(
        "別の施策", "another measure", layout: .yearlyTexts,
        files: [.init("R4.xlsx", form("令和4年度", "健康づくり", text))],
        lastYear: [.init("R3.xlsx", form("令和3年度", "子育て支援", text))]),
      BatchExample(
        "同じ年度のファイル", "a file of the same year", layout: .yearlyTexts,
        files: [.init("R4.xlsx", form("令和4年度", "健康づくり", text))],
        lastYear: [.init("R4旧.xlsx", form("令和4年度", "健康づくり", text))]),
      BatchExample(
        "短い決まり文句", "a short set phrase", layout: .yearlyTexts,
        files: [.init("R4.xlsx", form("令和4年度", "健康づくり", "計画どおり実施した。"))],
        lastYear: [.init("R3.xlsx", form("令和3年度", "健康づくり", "計画どおり実施した。"))]),
    ],
    checkBatch: LastYearText.check)

  private static let text = "各地区の会場で健康教室を開き、保健師が相談に応じた。参加者は目標に届かなかったが、満足度は高かった。"

  private static func form(_ year: String, _ name: String, _ text: String) -> String {
    "\(year)\n施策|\(name)\n総括|\(text)"
  }
}

private enum LastYearText {
  private struct Key: Hashable {
    var form: String
    var plan: [String]
    var group: String
    var owner: String
    var key: String
  }

  private struct Text {
    var field: SubmittedText
    var plain: String
    var submission: Int
  }

  static func check(_ context: BatchContext) -> [Finding] {
    guard !context.earlier.isEmpty else { return [] }
    let old = texts(context.earlier)
    return texts(context.submissions).flatMap { key, here -> [Finding] in
      // Several fields of one name and owner cannot be paired.
      guard let there = old[key], here.count == 1, there.count == 1,
        context.submissions[here[0].submission].isOfLaterYear(
          than: context.earlier[there[0].submission])
      else { return [] }
      let share = Similarity.dice(here[0].plain, there[0].plain)
      guard share >= 0.98 else { return [] }
      return [finding(here[0], there[0], share == 1, context)].compactMap { $0 }
    }
  }

  private static func texts(_ submissions: [Submission]) -> [Key: [Text]] {
    var found: [Key: [Text]] = [:]
    for (index, submission) in submissions.enumerated() {
      guard let plan = submission.identity.key?.dropLast(2) else { continue }
      for field in submission.texts {
        let plain = Normalization.withoutSpaces(field.raw)
        guard plain.count >= 40 else { continue }
        let key = Key(
          form: submission.template.id, plan: Array(plan), group: field.group,
          owner: Normalization.withoutSpaces(field.owner), key: field.key)
        found[key, default: []].append(Text(field: field, plain: plain, submission: index))
      }
    }
    return found
  }

  private static func finding(
    _ here: Text, _ there: Text, _ isEqual: Bool, _ context: BatchContext
  ) -> Finding? {
    guard let place = context.place(here.field.location, in: here.submission) else { return nil }
    let earlier = context.earlier[there.submission]
    var old = there.field.location
    old.file = earlier.file
    return context.finding(
      at: place, key: here.field.key, owner: here.field.owner,
      Message(
        ja: "前年度と\(isEqual ? "同じ" : "ほとんど同じ")文章です",
        en: isEqual ? "The same text as last year" : "Nearly the same text as last year"),
      detail: [
        .written(
          ja: "前年度 \(earlier.name) \(there.field.location)",
          en: "last year: \(earlier.name) \(there.field.location)"),
        .cause(ja: "前年度のファイルを写して書き直していない", en: "last year's file was copied and not rewritten"),
        .remedy(ja: "その年の内容か確かめ、違えば書き直す", en: "see whether it tells of this year"),
      ],
      evidence: [Evidence("last_year", earlier.name)], related: [old])
  }
}

extension ExampleLayout {
  /// A measure with its summing up.
  fileprivate static let yearlyTexts = ExampleLayout(
    name: "例", headings: "施策評価シート",
    tags: "{{様式.評価年度}}\n施策|{{施策.名称}}\n総括|{{本文.総括}}", settings: [])
}
