import Grid

/// What is drawn over the cells of a sheet.
///
/// Source: ECMA-376 Part 1, 20.5 (SpreadsheetML drawings).
struct Drawing {
  /// A shape, and the number of the control it is the image of, if it is one.
  struct Item {
    var object: DrawnObject
    var control: Int?
  }

  private(set) var items: [Item] = []
  private let part: String
  private var relationships = Relationships(all: [])

  init(_ part: String, _ loader: inout PartLoader) {
    self.part = part
    guard let root = loader.tree(part) else { return }
    relationships = loader.relationships(of: part)
    for element in root.children {
      let anchor = Anchor(element)
      for object in element.children { read(object, anchor, groups: [], isHidden: false, &loader) }
    }
  }

  private mutating func read(
    _ element: XMLElement, _ anchor: Anchor?, groups: [String], isHidden: Bool,
    _ loader: inout PartLoader
  ) {
    let kinds: [String: DrawnObject.Kind] = [
      "sp": .shape, "cxnSp": .connector, "pic": .picture, "graphicFrame": .other, "grpSp": .group,
      "contentPart": .other,
    ]
    guard let kind = kinds[element.name], loader.admits(part) else { return }
    let naming = element.children.first { $0.name.hasPrefix("nv") }?.child("cNvPr")
    var object = DrawnObject(
      kind: kind, name: naming?.attributes["name"] ?? "",
      description: naming?.attributes["descr"] ?? "", title: naming?.attributes["title"] ?? "",
      text: element.child("txBody").map(Self.text) ?? "", anchor: anchor,
      isHidden: isHidden || naming?.flag("hidden") == true, groups: groups)
    let control = naming?.descendants("compatExt").first?.attributes["spid"]
    switch element.name {
    case "sp":
      let isTextBox = element.child("nvSpPr")?.child("cNvSpPr")?.flag("txBox") == true
      if isTextBox { object.kind = .textBox }
      let link = element.attributes["textlink"] ?? ""
      object.linkedCell = link.isEmpty ? nil : link
    case "pic":
      let image = element.child("blipFill")?.child("blip")
      // A linked picture lies outside the package.
      object.part = image?.attributes["r:embed"].flatMap {
        loader.part($0, in: relationships, of: part)
      }
    case "graphicFrame": readGraphic(element, &object, &loader)
    default: break
    }
    items.append(Item(object: object, control: control.flatMap(VMLDrawing.number)))
    guard kind == .group else { return }
    for child in element.children {
      read(
        child, anchor, groups: groups + [object.name], isHidden: object.isHidden, &loader)
    }
  }

  /// Charts and diagrams stand in parts of their own.
  private func readGraphic(
    _ element: XMLElement, _ object: inout DrawnObject, _ loader: inout PartLoader
  ) {
    guard let data = element.child("graphic")?.child("graphicData") else { return }
    let type = data.attributes["uri"]?.split(separator: "/").last ?? ""
    guard let content = data.children.first else { return }
    if type == "chart" || type == "chartex" {
      object.kind = .chart
      object.part = content.attributes["r:id"].flatMap {
        loader.part($0, in: relationships, of: part)
      }
    } else if type == "diagram" {
      object.kind = .diagram
      object.part = content.attributes["r:dm"].flatMap {
        loader.part($0, in: relationships, of: part)
      }
      guard let model = object.part.flatMap({ loader.tree($0) }) else { return }
      object.text = (model.child("ptLst")?.children ?? []).compactMap { $0.child("t") }
        .map(Self.text).filter { !$0.isEmpty }.joined(separator: "\n")
    }
  }

  /// A line per paragraph.
  ///
  /// Source: ECMA-376 Part 1, 21.1.2 (text).
  static func text(_ body: XMLElement) -> String {
    let paragraphs = body.children(named: "p").map { paragraph in
      paragraph.children.map { piece in
        switch piece.name {
        case "r", "fld": piece.child("t")?.text ?? ""
        case "br": "\n"
        default: ""
        }
      }.joined()
    }
    return paragraphs.allSatisfy(\.isEmpty) ? "" : paragraphs.joined(separator: "\n")
  }
}
