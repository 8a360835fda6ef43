import Grid

extension Rule {
  /// The roster expects a form that did not come.
  static let notSubmitted = Rule(
    id: "MRG-002",
    title: Message(ja: "未提出", en: "Not submitted"),
    severity: .error,
    why: Message(
      ja: "足りないまま集計すると、その施策が抜けた数字が公表されます。",
      en: "Without it the summary leaves out that part of the plan."),
    condition: Message(
      ja: "名簿にある施策・課の様式が、集まったファイルの中にない。",
      en: "A form that the roster lists is not among the files."),
    remedy: Message(
      ja: "主管課に提出を求めてください。名簿の方が古い場合は名簿を直します。",
      en: "Ask the office for it, or correct the roster."),
    source: "MRG-002（統合）",
    batchExamples: [
      BatchExample(
        "名簿の総務課から届いていない", "the office of the third row has sent nothing",
        files: [.init("01.xlsx", form("01", "健康課"))],
        roster: .init(
          "roster.csv",
          "施策コード|施策名|主管課|提出ファイル名\n\"01\"|健康づくり|健康課|01.xlsx\n↓\"02\"|人材の育成|総務課|02.xlsx")),
      BatchExample(
        "ファイル名は違うが届いている", "it came under another name",
        files: [.init("健康課（修正版）.xlsx", form("01", "健康課"))],
        roster: .init(
          "roster.csv", "施策コード|施策名|主管課|提出ファイル名\n1|健康づくり|健康課|01.xlsx")),
    ],
    checkBatch: NotSubmitted.check)

  private static func form(_ code: String, _ office: String) -> String {
    ExampleLayout.submitted("\"\(code)\"", "健康づくり", office, rows: "受診率|%|24|25.3|25|")
  }
}

private enum NotSubmitted {
  static func check(_ context: BatchContext) -> [Finding] {
    guard let match = context.rosterMatch else { return [] }
    return match.lines.filter { $0.submissions.isEmpty && $0.unread == nil }.map { line in
      let row = line.row
      let due = row.due.isEmpty ? "" : row.due
      var detail: [Message] = []
      if !row.fileName.isEmpty || !due.isEmpty {
        detail.append(
          Message(
            ja: [
              row.fileName.isEmpty ? "" : "届くはずのファイル: \(row.fileName)",
              due.isEmpty ? "" : "期限: \(due)",
            ].filter { !$0.isEmpty }.joined(separator: "　"),
            en: [
              row.fileName.isEmpty ? "" : "Expected file: \(row.fileName)",
              due.isEmpty ? "" : "due: \(due)",
            ].filter { !$0.isEmpty }.joined(separator: ", ")))
      }
      return context.finding(
        at: row.location, key: "missing", owner: row.label,
        Message(ja: "\(row.label) が提出されていません", en: "\(row.label) has not been submitted"),
        detail: detail + [
          .remedy(
            ja: "主管課に提出を求める。対象でなくなったなら名簿の行を消す",
            en: "ask the office for it; remove the row where nothing is due any more")
        ],
        evidence: [Evidence("code", row.code), Evidence("office", row.office)].filter {
          !$0.value.isEmpty
        },
        related: row.others)
    }
  }
}
