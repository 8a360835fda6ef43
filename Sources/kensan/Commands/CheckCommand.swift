import Grid
import Reports
import Review

/// `kensan check`: reads forms and reports findings.
enum CheckCommand {
  private static let formats = [
    "text", "grouped", "json", "jsonl", "sarif", "junit", "csv", "html",
  ]

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let formats = try ReportFormat.list(arguments, known: Self.formats)
    _ = try Batch.exitCode([], troubled: false, arguments)
    var batch = try Batch(arguments, terminal: terminal)
    batch.options.hashes = formats.contains { ["json", "sarif"].contains($0.name) }
    batch.options.drafts = true
    batch.options.checksCompiled = true
    let keepsBooks = formats.contains { !["text", "grouped"].contains($0.name) }
    let files = try batch.reviewTogether(arguments, terminal, keepsBooks: keepsBooks).files
    for format in formats {
      if let path = format.path {
        try Output.write(Array(text(files, format.name, terminal, colored: false).utf8), to: path)
      } else {
        terminal.print(text(files, format.name, terminal, colored: terminal.colored))
      }
    }
    Batch.tellDrafted(files, terminal)
    let troubled = Batch.complain(files, terminal)
    return try Batch.exitCode(files.flatMap(\.findings), troubled: troubled, arguments)
  }

  private static func text(
    _ files: [Reviewed], _ format: String, _ terminal: Terminal, colored: Bool
  ) -> String {
    let language = terminal.language
    switch format {
    case "json":
      return FindingJSON(language: language)
        .document(files, toolVersion: Version.tool, ruleSetVersion: Version.ruleSet)
    case "jsonl": return FindingJSON(language: language).lines(files)
    case "sarif":
      return FindingSARIF(language: language, toolVersion: Version.tool).document(files)
    case "junit": return FindingJUnit(language: language).document(files)
    case "csv": return FindingCSV(language: language).document(files)
    case "html": return FindingPage(language: language, toolVersion: Version.tool).document(files)
    default:
      // Where no file could be read there is nothing to count.
      if files.allSatisfy({ $0.failure != nil && $0.findings.isEmpty }) { return "" }
      return format == "grouped"
        ? FindingGrouped(language: language).report(files)
        : FindingText(language: language, colored: colored).report(files)
    }
  }
}
