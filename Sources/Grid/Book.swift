/// Everything of a workbook that the floors above look at.
public struct Book: Sendable {
  public enum Kind: String, Sendable { case xlsx, xlsm, folder, csv, tsv }

  public var kind: Kind
  public var sheets: [Sheet]
  /// The text encoding of a CSV file as people call it (`UTF-8`, `UTF-8 BOM`, `CP932`, …).
  public var encoding: String?
  /// How a CSV file is written; nil for workbooks.
  public var text: TextLayout?
  public var properties: DocumentProperties
  public var definedNames: [DefinedName]
  /// By `Cell.style`.
  public var formats = CellFormats()
  /// nil where the file tells nothing of protection.
  public var protection: BookProtection?
  public var calculation = Calculation()
  /// Days count from 1904-01-01.
  public var usesDate1904 = false
  public var hasMacros = false
  public var isSigned = false
  public var externalLinks: [ExternalLink] = []
  /// What the reader could not take in whole, in the file's own order.
  public var warnings: [BookWarning]

  public init(
    kind: Kind, sheets: [Sheet], encoding: String? = nil,
    properties: DocumentProperties = DocumentProperties(), definedNames: [DefinedName] = [],
    warnings: [BookWarning] = []
  ) {
    self.kind = kind
    self.sheets = sheets
    self.encoding = encoding
    self.properties = properties
    self.definedNames = definedNames
    self.warnings = warnings
  }

  public func sheet(named name: String) -> Sheet? { sheets.first { $0.name == name } }

  /// The name as it is understood in a sheet: the sheet's own before the workbook's. Upper and lower
  /// case are one.
  public func definedName(_ name: String, inSheet number: Int? = nil) -> DefinedName? {
    let folded = name.lowercased()
    let found = definedNames.filter { $0.name.lowercased() == folded }
    return found.first { $0.sheet == number } ?? found.first { $0.sheet == nil }
  }

  /// What a drop-down of the sheet of that number offers: the choices written in place, or the texts
  /// of the cells that its formula names. nil for other rules and for what is calculated.
  public func choices(of validation: DataValidation, inSheet number: Int) -> [String]? {
    if let choices = validation.choices { return choices }
    guard validation.type == "list" else { return nil }
    let area =
      AreaReference(validation.formula)
      ?? definedName(validation.formula, inSheet: number)?.areas.flatMap {
        $0.count == 1 ? $0[0] : nil
      }
    guard sheets.indices.contains(number), let area,
      let sheet = area.sheet.map({ sheet(named: $0) }) ?? sheets[number]
    else {
      return nil
    }
    let cells = area.isColumns ? sheet.cells[...] : sheet.cells(inRows: area.rows)
    return cells.filter { area.range.contains($0.reference) && !$0.shown.isEmpty }.map(\.shown)
  }
}

extension Book.Kind {
  /// Rows of texts: no formulas, no formats, one sheet.
  package var isPlainText: Bool { self == .csv || self == .tsv }
}
