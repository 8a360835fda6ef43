import Forms
import Grid
import Notation

extension Rule {
  /// Rows do not stand in the order of the plan's numbers.
  static let outOfPlanOrder = Rule(
    id: "MRG-009",
    title: Message(ja: "並び順", en: "Order of rows"),
    severity: .info,
    why: Message(
      ja: "計画の順に並んでいないと、抜けや重なりに気づきにくくなります。",
      en: "Out of the plan's order, gaps and repetitions are easily overlooked."),
    condition: Message(
      ja: "番号の付いた行・まとまりが、番号の順に並んでいない。",
      en: "Rows or groups with numbers do not stand in the order of their numbers."),
    remedy: Message(
      ja: "kensan merge は計画の順に並べ直します。元のファイルを直す必要はありません。",
      en: "kensan merge sorts them; the file itself may stay."),
    source: "MRG-009（統合）",
    batchExamples: [
      BatchExample(
        "2の次に1", "2 before 1", layout: .projectLists,
        files: [
          .init("01.xlsx", form("2|教室の開催|教室の数|回|10|12\n↓1|広報|広報の回数|回|4|4"))
        ]),
      BatchExample(
        "番号の順", "in order", layout: .projectLists,
        files: [
          .init("01.xlsx", form("1|広報|広報の回数|回|4|4\n10|教室の開催|教室の数|回|10|12"))
        ]),
    ],
    checkBatch: OutOfPlanOrder.check)

  private static func form(_ rows: String) -> String {
    "施策|02|健康づくり|主管課|健康課\n事業|事業名|指標名|単位|目標値(R4)|実績値(R4)\n" + rows
  }
}

private enum OutOfPlanOrder {
  static func check(_ context: BatchContext) -> [Finding] {
    context.submissions.enumerated().flatMap { index, submission in
      submission.misplacedRows.compactMap { finding($0, index, context) }
    }
  }

  private static func finding(
    _ row: MisplacedRow, _ submission: Int, _ context: BatchContext
  ) -> Finding? {
    let (before, after) = (row.before, row.after)
    guard let location = context.place(after.location, in: submission) else { return nil }
    return context.finding(
      at: location, key: "order", owner: after.text,
      Message(
        ja: "「\(after.text)」が「\(before.text)」の後にあります",
        en: "\"\(after.text)\" stands after \"\(before.text)\""),
      detail: [
        .remedy(
          ja: "そのままでよい（kensan merge が計画の順に並べる）",
          en: "may stay so (kensan merge sorts by the plan)")
      ],
      evidence: [Evidence("before", before.text), Evidence("after", after.text)],
      related: [context.place(before.location, in: submission)])
  }
}

/// Two neighbouring rows of which the later one has the earlier number.
struct MisplacedRow: Sendable {
  struct Level: Sendable {
    var subject: String
    var text: String
    var numbers: [Int]
    var location: Location
  }

  var before: Level
  var after: Level

  /// The first of each table of a form.
  static func all(of form: Form) -> [MisplacedRow] {
    form.allRecords.flatMap { parent -> [MisplacedRow] in
      let groups = Frequency(parent.children.map(\.group)).ordered
      return groups.compactMap { group in
        first(of: parent.children.filter { $0.group == group.value }, below: parent)
      }
    }
  }

  private static func first(of siblings: [Record], below parent: Record) -> MisplacedRow? {
    guard siblings.count > 1 else { return nil }
    let outer = Set((parent.fields + parent.inherited).map(\.key))
    let rows = siblings.map { levels($0, without: outer) }
    for (one, other) in zip(rows, rows.dropFirst()) {
      guard let pair = firstDifference(one, other),
        pair.after.numbers.lexicographicallyPrecedes(pair.before.numbers)
      else { continue }
      return pair
    }
    return nil
  }

  /// The outermost level in which two rows differ, where both have a number there.
  private static func firstDifference(
    _ one: [Level], _ other: [Level]
  ) -> MisplacedRow? {
    for (before, after) in zip(one, other) where before.text != after.text {
      guard before.subject == after.subject, !before.numbers.isEmpty, !after.numbers.isEmpty
      else { return nil }
      return MisplacedRow(before: before, after: after)
    }
    return nil
  }

  private static func levels(_ record: Record, without outer: Set<String>) -> [Level] {
    var levels: [Level] = []
    let fields = record.inherited.reversed() + record.fields
    for field in fields where !outer.contains(field.key) && !field.isEmpty {
      guard field.isPlanName || field.isPlanNumber else { continue }
      let text = Normalization.n2(field.text)
      let numbers = PlanNumber.leading(in: field.text)
      if let index = levels.firstIndex(where: { $0.subject == field.subject }) {
        levels[index].text += " " + text
        if field.isPlanNumber { levels[index].numbers = numbers }
      } else {
        levels.append(
          Level(subject: field.subject, text: text, numbers: numbers, location: field.location))
      }
    }
    return levels
  }
}
