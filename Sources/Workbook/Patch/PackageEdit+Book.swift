import Grid

extension PackageEdit {
  /// What stands behind the defined names in the workbook part, in the schema's order.
  ///
  /// Source: ECMA-376 Part 1, A.2 (CT_Workbook).
  private static let behindNames = [
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
      markup.set("fullCalcOnLoad", to: "1", of: tag, in: &splices)
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

  /// Takes the names over that belong to the sheets of a new workbook, which have been put behind the
  /// sheets of this one.
  ///
  /// Source: ECMA-376 Part 1, 18.2.5 and 18.2.6 (definedName, definedNames).
  mutating func takeNames(from new: Workbook) throws(WorkbookError) {
    let source = try PartText(new.partBytes(new.workbookPart), part: new.workbookPart).markup
    var names: [(tag: Markup.Tag, local: Int)] = []
    for (list, _) in try source.children(of: source.root())
    where source.isNamed(list, "definedNames") {
      for (tag, _) in try source.children(of: list) {
        if let local = source.number("localSheetId", of: tag) { names.append((tag, local)) }
      }
    }
    guard !names.isEmpty else { return }
    let text = try text(workbook.workbookPart)
    let markup = text.markup
    let root = try markup.root()
    let prefix = markup.prefix(of: root)
    var added: [UInt8] = []
    for (tag, local) in names {
      added += Array("<\(prefix)definedName name=\"".utf8)
      added += MarkupText.attribute(source.value("name", of: tag) ?? "")
      added += Array("\" localSheetId=\"\(workbook.sheets.count + local)\"".utf8)
      if let hidden = source.value("hidden", of: tag) {
        added += Array(" hidden=\"\(hidden)\"".utf8)
      }
      added += Array(">".utf8) + MarkupText.content(try source.text(of: tag))
      added += Array("</\(prefix)definedName>".utf8)
    }
    var splices = Splices()
    if let list = try markup.children(of: root).first(where: {
      markup.isNamed($0.tag, "definedNames")
    }) {
      try markup.append(added, to: list.tag, in: &splices)
    } else {
      let name = prefix + "definedNames"
      try markup.insert(
        Array("<\(name)>".utf8) + added + Array("</\(name)>".utf8), into: root,
        before: Self.behindNames, in: &splices)
    }
    try apply(splices, to: text)
  }
}
