import Grid

/// The splices of one worksheet part.
struct WorksheetPatch {
  /// A cell that shall change, all questions answered.
  struct Change {
    var reference: CellReference
    /// nil keeps value and formula.
    var content: CellContent?
    /// nil keeps the style, or inherits it for a new cell.
    var style: Int?
  }

  let map: WorksheetMap
  private(set) var splices = Splices()
  private var grown: CellRange?
  /// The cells whose shared formula goes although others lean on it.
  private var orphaned: [SharedFormulaGroup] = []
  /// A formula was overwritten or written.
  private(set) var touchesFormula = false
  /// Cells that referred to the shared strings and no longer do.
  private(set) var releasedStrings = 0

  init(_ map: WorksheetMap) { self.map = map }

  private var markup: Markup { map.markup }
  private var prefix: String { markup.prefix(of: map.sheetData) }

  /// Works out the splices that make the changes, which are in reading order.
  mutating func plan(_ changes: [Change]) throws(WorkbookError) {
    var newRows: [UInt8] = []
    var start = changes.startIndex
    while start < changes.endIndex {
      let row = changes[start].reference.row
      let end = changes[start...].firstIndex { $0.reference.row != row } ?? changes.endIndex
      if let site = map.rows[row] {
        try applyRow(changes[start..<end], to: site)
      } else {
        let bytes = newRow(changes[start..<end], row)
        if map.sheetData.kind == .empty {
          newRows += bytes
        } else if !bytes.isEmpty {
          splices.insert(bytes, at: map.insertion(ofRow: row))
        }
      }
      start = end
    }
    if !newRows.isEmpty { try markup.append(newRows, to: map.sheetData, in: &splices) }
    let overwritten = Set(changes.filter { $0.content != nil }.map(\.reference))
    for group in orphaned { try group.rehome(in: map, without: overwritten, &splices) }
    try growDimension()
  }

  private mutating func applyRow(
    _ changes: ArraySlice<Change>, to row: WorksheetMap.RowSite
  ) throws(WorkbookError) {
    var atEnd: [UInt8] = []
    var columns: [Int] = []
    for change in changes {
      if let site = map.cell(change.reference) {
        try rewrite(site, change)
        continue
      }
      let bytes = newCell(change, row)
      guard !bytes.isEmpty else { continue }
      columns.append(change.reference.column)
      if let next = row.cells.first(where: { $0.column > change.reference.column }) {
        splices.insert(bytes, at: next.tag.range.lowerBound)
      } else {
        atEnd += bytes
      }
    }
    try growSpans(of: row, columns)
    if !atEnd.isEmpty { try markup.append(atEnd, to: row.tag, in: &splices) }
  }

  private mutating func newRow(_ changes: ArraySlice<Change>, _ row: Int) -> [UInt8] {
    let cells = changes.flatMap { newCell($0, nil) }
    guard !cells.isEmpty else { return [] }
    return Array("<\(prefix)row r=\"\(row + 1)\">".utf8) + cells
      + Array("</\(prefix)row>".utf8)
  }

  private mutating func newCell(_ change: Change, _ row: WorksheetMap.RowSite?) -> [UInt8] {
    let content = change.content ?? .blank
    if content.isBlank, change.style == nil { return [] }
    if content.isFormula { touchesFormula = true }
    let place = change.reference
    grown = CellRange(
      CellReference(
        row: min(grown?.first.row ?? place.row, place.row),
        column: min(grown?.first.column ?? place.column, place.column)),
      CellReference(
        row: max(grown?.last.row ?? place.row, place.row),
        column: max(grown?.last.column ?? place.column, place.column)))
    var tag = "<\(prefix)c r=\"\(place)\""
    let style = change.style ?? map.inheritedStyle(row: row, column: place.column) ?? 0
    if style != 0 { tag += " s=\"\(style)\"" }
    if let type = content.type { tag += " t=\"\(type)\"" }
    if content.isBlank { return Array((tag + "/>").utf8) }
    return Array((tag + ">").utf8) + content.markup(prefix: prefix)
      + Array("</\(prefix)c>".utf8)
  }

  private mutating func rewrite(
    _ site: WorksheetMap.CellSite, _ change: Change
  ) throws(WorkbookError) {
    let tag = site.tag
    if let style = change.style {
      if style == 0 {
        try markup.remove("s", of: tag, in: &splices)
      } else {
        try markup.set("s", to: String(style), of: tag, in: &splices)
      }
    }
    guard let content = change.content else { return }
    if markup.value("t", of: tag) == "s" { releasedStrings += 1 }
    if let type = content.type {
      try markup.set("t", to: type, of: tag, in: &splices)
    } else {
      try markup.remove("t", of: tag, in: &splices)
    }
    let children = try markup.children(of: tag)
    let replaced = children.filter { child in
      content.replaced.contains { markup.isNamed(child.tag, $0) }
    }
    if case .result = content {
      replaceResult(replaced.first, content, behind: children.first, in: tag)
      return
    }
    // Metadata of the value that goes: a picture in the cell, a spilling formula.
    try markup.remove("cm", of: tag, in: &splices)
    try markup.remove("vm", of: tag, in: &splices)
    if content.isFormula { touchesFormula = true }
    if let formula = replaced.first(where: { markup.isNamed($0.tag, "f") }) {
      touchesFormula = true
      if let group = SharedFormulaGroup(formula.tag, formula.end, change.reference, markup) {
        orphaned.append(group)
      }
    }
    let bytes = content.markup(prefix: markup.prefix(of: tag))
    if let first = replaced.first {
      splices.replace(first.tag.range.lowerBound..<first.end, with: bytes)
      for other in replaced.dropFirst() {
        splices.replace(other.tag.range.lowerBound..<other.end, with: [])
      }
    } else if !bytes.isEmpty {
      if tag.kind == .empty {
        try markup.append(bytes, to: tag, in: &splices)
      } else {
        splices.insert(bytes, at: tag.range.upperBound)
      }
    }
  }

  private mutating func replaceResult(
    _ old: (tag: Markup.Tag, end: Int)?, _ content: CellContent,
    behind formula: (tag: Markup.Tag, end: Int)?, in tag: Markup.Tag
  ) {
    let bytes = content.markup(prefix: markup.prefix(of: tag))
    if let old {
      splices.replace(old.tag.range.lowerBound..<old.end, with: bytes)
    } else if let formula {
      splices.insert(bytes, at: formula.end)
    }
  }

  /// `spans` is a hint for readers; a cell outside it is made part of it.
  private mutating func growSpans(
    of row: WorksheetMap.RowSite, _ columns: [Int]
  ) throws(WorkbookError) {
    guard let spans = markup.value("spans", of: row.tag), let first = columns.min(),
      let last = columns.max()
    else { return }
    let ends = spans.split { $0 == " " || $0 == ":" }.compactMap { Int($0) }
    guard let low = ends.min(), let high = ends.max(), first + 1 < low || last + 1 > high else {
      return
    }
    try markup.set(
      "spans", to: "\(min(low, first + 1)):\(max(high, last + 1))", of: row.tag, in: &splices)
  }

  /// Some readers see nothing outside the stated dimension.
  private mutating func growDimension() throws(WorkbookError) {
    guard let grown, let tag = map.dimension,
      let stated = markup.range(of: tag),
      !(stated.contains(grown.first) && stated.contains(grown.last))
    else { return }
    let corner = CellReference(
      row: min(stated.first.row, grown.first.row),
      column: min(stated.first.column, grown.first.column))
    let opposite = CellReference(
      row: max(stated.last.row, grown.last.row),
      column: max(stated.last.column, grown.last.column))
    try markup.set("ref", to: "\(CellRange(corner, opposite))", of: tag, in: &splices)
  }
}
