import Grid

/// A change of a sheet beside its cells: merges, entry rules, protection.
struct LayoutChange: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case merge(CellRange)
    case unmerge(CellRange)
    case validation(NewValidation)
    case protection(NewProtection)
  }

  var sheet: String
  var kind: Kind
}

/// Changes what stands behind the cells of a worksheet.
///
/// Source: ECMA-376 Part 1, 18.3.1.55 (mergeCells), 18.3.1.33 (dataValidations), 18.3.1.85
/// (sheetProtection).
struct LayoutPatch {
  private let map: WorksheetMap
  private var splices = Splices()
  private var markup: Markup { map.markup }
  private var prefix: String { markup.prefix(of: map.sheetData) }

  static func make(
    _ changes: [LayoutChange], in package: inout PackageEdit
  ) throws(WorkbookError) {
    var order: [String] = []
    for change in changes where !order.contains(change.sheet) { order.append(change.sheet) }
    for name in order {
      let path = try package.worksheet(named: name).path
      let text = try package.text(path)
      var patch = LayoutPatch(map: try WorksheetMap(text.markup, wanted: []))
      try patch.make(changes.filter { $0.sheet == name }.map(\.kind))
      try package.apply(patch.splices, to: text)
    }
  }

  private init(map: WorksheetMap) { self.map = map }

  private mutating func make(_ kinds: [LayoutChange.Kind]) throws(WorkbookError) {
    var merged: [CellRange] = []
    var unmerged: Set<CellRange> = []
    var rules: [NewValidation] = []
    var protection: NewProtection?
    for kind in kinds {
      switch kind {
      case .merge(let range): merged.append(range)
      case .unmerge(let range): unmerged.insert(range)
      case .validation(let rule): rules.append(rule)
      case .protection(let wanted): protection = wanted
      }
    }
    if let protection { try protect(protection) }
    if !merged.isEmpty || !unmerged.isEmpty { try merge(merged, without: unmerged) }
    if !rules.isEmpty { try add(rules) }
  }

  /// Two merges that share a cell are a file that Excel repairs.
  private mutating func merge(
    _ added: [CellRange], without gone: Set<CellRange>
  ) throws(WorkbookError) {
    var ranges: [CellRange] = []
    let list = map.element("mergeCells")
    if let list {
      ranges = try markup.children(of: list).compactMap { markup.range(of: $0.tag) }
      ranges.removeAll(where: gone.contains)
    }
    for range in added where range.first != range.last {
      if let other = ranges.first(where: { $0.overlaps(range) }) {
        throw WorkbookError(
          .unsupportedEdit(.mergesOverlap), part: markup.part, cell: other.first.description)
      }
      ranges.append(range)
    }
    var element = "<\(prefix)mergeCells count=\"\(ranges.count)\">"
    for range in ranges { element += "<\(prefix)mergeCell ref=\"\(range)\"/>" }
    element += "</\(prefix)mergeCells>"
    if ranges.isEmpty { element = "" }
    try put(element, inPlaceOf: list, before: Self.behindMerges)
  }

  private mutating func add(_ rules: [NewValidation]) throws(WorkbookError) {
    var xml = MarkupWriter(fragment: true)
    ValidationMarkup.write(rules, &xml)
    // The writer's list with its own tags taken off: it is written without prefix.
    let fragment = Markup(bytes: xml.bytes, part: markup.part)
    let root = try fragment.root()
    let space = try markup.documentNamespace() ?? ""
    let own = prefix.isEmpty ? "" : " xmlns=\"\(space)\""
    guard let list = map.element("dataValidations") else {
      var element = xml.bytes
      element.insert(contentsOf: Array(own.utf8), at: root.name.upperBound)
      map.insert(element, before: Self.behindRules, in: &splices)
      return
    }
    let inside = root.range.upperBound..<(try fragment.closingTag(of: root)).range.lowerBound
    let count = try markup.children(of: list).count + rules.count
    try markup.set("count", to: String(count), of: list, in: &splices)
    guard prefix.isEmpty else {
      throw WorkbookError(.unsupportedEdit(.prefixedRules), part: markup.part)
    }
    try markup.append(Array(fragment.bytes[inside]), to: list, in: &splices)
  }

  private mutating func protect(_ protection: NewProtection) throws(WorkbookError) {
    try put(
      protection.markup(prefix: prefix), inPlaceOf: map.element("sheetProtection"),
      before: Self.behindProtection)
  }

  private mutating func put(
    _ element: String, inPlaceOf old: Markup.Tag?, before names: [String]
  ) throws(WorkbookError) {
    if let old {
      splices.replace(
        old.range.lowerBound..<(try markup.endOfElement(old)), with: element)
    } else if !element.isEmpty {
      map.insert(Array(element.utf8), before: names, in: &splices)
    }
  }

  /// What stands behind each of them in a worksheet. Source: ECMA-376 Part 1, A.2 (CT_Worksheet).
  private static let behindRules = [
    "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
    "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
    "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst", "AlternateContent",
  ]
  private static let behindMerges =
    ["phoneticPr", "conditionalFormatting", "dataValidations"] + behindRules
  private static let behindProtection =
    [
      "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
      "customSheetViews", "mergeCells",
    ] + behindMerges
}

extension Refusal {
  static let mergesOverlap = Refusal(
    "merges overlap",
    ja: "結合しようとしたセルの一部が、もう別の結合セルに入っています。",
    en: "Some of the cells to be merged are part of another merge.")
  static let prefixedRules = Refusal(
    "prefixed rules",
    ja: "入力規則の書き方が特殊なため足せません。Excel で開いて保存し直してください。",
    en: "The file spells its entry rules unusually. Open it in Excel and save it again.")
}
