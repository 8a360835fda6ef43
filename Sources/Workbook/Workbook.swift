public import Grid

/// A workbook or CSV file: the bytes as they came, and where in them what stands.
///
/// Opening reads only what tells the sheets apart; cells are read when they are asked for, as often
/// as they are asked for. Rows and columns count from 0, texts such as `B7` are Excel's.
///
/// ```swift
/// let workbook = try Workbook(contentsOf: "report.xlsx")
/// workbook.sheetNames                                // ["集計", "指標"]
///
/// let cells = try workbook.cells(inSheet: "集計")    // one sheet, every value typed
/// cells["B2"]                                        // .number(120)
/// cells[row: 1, column: 0]                           // .text("教育")
///
/// try workbook.forEachRow(inSheet: "集計") { row in  // row by row, nothing kept
///   for cell in row { print(cell.reference, cell.value) }
/// }
/// ```
///
/// `book()` gives what else people see: displayed texts, merges, drop-downs, notes, drawings.
///
/// A change is a patch. What it does not name stays as it is, byte for byte, and a cell that no
/// longer holds what was expected of it is refused:
///
/// ```swift
/// var patch = WorkbookPatch()
/// patch.set(.number(31.6), at: CellReference("C4")!, in: "集計", expecting: cells["C4"])
/// patch.addNote("Measured anew.", author: "Planning", at: CellReference("C4")!, in: "集計")
/// let patched = try workbook.patched(patch)          // .bytes, or .folder for an unzipped one
/// ```
///
/// New workbooks come from `NewBook` and, row by row, from `Writer`. Every function throws a
/// `WorkbookError`, which names the place and has a sentence for people; what a hostile file may
/// cost is bounded by `Limits`. `Sources/Examples` holds three programs to start from.
public struct Workbook: Sendable {
  /// The file name as given.
  public let name: String
  let container: Container
  /// What came in; nil where a file on disk did.
  private let given: WorkbookSource?
  let limits: Limits
  /// The path of workbook.xml, empty for CSV.
  let workbookPart: String
  let sheets: [SheetPart]
  let sharedStringsPath: String?
  let stylesPath: String?
  /// Days count from 1904-01-01.
  let date1904: Bool
  let facts: WorkbookFacts
  /// Read for the first sheet that is asked for; nil until then.
  let keptStrings = Locked<SharedStrings?>(nil)

  /// Sniffs the format from the bytes; the name's extension only tells TSV from CSV.
  ///
  /// - Throws: why the file cannot be read; each format that Excel would open but kensan does not
  ///   has a reason of its own.
  public init(
    _ source: WorkbookSource, name: String, limits: Limits = .standard
  ) throws(WorkbookError) {
    let container: Container
    switch source {
    case .folder(let files):
      guard files.count <= limits.entries else {
        throw WorkbookError(.limit(name: "entries", value: limits.entries))
      }
      var checked: [PartFile] = []
      for file in files {
        checked.append(PartFile(path: try PartPath.checked(file.path), bytes: file.bytes))
      }
      container = .folder(checked)
    case .bytes(let bytes):
      container = try FileFormat.open(bytes, name: name, limits: limits)
    }
    try self.init(container, given: source, name: name, limits: limits)
  }

  /// Opens a file. Of a large workbook only what is asked for is read, when it is asked for, so the
  /// file must stay as it is while the workbook is in use.
  ///
  /// - Throws: `.unreadable`, and what a file in memory throws.
  public init(contentsOf path: String, limits: Limits = .standard) throws(WorkbookError) {
    let file = try OpenFile(path)
    guard file.count <= limits.bytes else {
      throw WorkbookError(.limit(name: "bytes", value: limits.bytes))
    }
    let name =
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
        String(path[path.utf8.index(after: $0)...])
      } ?? path
    if try FileFormat.staysOnDisk(file) {
      let container = try FileFormat.openArchive(.file(file), limits: limits)
      try self.init(container, given: nil, name: name, limits: limits)
    } else {
      try self.init(.bytes(file.bytes(0..<file.count)), name: name, limits: limits)
    }
  }

  private init(
    _ container: Container, given: WorkbookSource?, name: String, limits: Limits
  ) throws(WorkbookError) {
    self.container = container
    self.given = given
    self.name = name
    self.limits = limits
    if case .csv = container {
      sheets = [SheetPart(name: Self.stem(of: name), path: "", visibility: .visible)]
      (workbookPart, sharedStringsPath, stylesPath) = ("", nil, nil)
      (date1904, facts) = (false, WorkbookFacts())
      return
    }
    let parts = try WorkbookParts.resolve(container, limits: limits)
    workbookPart = parts.workbook
    sheets = parts.sheets
    sharedStringsPath = parts.sharedStrings
    stylesPath = parts.styles
    date1904 = parts.date1904
    facts = parts.facts
  }

  public var kind: Book.Kind {
    switch container {
    case .csv(let document): document.delimiter == UInt8(ascii: "\t") ? .tsv : .csv
    case .folder: .folder
    case .archive: hasMacros ? .xlsm : .xlsx
    }
  }

  /// Whether there are macros, or the workbook is of the type that may have them.
  var hasMacros: Bool {
    if facts.hasMacros { return true }
    let types = try? ContentTypes(container, limits: limits)
    return types?.type(of: workbookPart)?.contains("macroEnabled") ?? false
  }

  public var sheetNames: [String] { sheets.map(\.name) }

  /// The file or folder as it came.
  var source: WorkbookSource {
    get throws(WorkbookError) {
      if let given { return given }
      guard case .archive(let archive) = container else { return .bytes([]) }
      return .bytes(try archive.file.all())
    }
  }

  /// The content of a part, inflated.
  func partBytes(_ path: String) throws(WorkbookError) -> [UInt8] {
    try container.bytes(path, limits: limits)
  }

  /// The content of a worksheet in UTF-8.
  ///
  /// - Parameter inflated: the bytes of all sheets read so far.
  /// - Throws: `.missingSheet`, `.limit`, and what inflating throws.
  func sheetBytes(
    _ sheet: SheetPart, _ inflated: inout Int
  ) throws(WorkbookError) -> [UInt8] {
    let path = try path(of: sheet)
    do throws(WorkbookError) {
      let bytes = try XMLEncoding.utf8(partBytes(path), part: path)
      inflated += bytes.count
      guard inflated <= limits.bytesInflated else {
        throw WorkbookError(.limit(name: "bytes inflated", value: limits.bytesInflated))
      }
      return bytes
    } catch { throw error.on(sheet) }
  }

  /// The part a sheet is stored in.
  ///
  /// - Throws: `.missingSheet` where there is none.
  func path(of sheet: SheetPart) throws(WorkbookError) -> String {
    guard !sheet.path.isEmpty, container.has(sheet.path) else {
      throw WorkbookError(
        .missingSheet(sheet.name), part: sheet.path.isEmpty ? workbookPart : sheet.path)
    }
    return sheet.path
  }

  /// `path/to/name.csv` → `name`.
  private static func stem(of name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? name
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
  }
}

/// A sheet of the workbook and the part it is stored in.
struct SheetPart: Sendable, Equatable {
  var name: String
  /// Empty for CSV, and where the relationship is missing.
  var path: String
  var visibility: Sheet.Visibility
  /// Chart and dialog sheets hold no cells, nor do sheets that name no part.
  var isWorksheet = true
  var kind = Sheet.Kind.worksheet

  /// By the type of the relationship.
  static let kinds: [String: Sheet.Kind] = [
    "worksheet": .worksheet, "chartsheet": .chart, "dialogsheet": .dialog, "xlMacrosheet": .macro,
    "xlIntlMacrosheet": .macro,
  ]
}
