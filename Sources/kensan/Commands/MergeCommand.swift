import Compile
import Grid
import Reports
import Review
import Workbook

/// `kensan merge`: one workbook from many.
enum MergeCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let (files, output) = try CompileInput.read(arguments, terminal)
    let merged: Merged
    let bytes: [UInt8]
    do throws(CompileError) {
      merged = try Merge.merge(files)
    } catch {
      throw CommandError(error.message)
    }
    do throws(WorkbookError) {
      bytes = try merged.book.bytes()
    } catch {
      throw CommandError(error.message)
    }
    try Output.write(bytes, to: output)
    for conflict in merged.conflicts {
      terminal.print(OneLine.of(conflict.message.text(terminal.language)) + "\n")
    }
    let read = files.filter { $0.form != nil }.count
    terminal.tell(
      Message(
        ja: "\(read) ファイルを \(output) にまとめました（食い違い \(merged.conflicts.count)）。",
        en: "\(read) files put together in \(output) (conflicts: \(merged.conflicts.count))."))
    if files.contains(where: { $0.failure != nil }) { return ExitCode.trouble }
    return merged.conflicts.isEmpty ? ExitCode.fine : ExitCode.findings
  }
}
