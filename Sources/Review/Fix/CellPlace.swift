package import Forms
package import Grid

/// A cell of a book by its sheet's name, as edits name it.
package struct CellPlace: Hashable, Sendable, Codable {
  package var sheet: String
  package var cell: CellReference

  package init(sheet: String, cell: CellReference) {
    self.sheet = sheet
    self.cell = cell
  }

  /// As people write it: `シート!B7`, `'シート 1'!B7`, or `B7` with no sheet named.
  package init?(_ text: String) {
    let mark = text.lastIndex(of: "!")
    let place = mark.map { text[text.index(after: $0)...] } ?? text[...]
    guard let cell = CellReference(place) else { return nil }
    var name = mark.map { text[..<$0] } ?? ""
    // Excel writes sheet names with spaces so.
    if name.count > 1, name.hasPrefix("'"), name.hasSuffix("'") {
      name = name.dropFirst().dropLast()
    }
    self.init(sheet: String(name), cell: cell)
  }

  init(_ edit: CellEdit) { self.init(sheet: edit.sheet, cell: edit.reference) }
  init(_ edit: SheetEdit) { self.init(sheet: edit.sheet, cell: edit.reference) }
  package init(_ location: Location) { self.init(sheet: location.sheet, cell: location.cell) }
}

extension CellEdit {
  /// By bytes: compatibility ideographs equal everyday ones for Swift.
  var changesValue: Bool {
    from != to || !from.raw.utf8.elementsEqual(to.raw.utf8)
  }

  var changesAnything: Bool { changesValue || formula != nil || numberFormat != nil }
}
