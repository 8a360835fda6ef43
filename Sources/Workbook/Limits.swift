/// How much of a file is taken in before it is refused as hostile. A form of an office is a thousand
/// times smaller than each of these.
public struct Limits: Sendable, Equatable {
  /// Bytes of the file itself.
  public var bytes: Int
  /// Bytes of one part once inflated.
  public var bytesPerPart: Int
  /// Bytes of all sheets together once inflated.
  public var bytesInflated: Int
  /// Inflated ÷ compressed size that a large part may have; deflate itself can reach 1032.
  public var ratio: Int
  /// Cells of one workbook held in memory at once; streaming has no such limit.
  public var cells: Int
  public var entries: Int
  public var sharedStrings: Int
  public var sheets: Int
  /// Bytes of all cells' texts together: one long shared string in many cells adds up.
  public var text: Int
  /// Elements within elements.
  public var nesting: Int

  public static let standard = Limits(
    bytes: 256 << 20, bytesPerPart: 256 << 20, bytesInflated: 1 << 30, ratio: 200,
    cells: 1_000_000, entries: 10_000, sharedStrings: 4_000_000, sheets: 1_000,
    text: 256 << 20, nesting: 200)

  /// Parts below this size may be compressed as well as they like.
  static let smallPart = 16 << 20

  public init(
    bytes: Int, bytesPerPart: Int, bytesInflated: Int, ratio: Int, cells: Int, entries: Int,
    sharedStrings: Int, sheets: Int, text: Int,
    nesting: Int
  ) {
    self.bytes = bytes
    self.bytesPerPart = bytesPerPart
    self.bytesInflated = bytesInflated
    self.ratio = ratio
    self.cells = cells
    self.entries = entries
    self.sharedStrings = sharedStrings
    self.sheets = sheets
    self.text = text
    self.nesting = nesting
  }
}
