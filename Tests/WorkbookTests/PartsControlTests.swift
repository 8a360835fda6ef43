import Grid
import Testing

@testable import Workbook

@Suite("check boxes, option buttons and lists over the cells")
struct PartsControlTests {
  private static let known = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"

  private func place(_ row: Int, _ column: Int) -> String {
    "<from><xdr:col>\(column)</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>\(row)</xdr:row>"
      + "<xdr:rowOff>0</xdr:rowOff></from>"
  }

  private func anchor(_ from: (Int, Int), _ to: (Int, Int)) -> String {
    "<anchor>\(place(from.0, from.1))"
      + place(to.0, to.1).replacing("from>", with: "to>") + "</anchor>"
  }

  private func control(_ number: Int, _ name: String, _ anchor: String, _ more: String = "")
    -> String
  {
    "<mc:AlternateContent><mc:Choice Requires='x14'><control shapeId='\(number)' r:id='c\(number)' "
      + "name='\(name)'><controlPr \(more)>\(anchor)</controlPr></control></mc:Choice><mc:Fallback>"
      + "<control shapeId='\(number)' r:id='c\(number)' name='\(name)'/></mc:Fallback>"
      + "</mc:AlternateContent>"
  }

  private func package(_ controls: [String]) -> HandmadePackage {
    var package = HandmadePackage()
    package.sheet =
      "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
      + "<mc:Choice xmlns:x14='\(Self.known)' xmlns:xdr='xdr' Requires='x14'><controls>"
      + controls.joined() + "</controls></mc:Choice></mc:AlternateContent>"
    return package
  }

  private func range(_ text: String) -> Anchor {
    let cells = CellRange(text)!
    let end = CellReference(row: cells.last.row + 1, column: cells.last.column + 1)
    return .twoCell(from: Anchor.Corner(cell: cells.first), to: Anchor.Corner(cell: end))
  }

  @Test(
    "form controls tell kind, label, state, linked cell, choices, and the group box they are in")
  func formControls() throws {
    var package = package([
      control(1, "枠", anchor((0, 0), (5, 5))), control(2, "甲", anchor((1, 1), (2, 2))),
      control(3, "乙", anchor((2, 1), (3, 2))), control(4, "外", anchor((7, 1), (8, 2))),
      control(5, "済", anchor((9, 0), (10, 1))), control(6, "表", anchor((9, 2), (10, 3))),
    ])
    let settings = [
      "objectType='GBox'", "objectType='Radio' checked='Checked' fmlaLink='$B$7' firstButton='1'",
      "objectType='Radio'", "objectType='Radio'", "objectType='CheckBox' checked='Mixed'",
      "objectType='List' sel='2' fmlaRange='$A$1:$A$3' fmlaLink='C1' multiSel='1,3' selType='multi'",
    ]
    for (index, setting) in settings.enumerated() {
      package.links.append(("c\(index + 1)", "ctrlProp", "../ctrlProps/p\(index).xml"))
      package.parts["xl/ctrlProps/p\(index).xml"] =
        "<formControlPr xmlns='\(Self.known)' \(setting)/>"
    }
    let book = try package.book()
    #expect(
      book.sheets[0].controls == [
        Control(kind: .groupBox, name: "枠", anchor: range("A1:E5"), shape: 1),
        Control(
          kind: .optionButton, name: "甲", anchor: range("B2"), state: .on, linkedCell: "$B$7",
          group: "枠", shape: 2),
        Control(
          kind: .optionButton, name: "乙", anchor: range("B3"), state: .off, group: "枠", shape: 3),
        Control(kind: .optionButton, name: "外", anchor: range("B8"), state: .off, shape: 4),
        Control(kind: .checkBox, name: "済", anchor: range("A10"), state: .mixed, shape: 5),
        Control(
          kind: .listBox, name: "表", anchor: range("C10"), linkedCell: "C1",
          listRange: "$A$1:$A$3", selection: [0, 2], shape: 6),
      ])
    #expect(book.warnings.isEmpty)
  }

  @Test("the label comes from the drawing, else from the VML; neither is told twice")
  func labels() throws {
    var package = package([
      control(1025, "箱 1", anchor((1, 1), (2, 2))), control(1026, "箱 2", anchor((2, 1), (3, 2))),
    ])
    package.sheet += "<legacyDrawing r:id='v'/><drawing r:id='d'/>"
    package.links = [
      ("v", "vmlDrawing", "../drawings/v.vml"), ("d", "drawing", "../drawings/d.xml"),
      ("c1025", "ctrlProp", "../p.xml"), ("c1026", "ctrlProp", "../p.xml"),
    ]
    package.parts["xl/p.xml"] = "<formControlPr objectType='CheckBox' checked='Checked'/>"
    package.parts["xl/drawings/v.vml"] =
      "<xml xmlns:v='v' xmlns:x='x' xmlns:o='o'>"
      + vml("id='_x0000_s1025'", text: "古い名", "<x:Checked>0</x:Checked>")
      + vml("id='Box_x0020_2' o:spid='_x0000_s1026'", text: "一部<br>達成") + "</xml>"
    package.parts["xl/drawings/d.xml"] =
      "<wsDr xmlns:a14='a14'><twoCellAnchor><sp><nvSpPr><cNvPr id='1025' name='箱 1' hidden='1'><extLst>"
      + "<ext><a14:compatExt spid='_x0000_s1025'/></ext></extLst></cNvPr></nvSpPr><txBody><p><r>"
      + "<t>全て達成</t></r></p></txBody></sp></twoCellAnchor></wsDr>"
    let sheet = try package.book().sheets[0]
    #expect(
      sheet.controls == [
        Control(
          kind: .checkBox, name: "箱 1", label: "全て達成", anchor: range("B2"), state: .on, shape: 1025),
        Control(
          kind: .checkBox, name: "箱 2", label: "一部\n達成", anchor: range("B3"), state: .on,
          shape: 1026),
      ])
    #expect(sheet.drawings.isEmpty)
  }

  private func vml(_ id: String, type: String = "Checkbox", text: String, _ facts: String = "")
    -> String
  {
    "<v:shape \(id) style='position:absolute'><v:textbox>\n  <div style='x'><font>\(text)</font></div>"
      + "\n </v:textbox><x:ClientData ObjectType='\(type)'><x:Anchor>\n 1, 2, 3, 4,  2, 0, 4, 0"
      + "</x:Anchor>\(facts)</x:ClientData></v:shape>"
  }

  @Test("controls that only the VML drawing knows, as Excel 2007 writes them, are all there")
  func onlyVML() throws {
    var package = HandmadePackage()
    package.sheet = "<legacyDrawing r:id='v'/>"
    package.links = [("v", "vmlDrawing", "../drawings/v.vml")]
    package.parts["xl/drawings/v.vml"] =
      "<xml xmlns:v='v' xmlns:x='x' xmlns:o='o'>"
      + vml(
        "id='Check_x0020_Box_x0020_3' o:spid='_x0000_s3'", text: "全て&amp;達成",
        "<x:Checked>1</x:Checked><x:FmlaLink>$B$7</x:FmlaLink>")
      + vml("id='_x0000_s4'", type: "Radio", text: "甲", "<x:Checked>2</x:Checked>")
      + vml(
        "id='_x0000_s5'", type: "Drop", text: "", "<x:Sel>3</x:Sel><x:FmlaRange>A1:A9</x:FmlaRange>"
      )
      + vml("id='_x0000_s6'", type: "Note", text: "メモ") + "</xml>"
    let place = Anchor.twoCell(
      from: Anchor.Corner(cell: CellReference("B4")!, x: 2 * 9525, y: 4 * 9525),
      to: Anchor.Corner(cell: CellReference("C5")!))
    #expect(
      try package.book().sheets[0].controls == [
        Control(
          kind: .checkBox, name: "Check Box 3", label: "全て&達成", anchor: place, state: .on,
          linkedCell: "$B$7", shape: 3),
        Control(kind: .optionButton, label: "甲", anchor: place, state: .mixed, shape: 4),
        Control(kind: .dropDown, anchor: place, listRange: "A1:A9", selection: [2], shape: 5),
      ])
  }

  @Test("ActiveX in XML: class, caption, state, group and linked cell")
  func activeXBag() throws {
    var package = package([
      control(1, "CheckBox1", anchor((0, 0), (1, 1)), "linkedCell='A9'"),
      control(2, "Other1", anchor((0, 0), (1, 1))),
    ])
    package.links = [("c1", "control", "../activeX/a.xml"), ("c2", "control", "../activeX/b.xml")]
    package.parts["xl/activeX/a.xml"] =
      "<ax:ocx xmlns:ax='ax' ax:classid='{8bd21d40-EC42-11CE-9E0D-00AA006002F3}' "
      + "ax:persistence='persistPropertyBag'><ax:ocxPr ax:name='Caption' ax:value='提出済'/>"
      + "<ax:ocxPr ax:name='Value' ax:value='1'/><ax:ocxPr ax:name='GroupName' ax:value='組'/></ax:ocx>"
    package.parts["xl/activeX/b.xml"] =
      "<ax:ocx xmlns:ax='ax' ax:classid='{00000000-0000-0000-0000-00000000ABCD}'/>"
    #expect(
      try package.book().sheets[0].controls == [
        Control(
          kind: .checkBox, family: .activeX, name: "CheckBox1", label: "提出済",
          anchor: range("A1"), state: .on, linkedCell: "A9", group: "組",
          activeXClass: "Forms.CheckBox.1", shape: 1),
        Control(
          kind: .other, family: .activeX, name: "Other1", anchor: range("A1"),
          activeXClass: "{00000000-0000-0000-0000-00000000ABCD}", shape: 2),
      ])
  }

  @Test("ActiveX in bytes: an option button's value, caption and group; what is cut off is unknown")
  func activeXBytes() throws {
    // MS-OFORMS 2.2.5: colours, size, value, caption and group are in the mask.
    func little(_ value: UInt64, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
    func text(_ text: String) -> [UInt8] {
      let bytes = text.utf16.flatMap { little(UInt64($0), 2) }
      return bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }
    let mask: UInt64 = 1 << 0 | 1 << 6 | 1 << 8 | 1 << 22 | 1 << 23 | 1 << 32 | 1 << 31
    var bytes = [UInt8](repeating: 0xAB, count: 16) + [0, 2, 0, 0] + little(mask, 8)
    bytes += little(0x2C80_081B, 4) + [5, 0, 0, 0]
    // Lengths: the value in one byte a character, the others in two.
    bytes += little(0x8000_0001, 4) + little(8, 4) + little(4, 4)
    bytes += little(2540, 4) + little(846, 4)
    bytes += [UInt8(ascii: "1"), 0, 0, 0] + text("一部達成") + text("判定")

    func controls(_ bytes: [UInt8]) throws -> [Control] {
      var package = package([control(1, "OptionButton1", anchor((0, 0), (1, 1)))])
      package.links = [("c1", "control", "../activeX/a.xml")]
      package.parts["xl/activeX/a.xml"] =
        "<ax:ocx xmlns:ax='ax' xmlns:r='r' ax:classid='{8BD21D50-EC42-11CE-9E0D-00AA006002F3}' "
        + "r:id='b'/>"
      package.parts["xl/activeX/_rels/a.xml.rels"] =
        "<Relationships><Relationship Id='b' Type='x/activeXControlBinary' Target='a.bin'/>"
        + "</Relationships>"
      package.binary["xl/activeX/a.bin"] = bytes
      return try package.book().sheets[0].controls
    }
    var wanted = Control(
      kind: .optionButton, family: .activeX, name: "OptionButton1", label: "一部達成",
      anchor: range("A1"), state: .on, group: "判定", activeXClass: "Forms.OptionButton.1", shape: 1)
    #expect(try controls(bytes) == [wanted])
    (wanted.label, wanted.state, wanted.group) = ("", .unknown, nil)
    for length in [0, 15, 17, 30, 40] {
      #expect(try controls(Array(bytes.prefix(length))) == [wanted], "\(length)")
    }
  }

  @Test("a control whose part is missing keeps what the sheet says of it, with a warning")
  func missingPart() throws {
    var package = package([control(1, "箱", anchor((0, 0), (1, 1)), "linkedCell='B2'")])
    package.links = [("c1", "ctrlProp", "../none.xml")]
    let book = try package.book()
    #expect(
      book.sheets[0].controls == [
        Control(kind: .other, name: "箱", anchor: range("A1"), linkedCell: "B2", shape: 1)
      ])
    #expect(book.warnings.map(\.part) == [HandmadePackage.sheetPart])
  }
}
