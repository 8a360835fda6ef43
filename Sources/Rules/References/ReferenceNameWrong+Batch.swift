import Forms
import Grid
import Notation

/// The codes and names at the head of a form, held against the roster and the other forms.
enum ReferenceNameWrongAmongForms {
  static func check(_ context: BatchContext) -> [Finding] {
    let listed = Listed.all(context)
    let faults = listed.compactMap(\.fault)
    // What the roster says of a form goes before what other forms do.
    let settled = Set((listed.filter(\.isAsListed).map(\.submission)) + faults.map(\.submission))
    // One wrong code makes the names of all levels below it wrong.
    var found: Set<Int> = []
    let others = againstEachOther(context).filter {
      !($0.isInnermost && settled.contains($0.submission)) && found.insert($0.submission).inserted
    }
    return (faults + others).compactMap { finding($0, context) }
  }

  private struct Fault {
    var submission: Int
    var isInnermost: Bool
    var field: Field
    var written: String
    /// What the roster or most files say, and where.
    var usual: String
    var source: Message
    var place: Location?
  }

  /// A form held against the row of the roster that it answers.
  private struct Listed {
    var entry: PlanEntry
    var row: Roster.Row
    var isOfCode: Bool
    var isOfName: Bool
    /// Another form has its code: which of them is wrong is told of that.
    var isRepeated: Bool

    var submission: Int { entry.submission }
    var isAsListed: Bool { isOfCode && isOfName }

    static func all(_ context: BatchContext) -> [Listed] {
      guard let lines = context.rosterMatch?.lines else { return [] }
      let repeated = context.sameCodes
      return lines.filter { !$0.row.code.isEmpty && !$0.row.name.isEmpty }.flatMap { line in
        line.submissions.compactMap { submission in
          PlanEntry.all(of: submission, in: context).first(where: \.isInnermost).map { entry in
            Listed(
              entry: entry, row: line.row,
              isOfCode: context.submissions[submission].identity.has(code: line.row.code),
              isOfName: entry.isNamed(line.row.name), isRepeated: repeated[submission] != nil)
          }
        }
      }
    }

    var fault: Fault? {
      guard !isRepeated, isOfCode != isOfName, let field = isOfCode ? entry.name : entry.codes.last
      else { return nil }
      return Fault(
        submission: submission, isInnermost: true, field: field,
        written: entry.writtenCode + " " + Wording.line(entry.name.text),
        usual: row.code + " " + row.name, source: Message(ja: "名簿", en: "the roster"),
        place: row.location)
    }
  }

  /// Levels whose code most forms name otherwise, outermost first.
  private static func againstEachOther(_ context: BatchContext) -> [Fault] {
    let repeated = context.sameCodes
    return context.planEntries.flatMap { entries in
      Dictionary(grouping: entries, by: \.code).sorted { $0.key < $1.key }
        .flatMap { _, entries -> [Fault] in
          let entries = entries.filter { !$0.isInnermost || repeated[$0.submission] == nil }
          guard let usual = Frequency(entries.map(\.plainName)).mostFrequent,
            let first = entries.first(where: { $0.plainName == usual })
          else { return [] }
          return entries.filter {
            $0.plainName != usual && !context.areTwins($0.submission, first.submission)
          }.map { entry in
            Fault(
              submission: entry.submission, isInnermost: entry.isInnermost, field: entry.name,
              written: entry.writtenCode + " " + Wording.line(entry.name.text),
              usual: entry.writtenCode + " " + Wording.line(first.name.text),
              source: context.name(first.submission),
              place: context.place(first.name.location, in: first.submission))
          }
        }
    }
  }

  private static func finding(_ fault: Fault, _ context: BatchContext) -> Finding? {
    guard let location = context.place(fault.field.location, in: fault.submission) else {
      return nil
    }
    return context.finding(
      at: location, key: fault.field.key, owner: fault.written,
      Message(
        ja: "コードと名称の組がほかと違います（\(fault.source.ja)では「\(fault.usual)」）",
        en: "Code and name differ from \"\(fault.usual)\" in \(fault.source.en)"),
      detail: [
        .written(ja: "「\(fault.written)」", en: "\"\(fault.written)\""),
        .cause(
          ja: "打ち間違い、または前の計画の名称", en: "a typing error, or a name of an earlier plan"),
        .remedy(
          ja: "計画の名称を確かめ、\(location.cell) をそろえる（\(fault.source.ja)の誤りならそちらを直す）",
          en: "look it up in the plan and make \(location.cell) agree, or correct "
            + "\(fault.source.en)"),
      ],
      evidence: [Evidence("written", fault.written), Evidence("usual", fault.usual)],
      related: [fault.place])
  }

  static let examples = [
    BatchExample(
      "名簿と違う施策名", "another name than in the roster",
      files: [.init("01.xlsx", form("02", "↓健康の推進", "健康課"))],
      roster: .init(
        "roster.csv", "施策コード|施策名|主管課|提出ファイル名\n\"02\"|健康づくり|健康課|01.xlsx")),
    BatchExample(
      "名簿と違うコード", "another code than in the roster",
      files: [.init("01.xlsx", form("↓20", "健康づくり", "健康課"))],
      roster: .init(
        "roster.csv", "施策コード|施策名|主管課|提出ファイル名\n\"02\"|健康づくり|健康課|01.xlsx")),
    BatchExample(
      "分担する課の片方だけ表記が違う", "one of the offices that share a measure spells it otherwise",
      files: [
        .init("01.xlsx", form("02", "地域の健康づくりの促進", "健康課")),
        .init("02.xlsx", form("02", "↓地域の健康づくりの推進", "福祉課")),
      ]),
    BatchExample(
      "片方は名簿のとおり", "one of them is as the roster has it",
      files: [
        .init("01.xlsx", form("02", "↓健康づくりの促進", "健康課")),
        .init("02.xlsx", form("02", "健康づくりの推進", "福祉課")),
      ],
      roster: .init(
        "roster.csv",
        "施策コード|施策名|主管課|提出ファイル名\n2|健康づくりの推進|健康課|01.xlsx\n2|健康づくりの推進|福祉課|02.xlsx")),
    BatchExample(
      "名簿は名称を縮めている", "a roster that shortens the name",
      files: [.init("01.xlsx", form("02", "健康づくりの推進", "健康課"))],
      roster: .init(
        "roster.csv", "施策コード|施策名|主管課|提出ファイル名\n2|健康づくり|健康課|01.xlsx")),
  ]

  private static func form(_ code: String, _ name: String, _ office: String) -> String {
    ExampleLayout.submitted(code, name, office, rows: "\(office)の事業数|事業|24|25|25|")
  }
}
