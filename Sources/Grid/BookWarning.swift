/// What the reader could not take in whole, and where it stands. The cells' values were read.
public struct BookWarning: Hashable, Sendable {
  /// The sheet concerned, nil where it is the whole workbook.
  public var sheet: String?
  /// The part of the package, such as `xl/drawings/drawing1.xml`.
  public var part: String
  public var message: Message

  public init(sheet: String?, part: String, message: Message) {
    self.sheet = sheet
    self.part = part
    self.message = message
  }
}
