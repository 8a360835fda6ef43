import Grid
import Rules
import Workbook

/// What all rounds so far come to: one change a cell, from what the file holds, and one for everything
/// beside the cells.
struct NetEdits {
  /// Who asked for a change.
  struct Origin {
    var rules: [String] = []
    var safety = FixSafety.safe
    var messages: [Message] = []

    mutating func add(_ step: FixRound.Step) {
      let finding = step.finding
      if !rules.contains(finding.rule) { rules.append(finding.rule) }
      if !messages.contains(finding.message) { messages.append(finding.message) }
      if step.safety == .unsafe { safety = .unsafe }
    }
  }

  struct Change {
    var edit: CellEdit
    var origin = Origin()
  }

  struct SheetChange {
    var edit: SheetEdit
    var origin = Origin()
  }

  /// What makes two states of a file the same.
  struct Value: Hashable {
    private var to: CellValue
    /// Texts that are equal for Swift may differ in their bytes.
    private var bytes: [UInt8]
    private var formula: String?
    private var numberFormat: String?

    init(_ edit: CellEdit) {
      (to, bytes) = (edit.to, Array(edit.to.raw.utf8))
      (formula, numberFormat) = (edit.formula, edit.numberFormat)
    }

    /// The same value: a formula that gives it, or a format that shows it so, takes nothing away.
    func agrees(with other: Value) -> Bool {
      (to, bytes) == (other.to, other.bytes)
        && (formula == other.formula || formula == nil || other.formula == nil)
        && (numberFormat == other.numberFormat || numberFormat == nil || other.numberFormat == nil)
    }
  }

  struct State: Hashable {
    var cells: [CellPlace: Value]
    var sheets: [SheetEdit.Subject: SheetEdit.Change]
  }

  /// What the file holds.
  private let stored: Book
  private(set) var changes: [CellPlace: Change] = [:]
  private(set) var sheetChanges: [SheetEdit.Subject: SheetChange] = [:]

  init(_ stored: Book) { self.stored = stored }

  var state: State {
    State(
      cells: changes.mapValues { Value($0.edit) }, sheets: sheetChanges.mapValues(\.edit.change))
  }

  var isEmpty: Bool { changes.isEmpty && sheetChanges.isEmpty }

  /// Adds the edits of a step of the file as it is after the changes so far.
  mutating func add(_ step: FixRound.Step) {
    for edit in step.edits { add(edit, of: step) }
    for edit in step.sheetEdits { add(edit, of: step) }
  }

  private mutating func add(_ edit: CellEdit, of step: FixRound.Step) {
    let place = CellPlace(edit)
    let edit = asStored(edit)
    var change = changes[place] ?? Change(edit: edit)
    let isSame = changes[place] != nil && Value(change.edit).agrees(with: Value(edit))
    change.edit.to = edit.to
    change.edit.formula =
      edit.formula ?? (edit.changesValue && !isSame ? nil : change.edit.formula)
    change.edit.numberFormat = edit.numberFormat ?? change.edit.numberFormat
    change.origin.add(step)
    changes[place] = change.edit.changesAnything ? change : nil
  }

  /// Another format for a formula without a result leaves it without.
  private func asStored(_ edit: CellEdit) -> CellEdit {
    guard !edit.changesValue, edit.formula == nil,
      let cell = stored.sheet(named: edit.sheet)?[edit.reference], cell.formula != nil
    else { return edit }
    var edit = edit
    (edit.from, edit.to) = (cell.value, cell.value)
    return edit
  }

  /// What is done and undone again is no change.
  private mutating func add(_ edit: SheetEdit, of step: FixRound.Step) {
    var change = sheetChanges[edit.subject] ?? SheetChange(edit: edit)
    switch (change.edit.change, edit.change) {
    case (.tick(let shape, let from, _, let label), .tick(_, _, let to, _)):
      change.edit.change = .tick(shape: shape, from: from, to: to, label: label)
      if from == to {
        sheetChanges[edit.subject] = nil
        return
      }
    case (.merge, .unmerge), (.unmerge, .merge):
      sheetChanges[edit.subject] = nil
      return
    default: break
    }
    change.origin.add(step)
    sheetChanges[edit.subject] = change
  }

  /// The places that come out otherwise in another state.
  func differences(from other: NetEdits) -> Set<CellPlace> {
    let (mine, its) = (state, other.state)
    let cells = Set(mine.cells.keys).union(its.cells.keys)
      .filter { mine.cells[$0] != its.cells[$0] }
    let subjects = Set(mine.sheets.keys).union(its.sheets.keys)
      .filter { mine.sheets[$0] != its.sheets[$0] }
    return cells.union(
      subjects.compactMap { subject in
        (sheetChanges[subject] ?? other.sheetChanges[subject]).map { CellPlace($0.edit) }
      })
  }

  /// - Parameter calculation: what becomes of the formulas that hang on the changes.
  func patch(_ calculation: Recalculation = Recalculation()) -> WorkbookPatch {
    var patch = WorkbookPatch(changes.values.map { calculation.settled($0.edit) })
    for result in calculation.results where changes[result.place]?.edit.formula == nil {
      patch.setResult(
        result.to, at: result.place.cell, in: result.place.sheet, expecting: result.from)
    }
    for edit in sheetChanges.values.map(\.edit).sorted(by: {
      ($0.sheet, $0.reference) < ($1.sheet, $1.reference)
    }) {
      patch.make(edit)
    }
    patch.options.recalculate = !calculation.open.isEmpty
    return patch
  }
}
