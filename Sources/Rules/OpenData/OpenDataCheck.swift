package import Grid

/// One requirement on open tables: what it asks for, how much it weighs, how it is decided.
///
/// Source: machine-readability.md 1.2 and 2 (DA rules L1-01 to L3-09 with the v1.2 items they cover).
package struct OpenDataCheck: Sendable {
  /// The weight that the DA's sample program gives the rule.
  package enum Weight: String, Sendable { case fatal, critical, major, minor }

  /// `L1-01` to `L3-09`.
  package var id: String
  /// The requirement as the rule words it.
  package var title: Message
  package var weight: Weight
  /// The items of the older checklist (v1.2) that ask for the same.
  package var items: [String]
  /// What to do about it.
  package var remedy: Message
  /// Each line's fault is of this check.
  package var examples: [TableExample]
  package var find: @Sendable (TableContext) -> [OpenDataFault]

  var severity: Severity {
    switch weight {
    case .fatal: .error
    case .critical: .warning
    case .major, .minor: .info
    }
  }
}

/// A place where an open table does not meet a requirement.
package struct OpenDataFault: Sendable {
  var sheet: Int
  /// The heading of the column, or what else must be changed.
  var cell: CellReference
  /// The cells that show it.
  var related: [CellReference]
  /// What is there.
  var message: Message
  /// Where one case weighs otherwise than the check does.
  var severity: Severity?

  init(
    sheet: Int, cell: CellReference, related: [CellReference] = [], severity: Severity? = nil,
    ja: String, en: String
  ) {
    self.sheet = sheet
    self.cell = cell
    self.related = related
    self.severity = severity
    message = Message(ja: ja, en: en)
  }
}
