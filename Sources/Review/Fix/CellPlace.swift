package import Forms
package import Grid

/// A cell of a book by its sheet's name, as edits name it.
package struct CellPlace: Hashable, Sendable {
  package var sheet: String
  package var cell: CellReference

  package init(sheet: String, cell: CellReference) {
    self.sheet = sheet
    self.cell = cell
  }

  init(_ edit: CellEdit) { self.init(sheet: edit.sheet, cell: edit.reference) }
  package init(_ location: Location) { self.init(sheet: location.sheet, cell: location.cell) }
}

extension CellEdit {
  /// By bytes: compatibility ideographs equal everyday ones for Swift.
  var changesValue: Bool {
    from != to || !from.raw.utf8.elementsEqual(to.raw.utf8)
  }

  var changesAnything: Bool { changesValue || numberFormat != nil }
}
