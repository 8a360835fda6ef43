import Grid
import Reports
import Review
import Rules

/// `kensan extract`: every indicator value, for other programs.
enum ExtractCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let formats = try ReportFormat.list(arguments)
    var batch = try Batch(arguments, terminal, streams: true)
    batch.options.runsRules = false
    batch.options.drafts = true
    // What goes to a file is written in one piece, what goes to another program as it is read.
    var kept = formats.map { $0.name == "csv" ? ValueLines.csvHeader : "" }
    var isTroubled = batch.lacksTemplate
    var isIncomplete = false
    func flush() {
      for (number, format) in formats.enumerated() where format.path == nil {
        terminal.print(kept[number])
        kept[number] = ""
      }
    }
    try batch.forEachReviewed(terminal, keeping: .values) { file throws(CommandError) in
      batch.tellDrafted([file], terminal)
      isTroubled = Batch.complain([file], terminal) || isTroubled
      isIncomplete = Batch.tellMissingSheets([file], terminal) || isIncomplete
      guard let form = file.form else { return }
      for (number, format) in formats.enumerated() {
        kept[number] +=
          format.name == "csv"
          ? ValueLines.csv(form, path: file.path) : ValueLines.jsonLines(form, path: file.path)
      }
      flush()
    }
    flush()
    for (format, text) in zip(formats, kept) {
      if let path = format.path { try Output.write(Array(text.utf8), to: path) }
    }
    if isTroubled { return ExitCode.trouble }
    return isIncomplete ? ExitCode.findings : ExitCode.fine
  }
}
