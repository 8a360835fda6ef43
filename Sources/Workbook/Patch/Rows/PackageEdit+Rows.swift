extension PackageEdit {
  /// Inserts and deletes rows with every reference moved.
  ///
  /// - Parameter leavesTexts: go on where an address written as text would name another cell.
  /// - Throws: `.unsupportedEdit` with the reason why something cannot be moved.
  mutating func move(
    _ moves: [RowMove], leavesTexts: Bool = false
  ) throws(WorkbookError) {
    guard !moves.isEmpty else { return }
    for move in moves {
      let part = try worksheet(named: move.sheet).path
      guard has(part) else { throw WorkbookError(.missingPart(part), part: part) }
    }
    let mover = FormulaMover(
      moves: try SheetMoves(moves, sheets: workbook.sheets.map(\.name), numbers: sheetNumbers()),
      leavesTexts: leavesTexts)
    var changesResults = false
    for (path, sheet) in try partsHoldingReferences() {
      let text = try text(path)
      guard sheet == nil || mover.moves.shift(of: sheet) != nil || Self.mayName(text.markup.bytes)
      else { continue }
      var pass = RowPass(
        text.markup.bytes, part: path, sheet: sheet, mover: mover, limits: workbook.limits)
      if let bytes = try pass.run(text.markup.bytes.span) {
        replace(path, with: try text.encoding(bytes))
      }
      warnings += pass.warnings
      changesResults = changesResults || pass.changesResults
    }
    try removeCalculationChain()
    if changesResults { try askForCalculation() }
  }

  /// What the workbook numbers its sheets with, in the order of the tabs.
  private func sheetNumbers() throws(WorkbookError) -> [Int] {
    let book = try text(workbook.workbookPart).markup
    for (tag, _) in try book.children(of: book.root()) where book.isNamed(tag, "sheets") {
      return try book.children(of: tag).map { book.number("sheetId", of: $0.tag) ?? 0 }
    }
    return []
  }

  /// Whether a part that stands on no moved sheet can name one: `Sheet1!A1`, `sheet="Sheet1"`, or an
  /// address that a formula makes.
  private static func mayName(_ bytes: [UInt8]) -> Bool {
    bytes.contains(UInt8(ascii: "!")) || bytes.contains("sheet=\"")
      || bytes.contains("INDIRECT")
  }

  /// Parts that never name cells of this workbook, or are told by others.
  private static let passedOver: Set<String> = [
    "calcChain", "chartColorStyle", "chartStyle", "customXml", "diagramColors", "diagramData",
    "diagramDrawing", "diagramLayout", "diagramQuickStyle", "externalLink", "externalLinkPath",
    "hyperlink", "image", "pivotCacheRecords", "sharedStrings", "styles", "theme", "themeOverride",
  ]

  /// The parts in which rows may be named, each once, with the sheet it belongs to.
  private func partsHoldingReferences() throws(WorkbookError) -> [(path: String, sheet: Int?)] {
    var found: [(path: String, sheet: Int?)] = [(workbook.workbookPart, nil)]
    var seen: Set<String> = [workbook.workbookPart.lowercased()]
    var index = 0
    while index < found.count {
      let (part, owner) = found[index]
      index += 1
      guard !part.lowercased().hasSuffix(".rels") else { continue }
      let links = PartPath.relationships(of: part)
      if has(links), seen.insert(links.lowercased()).inserted { found.append((links, owner)) }
      for link in try relationships(of: part).all where !Self.passedOver.contains(link.type) {
        guard link.type != "revisionHeaders" else {
          throw WorkbookError(.unsupportedEdit(.sharedWorkbook), part: link.target)
        }
        guard let target = link.target, has(target), Self.isXML(target),
          seen.insert(target.lowercased()).inserted
        else { continue }
        let sheet = workbook.sheets.firstIndex { $0.path.lowercased() == target.lowercased() }
        found.append((target, sheet ?? owner))
      }
    }
    return found
  }

  private static func isXML(_ path: String) -> Bool {
    let path = path.lowercased()
    return path.hasSuffix(".xml") || path.hasSuffix(".vml")
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: StaticString) -> Bool {
    let bytes = span
    let first = text.withUTF8Buffer { unsafe $0[0] }
    for index in bytes.indices where bytes[index] == first {
      if XMLScanner.has(text, bytes, at: index) { return true }
    }
    return false
  }
}

extension Refusal {
  static let sharedWorkbook = Refusal(
    "shared workbook",
    ja: "共有ブックの変更履歴があるため、行を動かせません。Excel で共有を解除してから行ってください。",
    en: "The workbook keeps a history of shared changes. Stop sharing it in Excel first.")
}
