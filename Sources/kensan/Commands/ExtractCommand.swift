import Grid
import Reports
import Review
import Rules

/// `kensan extract`: every indicator value, for other programs.
enum ExtractCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let formats = try ReportFormat.list(arguments)
    var batch = try Batch(arguments, terminal: terminal)
    batch.options.runsRules = false
    let files = batch.review(terminal, keepsBooks: false)
    for format in formats {
      var text = format.name == "csv" ? ValueLines.csvHeader : ""
      for file in files {
        guard let form = file.form else { continue }
        text +=
          format.name == "csv"
          ? ValueLines.csv(form, path: file.path) : ValueLines.jsonLines(form, path: file.path)
      }
      if let path = format.path {
        try Output.write(Array(text.utf8), to: path)
      } else {
        terminal.print(text)
      }
    }
    return Batch.complain(files, terminal) ? ExitCode.trouble : ExitCode.fine
  }
}
