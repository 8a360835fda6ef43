package import Grid

extension Workbook {
  /// The formats of cells, empty ones included: those take their row's or their column's.
  ///
  /// - Returns: indexes into `Book.formats`; nothing for files without formats.
  /// - Throws: `.noSuchSheet`, and what reading the sheet throws.
  package func styles(
    of references: [CellReference], inSheet name: String
  ) throws(WorkbookError) -> [CellReference: Int] {
    if case .csv = container { return [:] }
    let package = try PackageEdit(self)
    let text = try package.text(package.worksheet(named: name).path)
    let rows = Set(references.map(\.row)).sorted()
    let map = try WorksheetMap(text.markup, wanted: rows)
    return Dictionary(
      references.map { ($0, map.style(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }
}
