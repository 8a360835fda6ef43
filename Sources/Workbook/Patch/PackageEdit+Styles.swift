extension PackageEdit {
  /// The cell formats as they are now, for more to be put behind them.
  ///
  /// A workbook without any gets the part with the one format that all its cells have.
  ///
  /// - Throws: `.unsupportedEdit` for a part without cell formats.
  mutating func styles() throws(WorkbookError) -> StyleAppender {
    let path = workbook.stylesPath ?? folder + "styles.xml"
    if !has(path) { try addStyles(path) }
    return try StyleAppender(bytes(path), part: path)
  }

  mutating func apply(_ styles: StyleAppender) throws(WorkbookError) {
    if let bytes = try styles.patched() { replace(styles.lists.part, with: bytes) }
  }

  private mutating func addStyles(_ path: String) throws(WorkbookError) {
    let book = workbook.workbookPart
    if let lost = try relationships(of: book).first(ofType: "styles") {
      try drop(lost)
      try removeRelationships(of: book, to: lost)
    }
    let space = try text(book).markup.documentNamespace() ?? ""
    let lists =
      "<fonts count=\"1\"><font><sz val=\"11\"/></font></fonts>"
      + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
      + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
      + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
      + "</cellStyleXfs><cellXfs count=\"1\">"
      + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>"
    let part = "<styleSheet xmlns=\"\(space)\">\(lists)</styleSheet>"
    try add(
      path, Array((NotePatch.declaration + part).utf8),
      contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
    // A workbook without links is read by the usual names, as long as it has none.
    if has(PartPath.relationships(of: book)) {
      _ = try addRelationship(of: book, type: "styles", target: path)
    }
  }
}

extension Refusal {
  static let missingFormat = Refusal(
    "missing format",
    ja: "セルの書式がブックにないため、書式を変えられません。Excel で開いて保存し直してください。",
    en: "The workbook lacks the format that the cell names. Open it in Excel and save it again.")
}
