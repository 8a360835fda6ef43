import Forms
import Grid
import Notation

extension Rule {
  /// One indicator stands in the rows of several projects, and would be counted once for each.
  static let sharedIndicatorRepeated = Rule(
    id: "MRG-008",
    title: Message(ja: "共有指標の二重計上", en: "Shared indicator counted twice"),
    severity: .warning,
    why: Message(
      ja: "施策の指標を事業ごとに書くと、達成数や平均に何度も数えられます。",
      en: "An indicator written for each project counts several times in totals and means."),
    condition: Message(
      ja: "同じ施策の2つ以上の事業に、名前・単位・値のすべて同じ指標がある（数値2つ以上）。",
      en:
        "Two or more projects of one measure have an indicator of the same name, unit and values (two numbers at least)."
    ),
    remedy: Message(
      ja: "施策の指標として1か所に書くか、事業ごとの値に直してください。",
      en: "Write it once for the measure, or give each project its own value."),
    source: "MRG-008（統合）",
    batchExamples: [
      BatchExample(
        "2つの事業に同じ指標", "one indicator in two projects", layout: .projectLists,
        files: [
          .init(
            "01.xlsx",
            form("1|教室の開催|健康教室の参加者数|人|100|120\n2|広報|↓健康教室の参加者数|人|100|120"))
        ]),
      BatchExample(
        "名前は同じ、値は別", "one name, other values", layout: .projectLists,
        files: [
          .init(
            "01.xlsx", form("1|教室の開催|参加者数|人|100|120\n2|広報|参加者数|人|100|98"))
        ]),
    ],
    checkBatch: SharedIndicatorRepeated.check)

  private static func form(_ rows: String) -> String {
    "施策|02|健康づくり|主管課|健康課\n事業|事業名|指標名|単位|目標値(R4)|実績値(R4)\n" + rows
  }
}

private enum SharedIndicatorRepeated {
  static func check(_ context: BatchContext) -> [Finding] {
    var order: [[String]] = []
    var found: [[String]: [IndicatorMention]] = [:]
    for mention in context.mentions.joined() {
      guard mention.indicator.project != nil else { continue }
      let key =
        mention.path.dropLast() + [Normalization.withoutSpaces(mention.indicator.shortName)]
      if found[Array(key)] == nil { order.append(Array(key)) }
      found[Array(key), default: []].append(mention)
    }
    return order.compactMap { key in
      guard let mentions = found[key], mentions.count > 1 else { return nil }
      return finding(mentions, context)
    }
  }

  private static func finding(
    _ mentions: [IndicatorMention], _ context: BatchContext
  ) -> Finding? {
    let first = mentions[0]
    let copies = mentions.dropFirst().filter { other in
      other.path != first.path && !context.areTwins(first.submission, other.submission)
        && isCopy(other, of: first)
    }
    guard let second = copies.first,
      let location = context.place(second.indicator.place, in: second.submission)
    else { return nil }
    let projects = Wording.quoted(
      ([first] + copies).compactMap(\.indicator.project))
    let name = first.indicator.shortName
    return context.finding(
      at: location, key: "shared", owner: name,
      Message(
        ja: "指標「\(name)」が、値まで同じで事業\(projects.ja)にあります",
        en: "The indicator \"\(name)\" stands with the same values in the projects \(projects.en)"),
      detail: [
        .written(
          ja: Wording.inputs(first.values).ja, en: Wording.inputs(first.values).en),
        .cause(ja: "施策の指標を事業ごとに書いた", en: "an indicator of the measure was repeated"),
        .remedy(
          ja: "施策の指標として1か所に書くか、事業ごとの値に直す",
          en: "write it once for the measure, or give each project its own value"),
      ],
      evidence: [Evidence("indicator", name)],
      related: ([first] + copies).map { context.place($0.indicator.place, in: $0.submission) })
  }

  private static func isCopy(_ one: IndicatorMention, of other: IndicatorMention) -> Bool {
    let (left, right) = (one.values.filter { $0.number != nil }, other.values)
    guard left.count >= 2, left.count == right.filter({ $0.number != nil }).count,
      Units.areSame(one.indicator.unit, other.indicator.unit)
    else { return false }
    return left.allSatisfy { value in
      guard let same = other.value(like: value)?.number else { return false }
      return same == value.number
    }
  }
}
