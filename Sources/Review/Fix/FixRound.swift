import Grid
import Rules

/// The fixes of one round: each is applied whole or not at all, and none touches what another one
/// changes. What had to wait is found again in the next round.
struct FixRound {
  /// A finding's fix without the edits that change nothing.
  struct Step {
    var finding: Finding
    var safety: FixSafety
    var edits: [CellEdit]
    var sheetEdits: [SheetEdit]

    /// Where people see that something has changed.
    var places: Set<CellPlace> {
      Set(edits.map { CellPlace($0) } + sheetEdits.map { CellPlace($0) })
    }
  }

  private(set) var steps: [Step] = []
  private(set) var withheld: [WithheldFix] = []
  /// Whether a fix had to wait for another: then the order may matter.
  private(set) var hadToWait = false

  private var changed: [CellPlace: CellEdit] = [:]
  private var changedSubjects: [SheetEdit.Subject: SheetEdit.Change] = [:]
  private var looked: Set<CellPlace> = []

  /// - Parameter findings: those that come first are served first.
  init(
    _ findings: [Finding], _ fixGuard: FixGuard, _ options: FixOptions, _ barred: BarredFixes
  ) {
    for finding in findings {
      guard let fix = finding.fix else { continue }
      let edits = fix.edits.filter(\.changesAnything)
      guard !edits.isEmpty || !fix.sheetEdits.isEmpty || fix.isToUTF8,
        Self.isWanted(finding, fix, options)
      else { continue }
      let step = Step(
        finding: finding, safety: fix.safety, edits: edits, sheetEdits: fix.sheetEdits)
      if fix.isToUTF8 {
        withheld.append(WithheldFix(finding: finding, reason: .encoding))
      } else if let reason = barred.reason(step) ?? fixGuard.reason(step) {
        withheld.append(WithheldFix(finding: finding, reason: reason))
      } else {
        take(step)
      }
    }
  }

  private static func isWanted(_ finding: Finding, _ fix: Fix, _ options: FixOptions) -> Bool {
    guard !options.filters.isEmpty else { return fix.safety == .safe || options.allowsUnsafe }
    return options.filters.contains { filter in
      fix.safety == .safe || options.allowsUnsafe
        ? filter.allows(finding) : filter.confirms(finding)
    }
  }

  private mutating func take(_ step: Step) {
    let cells = Set(step.edits.map { CellPlace($0) })
    // Several rules may ask for the very same change.
    let isAgreed =
      step.edits.allSatisfy { edit in
        changed[CellPlace(edit)].map { NetEdits.Value($0).agrees(with: NetEdits.Value(edit)) }
          ?? false
      } && step.sheetEdits.allSatisfy { changedSubjects[$0.subject] == $0.change }
    // What changes a datum looks at others: they must not change at the same time.
    let looks =
      step.safety == .unsafe
      ? Set((step.finding.related + [step.finding.location]).map { CellPlace($0) }) : []
    let isFree =
      cells.isDisjoint(with: changed.keys) && cells.isDisjoint(with: looked)
      && looks.isDisjoint(with: changed.keys)
      && step.sheetEdits.allSatisfy { changedSubjects[$0.subject] == nil }
    guard isAgreed || isFree else {
      hadToWait = true
      return
    }
    for edit in step.edits {
      var edit = edit
      let known = changed[CellPlace(edit)]
      edit.formula = edit.formula ?? known?.formula
      edit.numberFormat = edit.numberFormat ?? known?.numberFormat
      changed[CellPlace(edit)] = edit
    }
    for edit in step.sheetEdits { changedSubjects[edit.subject] = edit.change }
    looked.formUnion(looks)
    steps.append(step)
  }
}

/// The fixes that an earlier attempt at the file has shown to do harm.
struct BarredFixes: Equatable {
  struct Key: Hashable {
    var rule: String
    var place: CellPlace

    init(_ finding: Finding) {
      rule = finding.rule
      place = CellPlace(finding.location)
    }
  }

  /// Places that come out one way or another by the order of the fixes.
  var disputed: Set<CellPlace> = []
  var harmful: [Key: WithheldFix.Reason] = [:]

  /// Of several reasons against a fix the first one counts; of one kind all are told.
  mutating func bar(_ harm: [(key: Key, reason: WithheldFix.Reason)]) {
    for (key, reason) in harm {
      switch (harmful[key], reason) {
      case (nil, _): harmful[key] = reason
      case (.brings(let known)?, .brings(let more)):
        harmful[key] = .brings(Set(known + more).sorted())
      default: break
      }
    }
  }

  func reason(_ step: FixRound.Step) -> WithheldFix.Reason? {
    if let reason = harmful[Key(step.finding)] { return reason }
    return step.places.isDisjoint(with: disputed) ? nil : .ambiguous
  }
}
