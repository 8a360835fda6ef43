import Grid

/// Each kind of place brought up to date.
extension RowPass {
  /// What a new value says about its element.
  private enum Outcome {
    case same
    case text(String)
    case lost(ReferencePlace.Lost)
  }

  /// Moves what an attribute of the element just opened names; false where the element goes.
  mutating func move(
    _ kind: ReferencePlace.Kind, attribute: XMLAttributes, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Bool {
    let value = try DecodedText(
      [DecodedText.Piece(range: attribute.value)], of: bytes, part: part)
    if kind == .formula {
      try moveFormula(value)
      return true
    }
    switch try outcome(kind, value.text, bytes) {
    case .same: return true
    case .text(let text):
      output.replace(attribute.value, with: MarkupText.attribute(text))
      return true
    case .lost(.attribute):
      output.replace(attribute.name.lowerBound..<attribute.value.upperBound + 1, with: [])
      return true
    case .lost: return false
    }
  }

  /// Moves what the content of an element that has just been closed names; false where the element
  /// around it went.
  mutating func move(
    _ kind: ReferencePlace.Kind, content frame: Frame, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Bool {
    let value = try DecodedText(frame.pieces, of: bytes, part: part)
    guard let first = frame.pieces.first, let last = frame.pieces.last else { return true }
    switch kind {
    case .formula, .name:
      try moveFormula(value, fixedOnly: kind == .name && !frame.isBuiltIn)
      return true
    case .corner:
      guard let corner = frames.last?.corner else { return true }
      let text = frame.name == "row" ? String(corner.row) : corner.offset
      if text != value.text {
        output.replace(first.range.lowerBound..<last.range.upperBound, with: text.utf8)
      }
      return true
    default: break
    }
    switch try outcome(kind, value.text, bytes) {
    case .same: return true
    case .text(let text):
      output.replace(first.range.lowerBound..<last.range.upperBound, with: text.utf8)
      return true
    case .lost:
      let isNote = kind == .noteRow
      try dropAncestor(bytes) { !isNote || $0.name == "shape" }
      return false
    }
  }

  private mutating func outcome(
    _ kind: ReferencePlace.Kind, _ text: String, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Outcome {
    if kind == .cellsOfNamedSheet {
      let name = try attribute("sheet", bytes) ?? ""
      guard let shift = mover.moves.shift(of: mover.moves.index(ofSheet: name)) else {
        return .same
      }
      let outcome = moved(text, shift, lost: .element)
      guard case .lost = outcome else { return outcome }
      throw WorkbookError(.unsupportedEdit(.sourceDeleted), part: part)
    }
    if kind == .cellsOfNumberedSheet {
      let number = try attribute("s", bytes).flatMap { Int($0) }
      guard let shift = mover.moves.shift(of: number.flatMap { mover.moves.index(ofNumber: $0) })
      else {
        return .same
      }
      return moved(text, shift, lost: .element)
    }
    if kind == .link { return try movedLink(text) }
    guard let shift else { return .same }
    switch kind {
    case .cells(let lost): return moved(text, shift, lost: lost)
    case .merge: return movedMerge(text, shift)
    case .table, .filter, .pivotTable:
      try checkBlock(kind, text, shift, bytes)
      return moved(text, shift, lost: .element)
    case .view:
      guard let place = CellReference(text) else { return .same }
      return changed(
        text, CellReference(row: shift.boundary(place.row), column: place.column).description)
    case .frozenRows: return try frozen(text, shift, bytes)
    case .breakRow:
      guard let row = Int(text) else { return .same }
      return shift.row(row).map { changed(text, String($0)) } ?? .lost(.element)
    case .breakEnd:
      guard let row = Int(text), row < CellReference.maximumRow else { return .same }
      return changed(text, String(shift.nearest(row)))
    case .noteRow:
      guard let row = Int(text.trimmed) else { return .same }
      return shift.row(row).map { changed(text.trimmed, String($0)) } ?? .lost(.parent)
    case .anchorOfVML: return movedAnchor(text)
    case .formula, .name, .link, .cellsOfNamedSheet, .cellsOfNumberedSheet, .corner: return .same
    }
  }

  private func changed(_ old: String, _ new: String) -> Outcome {
    old == new ? .same : .text(new)
  }

  /// A list of addresses: those whose cells are all deleted go.
  private func moved(_ text: String, _ shift: RowShift, lost: ReferencePlace.Lost) -> Outcome {
    var kept: [String] = []
    let items = text.split(whereSeparator: \.isWhitespace).map(String.init)
    for item in items {
      let formula = FormulaReferences(item)
      guard let reference = formula.references.first, formula.references.count == 1,
        reference.range == 0..<formula.bytes.count
      else { return .same }
      var rows = reference.first.row == nil ? reference.rows : shift.span(reference.rows)
      if rows == nil, lost == .nearest {
        let row = shift.nearest(reference.rows.lowerBound)
        rows = row...row
      }
      guard let rows else { continue }
      kept.append(formula.text(of: reference, rows: rows))
    }
    if kept.isEmpty { return items.isEmpty ? .same : .lost(lost) }
    return kept == items ? .same : .text(kept.joined(separator: " "))
  }

  private mutating func movedMerge(_ text: String, _ shift: RowShift) -> Outcome {
    guard let merge = CellRange(text) else { return moved(text, shift, lost: .element) }
    guard let rows = shift.span(merge.rows) else { return .lost(.element) }
    newRows.note(merge, movedTo: rows)
    if merge.columns.count == 1, rows.count == 1, merge.rows.count > 1 { return .lost(.element) }
    return moved(text, shift, lost: .element)
  }

  /// How many rows from the first in view on are frozen; twips where the pane is merely split.
  private func frozen(
    _ text: String, _ shift: RowShift, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Outcome {
    guard try XMLAttributes.value("state", in: scanner, bytes)?.hasPrefix("frozen") == true,
      let count = Int(text), count > 0
    else { return .same }
    let top = frames.last?.firstRow ?? 0
    return changed(text, String(max(1, shift.boundary(top + count) - shift.boundary(top))))
  }

  private func movedAnchor(_ text: String) -> Outcome {
    guard var anchor = frames.last?.anchor else { return .same }
    var items = text.split(separator: ",").map(String.init)
    guard items.count == 8, let top = Int(items[2].trimmed), let bottom = Int(items[6].trimmed)
    else { return .same }
    let start = anchor.start(AnchorMove.Corner(row: top, offset: items[3].trimmed))
    let end = anchor.end(AnchorMove.Corner(row: bottom, offset: items[7].trimmed))
    guard start.row != top || end.row != bottom else { return .same }
    let new = [2: String(start.row), 3: start.offset, 6: String(end.row), 7: end.offset]
    for (index, value) in new {
      let item = items[index]
      let space = item.prefix(while: \.isWhitespace)
      items[index] = space + value + item.dropFirst(space.count + item.trimmed.count)
    }
    return .text(items.joined(separator: ","))
  }

  /// The address may be written as in a web link, `#'Sheet%201'!A1`.
  private func movedLink(_ text: String) throws(WorkbookError) -> Outcome {
    guard text.hasPrefix("#") else { return .same }
    for address in [String(text.dropFirst()), PartPath.percentDecoded(String(text.dropFirst()))] {
      let formula = FormulaReferences(address)
      let edits = try mover.edits(in: formula, on: nil)
      if !edits.isEmpty {
        return .text("#" + String(decoding: formula.applying(edits), as: UTF8.self))
      }
    }
    return .same
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension FormulaReferences {
  /// The reference over other rows; one cell needs no second corner.
  fileprivate func text(of reference: Reference, rows: ClosedRange<Int>) -> String {
    let isReversed = (reference.first.row ?? 0) > (reference.last?.row ?? CellReference.maximumRow)
    let ends = isReversed ? (rows.upperBound, rows.lowerBound) : (rows.lowerBound, rows.upperBound)
    let target = FormulaMover.Target.rows(
      first: reference.first.row.map { _ in ends.0 }, last: reference.last?.row.map { _ in ends.1 })
    return String(decoding: applying(FormulaMover.edits(of: reference, to: target)), as: UTF8.self)
  }
}
