public import Grid

/// Small charts within cells, one for each row of values.
///
/// Source: [MS-XLSX] 2.6.3 (CT_SparklineGroup).
public struct NewSparkline: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case line, column
    case winLoss = "stacked"
  }

  public struct Line: Hashable, Sendable {
    public var cell: CellReference
    public var sheet: String
    public var values: CellRange

    public init(in cell: CellReference, of values: CellRange, on sheet: String) {
      self.cell = cell
      self.sheet = sheet
      self.values = values
    }
  }

  public var kind: Kind
  public var lines: [Line]
  /// `RRGGBB`
  public var color = "1F4E79"
  public var negativeColor = "C00000"
  /// Each point of a line has a dot.
  public var showsMarkers = false
  public var marksHighest = false
  public var marksLowest = false
  public var marksNegative = false

  public init(_ kind: Kind, _ lines: [Line]) {
    self.kind = kind
    self.lines = lines
  }
}
