import Forms
import Grid

/// How conflicts of one indicator are told: one finding for each indicator, at its name in the later
/// file, or in the last one that says something else than most, with who says what.
struct IndicatorConflictReport {
  var headline: Message
  var cause: Message
  var remedy: Message

  func findings(_ conflicts: [IndicatorConflict], _ context: BatchContext) -> [Finding] {
    var order: [String] = []
    var byName: [String: [IndicatorConflict]] = [:]
    for conflict in conflicts {
      if byName[conflict.name] == nil { order.append(conflict.name) }
      byName[conflict.name, default: []].append(conflict)
    }
    return order.compactMap { name in finding(name, byName[name] ?? [], context) }
  }

  private func finding(
    _ name: String, _ conflicts: [IndicatorConflict], _ context: BatchContext
  ) -> Finding? {
    let statements = conflicts.flatMap(\.statements)
    let deviating = conflicts.flatMap(\.deviating)
    guard let last = deviating.max(by: { $0.submission < $1.submission }),
      let location = context.place(last.key ?? last.location, in: last.submission)
    else { return nil }
    let matters = conflicts.map(\.title)
    let said = conflicts.map { conflict in
      let list = conflict.statements.map { statement in
        let cell = statement.location.map { " \($0.cell)" } ?? ""
        let place = context.submissions[statement.submission].name + cell
        return Message(ja: "\(statement.text.ja)（\(place)）", en: "\(statement.text.en) (\(place))")
      }
      return Message(
        ja: "\(conflict.title.ja): \(list.map(\.ja).joined(separator: "・"))",
        en: "In the files, \(conflict.title.en): \(list.map(\.en).joined(separator: ", "))")
    }
    return context.finding(
      at: location, key: "conflict", owner: name,
      Message(
        ja: "「\(name)」の\(matters.map(\.ja).joined(separator: "・"))\(headline.ja)",
        en: "\"\(name)\", \(matters.map(\.en).joined(separator: ", ")): \(headline.en)"),
      detail: said + [cause, remedy],
      evidence: statements.map {
        Evidence(context.submissions[$0.submission].name, $0.text.ja)
      },
      related: statements.flatMap {
        [context.place($0.location, in: $0.submission), context.place($0.key, in: $0.submission)]
      })
  }
}
