import Grid

/// What a worksheet part says beside its cells, and which other parts it refers to.
struct SheetLayout {
  var merges: [CellRange] = []
  var hiddenRows: Set<Int> = []
  var hiddenColumns: Set<Int> = []
  var dimensions = SheetDimensions()
  var validations: [DataValidation] = []
  var conditionalFormats: [ConditionalFormat] = []
  var autoFilter: CellRange?
  var protection: SheetProtection?
  var openRanges: [SheetProtection.OpenRange] = []
  var rowBreaks: [Int] = []
  var columnBreaks: [Int] = []
  var isLandscape = false
  /// The rest of each stands in parts of their own.
  var hyperlinks: [XMLElement] = []
  var controls: [XMLElement] = []
  var tables: [String] = []
  var drawing: String?
  var legacyDrawing: String?
  private var namespaces: [String: String] = [:]
  private var lastColumn = 0
  private var budget: XMLBounds.Budget

  init(_ limits: Limits) { budget = XMLBounds.Budget(limits) }

  /// Takes in the element the scanner has just opened. Merges and columns come by the thousand and
  /// are read where they stand; of the rest, what is known here is read whole.
  mutating func read(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    if scanner.nameIs("mergeCell", bytes) {
      if let range = try XMLAttributes.value("ref", in: scanner, bytes).flatMap({ CellRange($0) }) {
        merges.append(range)
      }
    } else if scanner.nameIs("col", bytes) {
      try readColumns(scanner, bytes)
    } else if scanner.nameIs("mergeCells", bytes) || scanner.nameIs("cols", bytes) {
      return
    } else if scanner.nameIs("worksheet", bytes) {
      namespaces = XMLElement.namespaces(scanner, bytes, namespaces)
    } else if scanner.nameIs("customSheetViews", bytes) || scanner.nameIs("oleObjects", bytes) {
      // They hold filters, breaks and anchors that are not the sheet's own.
      try RichText.skip(&scanner, bytes)
    } else if Self.isKnown(scanner, bytes) {
      let element = try XMLElement(&scanner, bytes, namespaces: namespaces, budget: &budget)
      for element in element.name == "AlternateContent"
        ? AlternateContent.chosen(element) : [element]
      { take(element) }
    }
  }

  /// The current row, just opened.
  ///
  /// Source: ECMA-376 Part 1, 18.3.1.73 (row).
  mutating func readRow(
    _ row: Int, _ scanner: XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    var attributes = XMLAttributes(scanner.attributes)
    while attributes.next(bytes) {
      if attributes.nameIs("ht", bytes) {
        guard let height = NumberReader.double(attributes.value, of: bytes) else { continue }
        dimensions.add(rows: row...row, height: height)
      } else if attributes.nameIs("hidden", bytes) {
        if try XMLAttributes.flag("hidden", in: scanner, bytes) { hiddenRows.insert(row) }
      }
    }
  }

  /// Columns come in order and do not overlap; what does not is passed over.
  ///
  /// Source: ECMA-376 Part 1, 18.3.1.13 (col).
  private mutating func readColumns(
    _ scanner: XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    var (first, last) = (0, 0)
    var width: Double?
    var attributes = XMLAttributes(scanner.attributes)
    while attributes.next(bytes) {
      let value = attributes.value
      if attributes.nameIs("min", bytes) {
        first = NumberReader.index(value, of: bytes) ?? 0
      } else if attributes.nameIs("max", bytes) {
        last = NumberReader.index(value, of: bytes) ?? 0
      } else if attributes.nameIs("width", bytes) {
        width = NumberReader.double(value, of: bytes)
      }
    }
    guard first > lastColumn, first <= last, first <= CellReference.maximumColumn + 1 else {
      return
    }
    let columns = (first - 1)...min(last - 1, CellReference.maximumColumn)
    lastColumn = columns.upperBound + 1
    if let width { dimensions.add(columns: columns, width: width) }
    if try XMLAttributes.flag("hidden", in: scanner, bytes) { hiddenColumns.formUnion(columns) }
  }

  /// The elements that `take` knows.
  private static let known: Set<String> = [
    "AlternateContent", "autoFilter", "colBreaks", "conditionalFormatting", "controls",
    "dataValidation", "drawing", "hyperlink", "legacyDrawing", "pageSetup", "protectedRange",
    "rowBreaks", "sheetFormatPr", "sheetProtection", "tablePart",
  ]

  private static func isKnown(_ scanner: XMLScanner, _ bytes: Span<UInt8>) -> Bool {
    known.contains(XMLScanner.string(scanner.name, bytes))
  }

  /// An element of the worksheet, or of a dialog or chart sheet.
  ///
  /// Source: ECMA-376 Part 1, 18.3.1.99 (worksheet).
  mutating func take(_ element: XMLElement) {
    switch element.name {
    case "dataValidation":
      if let validation = DataValidations.validation(element) { validations.append(validation) }
    case "conditionalFormatting":
      if let format = ConditionalFormats.format(element) { conditionalFormats.append(format) }
    case "autoFilter": autoFilter = element.attributes["ref"].flatMap { CellRange($0) }
    case "sheetProtection": protection = Protection.sheet(element)
    case "protectedRange": openRanges.append(Protection.openRange(element))
    case "rowBreaks": rowBreaks = Self.breaks(element)
    case "colBreaks": columnBreaks = Self.breaks(element)
    case "pageSetup": isLandscape = element.attributes["orientation"] == "landscape"
    case "sheetFormatPr":
      dimensions.defaultHeight = element.attributes["defaultRowHeight"].flatMap { Double($0) }
      dimensions.defaultWidth = element.attributes["defaultColWidth"].flatMap { Double($0) }
    case "hyperlink": hyperlinks.append(element)
    case "controls": controls += element.children(named: "control")
    case "tablePart": if let id = element.attributes["r:id"] { tables.append(id) }
    case "drawing": drawing = element.attributes["r:id"]
    case "legacyDrawing": legacyDrawing = element.attributes["r:id"]
    default: break
    }
  }

  /// A break stands behind the row or column of its number, which counts from 1.
  private static func breaks(_ element: XMLElement) -> [Int] {
    element.children(named: "brk").compactMap { $0.number("id") }.filter { $0 > 0 }
  }
}
