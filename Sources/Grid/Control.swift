/// A check box, option button, list or the like that lies over the cells.
///
/// Source: ECMA-376 Part 1, 18.3.1.19 (control); MS-XLSX 2.6.67 (CT_FormControlPr); ECMA-376 Part
/// 4, 19.4 (ClientData); MS-OFORMS 2.2 (ActiveX).
public struct Control: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case checkBox, optionButton, groupBox, listBox, dropDown, button, label, editBox, scrollBar
    case spinner, toggleButton, picture, other
  }

  /// The two families of controls: those of the form toolbar, and ActiveX.
  public enum Family: String, Sendable { case form, activeX }

  /// What a box, option or toggle shows; `unknown` where the file keeps it in a way not read here.
  public enum State: String, Sendable { case on, off, mixed, unknown }

  public var kind: Kind
  public var family: Family
  public var name: String
  /// The text beside or on it.
  public var label: String
  public var anchor: Anchor?
  /// nil for kinds that are neither on nor off.
  public var state: State?
  /// The cell that holds the state too, as the file writes it: `$B$7`, `表!$B$7`.
  public var linkedCell: String?
  /// Where a list takes its entries from.
  public var listRange: String?
  /// The chosen entries of a list, from 0.
  public var selection: [Int]
  /// The group box an option button stands in, or the group an ActiveX one names; nil for the
  /// sheet's own group. Of one group one button is on.
  public var group: String?
  public var isHidden: Bool
  /// The class of an ActiveX control: `Forms.CheckBox.1`, or its CLSID where that is unknown.
  public var activeXClass: String?
  /// The macro that a click starts.
  public var macro: String?
  /// The number of its shape, by which the parts of the file name it.
  public var shape: Int?

  public init(
    kind: Kind, family: Family = .form, name: String = "", label: String = "",
    anchor: Anchor? = nil, state: State? = nil, linkedCell: String? = nil, listRange: String? = nil,
    selection: [Int] = [], group: String? = nil, isHidden: Bool = false,
    activeXClass: String? = nil, macro: String? = nil, shape: Int? = nil
  ) {
    self.kind = kind
    self.family = family
    self.name = name
    self.label = label
    self.anchor = anchor
    self.state = state
    self.linkedCell = linkedCell
    self.listRange = listRange
    self.selection = selection
    self.group = group
    self.isHidden = isHidden
    self.activeXClass = activeXClass
    self.macro = macro
    self.shape = shape
  }
}
