import Forms
import Grid
import Rules
import Workbook

/// Which of several cells that contradict each other is wrong: the one whose change alone makes all
/// of them agree.
///
/// The rules themselves are the constraints. A change is tried on a copy of the file, which is read
/// and checked again; it counts where nothing about the indicator is left to say and nothing new is.
///
/// Source: Fellegi and Holt's smallest set of fields to change, for sets of one.
struct Localisation {
  /// Copies that are read and checked for one file at most.
  static let mostTrials = 24
  /// Cells of the largest book for which copies are made.
  static let mostCells = 3_000
  /// The rules by which numbers, verdicts, sentences and sums hang together, not those of notation.
  private static let rules = Rule.all.filter { rule in
    let family = ["ACH", "VRD", "TXT", "NUM-020"]
    return rule.severity >= .warning && family.contains { rule.id.hasPrefix($0) }
  }

  private let original: Review.Reading
  private let templates: [Template]
  private let options: ReviewOptions
  private let before: [Contradiction]
  private var trials = 0

  /// The findings of a file with the cells that are likely wrong, where that can be said.
  static func located(
    _ findings: [Finding], in reading: Review.Reading, _ templates: [Template],
    _ options: ReviewOptions
  ) -> [Finding] {
    let ids = Set(rules.map(\.id))
    let size = reading.book.sheets.reduce(0) { $0 + $1.cells.count }
    guard size <= mostCells,
      findings.contains(where: { $0.severity >= .warning && ids.contains($0.rule) })
    else { return findings }
    var localisation = Localisation(reading, templates, options)
    return localisation.located(findings)
  }

  private init(_ reading: Review.Reading, _ templates: [Template], _ options: ReviewOptions) {
    original = reading
    self.templates = templates
    var own = ReviewOptions(
      formID: reading.form.template.id, limits: options.limits, check: CheckOptions())
    own.rules = Self.rules
    self.options = own
    before = Contradiction.all(
      in: Review.findings(in: reading, options: own), of: reading.form)
  }

  private mutating func located(_ findings: [Finding]) -> [Finding] {
    var suspects: [Int: [Location]] = [:]
    for indicator in Set(before.map(\.indicator)).sorted() {
      suspects[indicator] = self.suspects(of: indicator)
    }
    return findings.map { finding in
      let own = before.filter { $0.finding.id == finding.id }
      let cells = Set(own.flatMap { suspects[$0.indicator] ?? [] })
      guard !cells.isEmpty, own.allSatisfy({ suspects[$0.indicator]?.isEmpty == false }) else {
        return finding
      }
      var finding = finding
      finding.suspects = cells.sorted()
      // The remedy stays last.
      finding.detail.insert(Self.line(finding.suspects), at: max(0, finding.detail.count - 1))
      return finding
    }
  }

  // MARK: trials

  private mutating func suspects(of number: Int) -> [Location] {
    let own = before.filter { $0.indicator == number }
    let indicator = original.form.allIndicators[number]
    // Where one sentence that no rule can put right says everything, it may be what is wrong.
    let places = Set(own.map { CellPlace($0.finding.location) })
    let values = Set(indicator.values.map { CellPlace($0.location) })
    if places.count == 1, places.isDisjoint(with: values),
      own.contains(where: { $0.finding.fix == nil })
    {
      return []
    }
    let repairs = Repair.all(
      for: indicator, settling: own.map(\.finding), in: original.form, original.book)
    var found: [Location] = []
    for repair in repairs where !found.contains(where: { $0.isSameCell(as: repair.location) }) {
      guard trials < Self.mostTrials else { return [] }
      trials += 1
      if settles(repair, number) { found.append(repair.location) }
    }
    return found
  }

  private func settles(_ repair: Repair, _ number: Int) -> Bool {
    guard let source = try? original.workbook.patched(repair.edits),
      case .success(let reading) = Review.read(
        source, name: original.name, templates: templates, options: options),
      reading.form.allIndicators.count == original.form.allIndicators.count
    else { return false }
    let after = Contradiction.all(
      in: Review.findings(in: reading, options: options), of: reading.form)
    let known = Set(before.map(\.key))
    return after.allSatisfy { $0.indicator != number && known.contains($0.key) }
  }

  private static func line(_ cells: [Location]) -> Message {
    let names = cells.map(\.cell.description)
    if names.count == 1 {
      return Message(
        ja: "あやしいセル: \(names[0])（ここだけを直せば、ほかの欄とすべて合う）",
        en: "Likely wrong: \(names[0]) (everything else agrees once it is corrected)")
    }
    return Message(
      ja: "あやしいセル: \(names.joined(separator: "、")) のどれか1つ（どれを直しても合うので、決められない）",
      en:
        "Likely wrong: one of \(names.joined(separator: ", ")) (each would settle it, so it is a tie)"
    )
  }
}

/// One indicator that a finding says something about.
private struct Contradiction {
  struct Key: Hashable {
    var rule: String
    var indicator: Int
  }

  var finding: Finding
  /// Number in the form's `allIndicators`.
  var indicator: Int

  var key: Key { Key(rule: finding.rule, indicator: indicator) }

  static func all(in findings: [Finding], of form: Form) -> [Contradiction] {
    var places: [CellPlace: Set<Int>] = [:]
    for (number, indicator) in form.allIndicators.enumerated() {
      for value in indicator.values {
        places[CellPlace(value.location), default: []].insert(number)
      }
    }
    return findings.filter { $0.severity >= .warning }.flatMap { finding in
      let touched = ([finding.location] + finding.related).map { places[CellPlace($0)] ?? [] }
      return touched.reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted()
        .map { Contradiction(finding: finding, indicator: $0) }
    }
  }
}

extension Location {
  fileprivate func isSameCell(as other: Location) -> Bool {
    sheetIndex == other.sheetIndex && cell == other.cell
  }
}
