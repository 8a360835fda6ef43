/// Formats that depend on the cells' values.
///
/// Source: ECMA-376 Part 1, 18.3.1.18 (conditionalFormatting), 18.3.1.10 (cfRule); MS-XLSX 2.6.6.
public struct ConditionalFormat: Hashable, Sendable {
  public struct Rule: Hashable, Sendable {
    /// `cellIs`, `expression`, `colorScale`, `dataBar`, `iconSet`, …
    public var type: String
    /// `lessThan`, `between`, … where the type is `cellIs`.
    public var comparison: String?
    public var formulas: [String]
    public var priority: Int

    public init(type: String, comparison: String? = nil, formulas: [String] = [], priority: Int) {
      self.type = type
      self.comparison = comparison
      self.formulas = formulas
      self.priority = priority
    }
  }

  public var ranges: [CellRange]
  public var rules: [Rule]

  public init(ranges: [CellRange], rules: [Rule]) {
    self.ranges = ranges
    self.rules = rules
  }
}
