package import Forms
import Grid
import Rules
import Workbook

extension Review {
  /// Attempts after which what still does harm is left to a person.
  private static let maximumAttempts = 8

  /// Applies fixes until none is left to apply.
  ///
  /// Three things hold of what comes out, or the fixes that stand against it are withheld: every
  /// fix's finding is gone, no finding is new, and the order of the fixes does not matter.
  package static func fix(
    _ file: InputFile, templates: [Template], options review: ReviewOptions,
    fixing options: FixOptions
  ) -> FixOutcome {
    do throws(Failure) {
      let original = try read(
        file.source, name: file.name, templates: templates, options: review
      ).get()
      guard let recoding = recoding(original, review, options) else {
        return try settled(file, original, templates, review, options)
      }
      var recoded = file
      recoded.source = try inUTF8(original)
      let reading = try read(
        recoded.source, name: file.name, templates: templates, options: review
      ).get()
      var outcome = try settled(recoded, reading, templates, review, options)
      outcome.original = file.source
      outcome.applied.insert(recoding, at: 0)
      return outcome
    } catch {
      return FixOutcome(
        path: file.path, name: file.name, source: file.source, failure: error.message)
    }
  }

  /// The change of encoding that a finding asks for, where somebody has named it. It comes first:
  /// what the old encoding could not hold can be written then.
  private static func recoding(
    _ reading: Reading, _ review: ReviewOptions, _ options: FixOptions
  ) -> AppliedEdit? {
    let open = withoutSuppressed(findings(in: reading, options: review), in: reading, review)
    let finding = open.first { finding in
      finding.fix?.isToUTF8 == true && options.filters.contains { $0.confirms(finding) }
    }
    guard let finding else { return nil }
    let place = finding.location
    let value = reading.book.sheet(named: place.sheet)?[place.cell]?.value ?? .blank
    return AppliedEdit(
      rules: [finding.rule], safety: .safe,
      edit: CellEdit(sheet: place.sheet, reference: place.cell, from: value, to: value),
      before: reading.book.encoding ?? "", after: "UTF-8", messages: [finding.message],
      isAboutFile: true)
  }

  private static func inUTF8(_ reading: Reading) throws(Failure) -> WorkbookSource {
    do throws(WorkbookError) {
      return try reading.workbook.inUTF8()
    } catch {
      throw Failure(message: error.message)
    }
  }

  /// The cells' fixes, tried until what comes out is sound.
  private static func settled(
    _ file: InputFile, _ original: Reading, _ templates: [Template], _ review: ReviewOptions,
    _ options: FixOptions
  ) throws(Failure) -> FixOutcome {
    var barred = BarredFixes()
    barred.bar(repairedElsewhere(original, review, options))
    for _ in 1..<maximumAttempts {
      let pass = try FixPass(
        file, original, templates, review, options, barred, reversed: false)
      var next = barred
      if pass.hadToWait {
        let other = try FixPass(
          file, original, templates, review, options, barred, reversed: true)
        next.disputed.formUnion(pass.net.differences(from: other.net))
      }
      if next.disputed == barred.disputed { next.bar(harmDone(by: pass)) }
      if next == barred { return try outcome(of: pass, file, original) }
      barred = next
    }
    return try outcome(
      of: FixPass(file, original, templates, review, options, barred, reversed: false), file,
      original)
  }

  /// The fixes that would put a right cell in agreement with a wrong one, but for those that somebody
  /// has chosen by their cell.
  private static func repairedElsewhere(
    _ reading: Reading, _ review: ReviewOptions, _ options: FixOptions
  ) -> [(key: BarredFixes.Key, reason: WithheldFix.Reason)] {
    guard options.allowsUnsafe || !options.filters.isEmpty else { return [] }
    let findings = findings(in: reading, options: review)
    let located = Localisation.suspects(of: findings, in: reading, review)
    return findings.compactMap { finding in
      let isChosen = options.filters.contains { $0.cell != nil && $0.allows(finding) }
      guard !isChosen, let sets = located[finding.id] else { return nil }
      var finding = finding
      finding.suspectSets = sets
      guard finding.isRepairedElsewhere, let culprit = finding.culprits.first else { return nil }
      return (BarredFixes.Key(finding), .elsewhere(culprit))
    }
  }

  /// The fixes whose findings are still there, and those that brought others.
  private static func harmDone(
    by pass: FixPass
  ) -> [(key: BarredFixes.Key, reason: WithheldFix.Reason)] {
    let keys = Set(pass.applied.map { BarredFixes.Key($0.finding) })
    let before = Set(pass.first.map { BarredFixes.Key($0) })
    let ids = Set(pass.first.map(\.id))
    var harm: [(BarredFixes.Key, WithheldFix.Reason)] = []
    for finding in pass.remaining {
      let key = BarredFixes.Key(finding)
      if keys.contains(key) {
        harm.append((key, .remains))
      } else if !before.contains(key), !ids.contains(finding.id) {
        let places = Set((finding.related + [finding.location]).map { CellPlace($0) })
        for step in pass.applied
        where !step.places.isDisjoint(with: places) {
          harm.append((BarredFixes.Key(step.finding), .brings([finding.rule])))
        }
      }
    }
    return harm
  }

  private static func outcome(
    of pass: FixPass, _ file: InputFile, _ original: Reading
  ) throws(Failure) -> FixOutcome {
    var outcome = FixOutcome(path: file.path, name: file.name, source: file.source)
    outcome.remaining = Localisation.located(pass.remaining, in: pass.reading, pass.review)
    outcome.withheld = pass.withheld.sorted { $0.finding.location < $1.finding.location }
    outcome.book = pass.reading.book
    guard !pass.net.isEmpty else { return outcome }
    outcome.recalculation = pass.calculation
    outcome.patch = pass.net.patch(pass.calculation)
    do throws(WorkbookError) {
      outcome.source = try original.workbook.patched(outcome.patch)
    } catch {
      throw Failure(message: error.message)
    }
    outcome.applied = applied(in: pass, original.book)
    return outcome
  }

  /// By sheet, row and column; what is beside a cell behind what is in it.
  private static func applied(in pass: FixPass, _ original: Book) -> [AppliedEdit] {
    let cells = pass.net.changes.values.map { change in
      let edit = pass.calculation.settled(change.edit)
      let before = original.sheet(named: edit.sheet)?[edit.reference]
      let after = pass.reading.book.sheet(named: edit.sheet)?[edit.reference]
      return AppliedEdit(
        change.origin, edit: edit, before: before?.shown ?? "", after: after?.shown ?? "")
    }
    let sheets = pass.net.sheetChanges.values.map { change in
      AppliedEdit(change.origin, sheetEdit: change.edit, original)
    }
    let numbers = Dictionary(
      original.sheets.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    func key(_ applied: AppliedEdit) -> (Int, CellReference, String) {
      let edit = applied.edit
      return (numbers[edit.sheet] ?? 0, edit.reference, applied.sheetEdit?.before.ja ?? "")
    }
    return (cells + sheets).sorted { key($0) < key($1) }
  }
}

extension AppliedEdit {
  fileprivate init(_ origin: NetEdits.Origin, edit: CellEdit, before: String, after: String) {
    self.init(
      rules: origin.rules, safety: origin.safety, edit: edit, before: before, after: after,
      messages: origin.messages)
  }

  fileprivate init(_ origin: NetEdits.Origin, sheetEdit: SheetEdit, _ original: Book) {
    let cell = original.sheet(named: sheetEdit.sheet)?[sheetEdit.reference]
    let value = cell?.value ?? .blank
    let edit = CellEdit(
      sheet: sheetEdit.sheet, reference: sheetEdit.reference, from: value, to: value)
    self.init(origin, edit: edit, before: cell?.shown ?? "", after: cell?.shown ?? "")
    self.sheetEdit = sheetEdit
  }
}
