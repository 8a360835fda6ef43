/// Where in a workbook's XML rows are named, and how.
///
/// The one list of such places. Names go without prefixes, so that extensions (x14, xm, c15, xdr)
/// are found as the main vocabulary is; places that are in no list but look like one
/// (`ref`, `sqref`, `<xm:f>` in an extension not known) are found by the entries without element.
///
/// Source: ECMA-376 Part 1, 18.3 (worksheets), 18.5 (tables), 18.7 (comments), 18.10 (pivot tables),
/// 18.13 (connections), 20.5 (drawings), 21.2 (charts); Part 4, 19.4 (VML); [MS-XLSX] 2.6.
struct ReferencePlace: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    /// Addresses of cells on the part's own sheet.
    case cells(Lost)
    /// The same on the sheet that the attribute `sheet` names.
    case cellsOfNamedSheet
    /// The same on the sheet that the attribute `s` numbers.
    case cellsOfNumberedSheet
    /// A formula, read on the part's own sheet.
    case formula
    /// A defined name: rows without `$` are counted from the cell that uses it.
    case name
    /// The first cell in view.
    case view
    /// How many rows are frozen.
    case frozenRows
    /// The row below a page break, from 0.
    case breakRow
    /// One end of a page break between columns, rows from 0.
    case breakEnd
    /// Eight numbers, of which two are rows from 0.
    case anchorOfVML
    /// A corner of an anchor: a row from 0, or how far below its upper edge.
    case corner
    /// The row of a note, from 0.
    case noteRow
    case merge
    case table
    case filter
    case pivotTable
    /// A link within the file: `#Sheet1!A1`.
    case link
  }

  /// What becomes of a place whose cells are all deleted.
  enum Lost: Sendable, Equatable {
    case element
    case parent
    case attribute
    /// It moves to what comes to stand there.
    case nearest
  }

  /// nil for any.
  var element: String?
  var parent: String?
  /// nil for the element's content.
  var attribute: String?
  var kind: Kind

  private init(_ element: String?, in parent: String? = nil, _ attribute: String?, _ kind: Kind) {
    self.element = element
    self.parent = parent
    self.attribute = attribute
    self.kind = kind
  }

  /// The first that fits counts.
  private static let list: [ReferencePlace] = [
    // Worksheets.
    .init("dimension", "ref", .cells(.nearest)),
    .init("sheetPr", "syncRef", .cells(.nearest)),
    .init("sheetView", "topLeftCell", .view),
    .init("customSheetView", "topLeftCell", .view),
    .init("pane", "topLeftCell", .view),
    .init("pane", "ySplit", .frozenRows),
    .init("selection", "activeCell", .cells(.nearest)),
    .init("selection", "sqref", .cells(.nearest)),
    .init("mergeCell", "ref", .merge),
    .init("hyperlink", "location", .formula),
    .init("cfvo", "val", .formula),
    .init("autoFilter", "ref", .filter),
    .init("scenarios", "sqref", .cells(.attribute)),
    .init("inputCells", "r", .cells(.element)),
    .init("cellWatch", "r", .cells(.element)),
    .init("singleXmlCell", "r", .cells(.element)),
    .init("webPublishItem", "sourceRef", .cells(.attribute)),
    .init("dataRef", "ref", .cellsOfNamedSheet),
    .init("brk", in: "rowBreaks", "id", .breakRow),
    .init("brk", in: "colBreaks", "min", .breakEnd),
    .init("brk", in: "colBreaks", "max", .breakEnd),
    .init("controlPr", "linkedCell", .formula),
    .init("controlPr", "listFillRange", .formula),
    // Formulas of validations, conditional formats, cells and charts.
    .init("formula", nil, .formula),
    .init("formula1", nil, .formula),
    .init("formula2", nil, .formula),
    .init("f", nil, .formula),
    // Tables and pivot tables.
    .init("table", "ref", .table),
    .init("calculatedColumnFormula", nil, .formula),
    .init("totalsRowFormula", nil, .formula),
    .init("location", in: "pivotTableDefinition", "ref", .pivotTable),
    .init("worksheetSource", "ref", .cellsOfNamedSheet),
    .init("rangeSet", "ref", .cellsOfNamedSheet),
    // The workbook and its connections.
    .init("definedName", nil, .name),
    .init("parameter", "cell", .formula),
    .init("tr", in: "topic", "r", .cellsOfNumberedSheet),
    .init("Relationship", "Target", .link),
    // Drawings, charts and controls.
    .init("row", in: "from", nil, .corner),
    .init("row", in: "to", nil, .corner),
    .init("rowOff", in: "from", nil, .corner),
    .init("rowOff", in: "to", nil, .corner),
    .init("cameraTool", "cellRange", .formula),
    .init("sqref", in: "fullRef", nil, .formula),
    .init("sqref", in: "levelRef", nil, .formula),
    .init("sqref", in: "formulaRef", nil, .formula),
    .init("formControlPr", "fmlaGroup", .formula),
    .init("formControlPr", "fmlaLink", .formula),
    .init("formControlPr", "fmlaRange", .formula),
    .init("formControlPr", "fmlaTxbx", .formula),
    .init("Anchor", in: "ClientData", nil, .anchorOfVML),
    .init("Row", in: "ClientData", nil, .noteRow),
    .init("FmlaGroup", nil, .formula),
    .init("FmlaLink", nil, .formula),
    .init("FmlaPict", nil, .formula),
    .init("FmlaRange", nil, .formula),
    .init("FmlaTxbx", nil, .formula),
    // Anything.
    .init(nil, "textlink", .formula),
    .init(nil, "ref", .cells(.element)),
    .init(nil, "sqref", .cells(.element)),
    .init("sqref", nil, .cells(.parent)),
  ]

  private static let byElement = Dictionary(grouping: list) { $0.element }
  private static let anywhere = byElement[nil] ?? []

  /// The places in one element: at most one for each attribute and one for the content.
  static func places(in element: String, parent: String?) -> [ReferencePlace] {
    var found: [ReferencePlace] = []
    for place in (byElement[element] ?? []) + anywhere
    where (place.parent == nil || place.parent == parent)
      && !found.contains(where: { $0.attribute == place.attribute })
    {
      found.append(place)
    }
    return found
  }

  /// Elements that must not stay behind empty.
  static let containers: Set<String> = [
    "mergeCells", "dataValidations", "conditionalFormattings", "hyperlinks", "ignoredErrors",
    "protectedRanges", "rowBreaks", "cellWatches", "scenario", "scenarios", "sparkline",
    "sparklines", "sparklineGroup", "sparklineGroups", "ext", "extLst",
    "topic", "main", "volType",
  ]
}
