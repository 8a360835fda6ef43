import Compile
import Forms
import Grid
import Workbook

/// `kensan form blank ID --year R6 -o OUT`: the workbook to send out.
enum FormBlank {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let word = try FormCommand.operand(arguments, "blank ID --year R6 -o OUT.xlsx")
    let output = try FormOutput.path(arguments)
    let file = try FormOutput.even(TemplateFolder.named(word, arguments), filled: false)
    let fill = FormFill(file.template, file.book, year: try FormOutput.year(arguments, file))
    try FormOutput.write(fill, file, to: output)
    terminal.tell(
      Message(
        ja: "\(output) を作りました（シート \(fill.sheets.count)）。",
        en: "\(output) was made (sheets: \(fill.sheets.count))."))
    return ExitCode.fine
  }
}

/// What `form blank` and `form fill` have in common.
enum FormOutput {
  static func path(_ arguments: Arguments) throws(CommandError) -> String {
    try Output.workbook(
      arguments, ja: "-o の出力は .xlsx にしてください。", en: "The output of -o is an .xlsx workbook.")
  }

  /// The year asked for; years of headings can only move on from the one that the template is for.
  static func year(_ arguments: Arguments, _ file: TemplateFile) throws(CommandError) -> Int? {
    let year = try FiscalYear.asked(arguments)
    let template = file.template
    guard year != nil, template.settings.evaluationYear == nil, template.namesMovingYears
    else { return year }
    throw CommandError(
      ja: "\(file.name): 「設定」に「評価年度」がないため、年度の見出しを進められません。この様式の評価年度（例 2024）を書いてください。",
      en: "\(file.name): without 評価年度 in the sheet 設定 the years of headings cannot move on. "
        + "Write the year that this form evaluates, such as 2024.")
  }

  /// The template with all its drawn copies alike.
  static func even(_ file: TemplateFile, filled: Bool) throws(CommandError) -> TemplateFile {
    let copies = UnevenCopies.all(file.template, file.book)
    guard !copies.isEmpty else { return file }
    do throws(WorkbookError) {
      var even = try TemplateFile(
        EvenBook.make(copies, source: file.source, filled: filled), like: file)
      // What was drawn and not tagged is filled in by hand, wherever that may be.
      even.hasOpenCopies = !filled
      return even
    } catch {
      throw CommandError(
        ja: "\(file.name): \(error.message.ja)", en: "\(file.name): \(error.message.en)")
    }
  }

  static func write(
    _ fill: FormFill, _ file: TemplateFile, to output: String
  ) throws(CommandError) {
    guard
      FileSystem.identity(output) == nil
        || FileSystem.identity(output) != FileSystem.identity(file.path)
    else {
      throw CommandError(
        ja: "\(output) は様式定義そのものです。別の名前にしてください。",
        en: "\(output) is the template itself. Choose another name.")
    }
    let result: WorkbookSource
    do throws(WorkbookError) {
      result = try FilledBook.make(
        fill, template: file.template, source: file.source, locked: !file.hasOpenCopies)
    } catch {
      throw CommandError(
        ja: "\(file.name): \(error.message.ja)", en: "\(file.name): \(error.message.en)")
    }
    try Output.write(result, to: output)
  }
}
