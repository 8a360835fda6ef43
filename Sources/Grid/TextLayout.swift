/// How a CSV file is written, as far as its cells do not show it.
public struct TextLayout: Hashable, Sendable {
  /// A place in the text, counted from 1 as an editor shows it.
  public struct Place: Hashable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Where the first bytes stand that are no UTF-8; nil where the whole file is UTF-8.
  public var notUTF8: Place?
  /// The number of fields of each record, empty fields included; 0 for an empty line.
  public var fieldCounts: [Int]
  /// Fields with a quote in their middle, or with text behind their closing quote.
  public var strayQuotes: [CellReference]

  public init(
    notUTF8: Place? = nil, fieldCounts: [Int] = [], strayQuotes: [CellReference] = []
  ) {
    self.notUTF8 = notUTF8
    self.fieldCounts = fieldCounts
    self.strayQuotes = strayQuotes
  }
}
