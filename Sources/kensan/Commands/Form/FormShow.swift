import Grid
import Reports

/// `kensan form show ID|FILE`: the form with its tags, and what they mean.
enum FormShow {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let word = try FormCommand.operand(arguments, "show ID|FILE")
    let formats = try ReportFormat.list(arguments)
    let file = try TemplateFolder.named(word, arguments)
    for format in formats {
      let isPage = format.name == "html"
      func text(colored: Bool) -> String {
        isPage
          ? TemplatePage(file.template, file.book, terminal.language).html()
          : TemplateText(file.template, file.book, terminal.language, colored: colored).text()
      }
      if let path = format.path {
        try Output.write(Array(text(colored: false).utf8), to: path)
      } else {
        terminal.print(text(colored: terminal.colored))
      }
    }
    return ExitCode.fine
  }
}
