/// Something drawn over the cells: a shape with or without text, a picture, a chart. The members of
/// a group are objects of their own, each at the group's anchor.
///
/// Source: ECMA-376 Part 1, 20.5 (SpreadsheetML drawings); 19.2 of Part 4 (VML).
public struct DrawnObject: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case shape, textBox, connector, picture, chart, diagram, group, other
  }

  public var kind: Kind
  public var name: String
  /// The alternative text.
  public var description: String
  public var title: String
  /// The text in it, a line per paragraph; empty where there is none.
  public var text: String
  /// The cell whose value a shape shows in place of its own text: `$B$7`.
  public var linkedCell: String?
  /// nil where the file places it nowhere.
  public var anchor: Anchor?
  public var isHidden: Bool
  /// The names of the groups it stands in, outermost first.
  public var groups: [String]
  /// The part that holds the picture or chart.
  public var part: String?

  public init(
    kind: Kind, name: String = "", description: String = "", title: String = "", text: String = "",
    linkedCell: String? = nil, anchor: Anchor? = nil, isHidden: Bool = false, groups: [String] = [],
    part: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.description = description
    self.title = title
    self.text = text
    self.linkedCell = linkedCell
    self.anchor = anchor
    self.isHidden = isHidden
    self.groups = groups
    self.part = part
  }
}
