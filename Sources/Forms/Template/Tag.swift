package import Notation

/// One `{{tag}}` of a template.
package struct Tag: Hashable, Sendable {
  /// Where the period of a value stands.
  package enum PeriodRule: Hashable, Sendable {
    /// The tag names it: `@R4`.
    case fixed(Period)
    /// In the sheet's own heading: `@*`.
    case heading
    /// The plan's last year: `@末`.
    case last
    /// Only what the cell itself says: `@?`.
    case stated
  }

  /// The whole name, such as `評価.区分` or `指標.目標`.
  package var key: String
  /// What a value is for, nil for a field that is no value of an indicator.
  package var role: Role?
  package var period: PeriodRule?
  /// Holds for the rows below too, until the next one (`↓`).
  package var fillsDown: Bool
  package var type: FieldType?
  /// What the form itself prints there where nothing is filled in: `{{指標.単位:千円}}`.
  package var printed: String?

  package init(
    key: String, role: Role?, period: PeriodRule?, fillsDown: Bool, type: FieldType?
  ) {
    self.key = key
    self.role = role
    self.period = period
    self.fillsDown = fillsDown
    self.type = type
  }

  /// The kind of content, by the 項目 sheet, else by the tag itself.
  func type(_ items: [TagItem]) -> FieldType? {
    guard let item = items.first(where: { $0.key == key }) else { return type }
    // A line about the tag that names no choices leaves those of the tag.
    switch item.type {
    case .text, .longText, .choice([]), .multipleChoice([]):
      return type?.options.isEmpty == false ? type : item.type
    default: return item.type
    }
  }

  /// The part before the first point.
  package var subject: String { FieldKey.subject(of: key) }
  /// The part behind the first point.
  package var attribute: String { FieldKey.attribute(of: key) }
  package var isIndicatorPart: Bool { subject == "指標" }
  package var isName: Bool { attribute == "名称" }
  /// The role of the value whose year stands in a cell of its own: 指標.実績年度.
  var datedRole: Role? { isIndicatorPart ? Role(datedBy: attribute) : nil }

  /// As it is written, without the braces: `指標.目標@*`.
  package var spelling: String {
    var text = key
    switch period {
    case .fixed(let period): text += "@" + period.label
    case .heading: text += "@*"
    case .last: text += "@末"
    case .stated: text += "@?"
    case nil: break
    }
    return text + (fillsDown ? "↓" : "") + (printed.map { ":" + $0 } ?? "")
  }
}
