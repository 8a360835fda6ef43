import Grid

/// What a place depends on that stands around it: the rows a formula is for, the hold of an anchor.
extension RowPass {
  /// Looks into an element that has just been opened; false where nothing of it stays.
  mutating func prepare(
    _ frame: inout Frame, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Bool {
    switch frame.name {
    case "dataValidation", "conditionalFormatting":
      var list = try attribute("sqref", bytes)
      if list == nil { list = try children(bytes)["sqref"] }
      guard let list else { break }
      let references = FormulaReferences(list).references
      frame.rows = RowGroup(references.map(\.rows), shift)
      return frame.rows != nil || references.isEmpty
    case "table":
      guard let range = try attribute("ref", bytes) else { break }
      let heading = try attribute("headerRowCount", bytes).flatMap { Int($0) } ?? 1
      let rows = FormulaReferences(range).references.map(\.rows)
      frame.rows = RowGroup(
        rows.map { min($0.lowerBound + heading, $0.upperBound)...$0.upperBound }, shift)
    case "twoCellAnchor":
      let holds: [String: AnchorMove.Hold] = ["oneCell": .start, "absolute": .none]
      let hold = try attribute("editAs", bytes).flatMap { holds[$0] } ?? .both
      frame.anchor = shift.map { AnchorMove(hold, $0) }
    case "oneCellAnchor":
      frame.anchor = shift.map { AnchorMove(.start, $0) }
    case "anchor":
      let moves = try XMLAttributes.flag("moveWithCells", in: scanner, bytes)
      let sizes = try XMLAttributes.flag("sizeWithCells", in: scanner, bytes)
      frame.anchor = shift.map { AnchorMove(!moves ? .none : sizes ? .both : .start, $0) }
    case "ClientData":
      // In VML the elements say what the object does not do.
      let fixed = try children(bytes).filter { $0.value.lowercased() != "false" }
      let hold: AnchorMove.Hold =
        fixed["MoveWithCells"] != nil ? .none : fixed["SizeWithCells"] != nil ? .start : .both
      frame.anchor = shift.map { AnchorMove(hold, $0) }
    case "sheetView", "customSheetView":
      let view = try attribute("topLeftCell", bytes).flatMap { CellReference($0) }
      frame.firstRow = view?.row ?? 0
    case "definedName":
      frame.isBuiltIn = try attribute("name", bytes)?.hasPrefix("_xlnm.") == true
    case "from", "to": frame.corner = try corner(frame.name == "from", bytes)
    default: break
    }
    return true
  }

  private mutating func corner(
    _ isStart: Bool, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> AnchorMove.Corner? {
    guard let last = frames.indices.last, frames[last].anchor != nil else { return nil }
    let values = try children(bytes)
    guard let row = values["row"].flatMap({ Int($0) }) else { return nil }
    let corner = AnchorMove.Corner(row: row, offset: values["rowOff"] ?? "0")
    return isStart ? frames[last].anchor?.start(corner) : frames[last].anchor?.end(corner)
  }

  /// The rows for which the formulas here stand.
  var group: RowGroup? { frames.last { $0.rows != nil }?.rows }

  func attribute(
    _ name: StaticString, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> String? {
    try XMLAttributes.value(name, in: scanner, bytes)
  }

  /// The texts of the elements directly inside the one just opened.
  private func children(_ bytes: Span<UInt8>) throws(WorkbookError) -> [String: String] {
    guard !scanner.isEmpty else { return [:] }
    var ahead = scanner
    let depth = ahead.depth
    var found: [String: String] = [:]
    while true {
      try ahead.next(bytes)
      if ahead.kind == .end || ahead.depth < depth { return found }
      guard ahead.kind == .open else { continue }
      let name = XMLScanner.string(ahead.name, bytes)
      if ahead.isEmpty {
        found[name] = ""
      } else if ahead.depth == depth + 1 {
        var content: [UInt8] = []
        try RichText.content(&ahead, bytes, to: &content)
        found[name] = String(decoding: content, as: UTF8.self)
      }
    }
  }
}

extension FormulaReferences.Reference {
  /// From the upper to the lower row.
  var rows: ClosedRange<Int> {
    guard let row = first.row else { return 0...CellReference.maximumRow }
    let other = last?.row ?? row
    return min(row, other)...max(row, other)
  }
}
