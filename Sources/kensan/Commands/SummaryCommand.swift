import Compile
import Grid
import Reports
import Review
import Workbook

/// `kensan summary`: what planners hand upward, as a workbook, a page, or bare figures.
enum SummaryCommand {
  /// What is written, told by the name of the output.
  private enum Format: String, CaseIterable { case xlsx, html, csv, json }

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    if arguments.has(.partial) { return try writePart(arguments, terminal) }
    let (output, format) = try output(arguments)
    let layout = try layout(format, arguments)
    let batch = try Batch(arguments, terminal)
    let parts = try SummaryParts(arguments, batch)
    let (files, references) = try batch.settle(
      parts.reviewed(parts.read(arguments, terminal)), arguments, terminal, .forms)
    _ = Batch.complain(files, terminal)
    let isIncomplete = Batch.tellMissingSheets(files, terminal)
    let summary: Summary
    do throws(CompileError) {
      summary = try Summary(
        files, lastYear: lastYear(arguments, batch), against: references)
    } catch {
      throw CommandError(error.message)
    }
    let bytes =
      if let layout {
        try laidOut(summary, layout, terminal)
      } else {
        try bytes(summary, format, terminal)
      }
    try Output.write(bytes, to: output)
    terminal.tell(
      Message(
        ja: "\(summary.files.count) ファイルを \(output) に集計しました。",
        en: "\(summary.files.count) files summarised in \(output)."))
    if let note = summary.directionNote { terminal.tell(note) }
    if batch.lacksTemplate || files.contains(where: { $0.failure != nil }) {
      return ExitCode.trouble
    }
    return isIncomplete ? ExitCode.findings : ExitCode.fine
  }

  /// What another run makes a summary of, together with other parts.
  private static func writePart(
    _ arguments: Arguments, _ terminal: Terminal
  ) throws(CommandError) -> Int32 {
    for option in [OptionName.roster, .against] where arguments.has(option) {
      throw CommandError(
        ja: "\(option.spelling) は、部分集計をまとめるとき（--combine）に指定してください。",
        en: "\(option.spelling) belongs to --combine, where all files are known.")
    }
    let output = arguments.value(.output)
    if let output { try Output.refuseExisting(output, arguments) }
    let batch = try Batch(arguments, terminal, streams: true)
    let parts = try SummaryParts(arguments, batch).read(arguments, terminal)
    try SummaryParts.write(parts, arguments, terminal)
    for part in parts {
      if let failure = part.failure { terminal.complain(failure, about: part.path) }
    }
    let isTroubled = batch.lacksTemplate || parts.contains { $0.failure != nil }
    return isTroubled ? ExitCode.trouble : ExitCode.fine
  }

  private static func output(
    _ arguments: Arguments
  ) throws(CommandError) -> (path: String, format: Format) {
    guard let path = arguments.value(.output) else {
      throw CommandError(
        ja: "書き出す先を -o OUT.xlsx（または .html、.csv、.json）で指定してください。",
        en: "Name the output with -o OUT.xlsx (or .html, .csv, .json).")
    }
    let name = path.lowercased()
    guard let format = Format.allCases.first(where: { name.hasSuffix("." + $0.rawValue) }) else {
      throw CommandError(
        ja: "-o の出力は .xlsx、.html、.csv、.json のどれかです（「\(path)」は書けません）。",
        en: "-o writes .xlsx, .html, .csv or .json, not \"\(path)\".")
    }
    try Output.refuseExisting(path, arguments)
    return (path, format)
  }

  private static func layout(
    _ format: Format, _ arguments: Arguments
  ) throws(CommandError) -> InputFile? {
    guard let word = arguments.value(.layout) else { return nil }
    guard format == .xlsx else {
      throw CommandError(
        ja: "--layout は -o が .xlsx のときに使えます。", en: "--layout is for -o with .xlsx.")
    }
    return try TemplateFolder.layout(word, arguments)
  }

  private static func laidOut(
    _ summary: Summary, _ file: InputFile, _ terminal: Terminal
  ) throws(CommandError) -> [UInt8] {
    do {
      let layout = try SummaryLayout(file.source, name: file.name, summary: summary)
      for name in layout.emptyGroups {
        terminal.tell(
          Message(
            ja: "{{#\(name)}} に当てはまるものがないため、空けてあります。",
            en: "There is nothing for {{#\(name)}}; it is left empty."))
      }
      return try layout.bytes()
    } catch let error as CompileError {
      throw CommandError(
        ja: "\(file.path): \(error.message.ja)", en: "\(file.path): \(error.message.en)")
    } catch let error as WorkbookError {
      throw CommandError(
        ja: "\(file.path): \(error.message.ja)", en: "\(file.path): \(error.message.en)")
    } catch {
      preconditionFailure("layouts fail by their own errors only")
    }
  }

  /// Last year's forms among what `--against` names; lists of indicators have no values to compare.
  private static func lastYear(_ arguments: Arguments, _ batch: Batch) -> [Reviewed] {
    var options = batch.options
    options.runsRules = false
    return InputWalk(arguments.all(.against)).entries.compactMap { entry in
      guard let file = try? batch.loader.load(entry) else { return nil }
      var reviewed = Review.check(file, templates: batch.templates, options: options)
      reviewed.dropReading()
      return reviewed.form == nil ? nil : reviewed
    }
  }

  private static func bytes(
    _ summary: Summary, _ format: Format, _ terminal: Terminal
  ) throws(CommandError) -> [UInt8] {
    switch format {
    case .xlsx:
      do throws(WorkbookError) {
        return try SummaryBook(summary).bytes()
      } catch {
        throw CommandError(error.message)
      }
    case .html:
      return Array(
        SummaryPage(language: terminal.language, toolVersion: Version.tool).document(summary).utf8)
    case .csv: return Array(SummaryCSV(language: terminal.language).document(summary).utf8)
    case .json: return Array(SummaryJSON(toolVersion: Version.tool).document(summary).utf8)
    }
  }
}
