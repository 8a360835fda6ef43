import Forms
import Grid
import Rules
import Workbook

/// One attempt at a file: rounds of fixes until nothing changes.
struct FixPass {
  /// Rounds after which fixes that never come to rest are given up.
  static let maximumRounds = 10

  let file: InputFile
  let templates: [Template]
  let review: ReviewOptions
  let options: FixOptions
  let barred: BarredFixes
  /// Of fixes that stand in each other's way the last one is served first.
  let reversed: Bool

  private(set) var net: NetEdits
  private(set) var reading: Review.Reading
  /// What has become of the formulas that hang on the changes.
  private(set) var calculation = Recalculation()
  /// What was found before anything was changed, and what is found now.
  private(set) var first: [Finding]
  private(set) var remaining: [Finding]
  private(set) var applied: [FixRound.Step] = []
  private(set) var withheld: [WithheldFix] = []
  private(set) var hadToWait = false

  /// - Throws: what reading and patching throw, and the rules of a cycle.
  init(
    _ file: InputFile, _ original: Review.Reading, _ templates: [Template],
    _ review: ReviewOptions, _ options: FixOptions, _ barred: BarredFixes, reversed: Bool
  ) throws(Review.Failure) {
    self.file = file
    self.templates = templates
    // The form stays what it was at first.
    self.review = review.reading(as: original.form.template.id)
    self.options = options
    self.barred = barred
    self.reversed = reversed
    reading = original
    net = NetEdits(original.stored)
    first = Self.findings(original, file, review)
    remaining = first
    try run(original.workbook, from: original.stored)
  }

  private static func findings(
    _ reading: Review.Reading, _ file: InputFile, _ review: ReviewOptions
  ) -> [Finding] {
    let found = Review.findings(in: reading, options: review)
    let others = Review.findingsAgainstLastYear(in: reading, of: file.path, options: review)
    return Review.withoutSuppressed(
      others.isEmpty ? found : Checker.inOrder(found + others), in: reading, review)
  }

  private mutating func run(
    _ original: Workbook, from book: Book
  ) throws(Review.Failure) {
    var states = [net.state]
    var rounds: [[String]] = []
    var refused: [BarredFixes.Key: WithheldFix] = [:]
    while true {
      let open = remaining.filter { refused[BarredFixes.Key($0)] == nil }
      let round = FixRound(
        reversed ? open.reversed() : open, FixGuard(reading, options), options, barred)
      withheld = round.withheld + refused.values
      if round.hadToWait { hadToWait = true }
      guard !round.steps.isEmpty else { return }
      guard rounds.count < Self.maximumRounds else { throw cycle(rounds.suffix(2).joined()) }
      var next = net
      for step in round.steps { next.add(step) }
      var source: WorkbookSource
      do throws(WorkbookError) {
        source = try original.patched(next.patch())
      } catch {
        let culprits = Self.refused(round.steps, error, reading)
        guard !culprits.isEmpty else { throw Review.Failure(message: error.message) }
        for culprit in culprits { refused[BarredFixes.Key(culprit.finding)] = culprit }
        continue
      }
      rounds.append(round.steps.map(\.finding.rule))
      if let start = states.firstIndex(of: next.state) {
        throw cycle(rounds[start...].joined())
      }
      states.append(next.state)
      net = next
      applied += round.steps
      reading = try Review.read(source, name: file.name, templates: templates, options: review)
        .get()
      calculation = Recalculation(net, in: reading.book, from: book)
      // The rules are to see what people will see.
      if !calculation.results.isEmpty {
        do throws(WorkbookError) {
          source = try original.patched(net.patch(calculation))
        } catch {
          throw Review.Failure(message: error.message)
        }
        reading = try Review.read(source, name: file.name, templates: templates, options: review)
          .get()
      }
      remaining = Self.findings(reading, file, review)
    }
  }

  /// The fixes that a cell's place in the file forbids, such as a table's heading. Anything else that
  /// is wrong concerns the whole file.
  private static func refused(
    _ steps: [FixRound.Step], _ error: WorkbookError, _ reading: Review.Reading
  ) -> [WithheldFix] {
    guard case .unsupportedEdit = error.reason, error.cell != nil else { return [] }
    return steps.compactMap { step in
      do throws(WorkbookError) {
        var one = NetEdits(reading.stored)
        one.add(step)
        _ = try reading.workbook.patched(one.patch())
        return nil
      } catch {
        return WithheldFix(finding: step.finding, reason: .refused(error.message))
      }
    }
  }

  private func cycle(_ rules: some Sequence<String>) -> Review.Failure {
    let names = Set(rules).sorted()
    let ignored = names.joined(separator: ",")
    return Review.Failure(
      message: Message(
        ja: "修正が互いに打ち消し合い、終わりません（規則 \(names.joined(separator: "、"))）。"
          + "何も書いていません。--ignore \(ignored) を付けるか、手で直してください。",
        en: "The fixes of these rules undo one another: \(names.joined(separator: ", ")). "
          + "Nothing was written. Add --ignore \(ignored), or correct the cells by hand."))
  }
}

extension ReviewOptions {
  fileprivate func reading(as form: String) -> ReviewOptions {
    var options = self
    options.formID = form
    return options
  }
}
