public import Grid

/// What may be entered into some cells, and what is said about it.
///
/// Source: ECMA-376 Part 1, 18.3.1.32 (dataValidation).
public struct NewValidation: Hashable, Sendable {
  public enum Rule: Hashable, Sendable {
    /// A drop-down with the choices written in the rule: 255 characters with their commas, none of
    /// which may stand in a choice.
    case choices([String])
    /// A drop-down with the choices of a range or name, without `=`.
    case list(String)
    case whole(Limit)
    case decimal(Limit)
    case date(Limit)
    case time(Limit)
    case textLength(Limit)
    /// A formula that must be true for the first cell; for the others it moves along.
    case custom(String)
    /// Anything: for a prompt alone.
    case any
  }

  /// Bounds as numbers or formulas, without `=`.
  public enum Limit: Hashable, Sendable {
    case between(String, String)
    case notBetween(String, String)
    case equal(String)
    case notEqual(String)
    case greaterThan(String)
    case lessThan(String)
    case greaterThanOrEqual(String)
    case lessThanOrEqual(String)
  }

  public enum Severity: String, Sendable { case stop, warning, information }

  public struct Text: Hashable, Sendable {
    /// 32 characters at most.
    public var title: String
    /// 255 characters at most.
    public var text: String

    public init(title: String = "", _ text: String) {
      self.title = title
      self.text = text
    }
  }

  public var ranges: [CellRange]
  public var rule: Rule
  public var allowsBlank = true
  /// Shown when a cell is selected.
  public var prompt: Text?
  /// Shown when the entry is refused.
  public var error: Text?
  public var severity = Severity.stop
  /// False lets every entry pass: the rule is for its drop-down or its prompt.
  public var refusesOthers = true

  public init(_ ranges: [CellRange], _ rule: Rule) {
    self.ranges = ranges
    self.rule = rule
  }
}
