/// What a new workbook says about itself. Dates are given by the caller: nothing here knows a clock.
///
/// Source: ECMA-376 Part 2, 11 (core properties); Part 1, 22.2 (extended) and 22.3 (custom).
public struct DocumentFacts: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    /// `2025-04-01T09:00:00Z`
    case date(String)
  }

  public struct Property: Hashable, Sendable {
    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  public var keywords: String?
  public var description: String?
  public var category: String?
  public var company: String?
  public var manager: String?
  /// `2025-04-01T09:00:00Z`
  public var created: String?
  /// Properties under names of one's own, in this order.
  public var custom: [Property] = []

  public init() {}
}
