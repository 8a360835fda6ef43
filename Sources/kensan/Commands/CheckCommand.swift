import Grid
import Reports
import Review

/// `kensan check`: reads forms and reports findings.
enum CheckCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let formats = try ReportFormat.list(arguments, known: ["text", "json", "jsonl"])
    _ = try Batch.exitCode([], troubled: false, arguments)
    var batch = try Batch(arguments, terminal: terminal)
    batch.options.hashes = formats.contains { $0.name == "json" }
    let keepsBooks = formats.contains { $0.name != "text" }
    let files = try batch.reviewTogether(arguments, terminal, keepsBooks: keepsBooks).files
    for format in formats {
      if let path = format.path {
        try Output.write(Array(text(files, format.name, terminal, colored: false).utf8), to: path)
      } else {
        terminal.print(text(files, format.name, terminal, colored: terminal.colored))
      }
    }
    let troubled = Batch.complain(files, terminal)
    return try Batch.exitCode(files.flatMap(\.findings), troubled: troubled, arguments)
  }

  private static func text(
    _ files: [Reviewed], _ format: String, _ terminal: Terminal, colored: Bool
  ) -> String {
    switch format {
    case "json":
      FindingJSON(language: terminal.language)
        .document(files, toolVersion: Version.tool, ruleSetVersion: Version.ruleSet)
    case "jsonl": FindingJSON(language: terminal.language).lines(files)
    default:
      // Where no file could be read there is nothing to count.
      files.allSatisfy { $0.failure != nil }
        ? "" : FindingText(language: terminal.language, colored: colored).report(files)
    }
  }
}
