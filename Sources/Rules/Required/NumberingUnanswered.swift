import Forms
import Grid
import Notation

extension Rule {
  /// Subject ③ without an indicator ③.
  static let numberingUnanswered = Rule(
    id: "REQ-013",
    title: Message(ja: "対象・意図・指標の番号対応", en: "Numbers of subjects, aims and indicators"),
    severity: .warning,
    why: Message(
      ja: "対象や意図に対応する指標がないと、その部分の成果を測れません。",
      en: "A subject or aim without its indicator is never measured."),
    condition: Message(
      ja: "対象と対象指標、意図と成果指標、成果指標と取得方法、対象と意図で、①②…の番号が対応しない"
        + "（番号だけで文のない枠は数えない）。",
      en: "The numbers of subjects and their indicators, aims and outcome indicators, indicators "
        + "and sources, or subjects and aims differ (a number without text does not count)."),
    remedy: Message(
      ja: "番号どうしが対応するように書き足すか、番号を直してください。",
      en: "Add what is missing, or correct the numbers."),
    source: "REQ-013（必須項目）",
    scope: .form,
    examples: [
      Example(
        "対象③に指標がない", "no indicator for subject ③", layout: .aims,
        grid: """
          対象|①市民⏎②企業⏎③大学
          意図|①交流している。⏎②連携している。⏎③充実している。
          取得方法|①調査⏎②資料⏎③資料
          対象指標|単位|R4実績
          ①人口|人|100
          ②企業数|社|20
          ↓③||
          成果指標|単位|R4目標|R4実績
          ①割合|%|10|12
          ②企業数|社|10|12
          ③大学数|校|6|7
          """),
      Example(
        "取得方法が足りない", "a source is missing", layout: .aims,
        grid: """
          対象|①市民⏎②企業
          意図|①交流している。⏎②連携している。
          取得方法|↓①調査⏎②
          対象指標|単位|R4実績
          ①人口|人|100
          ②企業数|社|20
          成果指標|単位|R4目標|R4実績
          ①割合|%|10|12
          ②企業数|社|10|12
          """),
      Example(
        "番号だけの枠は数えない", "a bare number is no entry", layout: .aims,
        grid: """
          対象|①市民⏎②企業
          意図|①交流している。⏎②連携している。
          取得方法|①調査⏎②資料⏎③
          対象指標|単位|R4実績
          ①人口|人|100
          ②企業数|社|20
          ③||
          成果指標|単位|R4目標|R4実績
          ①割合|%|10|12
          ②企業数|社|10|12
          ③|||
          """),
    ],
    check: NumberingUnanswered.check)
}

private enum NumberingUnanswered {
  /// The numbers of one list, and the cell that lacks a number.
  private struct Numbered {
    var title: Message
    var numbers: Set<Int>
    /// Slots with values and no name: another rule's matter (REQ-006).
    var nameless: Set<Int> = []
    var location: Location
    /// Slots of their own, by number; empty for a list in one cell.
    var slots: [Int: Location] = [:]

    func place(lacking number: Int) -> Location { slots[number] ?? location }
  }

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allRecords.flatMap { record -> [Finding] in
      let subjects = list("対象.内容", Message(ja: "対象", en: "subjects"), record)
      let aims = list("意図.内容", Message(ja: "意図", en: "aims"), record)
      guard subjects != nil || aims != nil else { return [] }
      let sizes = slots("対象指標", Message(ja: "対象指標", en: "indicators of the subjects"), record)
      let outcomes = slots("成果指標", Message(ja: "成果指標", en: "outcome indicators"), record)
      let sources = record.fields.first { $0.key.hasSuffix("取得方法") }
        .flatMap { list($0.key, Message(ja: "取得方法", en: "sources"), record) }
      let pairs = [(subjects, sizes), (aims, outcomes), (outcomes, sources), (subjects, aims)]
      return pairs.compactMap { pair in
        guard let one = pair.0, let other = pair.1 else { return nil }
        return finding(one, other, record, context)
      }
    }
  }

  /// A list in one cell; nil where it is not numbered.
  private static func list(_ key: String, _ title: Message, _ record: Record) -> Numbered? {
    guard let field = record.fields.first(where: { $0.key == key && !$0.filledDown })
    else { return nil }
    let items = NumberedList.items(in: field.raw)
    guard !items.isEmpty else { return nil }
    return Numbered(title: title, numbers: Set(items.map(\.number)), location: field.location)
  }

  /// The copies of a group right below, numbered as they say or else in their order.
  private static func slots(_ group: String, _ title: Message, _ record: Record) -> Numbered? {
    var found = Numbered(
      title: title, numbers: [],
      location: Location(sheetIndex: 0, sheet: "", cell: CellReference(row: 0, column: 0)))
    for (index, slot) in record.children.filter({ $0.group == group }).enumerated() {
      guard let name = slot.fields.first(where: { $0.key == "指標.名称" }) else { continue }
      let number = NumberedList.number(heading: name.raw) ?? index + 1
      if found.slots.isEmpty { found.location = name.location }
      found.slots[number] = name.location
      if slot.indicators.contains(where: \.isNamed) {
        found.numbers.insert(number)
      } else if slot.indicators.contains(where: { !$0.numbers.isEmpty }) {
        found.nameless.insert(number)
      }
    }
    return found.numbers.isEmpty ? nil : found
  }

  private static func finding(
    _ one: Numbered, _ other: Numbered, _ record: Record, _ context: RuleContext
  ) -> Finding? {
    let lacking = one.numbers.symmetricDifference(other.numbers)
      .subtracting(one.nameless).subtracting(other.nameless).sorted()
    guard let first = lacking.first else { return nil }
    let (short, full) = other.numbers.contains(first) ? (one, other) : (other, one)
    let place = short.place(lacking: first)
    let numbers = lacking.map { Glyphs.circled($0) ?? "\($0)" }.joined()
    return context.finding(
      at: place, key: full.title.en + "/" + short.title.en, owner: record.owner,
      Message(
        ja: "\(full.title.ja)の\(numbers)に対応する\(short.title.ja)がありません",
        en: "There is nothing for \(numbers) of the \(full.title.en) among the \(short.title.en)"),
      detail: [
        .written(
          ja: "\(full.title.ja) \(list(full))　\(short.title.ja) \(list(short))",
          en: "\(full.title.en) \(list(full)), \(short.title.en) \(list(short))"),
        .remedy(
          ja: "\(place.cell) に\(short.title.ja)を書き足すか、\(full.location.cell) の番号を直す",
          en: "add to the \(short.title.en) in \(place.cell), or correct the numbers in "
            + "\(full.location.cell)"),
      ],
      evidence: [Evidence("missing", numbers)], related: [full.location])
  }

  private static func list(_ numbered: Numbered) -> String {
    numbered.numbers.sorted().map { Glyphs.circled($0) ?? "\($0)" }.joined()
  }
}
