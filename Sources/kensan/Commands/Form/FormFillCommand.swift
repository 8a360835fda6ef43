import Forms
import Grid
import Reports
import Review
import Workbook

/// `kensan form fill ID --data FILE -o OUT`: the form with values filled in.
enum FormFillCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let word = try FormCommand.operand(arguments, "fill ID --data FILE -o OUT.xlsx")
    guard let path = arguments.value(.data) else {
      throw CommandError(
        ja: "記入する値を --data FILE で指定してください（kensan extract が出す JSON Lines か CSV、または記入済みの様式）。",
        en: "Name the values with --data FILE (JSON Lines or CSV, as kensan extract prints them, "
          + "or a form that is filled in).")
    }
    let output = try FormOutput.path(arguments)
    let file = try FormOutput.even(TemplateFolder.named(word, arguments), filled: true)
    let data = try data(path, file.template, arguments)
    let fill = FormFill(
      file.template, file.book, data: data, year: try FormOutput.year(arguments, file))
    try FormOutput.write(fill, file, to: output)
    for lost in fill.lost {
      terminal.complain(lost.message)
    }
    terminal.tell(
      Message(
        ja: "\(output) を作りました（シート \(fill.sheets.count)、書けなかった値 \(fill.lost.count)）。",
        en: "\(output) was made (sheets: \(fill.sheets.count), values without a place: "
          + "\(fill.lost.count))."))
    return fill.lost.isEmpty ? ExitCode.fine : ExitCode.findings
  }

  private static func isWorkbook(_ path: String) -> Bool {
    [".xlsx", ".xlsm"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Everything that stands in a filled form, its texts and ticks included.
  private static func filled(
    _ path: String, _ template: Template, _ loader: InputLoader
  ) throws(CommandError) -> FormData {
    let file = try Output.told(path) { () throws(CommandError) in
      try TemplateFolder.input(path, loader)
    }
    let book = try TemplateFile.book(file, path: path)
    do throws(FormError) {
      return FormData(
        try FormReader.read(
          book, templates: [template], formID: template.id))
    } catch {
      throw CommandError(ja: "\(path): \(error.message.ja)", en: "\(path): \(error.message.en)")
    }
  }

  private static func data(
    _ path: String, _ template: Template, _ arguments: Arguments
  ) throws(CommandError) -> FormData {
    let limits = try Batch.limits(arguments)
    if path != "-", FileSystem.kind(path) == .folder || Self.isWorkbook(path) {
      return try filled(path, template, InputLoader(limits: limits, stdinName: "-"))
    }
    let bytes =
      path == "-"
      ? try FileSystem.standardInput(limit: limits.bytes)
      : try InputLoader(limits: limits, stdinName: "-").load(named: path).bytes
    do throws(ValueLineError) {
      return FormData(lines: try ValueLineReader.read(bytes), template: template)
    } catch {
      throw CommandError(
        ja: "\(path): \(error.message.ja)", en: "\(path): \(error.message.en)")
    }
  }
}
