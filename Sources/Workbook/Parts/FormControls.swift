import Grid

/// The controls of a sheet. What a control is stands in up to four places: the sheet's list of
/// controls, a part of its own, the old VML drawing and the new drawing; the number of its shape
/// ties them together.
///
/// Source: ECMA-376 Part 1, 18.3.1.19 (control), 18.3.1.20 (controlPr); MS-XLSX 2.6.67
/// (CT_FormControlPr); ECMA-376 Part 4, 19.4 (ClientData).
struct FormControls {
  private let part: String
  private let relationships: Relationships
  private let shapes: [Int: VMLDrawing.Shape]
  private let images: [Int: DrawnObject]
  private(set) var controls: [Control] = []
  /// The numbers of the shapes that belong to controls.
  private(set) var numbers: Set<Int> = []

  init(
    _ elements: [XMLElement], of part: String, _ relationships: Relationships,
    shapes: [VMLDrawing.Shape], items: [Drawing.Item], _ loader: inout PartLoader
  ) {
    self.part = part
    self.relationships = relationships
    var shapesByNumber: [Int: VMLDrawing.Shape] = [:]
    for shape in shapes { if let number = shape.number { shapesByNumber[number] = shape } }
    self.shapes = shapesByNumber
    var images: [Int: DrawnObject] = [:]
    for item in items { if let number = item.control { images[number] = item.object } }
    self.images = images

    for element in elements {
      guard loader.admits(part) else { break }
      read(element, &loader)
    }
    for shape in shapes {
      guard let kind = Self.kinds[shape.type.lowercased()] else { continue }
      if let number = shape.number, !numbers.insert(number).inserted { continue }
      controls.append(control(kind, shape))
    }
    joinGroups()
  }

  private mutating func read(_ element: XMLElement, _ loader: inout PartLoader) {
    let number = element.number("shapeId")
    let shape = number.flatMap { shapes[$0] }
    let image = number.flatMap { images[$0] }
    if let number, !numbers.insert(number).inserted { return }
    var control = control(
      shape.flatMap { Self.kinds[$0.type.lowercased()] } ?? .other, shape ?? VMLDrawing.Shape())
    control.name = element.attributes["name"] ?? control.name
    control.shape = number
    if let label = image?.text, !label.isEmpty { control.label = label }
    let settings = element.child("controlPr")
    let anchor = settings?.child("anchor").flatMap { Anchor($0) }
    control.anchor = anchor ?? image?.anchor ?? control.anchor
    control.linkedCell = settings?.attributes["linkedCell"] ?? control.linkedCell
    control.listRange = settings?.attributes["listFillRange"] ?? control.listRange
    control.macro = settings?.attributes["macro"] ?? control.macro
    if let id = element.attributes["r:id"], let path = loader.part(id, in: relationships, of: part)
    {
      if relationships[id]?.type == "ctrlProp" {
        if let root = loader.tree(path) { Self.apply(root, to: &control) }
      } else {
        ActiveX.read(path, into: &control, &loader)
      }
    }
    controls.append(control)
  }

  /// What the VML drawing says; this is all that Excel 2007 and some other programs write.
  private func control(_ kind: Control.Kind, _ shape: VMLDrawing.Shape) -> Control {
    let facts = shape.facts
    var control = Control(
      kind: kind, name: shape.name, label: shape.text,
      anchor: facts["Anchor"].flatMap { Anchor(vml: $0) }, linkedCell: facts["FmlaLink"],
      listRange: facts["FmlaRange"], isHidden: shape.isHidden, macro: facts["FmlaMacro"],
      shape: shape.number)
    if Self.haveState.contains(kind) {
      control.state = Self.states[facts["Checked"] ?? "0"] ?? .unknown
    }
    control.selection = Self.selection(facts["Sel"], facts["MultiSel"])
    return control
  }

  private static func apply(_ root: XMLElement, to control: inout Control) {
    let attributes = root.attributes
    control.kind = kinds[(attributes["objectType"] ?? "").lowercased()] ?? control.kind
    control.linkedCell = attributes["fmlaLink"] ?? control.linkedCell
    control.listRange = attributes["fmlaRange"] ?? control.listRange
    control.macro = attributes["fmlaMacro"] ?? control.macro
    if haveState.contains(control.kind) {
      control.state = states[attributes["checked"] ?? "Unchecked"] ?? .unknown
    }
    let selection = selection(attributes["sel"], attributes["multiSel"])
    if !selection.isEmpty { control.selection = selection }
  }

  /// Entries are numbered from 1 in the file, 0 is none.
  private static func selection(_ one: String?, _ many: String?) -> [Int] {
    let numbers = (many ?? one ?? "").split { $0 == "," || $0 == " " }.compactMap { Int($0) }
    return numbers.filter { $0 > 0 }.map { $0 - 1 }
  }

  /// An option button belongs to the group box it stands in.
  private mutating func joinGroups() {
    // No sheet for people has more; each button is held against each.
    let boxes = controls.filter { $0.kind == .groupBox }.prefix(300)
    guard !boxes.isEmpty else { return }
    for index in controls.indices where controls[index].kind == .optionButton {
      guard controls[index].family == .form, let anchor = controls[index].anchor else { continue }
      // Of boxes within boxes the innermost counts: the one that no other begins within.
      let around = boxes.filter { $0.anchor?.holds(anchor) == true }
      let inner = around.last { box in
        !around.contains { $0 != box && $0.anchor.map { box.anchor?.holds($0) == true } == true }
      }
      controls[index].group = (inner ?? around.last)?.name
    }
  }

  static let haveState: Set<Control.Kind> = [.checkBox, .optionButton, .toggleButton]

  private static let states: [String: Control.State] = [
    "0": .off, "1": .on, "2": .mixed, "Unchecked": .off, "Checked": .on, "Mixed": .mixed,
  ]

  /// By the object types of form control parts and of VML, in lower case.
  private static let kinds: [String: Control.Kind] = [
    "checkbox": .checkBox, "radio": .optionButton, "gbox": .groupBox, "list": .listBox,
    "drop": .dropDown, "button": .button, "label": .label, "edit": .editBox, "editbox": .editBox,
    "scroll": .scrollBar, "spin": .spinner, "dialog": .other,
  ]
}
