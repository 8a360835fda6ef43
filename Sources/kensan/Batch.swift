import Forms
import Grid
import Notation
import Review
import Rules
import Workbook

/// What all commands over many files share: inputs, templates, options, threads.
struct Batch: Sendable {
  var entries: [InputWalk.Entry]
  var loader: InputLoader
  var templates: [Template]
  /// Templates that cannot be used.
  private let faults: TemplateFaults
  var options: ReviewOptions
  var jobs: Int
  let timeLimit: TimeLimit
  /// More paths come from standard input, and are taken as they come.
  let streams: Bool
  /// What is written in the end, and is no input even inside a folder.
  let outputs: [String]

  init(
    _ arguments: Arguments, _ terminal: Terminal, besides companions: [String] = [],
    readsForms: Bool = true, streams: Bool = false
  ) throws(CommandError) {
    self.streams = streams && arguments.has(.stdin0)
    outputs = arguments.outputs + companions
    let operands = try Self.operands(arguments, streams: self.streams)
    if arguments.has(.stdin0) { try Self.refuseOriginals(outputs, among: operands) }
    guard !operands.isEmpty || self.streams else {
      let usage = arguments.command?.usage ?? ""
      throw CommandError(
        ja: "調べるファイルかフォルダーを指定してください（kensan \(usage)）。",
        en: "Name a file or a folder (kensan \(usage)).")
    }
    let limits = try Self.limits(arguments)
    jobs = try arguments.count(.jobs) ?? Parallel.cores
    timeLimit = try TimeLimit(arguments)
    options = try Self.options(arguments, limits)
    loader = InputLoader(limits: limits, stdinName: arguments.value(.stdinFilename) ?? "-")
    let (installed, faults) =
      readsForms ? try TemplateFolder.load(arguments) : ([], TemplateFaults())
    self.faults = faults
    templates = try FiscalYear.asked(arguments).map { installed.evaluating($0) } ?? installed
    let rules = Rule.ids(with: templates)
    for id in options.check.select + options.check.ignore
    where !rules.contains(where: { $0.hasPrefix(id) }) {
      throw faults.explaining(Self.unknownRule(id, among: rules))
    }
    let lists: [OptionName] = [.roster, .baseline, .config]
    let others = lists.compactMap { arguments.value($0) } + arguments.all(.against)
    entries =
      InputWalk(
        operands, excluding: outputs + others, limits: limits,
        standardInput: try Self.archive(operands, arguments, limits)
      ).entries
    if let id = options.formID, !templates.contains(where: { $0.id == id }) {
      throw faults.explaining(TemplateFolder.noSuchForm(id, templates.map(\.id)), form: id)
    }
    faults.tell(terminal)
  }

  /// A template that cannot be used might have read one of the files.
  var lacksTemplate: Bool { faults.matter(options.formID) }

  /// - Throws: where something is to be written over what another program names to be read.
  static func refuseOriginals(
    _ outputs: [String], among read: [String]
  ) throws(CommandError) {
    for path in outputs { try Output.refuseOriginal(path, among: read) }
  }

  /// The paths of the command line, and those that another program hands over.
  private static func operands(
    _ arguments: Arguments, streams: Bool
  ) throws(CommandError) -> [String] {
    guard arguments.has(.stdin0) else { return arguments.operands }
    guard !arguments.operands.contains("-") else {
      throw CommandError(
        ja: "--stdin0 と「-」は一緒に使えません。", en: "--stdin0 and - cannot stand together.")
    }
    if streams { return arguments.operands }
    let bytes = try FileSystem.standardInput(limit: Limits.standard.bytes)
    let paths = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return arguments.operands + paths
  }

  /// What standard input holds, where its name says that it is an archive.
  private static func archive(
    _ operands: [String], _ arguments: Arguments, _ limits: Limits
  ) throws(CommandError) -> FileArchive? {
    guard operands.contains("-"),
      InputWalk.isArchive(arguments.value(.stdinFilename) ?? "")
    else { return nil }
    let bytes = try FileSystem.standardInput(limit: limits.bytes)
    do throws(WorkbookError) {
      return try FileArchive(bytes, limits: limits)
    } catch {
      throw CommandError(error.message)
    }
  }

  static func limits(_ arguments: Arguments) throws(CommandError) -> Limits {
    var limits = Limits.standard
    if let bytes = try arguments.count(.maximumBytes) {
      limits.bytes = bytes
      limits.bytesPerPart = max(limits.bytesPerPart, bytes)
      limits.bytesInflated = max(limits.bytesInflated, bytes)
    }
    if let cells = try arguments.count(.maximumCells) { limits.cells = cells }
    return limits
  }

  private static func options(
    _ arguments: Arguments, _ limits: Limits
  ) throws(CommandError) -> ReviewOptions {
    let select = arguments.list(.select)
    let ignore = arguments.list(.ignore)
    let severity = try arguments.choice(.severity, ["error", "warning", "info"])
    var check = CheckOptions(select: select, ignore: ignore)
    for setting in arguments.ruleSeverities {
      switch setting.choice {
      case .severity(let severity): check.severities[setting.rule] = severity
      case .off where !select.contains(setting.rule): check.ignore.append(setting.rule)
      case .off: continue
      }
    }
    var options = ReviewOptions(
      formID: arguments.value(.form), limits: limits, check: check,
      leastSeverity: severity.flatMap(Severity.init(rawValue:)) ?? .info)
    options.today = Calendar.today
    return options
  }

  static func unknownRule(
    _ id: String, among rules: [String] = Rule.all.map(\.id)
  ) -> CommandError {
    let near = Similarity.nearest(id, among: rules)
    return CommandError(
      ja: "規則「\(id)」はありません。" + (near.map { "\($0) のことですか。" } ?? "一覧は kensan rules で。"),
      en: "There is no rule \"\(id)\". "
        + (near.map { "Did you mean \($0)?" } ?? "See kensan rules."))
  }

  /// Reads and checks every input; the results stand in the inputs' order, whatever `--jobs` says.
  func review(_ terminal: Terminal, keeping: Keeping) -> [Reviewed] {
    review(terminal, keeping: keeping) { file, _ in
      Review.check(file, templates: templates, options: options)
    }
  }

  func review(
    _ terminal: Terminal, keeping: Keeping,
    by check: @escaping @Sendable (InputFile, InputWalk.Entry) -> Reviewed
  ) -> [Reviewed] {
    let progress = Progress(total: entries.count, terminal: terminal)
    defer { progress.finish() }
    return review(entries, progress, keeping: keeping, by: check)
  }

  func review(
    _ entries: [InputWalk.Entry], _ progress: Progress, keeping: Keeping,
    by check: @escaping @Sendable (InputFile, InputWalk.Entry) -> Reviewed
  ) -> [Reviewed] {
    Parallel.map(entries.count, jobs: jobs) { index in
      let entry = entries[index]
      progress.begin(entry.path)
      defer { progress.step() }
      let reviewed = timeLimit.result { () -> Reviewed in
        do throws(CommandError) {
          var reviewed = check(try loader.load(entry), entry)
          // Standard input cannot be read again.
          if entry.path != "-" { keeping.trim(&reviewed) }
          return reviewed
        } catch {
          return Reviewed(path: entry.path, failure: error.message)
        }
      }
      return reviewed ?? Reviewed(path: entry.path, failure: timeLimit.message)
    }
  }

  /// One line on standard error for each file that could not be read.
  static func complain(_ files: [Reviewed], _ terminal: Terminal) -> Bool {
    for file in files {
      if let failure = file.failure { terminal.complain(failure, about: file.path) }
    }
    return files.contains { $0.failure != nil }
  }

  /// One line on standard error for each file that lacks a sheet of the form, or has it changed
  /// beyond recognition: its values are in nothing that is put together.
  ///
  /// - Returns: whether there is one.
  static func tellMissingSheets(_ files: [Reviewed], _ terminal: Terminal) -> Bool {
    for file in files {
      guard let form = file.form, !form.missingFormSheets.isEmpty else { continue }
      let names = form.missingFormSheets
      terminal.complain(
        Message(
          ja: "様式のシート\(names.map { "「\($0)」" }.joined())に合うシートがなく、その値は入っていません。"
            + "kensan check で確かめてください。",
          en: "no sheet fits \(names.joined(separator: ", ")) of the form; its values are not in. "
            + "See kensan check."),
        about: file.path)
    }
    return files.contains { !($0.form?.missingFormSheets ?? []).isEmpty }
  }

  /// One line on standard error for each file that was read without a template.
  func tellDrafted(_ files: [Reviewed], _ terminal: Terminal) {
    let unused = faults.names
    let without =
      unused.isEmpty
      ? Message(ja: "合う様式定義がないため", en: "no template fits")
      : Message(
        ja: "使えない様式定義（\(unused)）のほかに合う様式定義がないため",
        en: "no template fits but perhaps one that cannot be used (\(unused))")
    for file in files where file.isDrafted {
      let values = file.brief?.valueCount ?? 0
      let unread = file.unreadNumbers
      let rest =
        unread == 0
        ? Message(ja: "", en: "")
        : Message(ja: "、読めなかった数 \(unread)", en: ", numbers not read: \(unread)")
      terminal.complain(
        Message(
          ja: "\(without.ja)、このファイルから推定した定義で読みました（値 \(values)\(rest.ja)）。"
            + "kensan form draft で定義を作れます。",
          en: "\(without.en); read with one proposed from the file itself (values: \(values)"
            + "\(rest.en)). kensan form draft writes it."),
        about: file.path)
    }
  }

  /// 0, 1 or 2 by what was found and what `--fail-on` says.
  func exitCode(
    _ findings: [Finding], troubled: Bool, _ arguments: Arguments
  ) throws(CommandError) -> Int32 {
    try Self.exitCode(findings, troubled: troubled || lacksTemplate, arguments)
  }

  static func exitCode(
    _ findings: [Finding], troubled: Bool, _ arguments: Arguments
  ) throws(CommandError) -> Int32 {
    let word = try arguments.choice(.failOn, ["error", "warning", "info", "never"]) ?? "error"
    if troubled { return ExitCode.trouble }
    guard let least = Severity(rawValue: word) else { return ExitCode.fine }
    return findings.contains { $0.severity >= least } ? ExitCode.findings : ExitCode.fine
  }
}
