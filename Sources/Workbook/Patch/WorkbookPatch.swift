public import Grid

/// Edits to a workbook, collected first and made at once by `Workbook.patched(_:)`.
///
/// Every address is one of the file before the patch: cells are edited first, rows move afterwards.
/// `expecting` is what the editor saw in the cell; a file that changed meanwhile is refused as a
/// whole. Where it is nil, whatever stands there is overwritten.
public struct WorkbookPatch: Sendable {
  public struct Options: Hashable, Sendable {
    /// Edit a signed workbook, whose signature is then no longer valid.
    public var allowsSigned = false
    /// Ask the program that opens the file next to calculate every formula anew.
    public var recalculate = false
    /// Move rows even where an address written as text, `INDIRECT("A5")`, would name another cell.
    public var leavesTextReferences = false

    public init() {}
  }

  public var options = Options()
  private(set) var cells: [CellChange] = []
  private(set) var notes: [PinnedNote] = []
  private(set) var sheets: [NewSheet] = []
  private(set) var rowMoves: [RowMove] = []
  private(set) var layouts: [LayoutChange] = []
  private(set) var ticks: [ControlTick] = []
  private(set) var names: [PlacedName] = []
  private(set) var properties: [DocumentFacts.Property] = []
  private(set) var arrangement = SheetArrangement()

  public init() {}

  /// Edits of cells, each with the value that is expected there.
  public init(_ edits: [CellEdit]) { cells = edits.map { CellChange($0) } }

  public var isEmpty: Bool {
    editsCellsOnly && cells.isEmpty && !options.recalculate
  }

  /// Nothing that a file of mere values could not take.
  var editsCellsOnly: Bool {
    notes.isEmpty && sheets.isEmpty && rowMoves.isEmpty && layouts.isEmpty && ticks.isEmpty
      && names.isEmpty && properties.isEmpty && arrangement.isEmpty
  }

  /// Writes a value over whatever the cell holds; its style stays.
  public mutating func set(
    _ value: CellValue, at reference: CellReference, in sheet: String,
    expecting expected: CellValue? = nil
  ) {
    cells.append(
      CellChange(
        sheet: sheet, reference: reference, expected: expected, content: .value(value)))
  }

  /// Writes a formula, without its `=`, and the result that is shown until someone calculates.
  public mutating func setFormula(
    _ formula: String, cached: CellValue, at reference: CellReference, in sheet: String,
    expecting expected: CellValue? = nil
  ) {
    cells.append(
      CellChange(
        sheet: sheet, reference: reference, expected: expected,
        content: .formula(formula, cached: cached)))
  }

  /// Writes the result of the formula that a cell holds; the formula stays as it is, shared, array
  /// or not.
  public mutating func setResult(
    _ value: CellValue, at reference: CellReference, in sheet: String,
    expecting expected: CellValue? = nil
  ) {
    cells.append(
      CellChange(
        sheet: sheet, reference: reference, expected: expected, content: .result(value)))
  }

  /// Empties a cell, and takes its style away too where asked.
  public mutating func clear(
    _ reference: CellReference, in sheet: String, style: Bool = false,
    expecting expected: CellValue? = nil
  ) {
    cells.append(
      CellChange(
        sheet: sheet, reference: reference, expected: expected, content: .value(.blank),
        looks: style ? [.format(0)] : []))
  }

  /// Gives a cell one of the file's own cell formats.
  ///
  /// - Parameter format: an index into cellXfs of styles.xml, as `Cell.style` has it.
  public mutating func setStyle(_ format: Int, at reference: CellReference, in sheet: String) {
    cells.append(CellChange(sheet: sheet, reference: reference, looks: [.format(format)]))
  }

  /// Changes some of a cell's look and leaves the rest.
  public mutating func setStyle(
    _ change: StyleChange, at reference: CellReference, in sheet: String
  ) {
    cells.append(CellChange(sheet: sheet, reference: reference, looks: [.change(change)]))
  }

  /// Pins a note to a cell that has none.
  public mutating func addNote(
    _ text: String, author: String, at reference: CellReference, in sheet: String
  ) {
    notes.append(PinnedNote(sheet: sheet, reference: reference, text: text, author: author))
  }

  /// Adds a sheet behind the others.
  public mutating func appendSheet(_ sheet: NewSheet) { sheets.append(sheet) }

  /// Puts rows before a row, counted from 0; every reference to what moves down moves along, and
  /// what reaches across the new rows grows.
  ///
  /// The patch is refused where rows would come to stand inside a pivot table or an array formula,
  /// contents would fall off the sheet, or a reference goes through several sheets.
  ///
  /// - Parameter look: where the new rows take their heights, cell styles and merges from.
  public mutating func insertRows(
    _ count: Int, before row: Int, in sheet: String, look: NewRowLook = .above
  ) {
    rowMoves.append(RowMove(sheet: sheet, kind: .insert(before: row, count: count, look: look)))
  }

  /// Takes rows out, counted from 0; every reference to what moves up moves along, ranges shrink,
  /// and formulas that name nothing but these rows say `#REF!`.
  ///
  /// The patch is refused where a table would lose its heading or its last row of data, or a pivot
  /// table or an array formula only some of its rows.
  public mutating func deleteRows(_ rows: ClosedRange<Int>, in sheet: String) {
    rowMoves.append(RowMove(sheet: sheet, kind: .delete(rows)))
  }

  /// Merges cells; what the others than the first one hold stays, unseen.
  public mutating func merge(_ range: CellRange, in sheet: String) {
    layouts.append(LayoutChange(sheet: sheet, kind: .merge(range)))
  }

  /// Takes a merge of exactly this range apart, where there is one.
  public mutating func unmerge(_ range: CellRange, in sheet: String) {
    layouts.append(LayoutChange(sheet: sheet, kind: .unmerge(range)))
  }

  /// Adds a rule for what may be entered behind those that are there.
  public mutating func addValidation(_ validation: NewValidation, in sheet: String) {
    layouts.append(LayoutChange(sheet: sheet, kind: .validation(validation)))
  }

  /// Ticks or clears a check box, option button or toggle of the form toolbar, in every part that
  /// tells its state. A linked cell is edited as any other cell.
  ///
  /// The patch is refused for ActiveX controls, whose state is a program's matter.
  ///
  /// - Parameters:
  ///   - shape: the number of the control's shape, as `Control.shape` has it.
  ///   - place: where people look for it; the error names it.
  public mutating func setTick(
    _ isOn: Bool, ofControl shape: Int, at place: CellReference, in sheet: String
  ) {
    ticks.append(ControlTick(sheet: sheet, place: place, shape: shape, isOn: isOn))
  }

  /// Makes a change that is beside the cells.
  public mutating func make(_ edit: SheetEdit) {
    switch edit.change {
    case .tick(let shape, _, let state, _):
      setTick(state == .on, ofControl: shape, at: edit.reference, in: edit.sheet)
    case .merge(let range): merge(range, in: edit.sheet)
    case .unmerge(let range): unmerge(range, in: edit.sheet)
    case .validation(let rule):
      if let rule = NewValidation(rule) { addValidation(rule, in: edit.sheet) }
    }
  }

  /// Switches a sheet's protection on, in place of one that is there.
  public mutating func protect(_ sheet: String, _ protection: NewProtection) {
    layouts.append(LayoutChange(sheet: sheet, kind: .protection(protection)))
  }

  /// Gives cells a name that holds in their sheet; a name of the sheet's that is spelt the same goes.
  public mutating func addName(_ name: String, for range: CellRange, in sheet: String) {
    names.append(PlacedName(sheet: sheet, name: name, range: range))
  }

  /// Sets a document property of one's own.
  public mutating func setProperty(_ property: DocumentFacts.Property) {
    properties.append(property)
  }

  /// Puts a copy of a sheet behind it and behind the copies asked for earlier. The cells of the copy
  /// are edited in a patch of their own.
  public mutating func copySheet(_ sheet: String, as name: String) {
    arrangement.copies.append((sheet, name))
  }

  /// Takes a sheet out, with the names that stand for its cells. Formulas that read it are not looked
  /// at: they show their last result until someone calculates.
  public mutating func removeSheet(_ sheet: String) { arrangement.removals.insert(sheet) }
}
