package import Forms
import Grid
import Notation

/// The differences between two editions of a form, for other programs.
package enum DiffJSON {
  package static let schemaVersion = 1

  /// One object a line.
  package static func lines(_ changes: [FormChange]) -> String {
    changes.map { object($0).line + "\n" }.joined()
  }

  /// One document: the two files, the counts, all differences.
  package static func document(
    _ changes: [FormChange], old: String, new: String, toolVersion: String
  ) -> String {
    JSON.object([
      ("schema", .integer(schemaVersion)),
      ("tool", .object([("name", .string("kensan")), ("version", .string(toolVersion))])),
      ("old", .string(old)), ("new", .string(new)),
      (
        "counts",
        .object(
          FormChange.Kind.listed.map { kind in
            (kind.rawValue, .integer(changes.count { $0.kind == kind }))
          })
      ),
      ("changes", .array(changes.map(object))),
    ]).line + "\n"
  }

  private static func object(_ change: FormChange) -> JSON {
    var members: [(String, JSON)] = [
      ("kind", .string(change.kind.rawValue)),
      ("subject", .string(change.subject.name)),
      ("path", .array(change.path.map { .string($0) })),
      ("owner", .string(change.owner)),
    ]
    switch change.subject {
    case .value(let role, let period):
      members.append(("role", .string(role.rawValue)))
      switch period?.json {
      case .number(let year): members.append(("period", .integer(year)))
      case .text(let text): members.append(("period", .string(text)))
      case nil: members.append(("period", .null))
      }
    case .text(let key): members.append(("field", .string(key)))
    case .indicator, .unit, .record: break
    }
    members.append(("old", side(change.old)))
    members.append(("new", side(change.new)))
    return .object(members)
  }

  private static func side(_ side: FormChange.Side?) -> JSON {
    guard let side else { return .null }
    return .object([
      ("text", .string(side.text)),
      ("sheet", .optional(side.location?.sheet)),
      ("cell", .optional(side.location?.cell.description)),
    ])
  }
}
