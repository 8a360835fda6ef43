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
  var hasMacros = false
  var facts: WorkbookFacts

  /// - Throws: `.binaryXLSB`, `.notAWorkbook`, `.missingPart`, and what reading parts throws.
  static func resolve(
    _ container: Container, limits: Limits
  ) throws(WorkbookError) -> WorkbookParts {
    let path = try workbookPath(container, limits: limits)
    let root = try XMLTree.parse(
      container.bytes(path, limits: limits), part: path, limits: limits)
    guard root.name == "workbook" else { throw WorkbookError(.notAWorkbook, part: path) }
    let relationships = try Relationships.of(path, in: container, limits: limits)

    var parts = WorkbookParts(workbook: path, facts: WorkbookFacts(root, relationships))
    let folder = PartPath.folder(of: path)
    parts.sharedStrings = existing(
      [relationships.first(ofType: "sharedStrings"), folder + "sharedStrings.xml"], container)
    parts.styles = existing(
      [relationships.first(ofType: "styles"), folder + "styles.xml"], container)
    parts.date1904 = root.child("workbookPr")?.flag("date1904") ?? false
    parts.hasMacros = relationships.first(ofType: "vbaProject") != nil
    if !parts.hasMacros {
      parts.hasMacros = try ContentTypes.isMacroEnabled(path, container, limits: limits)
    }
    parts.facts.hasMacros = parts.hasMacros
    let listed = root.child("sheets")?.children(named: "sheet") ?? []
    guard listed.count <= limits.sheets else {
      throw WorkbookError(.limit(name: "sheets", value: limits.sheets), part: path)
    }
    for (index, sheet) in listed.enumerated() {
      let id = sheet.attributes["r:id"] ?? sheet.attributes["id"] ?? ""
      let relationship = relationships[id]
      let usual = "\(folder)worksheets/sheet\(index + 1).xml"
      let guessed = relationships.all.isEmpty && container.has(usual) ? usual : ""
      parts.sheets.append(
        SheetPart(
          name: sheet.attributes["name"] ?? "",
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
      types.path(ofType: "sheet.macroEnabled.main+xml"), "xl/workbook.xml",
    ]
    if let found = existing(candidates, container) {
      guard !found.lowercased().hasSuffix(".bin") else { throw WorkbookError(.binaryXLSB) }
      return found
    }
    if container.has("xl/workbook.bin") { throw WorkbookError(.binaryXLSB) }
    if container.has("content.xml"), container.has("META-INF/manifest.xml") {
      throw WorkbookError(.openDocument)
    }
    let isPackage = container.has(ContentTypes.path) || container.has("_rels/.rels")
    throw WorkbookError(
      isPackage ? .missingPart("xl/workbook.xml") : .notAWorkbook)
  }

  private static func existing(_ candidates: [String?], _ container: Container) -> String? {
    candidates.compactMap { $0 }.first { container.has($0) }
  }
}
