import Glibc
import Grid

@main
enum Kensan {
  static func main() {
    // A reader that stops listening (`| head`) must not kill a run that still writes files.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow further is an error to tell, not an end.
    signal(SIGXFSZ, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Everything happens here, away from the main actor.
  nonisolated static func run(_ words: [String]) -> Int32 {
    var language = Arguments.language(in: words)
    do throws(CommandError) {
      var arguments = try Arguments(words)
      let configuration = arguments.has(.help) ? nil : try Configuration.load(arguments)
      try configuration?.apply(to: &arguments)
      language = arguments.value(.lang).flatMap(Language.init(rawValue:)) ?? language
      _ = try arguments.choice(.lang, Language.allCases.map(\.rawValue))
      _ = try arguments.choice(.color, ["auto", "always", "never"])
      let terminal = Terminal(arguments, language: language)
      if arguments.has(.showSettings) {
        terminal.print(SettingsTable.text(arguments, configuration, language))
        return ExitCode.fine
      }
      return try dispatch(arguments, terminal)
    } catch {
      Terminal(nil, language: language).complain(error.message)
      return ExitCode.trouble
    }
  }

  private nonisolated static func dispatch(
    _ arguments: Arguments, _ terminal: Terminal
  ) throws(CommandError) -> Int32 {
    if arguments.has(.version) {
      terminal.print("kensan \(Version.tool)\n")
      return ExitCode.fine
    }
    if arguments.has(.help), arguments.command != .help {
      terminal.print(Help.text(arguments.command, terminal.language))
      return ExitCode.fine
    }
    return switch arguments.command {
    case .check: try CheckCommand.run(arguments, terminal)
    case .fix: try FixCommand.run(arguments, terminal)
    case .merge: try MergeCommand.run(arguments, terminal)
    case .summary: try SummaryCommand.run(arguments, terminal)
    case .diff: try DiffCommand.run(arguments, terminal)
    case .extract: try ExtractCommand.run(arguments, terminal)
    case .cells: try CellsCommand.run(arguments, terminal)
    case .convert: try ConvertCommand.run(arguments, terminal)
    case .explain: try ExplainCommand.run(arguments, terminal)
    case .rules: try RulesCommand.run(arguments, terminal)
    case .form: try FormCommand.run(arguments, terminal)
    case .completion: try CompletionCommand.run(arguments, terminal)
    case .docs: try DocsCommand.run(arguments, terminal)
    case .help: try Help.run(arguments, terminal)
    case nil:
      throw CommandError(
        ja: "コマンドを指定してください。例: kensan check 様式.xlsx（一覧は kensan --help）",
        en: "Name a command, such as kensan check form.xlsx (see kensan --help).")
    case let later?: throw .notYet("kensan \(later.rawValue)")
    }
  }
}
