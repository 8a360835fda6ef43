import Grid

/// Formulas that read other rows than those of the same shape in their column do: most likely copied
/// from the wrong row, and no witness against what somebody typed.
struct OddFormulas {
  private struct Kind: Hashable {
    var sheet: String
    var column: Int
    /// The formula without its numbers.
    var shape: String
  }

  private let places: Set<CellPlace>

  init(_ book: Book) {
    var kinds: [Kind: [String: [CellPlace]]] = [:]
    for sheet in book.sheets {
      for cell in sheet.cells {
        guard let formula = cell.formula else { continue }
        let place = CellPlace(sheet: sheet.name, cell: cell.reference)
        let kind = Kind(
          sheet: sheet.name, column: cell.reference.column,
          shape: String(formula.filter { !$0.isNumber }))
        kinds[kind, default: [:]][Self.anywhere(formula, cell.reference.row), default: []]
          .append(place)
      }
    }
    let odd = kinds.values.filter { texts in texts.values.contains { $0.count > 1 } }
      .flatMap { $0.values.filter { $0.count == 1 }.joined() }
    places = Set(odd)
  }

  var isEmpty: Bool { places.isEmpty }

  func contains(_ place: CellPlace) -> Bool { places.contains(place) }

  /// The formula as it would read in a row that all can be moved to.
  private static func anywhere(_ formula: String, _ row: Int) -> String {
    SharedFormula.moved(formula, rows: CellReference.maximumRow / 2 - row, columns: 0)
  }
}
