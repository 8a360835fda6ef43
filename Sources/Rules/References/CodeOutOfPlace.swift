import Forms
import Grid
import Notation

extension Rule {
  /// A principle's code that does not fit its chapter and section, twice, or after a gap.
  static let codeOutOfPlace = Rule(
    id: "REF-005",
    title: Message(ja: "章・節番号の不整合", en: "Code does not fit chapter and section"),
    severity: .error,
    why: Message(
      ja: "コードが章・節と合わないと、別の節の方針として集計されます。",
      en: "A code that does not fit its section is counted under another one."),
    condition: Message(
      ja: "基本方針のコードの前の部分が、その章・節の番号と違う。同じコードが2つある。番号が1から続いていない（番号の欄が別にある表では、前の部分だけを見る）。",
      en: "The first parts of a principle's code differ from the numbers of chapter and section, a "
        + "code occurs twice, or the numbers do not run from 1 (of rows with a cell for the code only the "
        + "first parts are judged)."),
    remedy: Message(ja: "コードを直してください。", en: "Correct the code."),
    source: "REF-005（参照）",
    scope: .cell,
    examples: [
      Example(
        "節の番号と違う", "another section", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          ↓1-3-2 男女共同参画の促進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          """),
      Example(
        "同じコードが2つ", "a code twice", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          ↓1-4-1 男女共同参画の促進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          """),
      Example(
        "番号が飛ぶ", "a gap", layout: .principles,
        grid: """
          章|第 1 章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          ↓1-4-3 男女共同参画の促進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          """),
      Example(
        "ほかの政策の施策コード", "a measure of another policy", layout: .codedMeasures,
        grid: "施策番号|施策名\n3-3|学校教育\n↓2-5|社会教育\n3-6|文化財\n指標名|単位|施策コード|R4実績\n読書の時間|分|3-3|20"),
      Example(
        "順に並ぶ", "in order", layout: .principles,
        grid: """
          章|第 1 章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          1-4-2 男女共同参画の促進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          """),
    ],
    check: CodeOutOfPlace.check)
}

enum CodeOutOfPlace {
  /// A definition whose code is wrong, and what speaks against it.
  struct Fault {
    var definition: PlanDefinition
    var message: Message
    var other: PlanDefinition?
    var list: [PlanDefinition]
  }

  fileprivate static func check(_ context: RuleContext) -> [Finding] {
    faults(context).map { finding($0, context) }
  }

  static func faults(_ context: RuleContext) -> [Fault] {
    let chapters = Set(context.form.allRecords.compactMap { number("章", in: $0) })
    return context.form.allRecords.flatMap { record -> [Fault] in
      let definitions = record.planDefinitions
      let coded = definitions.filter { $0.code != nil }
      guard let length = coded.first?.code?.parts.count, length > 1,
        coded.allSatisfy({ $0.code?.parts.count == length })
      else { return [] }
      guard !runsOn(coded, record, chapters) else { return [] }
      // Around a row without its code gaps are to be expected.
      let isWhole = coded.count == definitions.filter { $0.kind == coded[0].kind }.count
      let prefix = prefix(record, chapters.count == 1 ? chapters.first : nil, length, coded)
      return coded.indices.compactMap { index in
        fault(index, coded, prefix, tellingGaps: isWhole).map {
          Fault(
            definition: coded[index], message: $0.message, other: $0.other.map { coded[$0] },
            list: coded)
        }
      }
    }
  }

  /// A list over several chapters, of which the sheet says none: 1-1, 1-2, 2-1, each part going on.
  private static func runsOn(
    _ coded: [PlanDefinition], _ record: Record, _ chapters: Set<Int>
  ) -> Bool {
    guard chapters.count != 1, number("節", in: record) == nil else { return false }
    let prefixes = coded.compactMap { $0.code.map { Array($0.parts.dropLast()) } }
    return Set(prefixes).count > 1
      && zip(prefixes, prefixes.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
  }

  /// Chapter and section as the sheet says; where it does not say, as most codes have it.
  private static func prefix(
    _ record: Record, _ chapter: Int?, _ length: Int, _ coded: [PlanDefinition]
  ) -> [Int?] {
    let usual = Frequency(coded.compactMap { $0.code.map { Array($0.parts.dropLast()) } })
      .mostFrequent
    let section = number("節", in: record)
    return (0..<length - 1).map { place in
      if length == 3, place == 0, let chapter { return chapter }
      if length >= 2, place == length - 2, let section { return section }
      return usual.flatMap { $0.indices.contains(place) ? $0[place] : nil }
    }
  }

  /// 4 of 「第4節」, from the record's own fields or those around it.
  private static func number(_ level: String, in record: Record) -> Int? {
    for key in ["\(level).番号", "\(level).名称"] {
      guard let field = record[key] else { continue }
      if key.hasSuffix(".番号"), let number = SectionTitle.number(in: field) { return number }
      if let title = SectionTitle(field.raw, level: level) { return title.number }
    }
    return nil
  }

  private static func fault(
    _ index: Int, _ coded: [PlanDefinition], _ prefix: [Int?], tellingGaps: Bool
  ) -> (message: Message, other: Int?)? {
    guard let code = coded[index].code, let last = code.parts.last else { return nil }
    let wanted = prefix.map { $0.map(String.init) ?? "?" }.joined(separator: "-")
    if zip(code.parts, prefix).contains(where: { $0.1 != nil && $0.0 != $0.1 }) {
      return (
        Message(
          ja: "コード \(code.text) が章・節の番号（\(wanted)）と合いません",
          en: "The code \(code.text) does not fit its chapter and section (\(wanted))"), nil
      )
    }
    // Of rows with a cell for the code REF-012 tells the same; and a sheet may hold some of them only.
    guard coded[index].codeField == nil else { return nil }
    if let twin = coded[..<index].firstIndex(where: { $0.code?.parts == code.parts }) {
      return (
        Message(ja: "コード \(code.text) が2回使われています", en: "The code \(code.text) is used twice"), twin
      )
    }
    let before = coded[..<index].last { $0.code?.parts.dropLast() == code.parts.dropLast() }
    guard tellingGaps, last != (before?.code?.parts.last ?? 0) + 1,
      !follows(index, coded, prefix)
    else { return nil }
    return (
      Message(
        ja: "コードの番号が続いていません（\(before?.code?.text ?? "先頭")の次が \(code.text)）",
        en: "The codes do not run on: \(code.text) after \(before?.code?.text ?? "nothing")"),
      index > 0 ? index - 1 : nil
    )
  }

  /// The number before is missing because its row carries another, wrong code: that is told there.
  private static func follows(
    _ index: Int, _ coded: [PlanDefinition], _ prefix: [Int?]
  ) -> Bool {
    guard index > 0, let code = coded[index].code, let last = code.parts.last else { return false }
    let before = coded[index - 1].code?.parts ?? []
    let isWrong =
      zip(before, prefix).contains { $0.1 != nil && $0.0 != $0.1 }
      || coded[..<(index - 1)].contains { $0.code?.parts == before }
    return isWrong && last == index + 1
  }

  private static func finding(_ fault: Fault, _ context: RuleContext) -> Finding {
    let definition = fault.definition
    let field = definition.codeField ?? definition.field
    let place = field.location.cell
    let codes = fault.list.compactMap(\.code?.text)
    return context.finding(
      at: field.location, key: field.key, owner: definition.written,
      fault.message,
      detail: [
        .written(ja: codes.joined(separator: "・"), en: codes.joined(separator: ", ")),
        .remedy(ja: "\(place) のコードを直す", en: "correct the code in \(place)"),
      ],
      evidence: [Evidence("code", definition.code?.text ?? "")],
      related: [fault.other?.field.location].compactMap { $0 })
  }
}
