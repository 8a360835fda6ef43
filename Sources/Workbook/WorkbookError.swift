import Grid

/// Why a file could not be read or patched, and where.
public struct WorkbookError: Error, Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    /// The system's number for why the file cannot be opened or read.
    case unreadable(code: Int32)
    case empty
    case notAWorkbook
    /// A ZIP archive of something else: a document, or files packed together.
    case otherArchive
    case notZip
    case truncated
    case encrypted
    case legacyXLS
    case binaryXLSB
    case openDocument
    case damagedEntry
    case unsupportedCompression(method: Int)
    case unsafePath
    case limit(name: String, value: Int)
    case malformedXML(String)
    case dtd
    /// A row or cell beyond XFD1048576.
    case outsideSheet
    case missingPart(String)
    /// The workbook lists a sheet and no part for it.
    case missingSheet(String)
    case unknownEncoding
    /// Bytes that are no character of the text's encoding; line and column count from 1.
    case malformedText(encoding: String, line: Int, column: Int)
    case malformedCSV(String, line: Int, column: Int)
    case unencodable(character: String)
    case changedMeanwhile(expected: String, found: String)
    case noSuchSheet(String)
    /// A new workbook was asked for that cannot be.
    case impossible(Impossible)
    /// What takes in the bytes of a new workbook gave an error, by its number.
    case notWritten(errno: Int32)
    case unsupportedEdit(Refusal)
  }

  public var reason: Reason
  /// The part of the package, such as `xl/workbook.xml`.
  public var part: String?
  /// Byte offset within the part, or within the file where `part` is nil.
  public var offset: Int?
  /// The cell concerned, such as `B7`.
  public var cell: String?
  /// The sheet concerned, by its name.
  public var sheet: String?

  public init(
    _ reason: Reason, part: String? = nil, offset: Int? = nil, cell: String? = nil,
    sheet: String? = nil
  ) {
    self.reason = reason
    self.part = part
    self.offset = offset
    self.cell = cell
    self.sheet = sheet
  }

  /// The same error with the sheet it concerns, which people know better than its part.
  func on(_ sheet: SheetPart) -> WorkbookError {
    guard self.sheet == nil, part == nil || part == sheet.path else { return self }
    if case .missingSheet = reason { return self }
    var error = self
    (error.sheet, error.part) = (sheet.name, sheet.path)
    return error
  }

  /// The same error with the cell whose edit it forbids.
  func at(_ reference: CellReference) -> WorkbookError {
    var error = self
    error.cell = cell ?? reference.description
    return error
  }
}
