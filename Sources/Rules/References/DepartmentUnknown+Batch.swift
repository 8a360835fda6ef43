import Forms
import Grid
import Notation

/// An office at the head of a form that the roster names otherwise.
enum DepartmentNotListed {
  static func check(_ context: BatchContext) -> [Finding] {
    guard let lines = context.rosterMatch?.lines else { return [] }
    let repeated = context.sameCodes
    return lines.flatMap { line in
      line.submissions.filter { repeated[$0] == nil }.compactMap {
        finding($0, line.row, context)
      }
    }
  }

  private static func finding(
    _ submission: Int, _ row: Roster.Row, _ context: BatchContext
  ) -> Finding? {
    let identity = context.submissions[submission].identity
    guard let office = identity.office,
      let location = context.place(office.location, in: submission)
    else { return nil }
    let (own, listed) = (
      Normalization.withoutSpaces(identity.officeName), Normalization.withoutSpaces(row.office)
    )
    // With the department above it, or without.
    guard !listed.isEmpty, !own.contains(listed), !listed.contains(own) else { return nil }
    return context.finding(
      at: location, key: office.key, owner: row.label,
      Message(
        ja: "課名「\(identity.officeName)」が名簿の「\(row.office)」と違います",
        en: "The office \"\(identity.officeName)\" is \"\(row.office)\" in the roster"),
      detail: [
        .cause(
          ja: "前年度の様式を写した、組織改正の前の名前、または名簿が古い",
          en: "copied from last year's form, a former name, or an old roster"),
        .remedy(
          ja: "今の主管課を確かめ、\(location.cell) か名簿を直す",
          en: "find out which office it is, and correct \(location.cell) or the roster"),
      ],
      evidence: [Evidence("department", identity.officeName), Evidence("roster", row.office)],
      related: [row.location] + row.others)
  }

  static let examples = [
    BatchExample(
      "名簿と違う課名", "another office than in the roster",
      files: [.init("01.xlsx", form("↓健康増進課"))], roster: roster),
    BatchExample(
      "部の名前の付いた課名", "an office with its department",
      files: [.init("01.xlsx", form("福祉部 健康課"))], roster: roster),
  ]

  private static let roster = BatchExample.File(
    "roster.csv", "施策コード|施策名|主管課|提出ファイル名\n2|健康づくり|健康課|01.xlsx")

  private static func form(_ office: String) -> String {
    ExampleLayout.submitted("02", "健康づくり", office, rows: "受診率|%|24|25.3|25|")
  }
}
