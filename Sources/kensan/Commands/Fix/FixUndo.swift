import Grid
import Reports
import Review
import Workbook

/// `kensan fix --undo LOG`: gives the bytes back that a file had before it was corrected.
enum FixUndo {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    guard let log = arguments.value(.undo), arguments.operands.isEmpty else {
      throw CommandError(
        ja: "--undo には記録のファイルだけを指定してください（kensan fix --undo LOG [-o OUT]）。",
        en: "--undo takes nothing but the log (kensan fix --undo LOG [-o OUT]).")
    }
    for option in [
      OptionName.inPlace, .outDirectory, .diff, .log, .marks, .unsafe, .only, .baseline,
    ]
    where arguments.has(option) {
      throw CommandError(
        ja: "\(option.spelling) は --undo と一緒には使えません。",
        en: "\(option.spelling) does not go with --undo.")
    }
    let limits = try Batch.limits(arguments)
    let bytes = try Output.told(log) { () throws(CommandError) in
      try FileSystem.bytes(log, limit: .max)
    }
    guard let entries = FixLog.read(bytes) else {
      throw CommandError(
        ja: "\(log) は kensan fix の記録ではありません。", en: "\(log) is no log of kensan fix.")
    }
    let written = entries.filter { $0.output != nil }
    let output = arguments.value(.output)
    guard output == nil || written.count == 1 else {
      throw CommandError(
        ja: "-o は1ファイルの記録のときに使えます。", en: "-o takes the log of one file.")
    }
    if let output { try Output.refuseExisting(output, arguments) }
    let loader = InputLoader(limits: limits, stdinName: "-")
    var troubled = false
    for entry in written {
      let path = place(of: entry, log)
      do throws(CommandError) {
        try undo(entry, at: path, to: output ?? path, loader)
        terminal.print(done(output ?? path, terminal.language))
      } catch {
        terminal.complain(error.message, about: path)
        troubled = true
      }
    }
    return troubled ? ExitCode.trouble : ExitCode.fine
  }

  /// The corrected file lies beside its log, wherever both have been taken since; else where it was
  /// written.
  private static func place(of entry: ChangeLog, _ log: String) -> String {
    let output = entry.output ?? ""
    let beside = FileSystem.joined(FileSystem.split(log).folder, FileSystem.split(output).name)
    return FileSystem.exists(beside) ? beside : output
  }

  private static func undo(
    _ entry: ChangeLog, at path: String, to target: String, _ loader: InputLoader
  ) throws(CommandError) {
    let corrected = try loader.load(path: path).source
    let original: WorkbookSource
    do throws(ChangeLog.Refused) {
      original = try entry.original(from: corrected)
    } catch {
      throw CommandError(error.message)
    }
    try Output.write(original, to: target) { () throws(CommandError) in
      guard target == path else { return true }
      return try loader.load(path: path).source == corrected
    }
  }

  private static func done(_ path: String, _ language: Language) -> String {
    language == .ja ? "\(path) を修正前に戻しました。\n" : "\(path) is the original again.\n"
  }
}
