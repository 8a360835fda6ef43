/// Another file, or another program, from which formulas take values.
///
/// Source: ECMA-376 Part 1, 18.14.7 (externalBook), 18.14.4 (ddeLink), 18.14.14 (oleLink).
public struct ExternalLink: Hashable, Sendable {
  public enum Kind: String, Sendable { case workbook, dde, ole }

  public var kind: Kind
  /// The number, from 1, by which formulas name it: `[1]`.
  public var number: Int
  /// The address as the file has it, nil where it is missing.
  public var target: String?
  public var sheetNames: [String]

  public init(kind: Kind, number: Int, target: String?, sheetNames: [String] = []) {
    self.kind = kind
    self.number = number
    self.target = target
    self.sheetNames = sheetNames
  }
}
