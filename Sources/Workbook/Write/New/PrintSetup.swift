public import Grid

/// How a sheet comes out of the printer. Margins are inches.
///
/// Source: ECMA-376 Part 1, 18.3.1.63 (pageSetup).
public struct PrintSetup: Hashable, Sendable {
  public enum Paper: Int, Sendable {
    case a3 = 8
    case a4 = 9
    case a5 = 11
    case b4 = 12
    case b5 = 13
  }

  public struct Margins: Hashable, Sendable {
    public var left = "0.5"
    public var right = "0.5"
    public var top = "0.6"
    public var bottom = "0.6"
    public var header = "0.3"
    public var footer = "0.3"

    public init() {}
  }

  public var paper = Paper.a4
  public var landscape = true
  /// All columns on one page width, as many pages down as needed.
  public var fitToWidth = true
  /// Pages down where `fitToWidth`, nil for as many as needed.
  public var pagesDown: Int?
  /// Percent where not `fitToWidth`.
  public var scale = 100
  /// Heading rows that every page repeats, counted from 0.
  public var repeatedRows: ClosedRange<Int>?
  /// Heading columns that every page repeats, counted from 0.
  public var repeatedColumns: ClosedRange<Int>?
  public var area: CellRange?
  /// Rows that begin a page, counted from 0.
  public var rowBreaks: [Int] = []
  /// Columns that begin a page, counted from 0.
  public var columnBreaks: [Int] = []
  public var margins = Margins()
  /// Excel's codes: `&L`, `&C`, `&R` for the thirds, `&P` page, `&N` pages, `&A` sheet name.
  public var header: String?
  public var footer: String?
  public var centered = true
  public var centeredVertically = false
  public var printsGridLines = false
  public var blackAndWhite = false
  /// Pages run to the right before they run down.
  public var overThenDown = false
  public var firstPageNumber: Int?

  public init() {}
}
