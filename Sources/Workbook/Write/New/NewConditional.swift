public import Grid

/// A look that depends on what cells hold. Of two, the earlier one of the sheet wins.
///
/// Source: ECMA-376 Part 1, 18.3.1.10 (cfRule).
public struct NewConditional: Hashable, Sendable {
  public enum Rule: Hashable, Sendable {
    /// The cell's value beside bounds; texts stand in quotes.
    case cell(NewValidation.Limit, NewStyle)
    /// A formula for the first cell, without `=`; for the others it moves along.
    case expression(String, NewStyle)
    case contains(text: String, NewStyle)
    case duplicates(NewStyle)
    /// The largest or smallest so many, or so many percent.
    case top(Int, percent: Bool, fromBottom: Bool, NewStyle)
    /// Two or three colours and what runs between them.
    case colorScale([Stop])
    case dataBar(DataBar)
    case icons(IconSet)
  }

  /// A place on the scale of the cells' values.
  public enum Point: Hashable, Sendable {
    case minimum, maximum
    case number(Double)
    case percent(Double)
    case percentile(Double)
    case formula(String)
  }

  public struct Stop: Hashable, Sendable {
    public var point: Point
    /// `RRGGBB`
    public var color: String

    public init(_ point: Point, color: String) {
      self.point = point
      self.color = color
    }
  }

  public struct DataBar: Hashable, Sendable {
    /// `RRGGBB`
    public var color: String
    public var negativeColor = "C00000"
    public var isGradient = false
    public var showsValue = true
    /// Where the shortest bar stands, nil for the reader's choice.
    public var minimum: Point?
    /// Where the longest bar stands, nil for the reader's choice.
    public var maximum: Point?

    public init(color: String) { self.color = color }
  }

  public struct IconSet: Hashable, Sendable {
    /// Named as the standard names them (18.18.42).
    public enum Kind: String, Sendable, CaseIterable {
      case arrows3 = "3Arrows"
      case arrowsGray3 = "3ArrowsGray"
      case flags3 = "3Flags"
      case trafficLights3 = "3TrafficLights1"
      case signs3 = "3Signs"
      case symbols3 = "3Symbols2"
      case arrows4 = "4Arrows"
      case rating4 = "4Rating"
      case trafficLights4 = "4TrafficLights"
      case arrows5 = "5Arrows"
      case rating5 = "5Rating"
      case quarters5 = "5Quarters"

      /// How many icons there are.
      public var count: Int { rawValue.utf8.first.map { Int($0 - UInt8(ascii: "0")) } ?? 0 }
    }

    public var kind: Kind
    /// Where each icon but the first begins; empty for equal shares.
    public var bounds: [Point] = []
    public var isReversed = false
    public var showsValue = true

    public init(_ kind: Kind) { self.kind = kind }
  }

  public var ranges: [CellRange]
  public var rule: Rule
  /// Later rules are not looked at where this one holds.
  public var stops = false

  public init(_ ranges: [CellRange], _ rule: Rule) {
    self.ranges = ranges
    self.rule = rule
  }
}
