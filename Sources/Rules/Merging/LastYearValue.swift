import Forms
import Grid
import Notation

extension Rule {
  /// Last year's book says another number for the same year.
  static let lastYearValue = Rule(
    id: "NUM-022",
    title: Message(ja: "前年度シートとの不一致", en: "Another value than in last year's book"),
    severity: .warning,
    why: Message(
      ja: "公表した値が翌年に黙って変わると、どちらが正しいか説明できません。",
      en: "Where a published value changes in silence, nobody can say which one holds."),
    condition: Message(
      ja: "前年度のファイル（--against）と今年度のファイルで、同じ指標の同じ年度の基準・目標・実績が違う。"
        + "見込・約などの付いた値と、2つの年度を見分けられない様式は調べない。",
      en:
        "Last year's file (--against) and this one give different baselines, targets or actuals for "
        + "one indicator and year. Estimates, and forms that do not tell the years apart, are not judged."
    ),
    remedy: Message(
      ja: "正しい値を確かめ、前年度の値を訂正したならその旨を書いてください。",
      en: "Find out which holds; note it where last year's value was corrected."),
    source: "NUM-022（数値）",
    fixSafety: .unsafe,
    batchExamples: [
      BatchExample(
        "前年度の実績を書き換えた", "last year's actual was changed", layout: .twoYears,
        files: [
          .init(
            "R4.xlsx", form("3", "4", "受診率|%|↓8.4|9.0\n参加者数|人|120|140"),
            corrected: form("3", "4", "受診率|%|8.2|9.0\n参加者数|人|120|140"))
        ],
        lastYear: [.init("R3.xlsx", form("2", "3", "受診率|%|7.9|8.2\n参加者数|人|100|120"))]),
      BatchExample(
        "書き方が違うだけ", "another notation", layout: .twoYears,
        files: [.init("R4.xlsx", form("3", "4", "参加者数|人|\"1,200\"|1400"))],
        lastYear: [.init("R3.xlsx", form("2", "3", "参加者数|人|1000|1200"))]),
      BatchExample(
        "前年度は見込", "an estimate last year", layout: .twoYears,
        files: [.init("R4.xlsx", form("3", "4", "参加者数|人|120|140"))],
        lastYear: [.init("R3.xlsx", form("2", "3", "参加者数|人|100|約110人\n受診率|%|7.9|集計中"))]),
      BatchExample(
        "別の施策の同じ名前", "the same name in another measure", layout: .twoYears,
        files: [.init("R4.xlsx", form("3", "4", "参加者数|人|120|140"))],
        lastYear: [.init("R3.xlsx", form("2", "3", "参加者数|人|100|900", name: "子育て支援"))]),
      BatchExample(
        "同じ年度のファイル", "a file of the same year", layout: .twoYears,
        files: [.init("R4.xlsx", form("3", "4", "参加者数|人|120|140"))],
        lastYear: [.init("R4旧.xlsx", form("3", "4", "参加者数|人|120|130"))]),
      BatchExample(
        "実績のない一覧の基準値", "a baseline in a register without actuals", layout: .register,
        files: [.init("今年.xlsx", "利用者数|↓118,838人|130,000人|\n登録者数|20人|30人|")],
        lastYear: [.init("昨年.xlsx", "利用者数|118,383人|130,000人|\n登録者数|20人|30人|")]),
    ],
    checkBatch: LastYearValue.check)

  private static func form(
    _ before: String, _ now: String, _ rows: String, name: String = "健康づくり"
  ) -> String {
    "施策|\(name)\n指標名|単位|実績値(R\(before))|実績値(R\(now))\n" + rows
  }
}

private enum LastYearValue {
  static func check(_ context: BatchContext) -> [Finding] {
    guard !context.earlier.isEmpty else { return [] }
    let old = BatchContext(submissions: context.earlier)
    var known: [String: [IndicatorMention]] = [:]
    for mentions in old.mentions {
      for mention in mentions { known[folded(mention.indicator.name), default: []].append(mention) }
    }
    return context.mentions.joined().flatMap { mention -> [Finding] in
      let candidates = (known[folded(mention.indicator.name)] ?? []).filter { candidate in
        mention.isSurely(candidate)
          && Units.areSame(
            mention.indicator.unit, candidate.indicator.unit, whereBothSay: true)
      }
      // Of several of one name, those in the same place of the plan.
      let near = candidates.filter { $0.path == mention.path }
      let same = near.isEmpty ? candidates : near
      guard same.count == 1, let earlier = same.first else { return [] }
      let (now, before) = (
        context.submissions[mention.submission], old.submissions[earlier.submission]
      )
      guard now.isOfLaterYear(than: before) || now.hasSameYears(as: before) else { return [] }
      return mention.values.compactMap { value in
        finding(value, mention, earlier, old, context)
      }
    }
  }

  private static func folded(_ name: String) -> String { Normalization.withoutSpaces(name) }

  private static func finding(
    _ value: SubmittedValue, _ mention: IndicatorMention, _ earlier: IndicatorMention,
    _ old: BatchContext, _ context: BatchContext
  ) -> Finding? {
    guard value.period?.fiscalYear != nil, let before = earlier.value(like: value),
      let new = value.number, let number = before.number, new != number, !before.isEstimate,
      !value.isEstimate, Units.mayBeCompared(value.unit, before.unit),
      let place = context.place(value.location, in: mention.submission)
    else { return nil }
    let file = old.submissions[earlier.submission].name
    let (role, year) = (Wording.role(value.role), value.period?.label ?? "")
    return context.finding(
      at: place, key: Wording.key(value), owner: mention.indicator.name,
      Message(
        ja:
          "\(year)の\(role.ja)が前年度のファイルと違います（前年度 \(before.words)・今年度 \(value.words)）",
        en: "The \(role.en) of \(year) was \(before.words) in last year's file, "
          + "now it is \(value.words)"),
      detail: [
        .written(
          ja: "\(mention.indicator.name)　\(file) \(before.location)　\(before.words)",
          en: "\(mention.indicator.name): \(before.words) in \(file) \(before.location)"),
        .cause(
          ja: "転記の誤り、または公表後の訂正", en: "copied wrongly, or corrected after it was published"),
        .remedy(
          ja: "誤りなら \(place.cell) を直し、訂正なら備考に書く",
          en: "correct \(place.cell), or note that last year's value was corrected"),
      ],
      evidence: [Evidence("last_year", "\(number)"), Evidence("now", "\(new)")],
      related: [old.place(before.location, in: earlier.submission)],
      fix: fix(value, to: number, of: before))
  }

  /// Last year's number; whether it or the new one holds, only a person can say.
  private static func fix(
    _ value: SubmittedValue, to number: ExactDecimal, of before: SubmittedValue
  ) -> Fix? {
    guard Units.areSame(value.unit ?? "", before.unit ?? "", whereBothSay: true),
      let stored = value.stored, let wanted = value.holding(number)
    else { return nil }
    let place = value.location
    return Fix(
      .unsafe,
      [CellEdit(sheet: place.sheet, reference: place.cell, from: stored, to: wanted)])
  }
}

extension ExampleLayout {
  /// Actuals under headings that say their year.
  fileprivate static let twoYears = ExampleLayout(
    name: "例", headings: "施策評価シート",
    tags: "施策|{{施策.名称}}\n指標名|単位|実績値({{年度}})|実績値({{年度}})\n"
      + "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.実績@*}}|{{指標.実績@*}}{{/指標}}",
    settings: [])
}
