package import Grid

/// Works out formulas of a book against its cells.
///
/// Formula cells that are said to be stale are worked out anew where others need them; all others
/// count with the result that is stored.
package final class BookCalculation {
  /// A cell of the book, the sheet by its number.
  package struct Place: Hashable, Sendable {
    package var sheet: Int
    package var cell: CellReference

    package init(sheet: Int, cell: CellReference) {
      self.sheet = sheet
      self.cell = cell
    }
  }

  /// A number as a format code shows it.
  package typealias Format = @Sendable (_ number: Double, _ code: String) -> String?

  fileprivate let book: Book
  fileprivate let format: Format
  /// The cells to be worked out: nil until they are.
  private var stale: [Place: Result<FormulaValue, FormulaError>?] = [:]
  /// What an unfinished calculation has found to be worked out first.
  private var wanted: [Place] = []
  fileprivate var nesting = 0

  /// - Parameters:
  ///   - stale: formula cells whose stored results no longer hold.
  package init(_ book: Book, stale: some Sequence<Place> = [], format: @escaping Format) {
    self.book = book
    self.format = format
    for place in stale { self.stale.updateValue(nil, forKey: place) }
  }

  /// The results of the stale cells; none for those that cannot be worked out here.
  package func results() -> [Place: FormulaValue] {
    let places = Array(stale.keys)
    for place in places { settle(place) }
    return places.reduce(into: [:]) { results, place in
      if case .success(let value)?? = stale[place] { results[place] = value }
    }
  }

  /// What a formula would come to in a cell of a sheet.
  ///
  /// - Throws: what is wrong with the formula, or what it uses and cannot be worked out here.
  package func value(of formula: String, inSheet sheet: Int) throws(FormulaError) -> FormulaValue {
    // Numbers rounded for show are rounded for good there, and circles are meant.
    guard !book.calculation.usesDisplayedPrecision, !book.calculation.isIterative else {
      throw FormulaError(.notCalculated(formula), 0..<formula.count)
    }
    let parsed = try Formula(formula)
    while true {
      wanted = []
      do throws(FormulaError) {
        let value = try parsed.value(in: SheetScope(calculation: self, sheet: sheet))
        // IFERROR and the like may have swallowed what was not there yet.
        if wanted.isEmpty { return value }
      } catch {
        if wanted.isEmpty { throw error }
      }
      for place in wanted { settle(place) }
    }
  }

  /// Works a stale cell out, and before it those that it needs: one below the other, not one inside
  /// the other, because a chain may be as long as the sheet.
  private func settle(_ target: Place) {
    var stack = [target]
    // Those that wait for what stands above them in the stack.
    var waiting: Set<Place> = []
    while let place = stack.last {
      guard case .some(nil) = stale[place] else {
        stack.removeLast()
        continue
      }
      wanted = []
      let result = attempt(place)
      waiting.insert(place)
      let needed = wanted.filter { !waiting.contains($0) }
      guard needed.isEmpty else {
        stack += needed
        continue
      }
      // What needs itself has no result.
      stale[place] = wanted.isEmpty ? result : .failure(FormulaError(.circular, 0..<0))
      waiting.remove(place)
    }
    wanted = []
  }

  private func attempt(_ place: Place) -> Result<FormulaValue, FormulaError> {
    let text = book.sheets[place.sheet][place.cell]?.formula ?? ""
    guard !book.calculation.usesDisplayedPrecision, !book.calculation.isIterative else {
      return .failure(FormulaError(.notCalculated(text), 0..<text.count))
    }
    do throws(FormulaError) {
      return .success(
        try Formula(text).value(in: SheetScope(calculation: self, sheet: place.sheet)))
    } catch {
      return .failure(error)
    }
  }

  /// - Throws: that the value is not known, or not yet.
  fileprivate func value(of cell: Cell, inSheet sheet: Int) throws(FormulaError) -> FormulaValue {
    let place = Place(sheet: sheet, cell: cell.reference)
    // Without a stored result it may be an empty text, or never have been calculated.
    if stale[place] == nil, cell.value.isBlank, cell.formula != nil {
      stale.updateValue(nil, forKey: place)
    }
    switch stale[place] {
    case nil:
      guard let value = FormulaValue(cell.value) else {
        throw FormulaError(.tooManyDigits, 0..<0)
      }
      return value
    case .some(nil):
      wanted.append(place)
      return .missing
    case .some(let result?): return try result.get()
    }
  }

  fileprivate var isWaiting: Bool { !wanted.isEmpty }
}

/// The book as a formula in one of its sheets sees it.
private struct SheetScope: FormulaScope {
  let calculation: BookCalculation
  let sheet: Int

  var blanks: FormulaBlanks { .zero }
  var usesDate1904: Bool { calculation.book.usesDate1904 }
  func text(of number: Double, format: String) -> String? { calculation.format(number, format) }

  func area(_ reference: AreaReference) throws(FormulaError) -> FormulaArea {
    guard let number = sheetNumber(reference) else {
      throw FormulaError(.notCalculated(reference.sheet ?? ""), 0..<0)
    }
    let sheet = calculation.book.sheets[number]
    let range = reference.range
    if range.first == range.last {
      let value = try sheet[range.first].map { cell throws(FormulaError) in
        try calculation.value(of: cell, inSheet: number)
      }
      try wait()
      return FormulaArea(column: [value ?? .blank])
    }
    let cells = sheet.cells(inRows: reference.rows).filter {
      reference.columns.contains($0.reference.column)
    }
    let rows = (cells.last?.reference.row ?? reference.rows.lowerBound - 1)
    let columns = cells.map(\.reference.column).max() ?? reference.columns.lowerBound - 1
    let height = rows - reference.rows.lowerBound + 1
    let width = columns - reference.columns.lowerBound + 1
    guard height * width <= Formula.mostCells else { throw FormulaError(.tooManyCells, 0..<0) }
    var values = Array(repeating: FormulaValue.blank, count: height * width)
    for cell in cells {
      let row = cell.reference.row - reference.rows.lowerBound
      let column = cell.reference.column - reference.columns.lowerBound
      values[row * width + column] = try calculation.value(of: cell, inSheet: number)
    }
    try wait()
    return FormulaArea(
      rows: reference.rows.count, columns: reference.columns.count, values: values, width: width)
  }

  /// Ends the attempt where cells have to be worked out first.
  private func wait() throws(FormulaError) {
    if calculation.isWaiting { throw FormulaError(.circular, 0..<0) }
  }

  private func sheetNumber(_ reference: AreaReference) -> Int? {
    guard let name = reference.sheet?.lowercased() else { return sheet }
    return calculation.book.sheets.firstIndex { $0.name.lowercased() == name }
  }

  func operand(named name: String, isArea: Bool) throws(FormulaError) -> FormulaOperand? {
    guard let defined = calculation.book.definedName(name, inSheet: sheet) else {
      // A name of a later Excel, of a table, of an add-in: not ours to call wrong.
      throw FormulaError(.notCalculated(name), 0..<0)
    }
    if let area = AreaReference(defined.formula) { return .area(try self.area(area)) }
    guard calculation.nesting < Formula.deepest / 8 else { throw FormulaError(.tooDeep, 0..<0) }
    calculation.nesting += 1
    defer { calculation.nesting -= 1 }
    return try Formula(defined.formula).operand(in: self)
  }
}
