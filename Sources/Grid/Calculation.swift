/// How Excel calculates the workbook.
///
/// Source: ECMA-376 Part 1, 18.2.2 (calcPr).
public struct Calculation: Hashable, Sendable {
  public enum Mode: String, Sendable { case auto, autoNoTable, manual }

  public var mode = Mode.auto
  /// Excel calculates with the numbers as displayed: what was rounded for show is rounded for good.
  public var usesDisplayedPrecision = false
  /// Circular references are calculated again and again.
  public var isIterative = false

  public init(
    mode: Mode = .auto, usesDisplayedPrecision: Bool = false, isIterative: Bool = false
  ) {
    self.mode = mode
    self.usesDisplayedPrecision = usesDisplayedPrecision
    self.isIterative = isIterative
  }
}
