/// A workbook to be written from nothing. The same content always gives the same bytes.
public struct NewBook: Sendable {
  public var sheets: [NewSheet]
  public var title: String?
  public var subject: String?
  public var creator: String?
  /// Workbook-wide names and what they stand for, without `=`.
  public var definedNames: [String: String] = [:]
  /// The style of cells that have none of their own; its font sets the width of a column unit.
  public var defaultStyle = NewStyle()

  public init(sheets: [NewSheet], title: String? = nil, creator: String? = nil) {
    self.sheets = sheets
    self.title = title
    self.creator = creator
  }

  /// The finished file.
  ///
  /// - Throws: `WorkbookError` when a sheet name is one Excel refuses or stands twice, when there
  ///   is no sheet, or when a cell's text is longer than Excel takes.
  public func bytes() throws(WorkbookError) -> [UInt8] {
    try checkNames()
    var parts = NewParts(book: self)
    return ZipWriter.archive(try parts.all())
  }

  private func checkNames() throws(WorkbookError) {
    guard !sheets.isEmpty else { throw WorkbookError(.unsupportedEdit("no sheet")) }
    var seen: Set<String> = []
    for sheet in sheets {
      guard Self.isSheetName(sheet.name), seen.insert(sheet.name.lowercased()).inserted else {
        throw WorkbookError(.unsupportedEdit("sheet name"))
      }
    }
  }

  private static func isSheetName(_ name: String) -> Bool {
    let forbidden: Set<Character> = [":", "\\", "/", "?", "*", "[", "]"]
    return !name.isEmpty && name.utf16.count <= 31 && !name.contains { forbidden.contains($0) }
      && name.first != "'" && name.last != "'"
  }

  /// A sheet name made of any text: forbidden characters replaced, cut at 31, and made different
  /// from the names already `taken`.
  public static func sheetName(_ text: String, taken: some Sequence<String> = []) -> String {
    let forbidden: Set<Character> = [":", "\\", "/", "?", "*", "[", "]", "'"]
    var name = String(text.map { forbidden.contains($0) || $0.isNewline ? "・" : $0 })
    if name.isEmpty { name = "Sheet" }
    let known = Set(taken.map { $0.lowercased() })
    var candidate = cut(name, to: 31)
    var number = 2
    while known.contains(candidate.lowercased()) {
      candidate = cut(name, to: 26) + " (\(number))"
      number += 1
    }
    return candidate
  }

  private static func cut(_ text: String, to length: Int) -> String {
    var result = text
    while result.utf16.count > length { result.removeLast() }
    return result
  }
}
