import Grid
import Workbook

/// The formulas whose stored results no longer hold once cells have changed.
enum Dependants {
  static func cells(on net: NetEdits, in book: Book) -> [CellPlace] {
    let changed = net.changes.values.map(\.edit).filter(\.changesValue)
    return FormulaDependants(book).cells(
      dependingOn: changed.map { (sheet: $0.sheet, cell: $0.reference) }
    ).map { CellPlace(sheet: $0.sheet, cell: $0.cell) }
  }
}
