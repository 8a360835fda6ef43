import Compile
import Grid
import Reports
import Review
import Rules
import Workbook

/// `kensan export`: the file the public downloads.
enum ExportCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let target = try ExportTarget(arguments)
    let options = try options(arguments, target)
    var batch = try Batch(arguments, terminal, besides: target.companions)
    batch.options.runsRules = false
    let files = batch.review(terminal, keeping: .forms)
    _ = Batch.complain(files, terminal)
    let isIncomplete = Batch.tellMissingSheets(files, terminal)
    let exported: Exported
    do throws(CompileError) {
      exported = try Export.export(files, options)
    } catch {
      throw CommandError(error.message)
    }
    try refuse(exported.unwritable, options.encoding, terminal)
    try write(exported, to: target, options.encoding)
    tell(exported, files, target, terminal)
    if batch.lacksTemplate || files.contains(where: { $0.failure != nil }) {
      return ExitCode.trouble
    }
    let published = try personsPublished(exported, options, terminal)
    let isWhole = exported.contradictions.isEmpty && !published && !isIncomplete
    return isWhole ? ExitCode.fine : ExitCode.findings
  }

  // MARK: What is asked for

  private static func options(
    _ arguments: Arguments, _ target: ExportTarget
  ) throws(CommandError) -> Export.Options {
    let word = try arguments.choice(.encoding, ExportEncoding.allCases.map(\.rawValue))
    if word != nil, target.isWorkbook {
      throw CommandError(
        ja: "--encoding は CSV を書き出すときに使います。", en: "--encoding is for writing CSV.")
    }
    let municipality = (arguments.value(.municipality) ?? "").split(separator: "=", maxSplits: 1)
    return Export.Options(
      code: municipality.first.map(String.init),
      name: municipality.count == 2 ? String(municipality[1]) : nil,
      profile: try profile(arguments),
      encoding: word.flatMap(ExportEncoding.init(rawValue:)) ?? .utf8BOM,
      isWorkbook: target.isWorkbook, toolVersion: Version.tool)
  }

  private static func profile(_ arguments: Arguments) throws(CommandError) -> ExportProfile {
    let listed = try listedColumns(arguments)
    if arguments.has(.persons) { return (listed ?? .standard).withPersons }
    if let listed, listed.namesPersons {
      throw CommandError(
        ja: "個人の情報の列（記入者、電話）は公開しません。公開してよいことを確かめたうえで --persons を付けてください。",
        en: "Columns about persons are not published. Add --persons where they may be.")
    }
    return listed ?? .standard
  }

  /// Nil where no list is given.
  private static func listedColumns(
    _ arguments: Arguments
  ) throws(CommandError) -> ExportProfile? {
    guard let word = arguments.value(.profile), word != Profile.openData else { return nil }
    guard FileSystem.kind(word) == .file else { throw Profile.unknown(word, lists: true) }
    let file = try InputLoader(limits: try Batch.limits(arguments), stdinName: "-")
      .load(named: word)
    let book: Book
    do throws(WorkbookError) {
      book = try Workbook(file.source, name: file.name).book()
    } catch {
      throw CommandError(ja: "\(word): \(error.message.ja)", en: "\(word): \(error.message.en)")
    }
    do throws(CompileError) {
      return try ExportProfile(book, file: word)
    } catch {
      throw CommandError(error.message)
    }
  }

  // MARK: What is written

  /// Nothing is written before every character has its place.
  private static func refuse(
    _ unwritable: [Exported.Unwritable], _ encoding: ExportEncoding, _ terminal: Terminal
  ) throws(CommandError) {
    guard !unwritable.isEmpty else { return }
    for one in unwritable.prefix(20) {
      let number = String(
        one.character.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
      terminal.complain(
        Message(
          ja: "\(one.location): 「\(one.column.rawValue)」の文字 U+\(number) は公開データに書けません",
          en:
            "\(one.location): the character U+\(number) (\(one.column.rawValue)) cannot be published"
        ),
        about: one.file)
    }
    let name = encoding == .cp932 ? "CP932" : "UTF-8"
    throw CommandError(
      ja: "書けない文字が \(unwritable.count) か所あるため、何も書き出しませんでした（\(name)、CHR-002）。"
        + "元のブックで別の文字にするか、外字なら読みや別字に直してください。",
      en: "Nothing was written: \(unwritable.count) characters cannot be published (\(name), "
        + "CHR-002). Write others in the workbook.")
  }

  private static func write(
    _ exported: Exported, to target: ExportTarget, _ encoding: ExportEncoding
  ) throws(CommandError) {
    var files: [(path: String, bytes: [UInt8])] = []
    do throws(WorkbookError) {
      if target.isWorkbook {
        files = [(target.path, try exported.workbook())]
      } else {
        for (index, table) in exported.tables.enumerated() {
          let path = index == 0 ? target.path : target.beside(table.name)
          files.append((path, try Exported.csv(table, encoding)))
        }
      }
    } catch {
      throw CommandError(error.message)
    }
    for file in files { try Output.write(file.bytes, to: file.path) }
  }

  /// What was asked for is done, and said once more.
  private static func personsPublished(
    _ exported: Exported, _ options: Export.Options, _ terminal: Terminal
  ) throws(CommandError) -> Bool {
    guard options.profile.namesPersons else { return false }
    let findings = Review.personsPublished(in: exported.tables[0].sheet)
    for finding in findings {
      terminal.complain(
        Message(
          ja: "\(finding.rule) \(finding.message.ja)", en: "\(finding.rule) \(finding.message.en)"))
    }
    return !findings.isEmpty
  }

  private static func tell(
    _ exported: Exported, _ files: [Reviewed], _ target: ExportTarget, _ terminal: Terminal
  ) {
    for pair in exported.contradictions.prefix(20) {
      terminal.complain(
        Message(
          ja: "\(pair.second.location): 「\(pair.second[.indicator].text)」の値が "
            + "\(pair.first.file) の \(pair.first.location) と違います（両方の行を書きました）",
          en: "\(pair.second.location): \"\(pair.second[.indicator].text)\" differs from "
            + "\(pair.first.file) \(pair.first.location) (both rows were written)"),
        about: pair.second.file)
    }
    let read = files.filter { $0.form != nil }.count
    let rows = exported.rows.count
    terminal.tell(
      Message(
        ja: "\(read) ファイルから \(rows) 行を \(target.path) に書き出しました（変更の記録 \(exported.changes.count) 件）。",
        en: "\(rows) rows of \(read) files written to \(target.path) (changes logged: "
          + "\(exported.changes.count))."))
    guard !target.isWorkbook else { return }
    let list = target.companions
    terminal.tell(
      Message(
        ja: "付属の表: " + list.joined(separator: "、"),
        en: "Tables that belong to it: " + list.joined(separator: ", ")))
  }
}
