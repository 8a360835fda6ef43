import Grid

/// A control of the other family: a class and a bag of properties, in XML or in bytes.
///
/// Source: MS-OI29500 3.1 (ocx, ocxPr); MS-OFORMS 2.2 (the controls of Forms 2.0).
enum ActiveX {
  /// Kind, class, label, state and group of the control; what cannot be read stays unknown.
  static func read(_ path: String, into control: inout Control, _ loader: inout PartLoader) {
    control.family = .activeX
    control.kind = .other
    guard let root = loader.tree(path) else { return }
    let id = (root.attributes["r:classid"] ?? root.attributes["classid"] ?? "").uppercased()
    let known = classes[id]
    control.kind = known?.kind ?? .other
    control.activeXClass = known?.name ?? id
    let hasState = FormControls.haveState.contains(control.kind)
    if hasState { control.state = .unknown }

    var properties: ActiveXProperties?
    if let binary = root.attributes["r:id"] {
      let relationships = loader.relationships(of: path)
      let bytes = loader.part(binary, in: relationships, of: path).flatMap { loader.bytes($0) }
      properties = bytes.flatMap { ActiveXProperties($0, of: control.kind) }
    } else {
      properties = ActiveXProperties(root)
    }
    guard let properties else { return }
    if let caption = properties.caption { control.label = caption }
    if let link = properties.linkedCell { control.linkedCell = link }
    control.group = properties.group ?? control.group
    if hasState { control.state = states[properties.value?.lowercased() ?? ""] ?? .unknown }
  }

  private static let states: [String: Control.State] = [
    "0": .off, "false": .off, "1": .on, "-1": .on, "true": .on, "2": .mixed, "null": .mixed,
  ]

  /// The controls that come with Office.
  private static let classes: [String: (kind: Control.Kind, name: String)] = [
    "{8BD21D40-EC42-11CE-9E0D-00AA006002F3}": (.checkBox, "Forms.CheckBox.1"),
    "{8BD21D50-EC42-11CE-9E0D-00AA006002F3}": (.optionButton, "Forms.OptionButton.1"),
    "{8BD21D60-EC42-11CE-9E0D-00AA006002F3}": (.toggleButton, "Forms.ToggleButton.1"),
    "{8BD21D10-EC42-11CE-9E0D-00AA006002F3}": (.editBox, "Forms.TextBox.1"),
    "{8BD21D20-EC42-11CE-9E0D-00AA006002F3}": (.listBox, "Forms.ListBox.1"),
    "{8BD21D30-EC42-11CE-9E0D-00AA006002F3}": (.dropDown, "Forms.ComboBox.1"),
    "{D7053240-CE69-11CD-A777-00DD01143C57}": (.button, "Forms.CommandButton.1"),
    "{978C9E23-D4B0-11CE-BF2D-00AA003F40D0}": (.label, "Forms.Label.1"),
    "{4C599241-6926-101B-9992-00000B65C6F9}": (.picture, "Forms.Image.1"),
    "{79176FB0-B7F2-11CE-97EF-00AA006D2776}": (.spinner, "Forms.SpinButton.1"),
    "{DFD181E0-5E2F-11CE-A449-00AA004A803D}": (.scrollBar, "Forms.ScrollBar.1"),
    "{6E182020-F460-11CE-9BCD-00AA00608E01}": (.groupBox, "Forms.Frame.1"),
  ]
}
