package import Forms
import Grid
import Rules
import Workbook

extension Review {
  /// Rounds after which fixes that undo one another are given up.
  static let maximumRounds = 10

  /// Applies fixes until none is left to apply.
  package static func fix(
    _ file: InputFile, templates: [Template], options: ReviewOptions, unsafe allowsUnsafe: Bool,
    only filters: [FixFilter] = []
  ) -> FixOutcome {
    var outcome = FixOutcome(path: file.path, source: file.source)
    for round in 0...maximumRounds {
      let reading: Reading
      switch read(outcome.source, name: file.name, templates: templates, options: options) {
      case .failure(let failure):
        return failed(file, failure.message)
      case .success(let success): reading = success
      }
      outcome.remaining = findings(in: reading, options: options)
      if let change = encoding(in: outcome.remaining, reading.book, filters), round < maximumRounds
      {
        do throws(WorkbookError) {
          outcome.source = try reading.workbook.inUTF8()
        } catch {
          return failed(file, error.message)
        }
        outcome.applied.append(change)
        continue
      }
      let chosen = edits(from: outcome.remaining, allowsUnsafe: allowsUnsafe, filters: filters)
      guard !chosen.isEmpty else {
        fillInAfter(&outcome.applied, from: reading.book)
        return outcome
      }
      guard round < maximumRounds else {
        fillInAfter(&outcome.applied, from: reading.book)
        outcome.settled = false
        return outcome
      }
      do throws(WorkbookError) {
        outcome.source = try reading.workbook.patched(chosen.map(\.edit))
      } catch {
        return failed(file, error.message)
      }
      for var change in chosen {
        let cell = reading.book.sheet(named: change.edit.sheet)?[change.edit.reference]
        change.before = cell?.shown ?? ""
        outcome.applied.append(change)
      }
    }
    return outcome
  }

  /// The change of encoding that a finding asks for. It comes first: what the old encoding could
  /// not hold can be written then.
  private static func encoding(
    in findings: [Finding], _ book: Book, _ filters: [FixFilter]
  ) -> AppliedEdit? {
    let finding = findings.first { finding in
      finding.fix?.isToUTF8 == true && finding.fix?.safety == .safe
        && (filters.isEmpty || filters.contains { $0.allows(finding) })
    }
    guard let finding else { return nil }
    let place = finding.location
    let value = book.sheet(named: place.sheet)?[place.cell]?.value ?? .blank
    let edit = CellEdit(sheet: place.sheet, reference: place.cell, from: value, to: value)
    return AppliedEdit(
      rule: finding.rule, safety: .safe, edit: edit, before: book.encoding ?? "", after: "UTF-8",
      isAboutFile: true)
  }

  private static func failed(_ file: InputFile, _ message: Message) -> FixOutcome {
    FixOutcome(path: file.path, source: file.source, failure: message)
  }

  /// The edits of one round. A cell is edited once a round, and a fix is applied whole or not at
  /// all: what had to wait is found again in the next round.
  private static func edits(
    from findings: [Finding], allowsUnsafe: Bool, filters: [FixFilter]
  ) -> [AppliedEdit] {
    struct Place: Hashable {
      var sheet: String
      var cell: CellReference
    }
    var taken: Set<Place> = []
    var chosen: [AppliedEdit] = []
    for finding in findings {
      guard let fix = finding.fix, fix.safety == .safe || allowsUnsafe else { continue }
      guard filters.isEmpty || filters.contains(where: { $0.allows(finding) }) else { continue }
      // By bytes: compatibility ideographs equal everyday ones for Swift.
      let edits = fix.edits.filter {
        !$0.from.raw.utf8.elementsEqual($0.to.raw.utf8) || $0.from != $0.to
          || $0.numberFormat != nil
      }
      let places = Set(edits.map { Place(sheet: $0.sheet, cell: $0.reference) })
      guard !edits.isEmpty, taken.isDisjoint(with: places) else { continue }
      taken.formUnion(places)
      for edit in edits {
        chosen.append(
          AppliedEdit(
            rule: finding.rule, safety: fix.safety, edit: edit, before: "", after: edit.to.raw))
      }
    }
    return chosen
  }

  /// The last edit of a cell shows what the corrected workbook shows, number format and all.
  private static func fillInAfter(_ applied: inout [AppliedEdit], from book: Book) {
    for index in applied.indices where !applied[index].isAboutFile {
      let edit = applied[index].edit
      guard let cell = book.sheet(named: edit.sheet)?[edit.reference], cell.value == edit.to
      else { continue }
      applied[index].after = cell.shown
    }
  }
}
