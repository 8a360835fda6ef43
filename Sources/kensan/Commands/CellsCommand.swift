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
    let formulas = arguments.has(.formulas)
    let limit = try TimeLimit(arguments)
    if let code = limit.result(of: { list(path, loader, formulas, terminal) }) { return code }
    terminal.complain(limit.message, about: path)
    return ExitCode.trouble
  }

  private static func list(
    _ path: String, _ loader: InputLoader, _ formulas: Bool, _ terminal: Terminal
  ) -> Int32 {
    var buffer: [UInt8] = []
    do throws(CommandError) {
      let workbook = try open(path, loader)
      try print(workbook, formulas, &buffer)
      FileSystem.write(buffer, to: STDOUT_FILENO)
      return ExitCode.fine
    } catch {
      // What was read before the fault is true and is kept.
      FileSystem.write(buffer, to: STDOUT_FILENO)
      terminal.complain(error.message, about: path)
      return ExitCode.trouble
    }
  }

  /// A file is left on disk and read as it is wanted.
  private static func open(
    _ path: String, _ loader: InputLoader
  ) throws(CommandError) -> Workbook {
    let file = FileSystem.kind(path) == .file ? nil : try loader.load(path: path)
    do throws(WorkbookError) {
      guard let file else { return try Workbook(contentsOf: path, limits: loader.limits) }
      return try Workbook(file.source, name: file.name, limits: loader.limits)
    } catch {
      throw CommandError(error.message)
    }
  }

  private static func print(
    _ workbook: Workbook, _ formulas: Bool, _ buffer: inout [UInt8]
  ) throws(CommandError) {
    buffer.reserveCapacity(1 << 17)
    do throws(WorkbookError) {
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
