/// What a cell stores, as Excel distinguishes it. A date is a number whose format says so.
public enum CellValue: Hashable, Sendable, Codable {
  case blank
  case number(Double)
  case text(String)
  case boolean(Bool)
  /// An error value such as `#REF!`, with its `#`.
  case error(String)

  public var isBlank: Bool { self == .blank }

  /// The stored content as text: the shortest decimal of a number, `TRUE`/`FALSE`, `""` for blank.
  public var raw: String {
    switch self {
    case .blank: ""
    case .number(let number): ExactDecimal.shortestText(of: number)
    case .text(let text): text
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .error(let code): code
    }
  }
}
