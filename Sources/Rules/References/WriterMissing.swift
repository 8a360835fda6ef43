import Forms
import Grid
import Notation

extension Rule {
  /// A department of a table that others wrote for, but not this one.
  static let writerMissing = Rule(
    id: "REF-007",
    title: Message(ja: "関係所属に記入者がいない", en: "No writer from a department that is listed"),
    severity: .warning,
    why: Message(
      ja: "関係する課の記入者がいない表は、その課が内容を確かめていないかもしれません。",
      en: "A table without a writer from a listed department may not have been seen by it."),
    condition: Message(
      ja: "関係所属にある課の記入者（課の名前で始まる職名）が、ほかの表にはいるのにこの表にはいない。",
      en: "A writer whose post begins with the name of a listed department signs other tables of "
        + "the file, but not this one."),
    remedy: Message(ja: "記入者を書き足すか、関係所属を直してください。", en: "Add the writer, or correct the list."),
    source: "REF-007（参照）",
    scope: .form,
    examples: [
      Example(
        "この表だけ記入者がいない", "missing in this table only", layout: .departments,
        grid: """
          人権|市民課|企画総務課・社会教育課|企画総務担当参事（氏名）
          国際|市民課|企画総務課・文化課|↓市民部次長（氏名）
          """),
      Example(
        "どの表にもいない課", "a department without a writer anywhere", layout: .departments,
        grid: """
          人権|市民課|社会教育課|市民部次長（氏名）
          国際|市民課|文化課|市民部次長（氏名）
          """),
      Example(
        "記入者がいる", "the writer is there", layout: .departments,
        grid: """
          人権|市民課|企画総務課|企画総務担当参事（氏名）
          国際|市民課|企画総務課|市民部次長（氏名）、企画総務担当参事（氏名）
          """),
    ],
    check: WriterMissing.check)
}

private enum WriterMissing {
  private struct Table {
    var record: Record
    var departments: Field
    var writers: Field

    func isSigned(_ stem: String) -> Bool {
      NameList.entries(writers.raw, dots: false).contains {
        Normalization.withoutSpaces($0.text).hasPrefix(stem)
      }
    }
  }

  static func check(_ context: RuleContext) -> [Finding] {
    let tables = context.form.allRecords.compactMap { record -> Table? in
      func field(_ keys: [String]) -> Field? {
        record.fields.first { keys.contains($0.key) && !$0.isEmpty }
      }
      guard let departments = field(["所管.関係課", "所管.関係所属"]),
        let writers = field(["所管.記入者", "所管.作成者"])
      else { return nil }
      return Table(record: record, departments: departments, writers: writers)
    }
    return tables.compactMap { table in
      let missing = NameList.entries(table.departments.raw).compactMap {
        entry -> (String, Table)? in
        guard let stem = stem(entry.bareName), !table.isSigned(stem),
          let other = tables.first(where: { $0.isSigned(stem) })
        else { return nil }
        return (entry.bareName, other)
      }
      guard !missing.isEmpty else { return nil }
      return finding(table, missing.map(\.0), missing.map(\.1), context)
    }
  }

  /// 企画総務 of 企画総務課: what the posts of a department begin with.
  private static func stem(_ department: String) -> String? {
    let plain = Normalization.withoutSpaces(department)
    for end in ["課", "室", "局", "所", "センター", "館", "担当"] where plain.hasSuffix(end) {
      let stem = end == "センター" ? plain : String(plain.dropLast(end.count))
      return stem.unicodeScalars.count >= 2 ? stem : nil
    }
    return nil
  }

  private static func finding(
    _ table: Table, _ departments: [String], _ others: [Table], _ context: RuleContext
  ) -> Finding {
    let list = Wording.list(departments)
    let place = table.writers.location.cell
    return context.finding(
      at: table.writers.location, key: table.writers.key, owner: table.record.owner,
      Message(
        ja: "関係所属の \(list.ja) の記入者がいません", en: "No writer from \(list.en)"),
      detail: [
        .written(
          ja: "関係所属 \(Wording.line(table.departments.raw))　記入者の欄 \(place)",
          en: "departments \(Wording.line(table.departments.raw)), writers in \(place)"),
        .cause(
          ja: "ほかの表にはこの課の記入者がいる（書き落とし）", en: "the department signs other tables: left out here"),
        .remedy(
          ja: "\(place) に記入者を書き足すか、\(table.departments.location.cell) の関係所属を直す",
          en: "add the writer in \(place), or correct \(table.departments.location.cell)"),
      ],
      evidence: departments.map { Evidence("department", $0) },
      related: [table.departments.location] + others.map(\.writers.location))
  }
}
