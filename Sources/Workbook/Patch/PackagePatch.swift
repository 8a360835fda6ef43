/// Makes a patch on the parts of a package, one kind of edit after the other.
enum PackagePatch {
  /// The parts after a patch: layout and controls first, then cells, notes, names and new sheets,
  /// then rows, and copies and removals of sheets last.
  ///
  /// - Throws: before anything is written, so a patch is made whole or not at all.
  static func package(
    of workbook: Workbook, with patch: WorkbookPatch
  ) throws(WorkbookError) -> PackageEdit {
    var package = try PackageEdit(workbook)
    if !patch.options.allowsSigned, let part = package.signature {
      throw WorkbookError(.unsupportedEdit(.signed), part: part)
    }
    try LayoutPatch.make(patch.layouts, in: &package)
    try ControlPatch.make(patch.ticks, in: &package)
    if !patch.cells.isEmpty { try CellPatch.make(patch.cells, in: &package) }
    try NotePatch.add(patch.notes, to: &package)
    try package.add(patch.names)
    try package.set(patch.properties)
    try SheetImport.append(patch.sheets, to: &package)
    try package.move(patch.rowMoves, leavesTexts: patch.options.leavesTextReferences)
    try patch.arrangement.make(in: &package)
    if patch.options.recalculate { try package.askForCalculation() }
    return package
  }
}

extension PackageEdit {
  /// The part that holds a signature, which the smallest change would break.
  fileprivate var signature: String? {
    let paths: [String] =
      switch workbook.container {
      case .archive(let archive): archive.entries.map(\.path)
      case .folder(let files): files.map(\.path)
      case .csv: []
      }
    return paths.first { $0.lowercased().hasPrefix("_xmlsignatures/") }
  }

  /// The worksheet of that name.
  ///
  /// - Throws: `.noSuchSheet`, and `.unsupportedEdit` for chart and dialog sheets.
  func worksheet(named name: String) throws(WorkbookError) -> SheetPart {
    guard let sheet = workbook.sheets.first(where: { $0.name == name }) else {
      throw WorkbookError(.noSuchSheet(name))
    }
    guard sheet.isWorksheet, !sheet.path.isEmpty else {
      throw WorkbookError(.unsupportedEdit(.noWorksheet), part: sheet.path)
    }
    return sheet
  }
}

extension Refusal {
  static let signed = Refusal(
    "signed workbook",
    ja: "電子署名のあるブックです。書き換えると署名が無効になります。署名のない写しを直し、署名し直してください。",
    en: "The workbook is signed, and an edit would void that. Edit an unsigned copy and sign it.")
  static let noWorksheet = Refusal(
    "no worksheet",
    ja: "グラフシートなど、セルのないシートです。セルのあるシートを指定してください。",
    en: "This is a chart sheet or another sheet without cells. Name a sheet that has cells.")
}
