import Forms
package import Grid
package import Review
import Rules

/// The findings for other programs: one object a line, or one document about all inputs.
package struct FindingJSON: Sendable {
  package static let schemaVersion = 1

  package var language: Language
  /// What is to be said of lines that except findings.
  package var notices: [SuppressionNotice] = []

  package init(language: Language) { self.language = language }

  /// JSON Lines: findings in order, then those that do not count, with `suppression`; a file that
  /// could not be read is a line with `error`, and what is said of exceptions one with `notice`.
  package func writeLines(_ files: [Reviewed], to text: ReportText) {
    for file in files {
      if let failure = file.failure {
        let error = JSON.object([
          ("file", .string(file.path)), ("error", .string(failure.text(language))),
        ])
        text(error.line + "\n")
      }
      for finding in file.findings {
        text(object(finding, path: file.path, book: file.book).line + "\n")
      }
      for one in file.suppressed {
        text(object(one, path: file.path, book: file.book).line + "\n")
      }
    }
    for notice in notices { text(object(notice).line + "\n") }
  }

  /// One document: versions, each input with its digest, form and alignment cost, all findings.
  package func writeDocument(
    _ files: [Reviewed], toolVersion: String, ruleSetVersion: String, to text: ReportText
  ) {
    let head = JSON.object([
      ("schema", .integer(Self.schemaVersion)),
      ("tool", .object([("name", .string("kensan")), ("version", .string(toolVersion))])),
      ("rules", .object([("version", .string(ruleSetVersion))])),
    ])
    text(head.opened)
    JSON.write("inputs", files.lazy.map(input), to: text)
    text(",")
    let findings = files.lazy.flatMap { file in
      file.findings.lazy.map { object($0, path: file.path, book: file.book) }
    }
    JSON.write("findings", findings, to: text)
    text(",")
    let suppressed = files.lazy.flatMap { file in
      file.suppressed.lazy.map { object($0, path: file.path, book: file.book) }
    }
    JSON.write("suppressed", suppressed, to: text)
    text(",")
    JSON.write("notices", notices.lazy.map(object), to: text)
    text("}\n")
  }

  private func input(_ file: Reviewed) -> JSON {
    var members: [(String, JSON)] = [
      ("file", .string(file.path)), ("sha256", .optional(file.sha256)),
    ]
    if let form = file.brief {
      members.append(("form", .string(form.template.id)))
      members.append(("edition", .optional(form.template.edition)))
      members.append(("alignmentCost", Self.cost(form.alignmentCost)))
      members.append(("alignmentMargin", form.alignmentMargin.map(Self.cost) ?? .null))
    } else {
      members.append(("form", .null))
    }
    if let failure = file.failure { members.append(("error", .string(failure.text(language)))) }
    return .object(members)
  }

  /// Four digits behind the point tell costs apart; more would be noise of the sum.
  static func cost(_ cost: Double) -> JSON {
    guard cost.isFinite, abs(cost) < 1e9 else { return .null }
    let exact = ExactDecimal(units: Int128((cost * 10_000).rounded()), scale: 4)
    return .number(exact.normalized.description)
  }

  /// A line that excepts findings and is over, of no use or wrong.
  private func object(_ notice: SuppressionNotice) -> JSON {
    let place = notice.entry.place
    return .object([
      ("notice", .string(notice.kind.rawValue)),
      ("source", .string(notice.entry.source.rawValue)),
      ("file", .string(notice.path)),
      ("sheet", place.sheet.isEmpty ? .null : .string(place.sheet)),
      ("cell", .string(place.cell.description)),
      ("message", .string(notice.message.text(language))),
    ])
  }

  /// A finding that does not count, and on whose word.
  private func object(_ one: SuppressedFinding, path: String, book: Book?) -> JSON {
    guard case .object(let members) = object(one.finding, path: path, book: book) else {
      return .null
    }
    let entry = one.suppression
    return .object(
      members + [
        (
          "suppression",
          .object([
            ("source", .string(entry.source.rawValue)),
            ("file", .string(entry.place.file ?? path)),
            ("sheet", entry.place.sheet.isEmpty ? .null : .string(entry.place.sheet)),
            ("cell", .string(entry.place.cell.description)),
            ("reason", .string(entry.reason)),
            ("owner", .string(entry.owner)),
            ("until", entry.until.isEmpty ? .null : .string(entry.until)),
          ])
        )
      ])
  }

  private func object(_ finding: Finding, path: String, book: Book?) -> JSON {
    var members: [(String, JSON)] = [
      ("rule", .string(finding.rule)),
      ("severity", .string(finding.severity.rawValue)),
      ("file", .string(path)),
      // A list that is plain text has no sheet.
      ("sheet", finding.location.sheet.isEmpty ? .null : .string(finding.location.sheet)),
      ("cell", .string(finding.location.cell.description)),
      ("message", .string(finding.message.text(language))),
      ("evidence", .object(finding.evidence.map { ($0.key, .string($0.value)) })),
      (
        "related",
        .array(
          finding.related.map(Self.place))
      ),
    ]
    if !finding.suspects.isEmpty {
      members.append(("suspects", .array(finding.suspects.map(Self.place))))
    }
    // What of them belongs together, where it is not one cell each.
    if finding.suspectSets.contains(where: { $0.count > 1 }) {
      let sets = finding.suspectSets.map { JSON.array($0.map(Self.place)) }
      members.append(("suspectSets", .array(sets)))
    }
    if let fix = finding.fix {
      let edits =
        fix.edits.map { Self.edit($0, book: book) } + fix.sheetEdits.map { self.edit($0) }
      var fixed: [(String, JSON)] = [
        ("safety", .string(fix.safety.rawValue)), ("edits", .array(edits)),
      ]
      if fix.isToUTF8 { fixed.append(("encoding", .string("UTF-8"))) }
      members.append(("fix", .object(fixed)))
    }
    members.append(("id", .string(finding.id)))
    return .object(members)
  }

  private static func place(_ place: Location) -> JSON {
    .object(
      (place.file.map { [("file", .string($0))] } ?? [])
        + [("sheet", .string(place.sheet)), ("cell", .string(place.cell.description))])
  }

  /// No edit of a cell's content: its `kind` tells.
  private func edit(_ edit: SheetEdit) -> JSON {
    .object([
      ("sheet", .string(edit.sheet)), ("cell", .string(edit.reference.description)),
      ("kind", .string(edit.kind)), ("from", .string(edit.before.text(language))),
      ("to", .string(edit.after.text(language))),
    ])
  }

  private static func edit(_ edit: CellEdit, book: Book?) -> JSON {
    let shown = book?.sheet(named: edit.sheet)?[edit.reference]?.shown
    var members: [(String, JSON)] = [
      ("sheet", .string(edit.sheet)),
      ("cell", .string(edit.reference.description)),
      ("from", .string(shown ?? edit.from.raw)),
      ("to", .string(edit.to.raw)),
    ]
    if let formula = edit.formula { members.append(("formula", .string(formula))) }
    return .object(members)
  }
}
