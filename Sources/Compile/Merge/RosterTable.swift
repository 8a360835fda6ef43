import Forms
import Notation
import Rules

/// The roster with what became of each of its rows; and what came without being expected.
struct RosterTable {
  struct Line {
    var code: String
    var name: String
    var office: String
    var due: String
    var state: State
    var files: [String]
    var edition: String
    var day: String
  }

  enum State: String {
    case submitted = "提出済"
    case late = "期限後に提出"
    case twice = "二重提出"
    case missing = "未提出"
    case unreadable = "読めません"
    case unexpected = "名簿にない"
  }

  let lines: [Line]

  /// nil where there is no roster.
  init?(_ context: BatchContext) {
    guard let roster = context.roster else { return nil }
    let match = RosterMatch(roster, context.submissions, unread: context.unread)
    lines =
      match.lines.map { line in
        let row = line.row
        return Self.line(
          row.code, row.name, row.office, due: row.due,
          line.submissions.map { context.submissions[$0] }, unread: line.unread)
      }
      + match.unexpected.map { index in
        let submission = context.submissions[index]
        let identity = submission.identity
        var line = Self.line(
          identity.code, identity.name, identity.officeName, due: "", [submission], unread: nil)
        line.state = .unexpected
        return line
      }
  }

  private static func line(
    _ code: String, _ name: String, _ office: String, due: String, _ submissions: [Submission],
    unread: String?
  ) -> Line {
    let last = submissions.last
    let state: State
    if submissions.isEmpty {
      state = unread == nil ? .missing : .unreadable
    } else if submissions.count > 1 {
      state = .twice
    } else if let day = last?.day, let end = Self.day(of: due), day > end {
      state = .late
    } else {
      state = .submitted
    }
    let files = submissions.isEmpty ? [unread].compactMap { $0 } : submissions.map(\.name)
    let years = submissions.compactMap { $0.identity.statedYear ?? $0.identity.evaluationYear }
    return Line(
      code: code, name: name, office: office, due: due, state: state, files: files,
      edition: Set(years).sorted().map { Period.fiscal($0).label }.joined(separator: "、"),
      day: submissions.compactMap(\.day).joined(separator: "\n"))
  }

  /// `2023-05-10` of whatever way the list writes days in; nil where it is none.
  private static func day(of text: String) -> String? {
    guard case .date(let year, let month, let day)? = Period.parse(text)?.kind else { return nil }
    let pad = { (number: Int) in number < 10 ? "0\(number)" : String(number) }
    return "\(year)-\(pad(month))-\(pad(day))"
  }
}
