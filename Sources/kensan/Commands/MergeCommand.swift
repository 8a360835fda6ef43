import Compile
import Forms
import Grid
import Reports
import Review
import Rules
import Workbook

/// `kensan merge`: one workbook from many.
enum MergeCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let output = try Output.workbook(
      arguments, ja: "-o の出力は、この版では .xlsx だけです。", en: "In this version -o writes .xlsx only.")
    let resolution = try resolution(arguments)
    var batch = try Batch(arguments, terminal)
    // What each file says for itself is told by check; here what holds between them.
    batch.options.check.select = ["MRG"]
    let (files, references) = try batch.reviewTogether(arguments, terminal, keeping: .forms)
    _ = Batch.complain(files, terminal)
    let isIncomplete = Batch.tellMissingSheets(files, terminal)
    let merged: Merged
    let bytes: [UInt8]
    do throws(CompileError) {
      merged = try Merge.merge(files, against: references, resolving: resolution)
    } catch {
      throw CommandError(error.message)
    }
    do throws(WorkbookError) {
      bytes = try merged.bytes { path in
        guard let entry = batch.entries.first(where: { $0.path == path }),
          let file = try? batch.loader.load(entry)
        else { return nil }
        return try? Workbook(file.source, name: file.name, limits: batch.options.limits)
      }
    } catch {
      throw CommandError(error.message)
    }
    try Output.write(bytes, to: output)
    report(files, merged, terminal)
    let read = files.filter { $0.form != nil }.count
    terminal.tell(
      Message(
        ja: "\(read) ファイルを \(output) にまとめました（食い違い \(merged.conflicts.count)・"
          + "決定 \(merged.decisions.count)）。",
        en: "\(read) files put together in \(output) (conflicts: \(merged.conflicts.count), "
          + "settled: \(merged.decisions.count))."))
    if batch.lacksTemplate || files.contains(where: { $0.failure != nil }) {
      return ExitCode.trouble
    }
    let errors = files.flatMap(\.findings).contains { $0.severity == .error }
    return merged.conflicts.isEmpty && !errors && !isIncomplete ? ExitCode.fine : ExitCode.findings
  }

  /// The findings between the files, and every decision: none is made in silence.
  private static func report(_ files: [Reviewed], _ merged: Merged, _ terminal: Terminal) {
    if files.contains(where: { !$0.findings.isEmpty }) {
      let text = FindingText(language: terminal.language, colored: terminal.colored)
      text.write(files, to: terminal.print)
    }
    let told = merged.conflicts.prefix(longestList)
    for conflict in told {
      terminal.print(OneLine.of(conflict.message.text(terminal.language)) + "\n")
    }
    if merged.conflicts.count > told.count {
      let rest = merged.conflicts.count - told.count
      terminal.print(
        terminal.language == .ja
          ? "ほか \(rest) 件はシート「不一致」にあります。\n" : "\(rest) more stand in the sheet 不一致.\n")
    }
    for decision in merged.decisions {
      terminal.print(OneLine.of(decision.message.text(terminal.language)) + "\n")
    }
  }

  private static let longestList = 20

  private static func resolution(_ arguments: Arguments) throws(CommandError) -> Resolution? {
    switch arguments.value(.resolve) {
    case nil: return nil
    case "latest": return .latest
    case "first": return .first
    case let path?:
      let file = try InputLoader(limits: try Batch.limits(arguments), stdinName: "-")
        .load(named: path)
      let book: Book
      do throws(WorkbookError) {
        book = try Workbook(file.source, name: file.name).book()
      } catch {
        throw CommandError(
          ja: "\(path): \(error.message.ja)", en: "\(path): \(error.message.en)")
      }
      guard let decisions = Resolution.decisions(in: book, source: file.name) else {
        throw CommandError(
          ja: "\(path): 決定の表がありません。「行」「項目」「採用」の列が要ります（まとめたブックのシート「不一致」に書けます）。",
          en: "\(path): no table of decisions with the columns 行, 項目, 採用.")
      }
      return decisions
    }
  }
}
