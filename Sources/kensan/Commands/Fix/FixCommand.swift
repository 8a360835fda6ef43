import Grid
import Reports
import Review
import Rules
import Workbook

/// `kensan fix`: writes corrected workbooks.
enum FixCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    if arguments.has(.undo) { return try FixUndo.run(arguments, terminal) }
    if try Profile.isOpenData(arguments) { return try TidyCommand.run(arguments, terminal) }
    let targets = try FixTargets(arguments)
    let options = FixOptions(
      allowsUnsafe: arguments.has(.unsafe), allowsLocked: arguments.has(.locked),
      filters: try filters(arguments))
    _ = try Batch.exitCode([], troubled: false, arguments)
    var batch = try Batch(arguments, terminal)
    let references = try batch.references(arguments)
    batch.options.known = references.known
    batch.options.lastYear = references.earlier
    let marks = try marks(arguments, targets)
    let ink = RedInk(marks, language: terminal.language, limits: batch.options.limits)
    var writer = try FixWriter(
      targets, try targets.paths(of: batch.entries, arguments), arguments, terminal.language)
    let outcomes = fix(batch, options, ink, terminal)
    var done: [FixOutcome] = []
    for (index, outcome) in outcomes.enumerated() {
      do throws(CommandError) {
        if let failure = outcome.failure { throw CommandError(failure) }
        try writer.write(outcome, batch.entries[index], number: index, batch.loader)
        terminal.print(FixText.report(outcome, terminal.language))
        done.append(outcome)
      } catch {
        terminal.complain(error.message, about: outcome.path)
      }
    }
    try writer.finish()
    if !done.isEmpty { terminal.print(FixText.count(done, terminal.language)) }
    return try batch.exitCode(
      done.flatMap(\.remaining), troubled: done.count < outcomes.count, arguments)
  }

  /// `--diff` with a place to write to is the red-ink copy.
  private static func marks(
    _ arguments: Arguments, _ targets: FixTargets
  ) throws(CommandError) -> RedInk.Marks {
    let word = try arguments.choice(.marks, RedInk.Marks.allCases.map(\.rawValue))
    if let word { return RedInk.Marks(rawValue: word) ?? .none }
    return arguments.has(.diff) && targets.writes ? .color : .none
  }

  private static func filters(_ arguments: Arguments) throws(CommandError) -> [FixFilter] {
    var filters: [FixFilter] = []
    for word in arguments.all(.only) {
      guard let filter = FixFilter(word) else {
        throw CommandError(
          ja: "--only「\(word)」は読めません。NUM-001 や NUM-001@B7 のように書いてください。",
          en: "--only cannot be \"\(word)\". Write NUM-001 or NUM-001@B7.")
      }
      guard Rule.all.contains(where: { $0.id.hasPrefix(filter.rule) }) else {
        throw Batch.unknownRule(filter.rule)
      }
      filters.append(filter)
    }
    return filters
  }

  private static func fix(
    _ batch: Batch, _ options: FixOptions, _ ink: RedInk, _ terminal: Terminal
  ) -> [FixOutcome] {
    let progress = Progress(total: batch.entries.count, terminal: terminal)
    defer { progress.finish() }
    return Parallel.map(batch.entries.count, jobs: batch.jobs) { index in
      let entry = batch.entries[index]
      progress.begin(entry.path)
      defer { progress.step() }
      let outcome = batch.timeLimit.result { fix(entry, batch, options, ink) }
      return outcome ?? failure(entry, batch.timeLimit.message)
    }
  }

  private static func fix(
    _ entry: InputWalk.Entry, _ batch: Batch, _ options: FixOptions, _ ink: RedInk
  ) -> FixOutcome {
    do throws(CommandError) {
      let file = try batch.loader.load(entry)
      var outcome = Review.fix(
        file, templates: batch.templates, options: batch.options, fixing: options)
      do throws(WorkbookError) {
        outcome.source = try ink.marked(outcome)
      } catch {
        throw CommandError(error.message)
      }
      return outcome
    } catch {
      return failure(entry, error.message)
    }
  }

  private static func failure(_ entry: InputWalk.Entry, _ message: Message) -> FixOutcome {
    FixOutcome(path: entry.path, name: entry.path, source: .bytes([]), failure: message)
  }
}
