/// A workbook to be written from nothing. The same content always gives the same bytes.
public struct NewBook: Sendable {
  public var sheets: [NewSheet]
  public var title: String?
  public var subject: String?
  public var creator: String?
  /// What else the book says about itself.
  public var facts = DocumentFacts()
  /// Workbook-wide names and what they stand for, without `=`.
  public var definedNames: [String: String] = [:]
  /// The style of cells that have none of their own; its font sets the width of a column unit.
  public var defaultStyle = NewStyle()
  /// Sheets can be neither added, removed, renamed nor moved. No password.
  public var hasLockedStructure = false
  /// Every cell carries its address, as Excel writes it. Without, a cell that follows its left
  /// neighbour carries none, and the file shrinks by a third: the standard allows it, LibreOffice,
  /// openpyxl and calamine read it, gnumeric takes all such cells for one.
  public var namesEveryCell = true

  public init(sheets: [NewSheet], title: String? = nil, creator: String? = nil) {
    self.sheets = sheets
    self.title = title
    self.creator = creator
  }

  /// The finished file.
  ///
  /// - Throws: `WorkbookError` with `.impossible`, sheet and cell where Excel would refuse the file
  ///   or repair something away; see `Impossible` for the conditions.
  public func bytes() throws(WorkbookError) -> [UInt8] {
    var bytes: [UInt8] = []
    let writer = try Writer(self) { bytes += $0 }
    try writer.finish()
    return bytes
  }

  /// A sheet name made of any text: forbidden characters replaced, cut at 31, and made different
  /// from the names already `taken`.
  public static func sheetName(_ text: String, taken: some Sequence<String> = []) -> String {
    var name = String(
      text.map { SheetName.forbidden.contains($0) || $0 == "'" || $0.isNewline ? "・" : $0 })
    if name.isEmpty { name = "Sheet" }
    let known = Set(taken.map { $0.lowercased() })
    var candidate = cut(name, to: SheetName.longest)
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

/// What Excel takes as a sheet's name.
enum SheetName {
  static let forbidden: Set<Character> = [":", "\\", "/", "?", "*", "[", "]"]
  static let longest = 31

  static func isAllowed(_ name: String) -> Bool {
    !name.isEmpty && name.utf16.count <= longest
      && !name.contains { forbidden.contains($0) || $0.isNewline || $0 == "\0" }
      && name.first != "'" && name.last != "'"
  }
}
