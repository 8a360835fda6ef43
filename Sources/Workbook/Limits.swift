/// How much of a file is taken in before it is refused as hostile. A form of an office is a thousand
/// times smaller than each of these. No size that a file declares is believed: what counts is what
/// has been read.
public struct Limits: Sendable, Equatable {
  /// Bytes of the file itself.
  public var bytes = 256 << 20
  /// Bytes of one part once inflated. How well a part is compressed tells nothing: honest styles.xml
  /// exceed 100:1.
  public var bytesPerPart = 256 << 20
  /// Bytes of a small part (workbook, styles, relationships, drawings): held as a tree of elements,
  /// it takes some forty times as much.
  public var bytesPerTree = 32 << 20
  /// Bytes of all sheets together once inflated; a part that two sheets name counts twice.
  public var bytesInflated = 1 << 30
  /// Entries of the archive, files of the folder.
  public var entries = 10_000
  public var sheets = 1_000
  /// Bytes of a sheet's name, which comes along with every cell; Excel allows 31 characters.
  public var sheetName = 1_000
  /// Cells of one workbook held in memory at once; streaming has no such limit.
  public var cells = 1_000_000
  public var sharedStrings = 4_000_000
  /// Bytes of all cells' texts and formulas together: one long string shared by many cells adds up.
  public var text = 256 << 20
  /// Bytes of one cell's text or formula; Excel takes 32,767 characters.
  public var textOfCell = 4 << 20
  /// Bytes of one cell or string with all its markup, which are in memory at once.
  public var bytesPerElement = 16 << 20
  /// Elements within elements.
  public var nesting = 200
  /// Elements of a small part.
  public var elements = 500_000
  /// Attributes of one element of a small part; libxml2 compares each with every other.
  public var attributes = 256

  public static let standard = Limits()

  public init() {}
}
