/// Everything of a workbook that the floors above look at.
public struct Book: Sendable {
  public enum Kind: String, Sendable { case xlsx, xlsm, folder, csv, tsv }

  public var kind: Kind
  public var sheets: [Sheet]
  /// The text encoding of a CSV file as people call it (`UTF-8`, `UTF-8 BOM`, `CP932`, …).
  public var encoding: String?
  /// Title, subject and the like from the document properties.
  public var properties: [String: String]
  public var definedNames: [String: String]
  /// What the reader could not take in whole, in the file's own order.
  public var warnings: [String]

  public init(
    kind: Kind, sheets: [Sheet], encoding: String? = nil, properties: [String: String] = [:],
    definedNames: [String: String] = [:], warnings: [String] = []
  ) {
    self.kind = kind
    self.sheets = sheets
    self.encoding = encoding
    self.properties = properties
    self.definedNames = definedNames
    self.warnings = warnings
  }

  public func sheet(named name: String) -> Sheet? { sheets.first { $0.name == name } }
}
