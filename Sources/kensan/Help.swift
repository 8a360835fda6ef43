import Grid

/// What `--help` prints.
enum Help {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    if arguments.has(.man) {
      terminal.print(Manual.text(terminal.language))
      return ExitCode.fine
    }
    guard let word = arguments.operands.first else {
      terminal.print(text(nil, terminal.language))
      return ExitCode.fine
    }
    guard let command = CommandName(rawValue: word) else { throw Suggestion.unknownCommand(word) }
    if command.isLater { throw .notYet("kensan \(word)") }
    terminal.print(text(command, terminal.language))
    return ExitCode.fine
  }

  static func text(_ command: CommandName?, _ language: Language) -> String {
    guard let command, command != .help else { return overview(language) }
    let ja = language == .ja
    var text = (ja ? "使い方: " : "usage: ") + "kensan \(command.usage)\n"
    text += command.summary.text(language) + "\n\n" + (ja ? "オプション:\n" : "options:\n")
    for option in OptionName.allCases where command.options.contains(option) {
      let word = option.spelling + (option.placeholder.map { " " + $0 } ?? "")
      text += row(word, OptionHelp.sentence(option).text(language), 36)
    }
    return text
  }

  private static func overview(_ language: Language) -> String {
    let ja = language == .ja
    var text =
      (ja
        ? "kensan（検算）: 行政評価の様式を検査し、直し、まとめる\n\n使い方:\n"
        : "kensan: checks, corrects and merges evaluation forms\n\nusage:\n")
    for command in CommandName.shown where command != .help {
      text += row("kensan " + shortUsage(command), command.summary.text(language), 44)
    }
    text +=
      ja
      ? "\nくわしくは kensan help コマンド名。終了コード: 0 問題なし、1 指摘あり、2 使い方の誤り・読めないファイル\n"
      : "\nMore: kensan help COMMAND. Exit codes: 0 fine, 1 findings, 2 wrong use or unreadable file\n"
    return text
  }

  private static func shortUsage(_ command: CommandName) -> String {
    switch command {
    case .fix: "fix PATH… -o OUT"
    case .form: "form list|show|test|blank|fill|draft"
    case .completion: "completion SHELL"
    default: command.usage
    }
  }

  private static func row(_ left: String, _ right: String, _ width: Int) -> String {
    let padding = String(repeating: " ", count: max(2, width - TextWidth.of(left)))
    return "  " + left + padding + right + "\n"
  }
}
