/// What the person who runs a check asked for; it goes before what the template says.
package struct CheckOptions: Equatable, Sendable {
  /// Ids or prefixes of ids (`TXT`, `NUM-00`); empty means all.
  package var select: [String]
  package var ignore: [String]
  package var severities: [String: Severity]

  package init(
    select: [String] = [], ignore: [String] = [], severities: [String: Severity] = [:]
  ) {
    self.select = select
    self.ignore = ignore
    self.severities = severities
  }

  package func wants(_ id: String) -> Bool {
    (select.isEmpty || select.contains { id.hasPrefix($0) })
      && !ignore.contains { id.hasPrefix($0) }
  }

  /// Whether one of the rules is run.
  package func runsAny(of ids: some Sequence<String>) -> Bool { ids.contains { wants($0) } }
}
