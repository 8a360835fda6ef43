import Compile
import Forms
import Grid
import Review
import Workbook

/// `kensan form draft FILE -o OUT`: a template proposed for a form nobody has described.
enum FormDraftCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let path = try FormCommand.operand(arguments, "draft FILE -o OUT.xlsx")
    let output = try FormOutput.path(arguments)
    let loader = InputLoader(limits: try Batch.limits(arguments), stdinName: "-")
    let file = try loader.load(named: path)
    let book = try TemplateFile.book(file, path: path)
    let draft = Review.draft(book, name: file.name)
    guard draft.hasAmounts || draft.template(book, name: file.name) != nil else {
      throw CommandError(
        ja: "\(path): 指標の表も、見出しの横の欄も見つかりません。見出し（指標名、単位、目標、実績、年度など）のあるシートか確かめてください。",
        en: "\(path): no table of indicators and no field beside a heading was found.")
    }
    let source: WorkbookSource
    do throws(WorkbookError) {
      source = try DraftBook.make(draft, book, source: file.source, name: file.name)
    } catch {
      throw CommandError(
        ja: "\(path): \(error.message.ja)", en: "\(path): \(error.message.en)")
    }
    try Output.write(source, to: output)
    terminal.tell(
      Message(
        ja:
          "\(output) を作りました（タグ \(draft.tagCount)）。Excel で開いてタグを確かめ、kensan form test \(output) \(path) で試してください。",
        en:
          "\(output) was made (tags: \(draft.tagCount)). Look through its tags in Excel, then try "
          + "kensan form test \(output) \(path)."))
    return ExitCode.fine
  }
}
