package import Grid
package import Notation

/// One difference between two copies, editions or years of a form.
package struct FormChange: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case added, removed, changed
    /// The same in another notation: widths, spaces, a number with another number of zeros.
    case respelled
    /// The same indicator or record under another heading of the plan.
    case moved
    /// The same indicator or record under another name.
    case renamed
  }

  /// What the difference is in.
  package enum Subject: Hashable, Sendable {
    case value(Role, Period?)
    case indicator, unit, record
    /// A field, by its key.
    case text(String)
  }

  /// What one of the two forms says, and where.
  package struct Side: Sendable {
    package var text: String
    package var location: Location?

    package init(text: String, location: Location?) {
      self.text = text
      self.location = location
    }
  }

  package var kind: Kind
  package var subject: Subject
  /// The plan levels around it, outermost first.
  package var path: [String]
  /// The indicator, or the record, that it belongs to; as the new form names it where it has it.
  package var owner: String
  /// The heading of a text.
  package var heading: String
  package var old: Side?
  package var new: Side?

  /// Where people look it up: in the new form, else in the old one.
  package var location: Location? { new?.location ?? old?.location }
}

extension FormChange {
  /// What the difference is in: the indicator or record, and which of its values or texts.
  package var title: Message {
    switch subject {
    case .value(let role, let period):
      Message(
        ja: "\(owner) \(role.title.ja)" + (period.map { "（\($0.label)）" } ?? ""),
        en: "\(owner) \(role.title.en)" + (period.map { " (\($0.label))" } ?? ""))
    case .unit: Message(ja: "\(owner) 単位", en: "\(owner) unit")
    case .indicator: Message(ja: "指標 \(owner)", en: "indicator \(owner)")
    case .record: Message(ja: owner, en: owner)
    case .text:
      Message(
        ja: [owner, oneLine].filter { !$0.isEmpty }.joined(separator: " "),
        en: [owner, oneLine].filter { !$0.isEmpty }.joined(separator: " "))
    }
  }

  /// Whether it is in a place for somebody's name.
  package var isPerson: Bool {
    guard case .text(let key) = subject else { return false }
    return Field.isPerson(attribute: FieldKey.name(of: key), heading: heading)
  }

  private var oneLine: String { heading.split(whereSeparator: \.isNewline).joined() }
}
