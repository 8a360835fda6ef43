import Grid
import Reports
import Review
import Rules
import Workbook

/// `kensan fix`: writes corrected workbooks.
enum FixCommand {
  private enum Destination {
    case file(String)
    case folder(String)
    case inPlace
    case nowhere
  }

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let destination = try destination(arguments)
    let filters = try filters(arguments)
    _ = try Batch.exitCode([], troubled: false, arguments)
    let batch = try Batch(arguments, terminal: terminal)
    let targets = try targets(batch.entries, destination, arguments)
    let outcomes = fix(batch, filters, unsafe: arguments.has(.unsafe), terminal)
    var troubled = false
    for (index, outcome) in outcomes.enumerated() {
      do throws(CommandError) {
        if let failure = outcome.failure { throw CommandError(failure) }
        if let target = targets[index] {
          try write(outcome, batch.entries[index], to: target, destination)
        }
        terminal.print(FixText.report(outcome, terminal.language))
        if !outcome.settled { throw unsettled }
      } catch {
        terminal.complain(error.message, about: outcome.path)
        troubled = true
      }
    }
    let read = outcomes.filter { $0.failure == nil }
    if !read.isEmpty { terminal.print(FixText.count(read, terminal.language)) }
    return try Batch.exitCode(read.flatMap(\.remaining), troubled: troubled, arguments)
  }

  private static let unsettled = CommandError(
    ja: "修正を10回くり返しても終わりませんでした。残りは手で直してください。",
    en: "The fixes did not settle in 10 rounds. Correct the rest by hand.")

  private static func destination(_ arguments: Arguments) throws(CommandError) -> Destination {
    var chosen: [Destination] = []
    if let path = arguments.value(.output) { chosen.append(.file(path)) }
    if let path = arguments.value(.outDirectory) { chosen.append(.folder(path)) }
    if arguments.has(.inPlace) { chosen.append(.inPlace) }
    if arguments.has(.diff) { chosen.append(.nowhere) }
    guard chosen.count == 1 else {
      throw CommandError(
        ja: "-o OUT、--out-dir DIR、--in-place、--diff のどれか1つを指定してください。",
        en: "Give exactly one of -o OUT, --out-dir DIR, --in-place and --diff.")
    }
    return chosen[0]
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

  /// Where each input goes; everything is settled before the first file is read.
  private static func targets(
    _ entries: [InputWalk.Entry], _ destination: Destination, _ arguments: Arguments
  ) throws(CommandError) -> [String?] {
    switch destination {
    case .nowhere: return entries.map { _ in nil }
    case .inPlace:
      guard !entries.contains(where: { $0.path == "-" }) else {
        throw CommandError(
          ja: "標準入力は --in-place で直せません。", en: "--in-place cannot rewrite standard input.")
      }
      return entries.map(\.path)
    case .file(let path):
      guard entries.count == 1 else {
        throw CommandError(
          ja: "-o は1ファイルのときに使えます。複数なら --out-dir DIR を使ってください。",
          en: "-o takes one file. For several use --out-dir DIR.")
      }
      try Output.refuseExisting(path, arguments)
      try refuseOriginal(path, entries)
      return [path]
    case .folder(let folder):
      var targets: [String?] = []
      for entry in entries {
        if entry.failure != nil {
          targets.append(nil)
          continue
        }
        let name = entry.path == "-" ? arguments.value(.stdinFilename) ?? "stdin" : entry.relative
        let target = FileSystem.joined(folder, name)
        guard !targets.contains(target) else {
          throw CommandError(
            ja: "\(target) に書くファイルが2つあります。別々に実行してください。",
            en: "Two files would be written to \(target). Run them apart.")
        }
        try Output.refuseExisting(target, arguments)
        try refuseOriginal(target, entries)
        targets.append(target)
      }
      return targets
    }
  }

  /// `--force` is for old results, never for the workbook that is being read.
  private static func refuseOriginal(
    _ target: String, _ entries: [InputWalk.Entry]
  ) throws(CommandError) {
    guard let identity = FileSystem.identity(target),
      entries.contains(where: { FileSystem.identity($0.path) == identity })
    else { return }
    throw CommandError(
      ja: "\(target) は元のファイルです。元のファイルを直すには --in-place を使ってください。",
      en: "\(target) is the original. To correct the original use --in-place.")
  }

  private static func fix(
    _ batch: Batch, _ filters: [FixFilter], unsafe: Bool, _ terminal: Terminal
  ) -> [FixOutcome] {
    let progress = Progress(total: batch.entries.count, terminal: terminal)
    defer { progress.finish() }
    return Parallel.map(batch.entries.count, jobs: batch.jobs) { index in
      defer { progress.step() }
      do throws(CommandError) {
        let file = try batch.loader.load(batch.entries[index])
        return Review.fix(
          file, templates: batch.templates, options: batch.options, unsafe: unsafe, only: filters)
      } catch {
        return FixOutcome(
          path: batch.entries[index].path, source: .bytes([]), failure: error.message)
      }
    }
  }

  private static func write(
    _ outcome: FixOutcome, _ entry: InputWalk.Entry, to target: String, _ destination: Destination
  ) throws(CommandError) {
    switch destination {
    case .inPlace:
      guard !outcome.applied.isEmpty else { return }
      try keepOriginal(entry)
      try Output.write(outcome.source, to: target)
    case .folder:
      try FileSystem.makeFolder(FileSystem.split(target).folder)
      try Output.write(outcome.source, to: target)
    default: try Output.write(outcome.source, to: target)
    }
  }

  /// An original that is kept already is older than what is here, so it stays.
  private static func keepOriginal(_ entry: InputWalk.Entry) throws(CommandError) {
    let path = original(of: entry.path)
    guard !FileSystem.exists(path) else { return }
    let loader = InputLoader(limits: .standard, stdinName: "-")
    try Output.write(try loader.load(entry).source, to: path)
  }

  /// `a/b.xlsx` → `a/b.orig.xlsx`
  private static func original(of path: String) -> String {
    let (folder, name) = FileSystem.split(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return FileSystem.joined(folder, name + ".orig")
    }
    return FileSystem.joined(folder, name[..<dot] + ".orig" + name[dot...])
  }
}
