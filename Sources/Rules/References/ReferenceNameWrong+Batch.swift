import Forms
import Grid
import Notation

/// The codes and names at the head of a form, held against the roster and the other forms.
enum ReferenceNameWrongAmongForms {
  static func check(_ context: BatchContext) -> [Finding] {
    let listed = againstRoster(context)
    let settled = Set(listed.map(\.submission)).union(asListed(context))
    // One wrong code makes the names of all levels below it wrong.
    var found: Set<Int> = []
    let others = againstEachOther(context).filter {
      !($0.isInnermost && settled.contains($0.submission)) && found.insert($0.submission).inserted
    }
    return (listed + others).compactMap { finding($0, context) }
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

  private static func againstRoster(_ context: BatchContext) -> [Fault] {
    guard let lines = context.rosterMatch?.lines else { return [] }
    let repeated = context.sameCodes
    return lines.flatMap { line in
      line.submissions.filter { repeated[$0] == nil }.compactMap { submission in
        fault(of: submission, line.row, context)
      }
    }
  }

  /// The forms with code and name of their row of the roster.
  private static func asListed(_ context: BatchContext) -> [Int] {
    (context.rosterMatch?.lines ?? []).flatMap { line in
      line.submissions.filter { submission in
        guard !line.row.code.isEmpty, !line.row.name.isEmpty,
          let entry = PlanEntry.all(of: submission, in: context).first(where: \.isInnermost)
        else { return false }
        return context.submissions[submission].identity.has(code: line.row.code)
          && entry.isNamed(line.row.name)
      }
    }
  }

  private static func fault(
    of submission: Int, _ row: Roster.Row, _ context: BatchContext
  ) -> Fault? {
    guard !row.code.isEmpty, !row.name.isEmpty,
      let entry = PlanEntry.all(of: submission, in: context).first(where: \.isInnermost)
    else { return nil }
    let isOfCode = context.submissions[submission].identity.has(code: row.code)
    let isOfName = entry.isNamed(row.name)
    guard isOfCode != isOfName, let field = isOfCode ? entry.name : entry.codes.last
    else { return nil }
    return Fault(
      submission: submission, isInnermost: true, field: field,
      written: entry.writtenCode + " " + Wording.line(entry.name.text),
      usual: row.code + " " + row.name, source: Message(ja: "名簿", en: "the roster"),
      place: row.location)
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
    "令和4年度\n施策|\(code)|\(name)|主管課|\(office)\n"
      + "指標名|単位|目標値(R4)|実績値(R4)|目標値(R5)|方向\n\(office)の事業数|事業|24|25|25|"
  }
}
