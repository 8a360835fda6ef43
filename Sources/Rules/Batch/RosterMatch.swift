import Forms
import Notation

/// Which submissions answer which rows of the roster.
package struct RosterMatch: Sendable {
  package struct Line: Sendable {
    package var row: Roster.Row
    /// Numbers of submissions, the earliest first.
    package var submissions: [Int]
    /// A file of the expected name came, but cannot be read.
    package var unread: String?
  }

  package private(set) var lines: [Line]
  /// Submissions that the roster does not expect.
  package private(set) var unexpected: [Int]

  /// - Parameter unread: paths of files that could not be read.
  package init(_ roster: Roster, _ submissions: [Submission], unread: [String]) {
    var found = roster.rows.map { Line(row: $0, submissions: []) }
    var free = Set(submissions.indices)
    // What the form says of itself goes before the name of its file, and its name before a code that
    // another form has as well.
    let tests: [(isOfAnyRow: Bool, test: (Roster.Row, Submission) -> Bool)] = [
      (true, { Self.sameCode($0, $1) && Self.sameName($0, $1) }), (false, Self.sameName),
      (true, Self.sameCode), (false, Self.sameOffice), (false, Self.sameFile),
    ]
    for (isOfAnyRow, test) in tests {
      let open = found.indices.filter { isOfAnyRow || found[$0].submissions.isEmpty }
      for index in submissions.indices where free.contains(index) {
        let line = open.first { line in
          Self.isOfForm(submissions[index], found[line].row)
            && test(found[line].row, submissions[index])
        }
        guard let line else { continue }
        found[line].submissions.append(index)
        free.remove(index)
      }
    }
    for index in found.indices where found[index].submissions.isEmpty {
      found[index].unread = unread.first { Self.name($0, is: found[index].row.fileName) }
    }
    lines = found
    unexpected = free.sorted()
  }

  private static func isOfForm(_ submission: Submission, _ row: Roster.Row) -> Bool {
    guard !row.form.isEmpty else { return true }
    let template = submission.template
    return [template.id, template.title].map(Normalization.withoutSpaces)
      .contains(Normalization.withoutSpaces(row.form))
  }

  private static func sameCode(_ row: Roster.Row, _ submission: Submission) -> Bool {
    submission.identity.has(code: row.code)
  }

  private static func sameName(_ row: Roster.Row, _ submission: Submission) -> Bool {
    let (one, other) = (Normalization.n3(row.name), Normalization.n3(submission.identity.name))
    return !one.isEmpty && one == other
      && (row.office.isEmpty || submission.identity.officeName.isEmpty
        || sameText(row.office, submission.identity.officeName))
  }

  /// Where the list names offices and nothing more.
  private static func sameOffice(_ row: Roster.Row, _ submission: Submission) -> Bool {
    row.code.isEmpty && row.name.isEmpty && !row.office.isEmpty
      && sameText(row.office, submission.identity.officeName)
  }

  private static func sameFile(_ row: Roster.Row, _ submission: Submission) -> Bool {
    name(submission.file, is: row.fileName)
  }

  private static func name(_ path: String, is name: String) -> Bool {
    guard !name.isEmpty else { return false }
    return sameText(path.split(separator: "/").last.map(String.init) ?? path, name)
  }

  private static func sameText(_ one: String, _ other: String) -> Bool {
    Normalization.withoutSpaces(one) == Normalization.withoutSpaces(other)
  }
}
