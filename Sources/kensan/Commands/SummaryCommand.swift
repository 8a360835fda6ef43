import Compile
import Grid
import Review
import Workbook

/// `kensan summary`: the workbook planners hand upward.
enum SummaryCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let (files, output) = try CompileInput.read(arguments, terminal)
    let book: NewBook
    let bytes: [UInt8]
    do throws(CompileError) {
      book = try Summary.summarize(files).book
    } catch {
      throw CommandError(error.message)
    }
    do throws(WorkbookError) {
      bytes = try book.bytes()
    } catch {
      throw CommandError(error.message)
    }
    try Output.write(bytes, to: output)
    let read = files.filter { $0.form != nil }.count
    terminal.tell(
      Message(
        ja: "\(read) ファイルを \(output) に集計しました。", en: "\(read) files summarised in \(output)."))
    return files.contains { $0.failure != nil } ? ExitCode.trouble : ExitCode.fine
  }
}
