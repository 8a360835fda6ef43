import Grid
import Reports
import Review
import Workbook

/// `kensan check`: reads forms and reports findings.
enum CheckCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let formats = try ReportFormat.list(arguments)
    _ = try Batch.exitCode([], troubled: false, arguments)
    if formats.contains(where: { $0.name == "xlsx" && $0.path == nil }) {
      throw CommandError(
        ja: "ブックはファイルに書きます。--format xlsx=指摘一覧.xlsx のように指定してください。",
        en: "A workbook goes to a file: --format xlsx=FILE.")
    }
    if let path = arguments.value(.writeBaseline) { try refuseBaseline(path, arguments) }
    let isOpenData = try Profile.isOpenData(arguments)
    if streams(arguments, formats), !isOpenData { return try stream(arguments, terminal) }
    var batch = try Batch(arguments, terminal, readsForms: !isOpenData)
    // Reports name what was checked; and of two copies nothing needs comparing.
    batch.options.hashes = true
    batch.options.drafts = true
    batch.options.checksCompiled = true
    let keeping = Keeping.findings(
      cells: cells(of: formats), in: terminal.language, texts: arguments.has(.against))
    let (files, references) =
      isOpenData
      ? (try batch.reviewOpenData(arguments, terminal, keeping: keeping), BatchReferences())
      : try batch.reviewTogether(arguments, terminal, keeping: keeping)
    for format in formats {
      if format.name == "xlsx", let path = format.path {
        try Output.write(try book(files, path, terminal), to: path)
      } else if let path = format.path {
        try Output.write(to: path) { text in
          write(files, references, format, arguments, terminal, to: text)
        }
      } else {
        terminal.print { text in
          write(files, references, format, arguments, terminal, to: text)
        }
      }
    }
    try writeBaseline(files, references.known, arguments, terminal)
    batch.tellDrafted(files, terminal)
    let troubled = Batch.complain(files, terminal)
    return try batch.exitCode(files.flatMap(\.findings), troubled: troubled, arguments)
  }

  /// The cells that reports in these formats show; nil where they show none.
  private static func cells(of formats: [ReportFormat]) -> CellReach? {
    if formats.contains(where: { $0.name == "html" }) { return FindingPage.cells }
    return formats.contains { !["text", "grouped", "junit"].contains($0.name) } ? .cell : nil
  }

  /// Lines for another program over paths from another program: nothing is held against other files,
  /// so that the lines do not depend on how the paths are dealt out.
  private static func streams(_ arguments: Arguments, _ formats: [ReportFormat]) -> Bool {
    let together: [OptionName] = [.roster, .against, .baseline, .writeBaseline]
    return arguments.has(.stdin0) && formats.map(\.name) == ["jsonl"] && formats[0].path == nil
      && !together.contains(where: arguments.has)
  }

  private static func stream(
    _ arguments: Arguments, _ terminal: Terminal
  ) throws(CommandError) -> Int32 {
    var batch = try Batch(arguments, terminal, streams: true)
    batch.options.drafts = true
    batch.options.checksCompiled = true
    let text = FindingJSON(language: terminal.language)
    var code = try batch.exitCode([], troubled: false, arguments)
    try batch.forEachReviewed(
      terminal, keeping: .findings(cells: .cell, in: terminal.language, texts: false)
    ) {
      file throws(CommandError) in
      let (files, notices) = Review.suppress([file], known: [], options: batch.options)
      for notice in notices { terminal.complain(notice.message, about: notice.path) }
      terminal.print { text.writeLines(files, to: $0) }
      batch.tellDrafted(files, terminal)
      let troubled = Batch.complain(files, terminal)
      code = max(
        code, try batch.exitCode(files.flatMap(\.findings), troubled: troubled, arguments))
    }
    return code
  }

  /// The list that is read may be written anew: what people said in it is kept.
  private static func refuseBaseline(
    _ path: String, _ arguments: Arguments
  ) throws(CommandError) {
    guard path.lowercased().hasSuffix(".csv") else {
      throw CommandError(
        ja: "既知の指摘の一覧は CSV で書きます。--write-baseline 既知.csv のように指定してください。",
        en: "The list of known findings is written as CSV: --write-baseline FILE.csv.")
    }
    if arguments.value(.baseline) != path { try Output.refuseExisting(path, arguments) }
  }

  private static func writeBaseline(
    _ files: [Reviewed], _ known: [Suppression], _ arguments: Arguments, _ terminal: Terminal
  ) throws(CommandError) {
    guard let path = arguments.value(.writeBaseline) else { return }
    let text = BaselineCSV(language: terminal.language).document(files, known: known)
    try Output.write(Array(text.utf8), to: path)
    terminal.tell(
      Message(
        ja: "今の指摘を \(path) に書きました。理由・担当・期限を記入し、--baseline \(path) で使ってください。",
        en: "The findings stand in \(path). Fill in why, who and until when; use it with "
          + "--baseline \(path)."))
  }

  private static func book(
    _ files: [Reviewed], _ path: String, _ terminal: Terminal
  ) throws(CommandError) -> [UInt8] {
    let folder = FileSystem.split(path).folder
    let report = FindingBook(language: terminal.language) { file in
      guard file != "-", FileSystem.exists(file) else { return nil }
      return FileSystem.relative(file, to: folder)
    }
    do throws(WorkbookError) {
      return try report.bytes(files)
    } catch {
      throw CommandError(error.message)
    }
  }

  private static func write(
    _ files: [Reviewed], _ references: BatchReferences, _ format: ReportFormat,
    _ arguments: Arguments, _ terminal: Terminal, to text: ReportText
  ) {
    let language = terminal.language
    let docs = arguments.value(.docs)
    switch format.name {
    case "json", "jsonl":
      var report = FindingJSON(language: language)
      report.notices = references.notices
      if format.name == "jsonl" {
        report.writeLines(files, to: text)
      } else {
        report.writeDocument(
          files, toolVersion: Version.tool, ruleSetVersion: Version.ruleSet, to: text)
      }
    case "sarif":
      var report = FindingSARIF(language: language, toolVersion: Version.tool, docs: docs)
      report.notices = references.notices
      report.write(files, to: text)
    case "junit": FindingJUnit(language: language).write(files, to: text)
    case "csv": FindingCSV(language: language).write(files, to: text)
    case "html":
      var page = FindingPage(language: language, toolVersion: Version.tool, docs: docs)
      page.notices = references.notices
      page.write(files, to: text)
    default:
      // Where no file could be read there is nothing to count.
      if files.allSatisfy({ $0.failure != nil && $0.findings.isEmpty }) { return }
      if format.name == "grouped" {
        return FindingGrouped(language: language).write(files, to: text)
      }
      // A file is read elsewhere, on whatever screen.
      let isFile = format.path != nil
      FindingText(
        language: language, colored: !isFile && terminal.colored,
        columns: isFile ? nil : terminal.columns
      ).write(files, to: text)
    }
  }
}
