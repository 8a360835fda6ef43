import Forms
package import Grid
package import Review
import Rules

/// The findings as SARIF, for editors and code hosts.
///
/// Source: OASIS SARIF 2.1.0 (schema `sarif-schema-2.1.0.json`).
package struct FindingSARIF: Sendable {
  package var language: Language
  package var toolVersion: String
  /// The address of the pages about the rules, nil where there are none.
  package var docs: String?
  /// What is to be said of lines that except findings.
  package var notices: [SuppressionNotice] = []

  package init(language: Language, toolVersion: String, docs: String?) {
    self.language = language
    self.toolVersion = toolVersion
    self.docs = docs
  }

  package func write(_ files: [Reviewed], to text: ReportText) {
    var used: [String: Rule] = [:]
    for file in files {
      for finding in file.findings + file.suppressed.map(\.finding) {
        used[finding.rule] = used[finding.rule] ?? file.rule(of: finding)
      }
    }
    // In the order of the catalogue; a form's own rules follow.
    let listed = Rule.all.filter { used.removeValue(forKey: $0.id) != nil }
    let rules = listed + used.values.sorted { $0.id < $1.id }
    let index = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let results = files.lazy.flatMap { file in
      file.findings.map { result($0, file, rule: index[$0.rule]) }
        + file.suppressed.map { one in
          result(one.finding, file, rule: index[one.finding.rule], suppression: one.suppression)
        }
    }
    let head = JSON.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
    ])
    text(head.opened + "\"runs\":[")
    let run = JSON.object([
      ("tool", .object([("driver", driver(rules))])),
      ("language", .string(language.rawValue)),
      ("invocations", .array([invocation(files)])),
      ("artifacts", .array(files.map(artifact))),
      ("columnKind", .string("unicodeCodePoints")),
    ])
    text(run.opened)
    JSON.write("results", results, to: text)
    text("}]}\n")
  }

  private func driver(_ rules: [Rule]) -> JSON {
    .object([
      ("name", .string("kensan")),
      ("version", .string(toolVersion)),
      ("rules", .array(rules.map(descriptor))),
    ])
  }

  private func descriptor(_ rule: Rule) -> JSON {
    var members = [
      ("id", JSON.string(rule.id)),
      ("shortDescription", text(rule.title)),
      ("fullDescription", text(rule.condition)),
      ("help", text(rule.remedy)),
      ("defaultConfiguration", .object([("level", .string(Self.level(rule.severity)))])),
    ]
    if let docs {
      members.append(("helpUri", .string(RulePage.address(rule.id, language, in: docs))))
    }
    return .object(members)
  }

  /// A file that could not be read stands here, for it has no findings.
  private func invocation(_ files: [Reviewed]) -> JSON {
    let failed = files.filter { $0.failure != nil }
    let notifications = failed.map { file in
      JSON.object([
        ("level", .string("error")),
        ("message", .object([("text", .string(file.failure?.text(language) ?? ""))])),
        (
          "locations",
          .array([.object([("physicalLocation", .object([("artifactLocation", uri(file.path))]))])])
        ),
      ])
    }
    return .object([
      ("executionSuccessful", .boolean(failed.isEmpty)),
      ("toolExecutionNotifications", .array(notifications)),
      ("toolConfigurationNotifications", .array(self.notices.map(notification))),
    ])
  }

  /// A line that excepts findings and is over, of no use or wrong.
  private func notification(_ notice: SuppressionNotice) -> JSON {
    let place = notice.entry.place
    let physical = JSON.object([("artifactLocation", uri(notice.path))])
    return .object([
      ("descriptor", .object([("id", .string(notice.kind.rawValue))])),
      ("level", .string("warning")),
      ("message", .object([("text", .string(notice.message.text(language)))])),
      (
        "locations",
        .array([
          .object([("physicalLocation", physical), ("logicalLocations", logical(place))])
        ])
      ),
    ])
  }

  private func artifact(_ file: Reviewed) -> JSON {
    var members = [("location", uri(file.path))]
    if let digest = file.sha256 {
      members.append(("hashes", .object([("sha-256", .string(digest))])))
    }
    return .object(members)
  }

  private func result(
    _ finding: Finding, _ file: Reviewed, rule: Int?, suppression: Suppression? = nil
  ) -> JSON {
    var members: [(String, JSON)] = [("ruleId", .string(finding.rule))]
    if let rule { members.append(("ruleIndex", .integer(rule))) }
    let lines = [finding.message] + finding.detail
    members += [
      ("level", .string(Self.level(finding.severity))),
      (
        "message",
        .object([("text", .string(lines.map { $0.text(language) }.joined(separator: "\n")))])
      ),
      ("locations", .array([location(finding.location, file)])),
    ]
    let related = relatedLocations(finding, file)
    if !related.isEmpty { members.append(("relatedLocations", .array(related))) }
    members.append(("partialFingerprints", .object([("kensan/v1", .string(finding.id))])))
    if let suppression {
      let one = JSON.object([
        ("kind", .string(suppression.source == .baseline ? "external" : "inSource")),
        ("justification", .string(suppression.reason)),
      ])
      members.append(("suppressions", .array([one])))
    }
    return .object(members)
  }

  /// What the finding was held against, and the cells that are likely wrong, said to be so.
  private func relatedLocations(_ finding: Finding, _ file: Reviewed) -> [JSON] {
    let suspects = finding.suspects
    let isTie = finding.suspectSets.count > 1
    let said =
      switch (isTie, language) {
      case (false, .ja): "あやしいセル"
      case (true, .ja): "あやしいセルの1つ（どれかは決められない）"
      case (false, .en): "likely wrong"
      case (true, .en): "one of those that may be wrong (a tie)"
      }
    let others = finding.related.filter { place in
      !suspects.contains { $0.sheet == place.sheet && $0.cell == place.cell } || place.file != nil
    }
    // Two stretches of one cell are one place.
    var seen: Set<Location> = []
    let cells = others.map { place in
      var place = place
      place.range = nil
      return place
    }.filter { seen.insert($0).inserted }
    return cells.map { location($0, file) } + suspects.map { location($0, file, said: said) }
  }

  private func logical(_ place: Location) -> JSON {
    .array([
      .object([
        ("name", .string(place.cell.description)),
        ("fullyQualifiedName", .string(place.description)),
        ("kind", .string("cell")),
      ])
    ])
  }

  /// A cell is a logical place; in CSV it is a line too.
  private func location(_ place: Location, _ file: Reviewed, said: String? = nil) -> JSON {
    var physical = [("artifactLocation", uri(place.file ?? file.path))]
    if place.file == nil, file.book?.kind.isPlainText == true {
      physical.append(("region", .object([("startLine", .integer(place.cell.row + 1))])))
    }
    let message = said.map { ("message", JSON.object([("text", .string($0))])) }
    return .object(
      [("physicalLocation", .object(physical)), ("logicalLocations", logical(place))]
        + [message].compactMap(\.self))
  }

  private func text(_ message: Message) -> JSON {
    .object([("text", .string(message.text(language)))])
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  /// Names of files hold spaces and Japanese; an address does not.
  ///
  /// Source: RFC 3986, 2.
  private func uri(_ path: String) -> JSON {
    var address = path.utf8.first == UInt8(ascii: "/") ? "file://" : ""
    let digits = Array("0123456789ABCDEF")
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default: address += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return .object([("uri", .string(address))])
  }
}
