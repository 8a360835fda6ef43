import Glibc
import Grid
import Reports
import Review
import Workbook

/// `kensan cells`: every non-empty cell of one workbook, as fast as it is read.
enum CellsCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    guard arguments.operands.count == 1 else {
      throw CommandError(
        ja: "ファイルを1つ指定してください（kensan cells PATH）。", en: "Name one file (kensan cells PATH).")
    }
    let path = arguments.operands[0]
    let loader = InputLoader(
      limits: try Batch.limits(arguments), stdinName: arguments.value(.stdinFilename) ?? "-")
    var buffer: [UInt8] = []
    do throws(CommandError) {
      let file = try loader.load(path: path)
      try print(file.source, file.name, loader.limits, arguments.has(.formulas), &buffer)
      FileSystem.write(buffer, to: STDOUT_FILENO)
      return ExitCode.fine
    } catch {
      // What was read before the fault is true and is kept.
      FileSystem.write(buffer, to: STDOUT_FILENO)
      terminal.complain(error.message, about: path)
      return ExitCode.trouble
    }
  }

  private static func print(
    _ source: WorkbookSource, _ name: String, _ limits: Limits, _ formulas: Bool,
    _ buffer: inout [UInt8]
  ) throws(CommandError) {
    buffer.reserveCapacity(1 << 17)
    do throws(WorkbookError) {
      let workbook = try Workbook(source, name: name, limits: limits)
      var line = CellLine(withFormulas: formulas)
      try workbook.forEachCell { sheet, cell in
        line.write(cell, sheet: sheet, into: &buffer)
        if buffer.count > 1 << 16 {
          FileSystem.write(buffer, to: STDOUT_FILENO)
          buffer.removeAll(keepingCapacity: true)
        }
      }
    } catch {
      throw CommandError(error.message)
    }
  }
}
