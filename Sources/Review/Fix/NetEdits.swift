import Grid
import Rules
import Workbook

/// What all rounds so far come to: one change a cell, from what the file holds.
struct NetEdits {
  struct Change {
    var edit: CellEdit
    var rules: [String]
    var safety: FixSafety
    var messages: [Message]
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
  }

  private(set) var changes: [CellPlace: Change] = [:]

  var state: [CellPlace: Value] {
    changes.mapValues { Value($0.edit) }
  }

  var isEmpty: Bool { changes.isEmpty }

  /// Adds an edit of the file as it is after the changes so far.
  mutating func add(_ edit: CellEdit, of finding: Finding, safety: FixSafety) {
    let place = CellPlace(edit)
    var change =
      changes[place]
      ?? Change(edit: edit, rules: [], safety: .safe, messages: [])
    change.edit.to = edit.to
    change.edit.formula = edit.formula ?? (edit.changesValue ? nil : change.edit.formula)
    change.edit.numberFormat = edit.numberFormat ?? change.edit.numberFormat
    if !change.rules.contains(finding.rule) { change.rules.append(finding.rule) }
    if !change.messages.contains(finding.message) { change.messages.append(finding.message) }
    if safety == .unsafe { change.safety = .unsafe }
    changes[place] = change.edit.changesAnything ? change : nil
  }

  /// The cells that come out otherwise in another state.
  func differences(from other: NetEdits) -> Set<CellPlace> {
    let (mine, its) = (state, other.state)
    return Set(mine.keys).union(its.keys).filter { mine[$0] != its[$0] }
  }

  /// By sheet, row and column.
  func sorted(by book: Book) -> [Change] {
    let numbers = Dictionary(
      book.sheets.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return changes.values.sorted {
      let left = numbers[$0.edit.sheet] ?? 0
      let right = numbers[$1.edit.sheet] ?? 0
      return left == right ? $0.edit.reference < $1.edit.reference : left < right
    }
  }

  /// - Parameter calculation: what becomes of the formulas that hang on the changes.
  func patch(_ calculation: Recalculation = Recalculation()) -> WorkbookPatch {
    var patch = WorkbookPatch(changes.values.map { calculation.settled($0.edit) })
    for result in calculation.results where changes[result.place]?.edit.formula == nil {
      patch.setResult(
        result.to, at: result.place.cell, in: result.place.sheet, expecting: result.from)
    }
    patch.options.recalculate = !calculation.open.isEmpty
    return patch
  }
}
