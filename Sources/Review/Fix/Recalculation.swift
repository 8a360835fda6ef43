import Formula
package import Grid
import Workbook

/// What becomes of the formulas whose stored results no longer hold once cells have changed.
///
/// Those that can be worked out here get their results; for the others, the program that opens the
/// workbook next is asked to calculate.
package struct Recalculation: Sendable {
  /// A formula cell with the result the file holds and the one it is to hold.
  package struct Result: Sendable {
    package var place: CellPlace
    package var from: CellValue
    package var to: CellValue
  }

  /// In the order of sheets and cells; only those that come out otherwise.
  package private(set) var results: [Result] = []
  /// Every formula cell that was worked out, changed or not.
  package private(set) var calculated: [CellPlace] = []
  /// The formula cells that cannot be worked out here.
  package private(set) var open: [CellPlace] = []

  /// So many formula cells are worked out; behind more of them Excel is the better calculator.
  private static let mostCells = 1000

  init() {}

  init(_ net: NetEdits, in book: Book, from original: Book) {
    self.init(net.changes.values.map(\.edit), in: book, from: original)
  }

  /// - Parameters:
  ///   - edits: what was changed.
  ///   - book: the book with the changes made.
  ///   - original: the book before them.
  init(_ edits: [CellEdit], in book: Book, from original: Book) {
    let changed = edits.filter { $0.changesValue || $0.formula != nil }
    guard !changed.isEmpty,
      book.sheets.contains(where: { $0.cells.contains { $0.formula != nil } })
    else { return }
    let dependants = FormulaDependants(book).cells(
      dependingOn: changed.map { (sheet: $0.sheet, cell: $0.reference) }, limit: Self.mostCells
    ).map { CellPlace(sheet: $0.sheet, cell: $0.cell) }
    guard dependants.count < Self.mostCells else {
      open = dependants
      return
    }
    let restored = changed.filter { $0.formula != nil }.map { CellPlace($0) }
    let wanted = dependants + restored.filter { !dependants.contains($0) }
    guard !wanted.isEmpty else { return }
    calculate(wanted, restored: Set(restored), book, original)
  }

  private mutating func calculate(
    _ wanted: [CellPlace], restored: Set<CellPlace>, _ book: Book, _ original: Book
  ) {
    let numbers = Dictionary(
      book.sheets.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var places: [BookCalculation.Place: CellPlace] = [:]
    for place in wanted {
      guard let sheet = numbers[place.sheet] else { continue }
      places[BookCalculation.Place(sheet: sheet, cell: place.cell)] = place
    }
    let date1904 = book.usesDate1904
    let found = BookCalculation(book, stale: places.keys) {
      Workbook.text(of: $0, format: $1, date1904: date1904)
    }.results()
    let ordered = places.keys.sorted {
      $0.sheet == $1.sheet ? $0.cell < $1.cell : $0.sheet < $1.sheet
    }
    for key in ordered {
      guard let place = places[key] else { continue }
      guard let value = found[key]?.cellValue else {
        open.append(place)
        continue
      }
      // A formula that a fix has put there is told as the fix.
      if !restored.contains(place) { calculated.append(place) }
      let from = original.sheet(named: place.sheet)?[place.cell]?.value ?? .blank
      if restored.contains(place) || !Self.isSame(from, value) {
        results.append(Result(place: place, from: from, to: value))
      }
    }
  }

  /// Two doubles that print alike in 15 digits are one result: programs differ beyond.
  private static func isSame(_ one: CellValue, _ other: CellValue) -> Bool {
    guard case .number(let one) = one, case .number(let other) = other else {
      return one.raw == other.raw && (one == other || one.raw.isEmpty)
    }
    return one == other || abs(one - other) <= 1e-14 * max(abs(one), abs(other))
  }

  private func result(_ place: CellPlace) -> Result? { results.first { $0.place == place } }

  /// An edit as it is to be made in the file: a formula with its result, a mere format with the value
  /// the file holds.
  func settled(_ edit: CellEdit) -> CellEdit {
    guard let result = result(CellPlace(edit)) else { return edit }
    var edit = edit
    if edit.formula != nil {
      edit.to = result.to
    } else if !edit.changesValue {
      (edit.from, edit.to) = (result.from, result.from)
    }
    return edit
  }
}
