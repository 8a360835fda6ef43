/// Takes sheets of a newly made workbook over into another: their parts under free names, their texts
/// and cell formats behind those that are there.
///
/// Source: ECMA-376 Part 1, 12.3 (part summary).
struct SheetImport {
  private var package: PackageEdit
  private let new: Workbook
  private let types: ContentTypes
  private var cells: ImportedCells
  /// Where the parts of the new workbook stand now.
  private var places: [String: String] = [:]
  private var tables: TableNames

  static func append(_ sheets: [NewSheet], to package: inout PackageEdit) throws(WorkbookError) {
    guard !sheets.isEmpty else { return }
    let book = package.workbook.workbookPart
    guard package.relationshipRoot.hasPrefix("http://schemas.openxmlformats.org/") else {
      throw WorkbookError(.unsupportedEdit(.strictWorkbook), part: book)
    }
    var taken = Set(package.workbook.sheets.map { $0.name.lowercased() })
    for sheet in sheets where !taken.insert(sheet.name.lowercased()).inserted {
      throw WorkbookError(.unsupportedEdit(.sheetNameTaken), part: book)
    }
    let new = try Workbook(.bytes(NewBook(sheets: sheets).bytes()), name: "new.xlsx")
    let cells = try ImportedCells(from: new, to: &package)
    var work = SheetImport(
      package: package, new: new, types: try ContentTypes(new.container, limits: new.limits),
      cells: cells, tables: try TableNames(package))
    for sheet in new.sheets { try work.take(sheet) }
    try work.cells.finish(in: &work.package)
    try work.package.takeNames(from: new)
    package = work.package
  }

  private mutating func take(_ sheet: SheetPart) throws(WorkbookError) {
    let text = try PartText(new.partBytes(sheet.path), part: sheet.path)
    let path = try take(sheet.path, content: try cells.rewritten(text))
    let id = try package.addRelationship(
      of: package.workbook.workbookPart, type: "worksheet", target: path)
    try package.listSheet(sheet.name, visibility: sheet.visibility, id: id)
  }

  /// Adds a part and all that it is linked to, and gives its new name.
  private mutating func take(
    _ path: String, content: [UInt8]
  ) throws(WorkbookError) -> String {
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    let stem = String(path[..<dot].reversed().drop { $0.isNumber }.reversed())
    let place = package.freePath(stem, String(path[dot...]))
    places[path] = place
    try package.add(place, content, contentType: types.type(of: path) ?? "application/xml")
    let links = PartPath.relationships(of: path)
    guard new.container.has(links) else { return place }
    let text = try PartText(new.partBytes(links), part: links)
    let markup = text.markup
    var splices = Splices()
    for (tag, _) in try markup.children(of: markup.root()) {
      guard markup.value("TargetMode", of: tag)?.lowercased() != "external",
        let part = markup.value("Target", of: tag).flatMap({ PartPath.resolve($0, from: path) })
      else { continue }
      var target = places[part]
      if target == nil {
        var bytes = try new.partBytes(part)
        if markup.value("Type", of: tag)?.hasSuffix("/table") == true {
          bytes = try tables.renumbered(bytes, part: part)
        }
        target = try take(part, content: bytes)
      }
      let moved = PartPath.relative(target ?? part, to: place)
      try markup.set("Target", to: moved, of: tag, in: &splices)
    }
    try package.add(
      PartPath.relationships(of: place), try text.applying(splices), contentType: nil)
    return place
  }
}

extension Refusal {
  static let strictWorkbook = Refusal(
    "strict workbook",
    ja: "Strict Open XML 形式のブックにはシートを足せません。Excel で通常の .xlsx として保存し直してください。",
    en: "No sheet can be added to a Strict Open XML workbook. Save it as an ordinary .xlsx first.")
  static let sheetNameTaken = Refusal(
    "sheet name taken",
    ja: "同じ名前のシートがもうあります。ほかの名前を付けてください。",
    en: "There is a sheet of that name already. Give another name.")
}
