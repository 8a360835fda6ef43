import Forms
import Foundation
import Grid
import Rules
import Testing
import Workbook

@testable import Review

/// What must hold of every fixed file: the shared workbooks, copies of them with slips, and whatever
/// in the corpus some form fits. `KENSAN_SLIPS=50` makes as many copies of each and takes the corpus in;
/// `KENSAN_SLIPS_OF=sano` takes only files with that in their names, to look at a failure again.
@Suite("Properties of fixed files")
struct FixPropertyTests {
  static let asked = ProcessInfo.processInfo.environment["KENSAN_SLIPS"].flatMap { Int($0) }
  static let copies = asked ?? 1
  static let isThorough = asked != nil
  static let only = ProcessInfo.processInfo.environment["KENSAN_SLIPS_OF"] ?? ""

  /// Files that kensan should read, by their path below the shared folder or the project.
  static let files: [String] = {
    let folders =
      ["shared/workbooks"] + (isThorough ? ["shared/workbooks/batch", "shared/corpus/files"] : [])
    let parent = Files.shared.deletingLastPathComponent()
    var found: [String] = []
    for folder in folders {
      let names =
        (try? FileManager.default.contentsOfDirectory(
          atPath: parent.appending(path: folder).path)) ?? []
      for name in names.sorted()
      where [".xlsx", ".csv", ".tsv", ".xlsm"].contains(where: name.hasSuffix)
        && (only.isEmpty || name.contains(only))
      {
        let path = "\(folder)/\(name)"
        if !found.contains(path) { found.append(path) }
      }
    }
    if !found.isEmpty { return found }
    let fixtures = Files.root.appending(path: "fixtures")
    return ((try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? [])
      .filter { $0.hasSuffix(".xlsx") || $0.hasSuffix(".csv") }.sorted()
      .map { "\(Files.root.lastPathComponent)/fixtures/\($0)" }
  }()

  @Test("of the files as they are")
  func asTheyAre() throws {
    var fixed = 0
    for path in Self.files {
      let file = try Files.input(Files.shared.deletingLastPathComponent().appending(path: path))
      for unsafe in [false, true] {
        // What is safe is a part of what --unsafe does.
        guard unsafe || Self.isThorough else { continue }
        guard let outcome = try check(file, path, FixOptions(allowsUnsafe: unsafe)) else { break }
        fixed += outcome.applied.count
      }
    }
    #expect(fixed > 0, "something was fixed")
  }

  @Test("of copies with slips")
  func withSlips() throws {
    var fixed = 0
    for path in Self.files where path.contains("workbooks") || path.contains("fixtures") {
      let file = try Files.input(Files.shared.deletingLastPathComponent().appending(path: path))
      for seed in 0..<Self.copies {
        var slips = Slips(seed: UInt64(seed) &* 7919 &+ UInt64(path.utf8.count))
        guard let copy = try slips.copy(of: file) else { continue }
        let options = FixOptions(allowsUnsafe: seed % 2 == 1)
        fixed += try check(copy, "\(path) \(seed) \(slips.done)", options)?.applied.count ?? 0
      }
    }
    #expect(fixed > 20, "the slips were found and fixed")
  }

  /// - Returns: nil where no form fits the file.
  private func check(
    _ file: InputFile, _ label: String, _ options: FixOptions
  ) throws -> FixOutcome? {
    let first = Review.check(
      file, templates: Files.templates, options: ReviewOptions(check: CheckOptions()))
    guard let form = first.form?.template.id else { return nil }
    let before = first.findings
    let outcome = Files.fix(file, form: form, options)
    if let failure = outcome.failure {
      // What the encoding of a CSV file cannot hold is told and nothing is written.
      #expect(failure.en.contains("encoding"), "\(label): \(failure.en)")
      #expect(outcome.source == file.source)
      return outcome
    }
    var next = file
    next.source = outcome.source
    let again = Files.fix(next, form: form, options)
    #expect(again.source == outcome.source, "\(label): fixing twice is fixing once")
    #expect(again.applied.isEmpty, "\(label)")
    if outcome.applied.isEmpty { #expect(outcome.source == file.source, "\(label)") }

    try expectFindingsGone(before, outcome, again, label)
    try expectOnlyChangedCells(file, outcome, label)
    try expectOtherPartsKept(file.source, outcome, label)
    #expect(
      try ChangeLog(outcome, output: "out").original(from: outcome.source) == file.source,
      "\(label): the log gives the original back")
    return outcome
  }

  private func expectFindingsGone(
    _ before: [Finding], _ outcome: FixOutcome, _ again: FixOutcome, _ label: String
  ) throws {
    let after = again.remaining
    func keys(_ findings: [Finding]) -> Set<String> {
      Set(findings.map { "\($0.rule) \($0.location)" })
    }
    let ids = Set(before.map(\.id))
    let new = after.filter {
      !ids.contains($0.id) && !keys(before).contains("\($0.rule) \($0.location)")
    }
    #expect(new.map { "\($0.rule) \($0.location)" } == [], "\(label): no finding is new")
    let changed = Set(outcome.applied.map { "\($0.edit.sheet)!\($0.edit.reference)" })
    for change in outcome.applied {
      let place = "\(change.edit.sheet)!\(change.edit.reference)"
      for rule in change.rules {
        let still = after.filter {
          $0.rule == rule && "\($0.location)" == place
            && ($0.fix?.edits.contains { "\($0.sheet)!\($0.reference)" == place } ?? false)
        }
        #expect(still.isEmpty, "\(label): \(rule) at \(place) is settled")
      }
    }
    #expect(
      changed.count >= outcome.applied.count { $0.sheetEdit == nil }, "\(label): one change a cell")
  }

  private func expectOnlyChangedCells(
    _ file: InputFile, _ outcome: FixOutcome, _ label: String
  ) throws {
    let old = try Files.book(file.source, file.name)
    let new = try Files.book(outcome.source, file.name)
    #expect(old.sheets.map(\.name) == new.sheets.map(\.name))
    for (one, other) in zip(old.sheets, new.sheets) {
      let changed = Set(
        outcome.applied.filter { $0.edit.sheet == one.name }.map(\.edit.reference))
      // What a formula comes to follows the cells it reads; the formula itself stays.
      let results = Set(
        outcome.recalculation.calculated.filter { $0.sheet == one.name }.map(\.cell))
      #expect(
        results.allSatisfy { one[$0]?.formula != nil }, "\(label): only formulas have results")
      let (left, right) = (rest(one, changed, results), rest(other, changed, results))
      #expect(left == right, "\(label): cells without a fix are untouched")
      let kinds = Set(
        outcome.applied.filter { $0.edit.sheet == one.name }.compactMap { $0.sheetEdit?.kind })
      if kinds.isDisjoint(with: ["merge", "unmerge"]) { #expect(one.merges == other.merges) }
      if !kinds.contains("validation") { #expect(one.validations == other.validations) }
      if !kinds.contains("tick") { #expect(one.controls == other.controls) }
      for change in outcome.applied where change.edit.sheet == one.name {
        #expect((other[change.edit.reference]?.value ?? .blank) == change.edit.to, "\(label)")
      }
    }
  }

  private func rest(
    _ sheet: Sheet, _ changed: Set<CellReference>, _ results: Set<CellReference>
  ) -> [Cell] {
    sheet.cells.filter { !changed.contains($0.reference) }.map { cell in
      guard results.contains(cell.reference) else { return cell }
      var cell = cell
      (cell.value, cell.display) = (.blank, nil)
      return cell
    }
  }

  private func expectOtherPartsKept(
    _ source: WorkbookSource, _ outcome: FixOutcome, _ label: String
  ) throws {
    guard case .bytes(let old) = source, case .bytes(let new) = outcome.source,
      old.starts(with: Array("PK".utf8)), !outcome.applied.isEmpty
    else { return }
    let (before, after) = (try Zip(old).compressed, try Zip(new).compressed)
    #expect(Set(before.keys).subtracting(after.keys).subtracting(["xl/calcChain.xml"]) == [])
    let changed = before.filter { after[$0.key] != nil && after[$0.key] != $0.value }.map(\.key)
    let sheets = Set(
      outcome.applied.map(\.edit.sheet) + outcome.recalculation.calculated.map(\.sheet)
    ).count
    let formats = outcome.applied.contains { $0.edit.numberFormat != nil } ? 1 : 0
    // A box has a part of its own, and all of a sheet's are in its old drawing.
    let ticks = outcome.applied.count { $0.sheetEdit?.kind == "tick" }
    // The sheets that changed, the texts, the formats, the wish to calculate.
    let most =
      sheets * (ticks > 0 ? 2 : 1) + ticks + 1 + formats
      + (outcome.recalculation.open.isEmpty ? 0 : 1)
    #expect(changed.count <= most, "\(label): \(changed)")
  }
}
