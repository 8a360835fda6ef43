import Forms
import Grid
import Reports
import Review
import Workbook

/// `kensan diff`: what changed between two editions or years of a form.
enum DiffCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let formats = try ReportFormat.list(arguments)
    guard arguments.operands.count == 2 else {
      throw CommandError(
        ja: "比べるファイルを2つ、前・後の順に指定してください（kensan diff OLD NEW）。",
        en: "Name two files, the older one first (kensan diff OLD NEW).")
    }
    if formats.contains(where: { $0.name == "xlsx" && $0.path == nil }) {
      throw CommandError(
        ja: "ブックはファイルに書きます。--format xlsx=比較.xlsx のように指定してください。",
        en: "A workbook goes to a file: --format xlsx=FILE.")
    }
    var batch = try Batch(arguments, terminal)
    batch.options.runsRules = false
    // The same file twice is a comparison too.
    let paths = arguments.operands
    var forms: [Form] = []
    for path in paths {
      let file = try batch.loader.load(named: path)
      let reviewed = Review.check(file, templates: batch.templates, options: batch.options)
      guard let form = reviewed.form else {
        let unread = Message(ja: "様式として読めません。", en: "Not readable as a form.")
        let failure = reviewed.failure ?? unread
        throw CommandError(ja: "\(path): \(failure.ja)", en: "\(path): \(failure.en)")
      }
      forms.append(form)
    }
    let changes = FormComparison.changes(from: forms[0], to: forms[1])
    for format in formats {
      if let path = format.path {
        try Output.write(try bytes(changes, format, paths, terminal, colored: false), to: path)
      } else {
        let bytes = try bytes(changes, format, paths, terminal, colored: terminal.colored)
        terminal.print(String(decoding: bytes, as: UTF8.self))
      }
    }
    if batch.lacksTemplate { return ExitCode.trouble }
    return changes.isEmpty ? ExitCode.fine : ExitCode.findings
  }

  private static func bytes(
    _ changes: [FormChange], _ format: ReportFormat, _ paths: [String], _ terminal: Terminal,
    colored: Bool
  ) throws(CommandError) -> [UInt8] {
    let (old, new) = (paths[0], paths[1])
    switch format.name {
    case "json":
      return Array(
        DiffJSON.document(changes, old: old, new: new, toolVersion: Version.tool).utf8)
    case "jsonl": return Array(DiffJSON.lines(changes).utf8)
    case "html":
      return Array(DiffHTML(language: terminal.language).page(changes, old: old, new: new).utf8)
    case "xlsx":
      do throws(WorkbookError) {
        return try DiffBook.book(changes, old: old, new: new).bytes()
      } catch {
        throw CommandError(error.message)
      }
    default:
      return Array(
        DiffText(language: terminal.language, colored: colored).report(changes).utf8)
    }
  }
}
