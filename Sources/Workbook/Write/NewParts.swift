import Grid

/// Puts the parts of a new workbook together: what exists, what refers to what, and in which order.
///
/// Source: ECMA-376 Part 2 (Open Packaging Conventions); Part 1, 12.3 (part summary).
struct NewParts {
  let book: NewBook
  private var styles: StyleTable
  private var strings = StringTable()
  private var files: [PartFile] = []
  private var overrides: [(path: String, type: String)] = []
  private var charts = 0

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let spreadsheetType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml."

  init(book: NewBook) {
    self.book = book
    styles = StyleTable(default: book.defaultStyle)
  }

  mutating func all() throws(WorkbookError) -> [PartFile] {
    for (index, sheet) in book.sheets.enumerated() { try add(sheet, number: index + 1) }
    add("xl/styles.xml", styles.part(), type: Self.spreadsheetType + "styles+xml")
    add("xl/sharedStrings.xml", strings.part(), type: Self.spreadsheetType + "sharedStrings+xml")
    var relations = book.sheets.indices.map {
      Relation(id: "rId\($0 + 1)", kind: "worksheet", target: "worksheets/sheet\($0 + 1).xml")
    }
    for (kind, target) in [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")] {
      relations.append(Relation(id: "rId\(relations.count + 1)", kind: kind, target: target))
    }
    addRelations(relations, of: "xl/workbook.xml")
    add("xl/workbook.xml", workbook(), type: Self.spreadsheetType + "sheet.main+xml")
    add(
      "docProps/core.xml", coreProperties(),
      type: "application/vnd.openxmlformats-package.core-properties+xml")
    add(
      "docProps/app.xml", applicationProperties(),
      type: "application/vnd.openxmlformats-officedocument.extended-properties+xml")
    let heads = [
      PartFile(path: "[Content_Types].xml", bytes: contentTypes()),
      PartFile(path: "_rels/.rels", bytes: rootRelations()),
    ]
    return heads + files.reversed()
  }

  private struct Relation {
    var id: String
    var kind: String
    var target: String
    var external = false
  }

  private mutating func add(_ path: String, _ bytes: [UInt8], type: String) {
    files.append(PartFile(path: path, bytes: bytes))
    overrides.append((path, type))
  }

  private mutating func addRelations(_ relations: [Relation], of path: String) {
    guard !relations.isEmpty, let slash = path.lastIndex(of: "/") else { return }
    var xml = MarkupWriter()
    xml.open("Relationships", ["xmlns": Self.package + "/relationships"])
    for relation in relations {
      xml.empty(
        "Relationship",
        [
          "Id": relation.id, "Type": "\(Self.office)/\(relation.kind)", "Target": relation.target,
          "TargetMode": relation.external ? "External" : nil,
        ])
    }
    xml.close("Relationships")
    let name = path[path.index(after: slash)...]
    files.append(PartFile(path: "\(path[..<slash])/_rels/\(name).rels", bytes: xml.bytes))
  }

  private mutating func add(_ sheet: NewSheet, number: Int) throws(WorkbookError) {
    var relations: [Relation] = []
    var linkIDs: [String: String] = [:]
    for case .address(let address) in sheet.links.map(\.target) where linkIDs[address] == nil {
      let id = "rId\(relations.count + 1)"
      linkIDs[address] = id
      relations.append(Relation(id: id, kind: "hyperlink", target: address, external: true))
    }
    var drawingID: String?
    if !sheet.charts.isEmpty {
      let id = "rId\(relations.count + 1)"
      drawingID = id
      relations.append(
        Relation(id: id, kind: "drawing", target: "../drawings/drawing\(number).xml"))
      addDrawing(sheet.charts, number: number)
    }
    let path = "xl/worksheets/sheet\(number).xml"
    let part = WorksheetPart(
      sheet: sheet, isFirst: number == 1, linkIDs: linkIDs, drawingID: drawingID)
    addRelations(relations, of: path)
    add(
      path, try part.part(strings: &strings, styles: &styles),
      type: Self.spreadsheetType + "worksheet+xml")
  }

  private mutating func addDrawing(_ list: [NewChart], number: Int) {
    var relations: [Relation] = []
    for chart in list {
      charts += 1
      relations.append(
        Relation(
          id: "rId\(relations.count + 1)", kind: "chart", target: "../charts/chart\(charts).xml"))
      add(
        "xl/charts/chart\(charts).xml", ChartPart(chart: chart, sheets: book.sheets).part(),
        type: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
    }
    let path = "xl/drawings/drawing\(number).xml"
    addRelations(relations, of: path)
    add(
      path, DrawingPart(charts: list).part(),
      type: "application/vnd.openxmlformats-officedocument.drawing+xml")
  }

  private func workbook() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open("workbook", ["xmlns": Self.main, "xmlns:r": Self.office])
    xml.raw("<bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"28800\" ")
    xml.raw("windowHeight=\"15000\"/></bookViews>")
    xml.open("sheets")
    for (index, sheet) in book.sheets.enumerated() {
      xml.empty(
        "sheet", ["name": sheet.name, "sheetId": "\(index + 1)", "r:id": "rId\(index + 1)"])
    }
    xml.close("sheets")
    writeNames(&xml)
    // The cached results are right; a full recalculation on opening does no harm and proves it.
    xml.raw("<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/>")
    xml.close("workbook")
    return xml.bytes
  }

  private func writeNames(_ xml: inout MarkupWriter) {
    var names: [(name: String, sheet: Int?, hidden: Bool, text: String)] = []
    for (index, sheet) in book.sheets.enumerated() {
      let quoted = WorksheetPart.quoted(sheet.name)
      if let range = sheet.autoFilter {
        let text = WorksheetPart.absolute(range, in: sheet.name)
        names.append(("_xlnm._FilterDatabase", index, true, text))
      }
      if let area = sheet.printSetup.area {
        let text = WorksheetPart.absolute(area, in: sheet.name)
        names.append(("_xlnm.Print_Area", index, false, text))
      }
      if let rows = sheet.printSetup.repeatedRows {
        let text = "\(quoted)!$\(rows.lowerBound + 1):$\(rows.upperBound + 1)"
        names.append(("_xlnm.Print_Titles", index, false, text))
      }
    }
    for (name, text) in book.definedNames.sorted(by: { $0.key < $1.key }) {
      names.append((name, nil, false, text))
    }
    guard !names.isEmpty else { return }
    xml.open("definedNames")
    for name in names {
      xml.element(
        "definedName",
        [
          "name": name.name, "localSheetId": name.sheet.map { "\($0)" },
          "hidden": name.hidden ? "1" : nil,
        ], text: name.text)
    }
    xml.close("definedNames")
  }

  private func coreProperties() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open(
      "cp:coreProperties",
      [
        "xmlns:cp": Self.package + "/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ])
    if let title = book.title { xml.element("dc:title", text: title) }
    if let subject = book.subject { xml.element("dc:subject", text: subject) }
    if let creator = book.creator { xml.element("dc:creator", text: creator) }
    xml.close("cp:coreProperties")
    return xml.bytes
  }

  private func applicationProperties() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open(
      "Properties",
      ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"])
    xml.element("Application", text: "kensan")
    xml.close("Properties")
    return xml.bytes
  }

  private func contentTypes() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open("Types", ["xmlns": Self.package + "/content-types"])
    xml.empty(
      "Default",
      [
        "Extension": "rels",
        "ContentType": "application/vnd.openxmlformats-package.relationships+xml",
      ])
    xml.empty("Default", ["Extension": "xml", "ContentType": "application/xml"])
    for (path, type) in overrides {
      xml.empty("Override", ["PartName": "/" + path, "ContentType": type])
    }
    xml.close("Types")
    return xml.bytes
  }

  private func rootRelations() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open("Relationships", ["xmlns": Self.package + "/relationships"])
    for (id, type, target) in [
      ("rId1", Self.office + "/officeDocument", "xl/workbook.xml"),
      ("rId2", Self.package + "/relationships/metadata/core-properties", "docProps/core.xml"),
      ("rId3", Self.office + "/extended-properties", "docProps/app.xml"),
    ] {
      xml.empty("Relationship", ["Id": id, "Type": type, "Target": target])
    }
    xml.close("Relationships")
    return xml.bytes
  }
}
