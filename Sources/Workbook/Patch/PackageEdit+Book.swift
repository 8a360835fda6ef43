import Grid

extension PackageEdit {
  /// What stands behind the defined names in the workbook part, in the schema's order.
  ///
  /// Source: ECMA-376 Part 1, A.2 (CT_Workbook).
  static let behindNames = [
    "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes",
    "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
  ]

  /// Asks the next program that opens the file to calculate every formula.
  ///
  /// Source: ECMA-376 Part 1, 18.2.2 (calcPr).
  mutating func askForCalculation() throws(WorkbookError) {
    let text = try text(workbook.workbookPart)
    let markup = text.markup
    let root = try markup.root()
    var splices = Splices()
    let found = try markup.children(of: root).first { markup.isNamed($0.tag, "calcPr") }
    if let tag = found?.tag {
      guard markup.value("fullCalcOnLoad", of: tag) != "1" else { return }
      try markup.set("fullCalcOnLoad", to: "1", of: tag, in: &splices)
    } else {
      try markup.insert(
        Array("<\(markup.prefix(of: root))calcPr fullCalcOnLoad=\"1\"/>".utf8), into: root,
        before: Self.behindNames.dropFirst(), in: &splices)
    }
    try apply(splices, to: text)
  }

  /// Puts a sheet behind the others.
  ///
  /// Source: ECMA-376 Part 1, 18.2.19 and 18.2.20 (sheet, sheets).
  mutating func listSheet(
    _ name: String, visibility: Sheet.Visibility, id: String
  ) throws(WorkbookError) {
    let text = try text(workbook.workbookPart)
    let markup = text.markup
    let children = try markup.children(of: markup.root())
    guard let list = children.first(where: { markup.isNamed($0.tag, "sheets") })?.tag else {
      throw markup.malformed("sheets", at: 0)
    }
    let numbers = try markup.children(of: list).compactMap { markup.number("sheetId", of: $0.tag) }
    let state = visibility == .visible ? "" : " state=\"\(visibility.rawValue)\""
    let attributes =
      Array("name=\"".utf8) + MarkupText.attribute(name)
      + Array("\" sheetId=\"\((numbers.max() ?? 0) + 1)\"\(state)".utf8)
    var splices = Splices()
    let element = try markup.linkElement("sheet", id, root: relationshipRoot, attributes)
    try markup.append(element, to: list, in: &splices)
    try apply(splices, to: text)
  }
}
