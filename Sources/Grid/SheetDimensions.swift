/// Heights of rows and widths of columns.
///
/// Units: heights in points, widths in characters of the workbook's default font.
///
/// Source: ECMA-376 Part 1, 18.3.1.73 (row), 18.3.1.13 (col), 18.3.1.81 (sheetFormatPr).
public struct SheetDimensions: Hashable, Sendable {
  /// Neighbouring rows or columns of one size.
  public struct Run: Hashable, Sendable {
    public var lanes: ClosedRange<Int>
    public var size: Double

    public init(lanes: ClosedRange<Int>, size: Double) {
      self.lanes = lanes
      self.size = size
    }
  }

  /// Ascending, without overlaps.
  public private(set) var rows: [Run] = []
  /// Ascending, without overlaps.
  public private(set) var columns: [Run] = []
  public var defaultHeight: Double?
  public var defaultWidth: Double?

  public init() {}

  /// Rows that come after all those already told; others are passed over.
  public mutating func add(rows lanes: ClosedRange<Int>, height: Double) {
    Self.add(Run(lanes: lanes, size: height), to: &rows)
  }

  /// Columns that come after all those already told; others are passed over.
  public mutating func add(columns lanes: ClosedRange<Int>, width: Double) {
    Self.add(Run(lanes: lanes, size: width), to: &columns)
  }

  /// The height of a row, nil where the file tells none.
  public func height(ofRow row: Int) -> Double? { Self.size(row, in: rows) ?? defaultHeight }

  /// The width of a column, nil where the file tells none.
  public func width(ofColumn column: Int) -> Double? {
    Self.size(column, in: columns) ?? defaultWidth
  }

  private static func add(_ run: Run, to runs: inout [Run]) {
    guard let last = runs.last else {
      runs.append(run)
      return
    }
    guard run.lanes.lowerBound > last.lanes.upperBound else { return }
    if last.size == run.size, last.lanes.upperBound + 1 == run.lanes.lowerBound {
      runs[runs.count - 1].lanes = last.lanes.lowerBound...run.lanes.upperBound
    } else {
      runs.append(run)
    }
  }

  private static func size(_ lane: Int, in runs: [Run]) -> Double? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].lanes.upperBound < lane { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count, runs[low].lanes.contains(lane) else { return nil }
    return runs[low].size
  }
}
