import Grid

/// The parts of a workbook, found by relationships, never by guessed names where there are any.
///
/// Source: ECMA-376 Part 1, 12.3.23 and 18.2.
struct WorkbookParts {
  var workbook: String
  var sheets: [SheetPart] = []
  var sharedStrings: String?
  var styles: String?
  var date1904 = false
  var facts: WorkbookFacts

  /// - Throws: `.binaryXLSB`, `.notAWorkbook`, `.missingPart`, and what reading parts throws.
  static func resolve(
    _ container: Container, limits: Limits
  ) throws(WorkbookError) -> WorkbookParts {
    let path = try workbookPath(container, limits: limits)
    let root = try XMLTree.parse(
      container.bytes(path, limits: limits), part: path, limits: limits)
    guard root.name == "workbook" else { throw WorkbookError(.otherArchive, part: path) }
    let relationships = try Relationships.of(path, in: container, limits: limits)

    var parts = WorkbookParts(workbook: path, facts: WorkbookFacts(root, relationships))
    let folder = PartPath.folder(of: path)
    parts.sharedStrings = existing(
      [relationships.first(ofType: "sharedStrings"), folder + "sharedStrings.xml"], container)
    parts.styles = existing(
      [relationships.first(ofType: "styles"), folder + "styles.xml"], container)
    parts.date1904 = root.child("workbookPr")?.flag("date1904") ?? false
    let listed = root.child("sheets")?.children(named: "sheet") ?? []
    guard listed.count <= limits.sheets else {
      throw WorkbookError(.limit(name: "sheets", value: limits.sheets), part: path)
    }
    for (index, sheet) in listed.enumerated() {
      let name = sheet.attributes["name"] ?? ""
      guard name.utf8.count <= limits.sheetName else {
        throw WorkbookError(.limit(name: "sheet name", value: limits.sheetName), part: path)
      }
      let id = sheet.attributes["r:id"] ?? sheet.attributes["id"] ?? ""
      let relationship = relationships[id]
      let usual = "\(folder)worksheets/sheet\(index + 1).xml"
      let guessed = relationships.all.isEmpty && container.has(usual) ? usual : ""
      parts.sheets.append(
        SheetPart(
          name: name,
          path: relationship?.target ?? guessed,
          visibility: Sheet.Visibility(rawValue: sheet.attributes["state"] ?? "") ?? .visible,
          isWorksheet: relationship.map { $0.type == "worksheet" }
            ?? (!id.isEmpty || guessed != ""),
          kind: relationship.flatMap { SheetPart.kinds[$0.type] } ?? .worksheet))
    }
    return parts
  }

  private static func workbookPath(
    _ container: Container, limits: Limits
  ) throws(WorkbookError) -> String {
    let root = try Relationships.of("", in: container, limits: limits)
    if let main = root.first(ofType: "officeDocument"), container.has(main),
      !main.lowercased().hasSuffix(".bin")
    {
      return main
    }
    let types = try ContentTypes(container, limits: limits)
    let candidates = [
      root.first(ofType: "officeDocument"), types.path(ofType: "sheet.main+xml"),
      types.path(ofType: "sheet.macroEnabled.main+xml"),
      types.path(ofType: "template.main+xml"),
      types.path(ofType: "template.macroEnabled.main+xml"), "xl/workbook.xml",
    ]
    if let found = existing(candidates, container) {
      guard !found.lowercased().hasSuffix(".bin") else { throw WorkbookError(.binaryXLSB) }
      return found
    }
    if container.has("xl/workbook.bin") { throw WorkbookError(.binaryXLSB) }
    if container.has("content.xml"), container.has("META-INF/manifest.xml") {
      throw WorkbookError(.openDocument)
    }
    // Documents of other programs are packages too; they have a main part, only no workbook.
    let isDocument = ["word/document.xml", "ppt/presentation.xml"].contains { container.has($0) }
    let isPackage = [ContentTypes.path, "_rels/.rels", "xl/_rels/workbook.xml.rels"].contains {
      container.has($0)
    }
    throw WorkbookError(
      isPackage && !isDocument ? .missingPart("xl/workbook.xml") : .otherArchive)
  }

  private static func existing(_ candidates: [String?], _ container: Container) -> String? {
    candidates.compactMap { $0 }.first { container.has($0) }
  }
}
