import Compile
import Grid
import Review
import Rules
import Workbook

/// `kensan fix --profile open-data`: a tidy copy of any table.
enum TidyCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    guard arguments.operands.count == 1 else {
      throw CommandError(
        ja: "--profile open-data で直すファイルを1つ指定してください。",
        en: "Name one file to be tidied with --profile open-data.")
    }
    // A table is written anew as a whole: no finding is put right by itself.
    for option in [
      OptionName.baseline, .select, .ignore, .severity, .only, .unsafe, .locked,
    ] where arguments.isAsked(option) {
      throw CommandError(
        ja: "\(option.spelling) は fix --profile open-data とは使えません（表全体を整えるので、指摘ごとには選べません）。",
        en: "\(option.spelling) does not go with fix --profile open-data, which writes the whole "
          + "table anew.")
    }
    let word = try arguments.choice(.encoding, ExportEncoding.allCases.map(\.rawValue))
    let encoding = word.flatMap(ExportEncoding.init(rawValue:)) ?? .utf8BOM
    let target = try ExportTarget(arguments)
    let path = arguments.operands[0]
    let limits = try Batch.limits(arguments)
    let file = try InputLoader(limits: limits, stdinName: "-").load(named: path)
    let tidied: Tidied
    do throws(WorkbookError) {
      let book = try Workbook(file.source, name: file.name, limits: limits).book()
      tidied = Tidy.tidy(book, name: file.name)
    } catch {
      throw CommandError(ja: "\(path): \(error.message.ja)", en: "\(path): \(error.message.en)")
    }
    let files = try files(of: tidied, target, encoding)
    for file in files { try Output.write(file.bytes, to: file.path) }
    return try report(tidied, files, target, arguments, terminal)
  }

  private static func files(
    of tidied: Tidied, _ target: ExportTarget, _ encoding: ExportEncoding
  ) throws(CommandError) -> [(path: String, bytes: [UInt8])] {
    guard let first = tidied.tables.first else {
      throw CommandError(ja: "表がありません。", en: "There is no table.")
    }
    guard target.isWorkbook || tidied.tables.count == 1 else {
      throw CommandError(
        ja: "表が \(tidied.tables.count) つあります。CSV には1つしか入らないので、-o OUT.xlsx にしてください。",
        en: "There are \(tidied.tables.count) tables and a CSV file holds one: use -o OUT.xlsx.")
    }
    do throws(WorkbookError) {
      if target.isWorkbook { return [(target.path, try tidied.workbook())] }
      var files = [(target.path, try Exported.csv(first, encoding))]
      for table in tidied.companions {
        files.append((target.beside(table.name), try Exported.csv(table, encoding)))
      }
      return files
    } catch {
      throw CommandError(error.message)
    }
  }

  /// What is left is found by looking at the result as at any other file.
  private static func report(
    _ tidied: Tidied, _ files: [(path: String, bytes: [UInt8])], _ target: ExportTarget,
    _ arguments: Arguments, _ terminal: Terminal
  ) throws(CommandError) -> Int32 {
    let name = FileSystem.split(target.path).name
    let reviewed = Review.checkOpenData(
      InputFile(path: target.path, name: name, source: .bytes(files[0].bytes)),
      beside: files.map { FileSystem.split($0.path).name }, asCP932: false,
      options: ReviewOptions(check: CheckOptions()))
    let left = reviewed.findings
    terminal.tell(
      Message(
        ja:
          "\(tidied.tables.count) つの表を \(target.path) に書き出しました（変更 \(tidied.changes.count)・残る指摘 \(left.count)）。",
        en: "Tables written to \(target.path): \(tidied.tables.count) (changes: "
          + "\(tidied.changes.count), findings left: \(left.count))."))
    if !left.isEmpty {
      terminal.tell(
        Message(
          ja: "残る指摘は kensan check --profile open-data \(target.path) で見られます。",
          en: "See what is left with kensan check --profile open-data \(target.path)."))
    }
    return try Batch.exitCode(left, troubled: false, arguments)
  }
}
