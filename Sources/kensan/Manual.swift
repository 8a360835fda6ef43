import Grid

/// The manual page, made from the tables of commands and options.
///
/// Source: man-pages(7), groff_man(7).
enum Manual {
  static func text(_ language: Language) -> String {
    let ja = language == .ja
    var page = ".TH KENSAN 1 \"\" \"kensan \(Version.tool)\" \"kensan\"\n.ad l\n.nh\n"
    page += section(ja ? "名前" : "NAME")
    page += escaped(
      ja ? "kensan - 行政評価の様式を検査し、直し、まとめる" : "kensan - check, correct and merge evaluation forms")
    page += section(ja ? "書式" : "SYNOPSIS")
    for command in CommandName.shown {
      page += ".B kensan\n" + escaped(command.usage) + ".br\n"
    }
    page += section(ja ? "コマンド" : "COMMANDS")
    for command in CommandName.shown { page += entry(command, language) }
    page += section(ja ? "オプション" : "OPTIONS")
    for option in OptionName.allCases {
      let word = option.spelling + (option.placeholder.map { " " + $0 } ?? "")
      page += ".TP\n.B " + escaped(word) + escaped(OptionHelp.sentence(option).text(language))
    }
    page += section(ja ? "設定ファイル" : "CONFIGURATION")
    let names = Configuration.names.joined(separator: ", ")
    page += escaped(
      ja
        ? "作業フォルダーから上へたどって最初に見つかった \(names) を読みます。1行に1つ、左にオプションの名前、右に値を書きます。規則の番号の行は、その規則の重さ（エラー・注意・情報・しない）です。コマンドの引数が優先します。"
        : "The nearest of \(names) upward from the working folder is read: one setting a line, the option's name left and its value right; the id of a rule sets its severity (error, warning, info, off). The command line goes before it."
    )
    page += ".PP\n" + escaped(Configuration.options.map(\.rawValue).joined(separator: ", "))
    page += section(ja ? "終了コード" : "EXIT STATUS")
    for (code, ja, en) in [
      ("0", "--fail-on 以上の指摘がない", "nothing at or above --fail-on"),
      ("1", "--fail-on 以上の指摘がある", "findings at or above it"),
      ("2", "使い方の誤り、読めないファイル", "wrong use, unreadable file"),
    ] {
      page += ".TP\n.B \(code)\n" + escaped(language == .ja ? ja : en)
    }
    page += section(ja ? "環境変数" : "ENVIRONMENT")
    page += ".TP\n.B NO_COLOR\n"
    page += escaped(ja ? "空でなければ色を付けません。" : "Not empty: no colour.")
    return page
  }

  private static func section(_ title: String) -> String { ".SH \(title)\n" }

  private static func entry(_ command: CommandName, _ language: Language) -> String {
    var text = ".TP\n.B " + escaped("kensan \(command.usage)")
    text += escaped(command.summary.text(language))
    if !command.formats.isEmpty {
      text += ".br\n" + escaped("--format: " + command.formats.joined(separator: ", "))
    }
    let options = OptionName.allCases.filter { command.options.contains($0) }
    return text + ".br\n" + escaped(options.map(\.spelling).joined(separator: " "))
  }

  /// One line of running text: a leading point or quote would be a command, a hyphen would be
  /// typeset.
  private static func escaped(_ text: String) -> String {
    var line = text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : ""
    for character in text {
      switch character {
      case "\\": line += "\\e"
      case "-": line += "\\-"
      default: line.append(character)
      }
    }
    return line + "\n"
  }
}
