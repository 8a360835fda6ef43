import Grid
import Reports
import Review
import Workbook

/// `kensan convert`: workbook ↔ CSV ↔ JSON ↔ unzipped folder; older formats by way of LibreOffice.
enum ConvertCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    guard arguments.operands.count == 2 else {
      throw CommandError(
        ja: "元のファイルと書き出す先を指定してください（kensan convert IN OUT）。",
        en: "Name the input and the output (kensan convert IN OUT).")
    }
    let (input, output) = (arguments.operands[0], arguments.operands[1])
    let target = try ConvertTarget(output)
    try refuseOutput(output, target, arguments)
    let encoding = try encoding(arguments)
    try refuseOptions(arguments, target)
    let loader = InputLoader(
      limits: try Batch.limits(arguments), stdinName: arguments.value(.stdinFilename) ?? "-")
    let loss: Message?
    do throws(CommandError) {
      let source = try ConvertInput(input, loader, typed: arguments.has(.typed))
      let written = try convert(source, target, output, encoding, arguments)
      loss = written
    } catch {
      terminal.complain(error.message, about: input)
      return ExitCode.trouble
    }
    if let loss { terminal.tell(loss) }
    terminal.tell(
      Message(ja: "\(input) を \(output) に変換しました。", en: "Converted \(input) to \(output)."))
    return ExitCode.fine
  }

  /// - Returns: what of the input does not come along.
  private static func convert(
    _ source: ConvertInput, _ target: ConvertTarget, _ output: String,
    _ encoding: NewCSV.Encoding, _ arguments: Arguments
  ) throws(CommandError) -> Message? {
    switch target {
    case .csv(let delimiter), .sheets(let delimiter):
      var csv = NewCSV()
      csv.delimiter = delimiter
      csv.encoding = encoding
      csv.content = arguments.has(.stored) ? .stored : .shown
      if case .sheets = target { return try writeSheets(source, output, csv, arguments) }
      let book = try book(source.workbook)
      let sheet = try chosen(book.sheets, arguments.value(.sheet))
      try Output.write(try bytes(csv, sheet, arguments), to: output)
      return loss(book, [sheet], source, arguments)
    case .json:
      var book = try book(source.workbook)
      let given = book
      if arguments.has(.fillMerged) { book.sheets = book.sheets.map(\.withMergesFilled) }
      try Output.write(BookJSON.document(book), to: output)
      return loss(given, given.sheets, source, arguments, isText: false)
    case .workbook(let suffix):
      try Output.write(
        try archive(source, suffix, typed: arguments.has(.typed)), to: output)
    case .folder:
      try Output.write(.folder(try parts(source, arguments)), to: output)
    }
    return nil
  }

  private static func loss(
    _ book: Book, _ sheets: [Sheet], _ source: ConvertInput, _ arguments: Arguments,
    isText: Bool = true
  ) -> Message? {
    if source.isCSV { return nil }
    return ConversionLoss(
      book, sheets, isText: isText, fillsMerges: arguments.has(.fillMerged)
    ).message
  }

  // MARK: What is refused before anything is read

  private static func refuseOutput(
    _ output: String, _ target: ConvertTarget, _ arguments: Arguments
  ) throws(CommandError) {
    try Output.refuseExisting(output, arguments)
    // --force is for an old result, never for a folder of other things.
    guard target == .folder, FileSystem.exists(output) else { return }
    guard FileSystem.kind(output) == .folder, InputWalk.isUnzippedWorkbook(output) else {
      throw CommandError(
        ja: "\(output) は展開したブックではないので、置き換えません。別の名前にしてください。",
        en: "\(output) is no unzipped workbook and is not replaced. Choose another name.")
    }
  }

  private static func refuseOptions(
    _ arguments: Arguments, _ target: ConvertTarget
  ) throws(CommandError) {
    switch target {
    case .csv: return
    case .sheets where !arguments.has(.sheet): return
    case .json where !arguments.has(.sheet) && !arguments.has(.encoding) && !arguments.has(.stored):
      return
    default: break
    }
    for option in [OptionName.sheet, .encoding, .stored, .fillMerged] where arguments.has(option) {
      throw CommandError(
        ja: "\(option.spelling) は CSV を書き出すときに使います。",
        en: "\(option.spelling) is for writing CSV.")
    }
  }

  private static func encoding(
    _ arguments: Arguments
  ) throws(CommandError) -> NewCSV.Encoding {
    let words = NewCSV.Encoding.allCases.map(\.rawValue)
    let word = try arguments.choice(.encoding, words)
    return word.flatMap(NewCSV.Encoding.init(rawValue:)) ?? .utf8BOM
  }

  // MARK: The outputs

  private static func book(_ workbook: Workbook) throws(CommandError) -> Book {
    do throws(WorkbookError) {
      return try workbook.book()
    } catch {
      throw CommandError(error.message)
    }
  }

  /// One sheet: of several that hold something, one must be named, so that none is left out unseen.
  private static func chosen(_ sheets: [Sheet], _ name: String?) throws(CommandError) -> Sheet {
    let list = sheets.map(\.name).joined(separator: "、")
    var filled = sheets.filter { $0.extent != nil }
    if let name { filled = sheets.filter { $0.name == name } }
    if let name, filled.isEmpty { throw Suggestion.unknownSheet(name, sheets.map(\.name)) }
    guard filled.count <= 1 else {
      throw CommandError(
        ja: "シートが複数あります（\(list)）。--sheet NAME で1つ選ぶか、出力を '{sheet}.csv' としてシートごとに書いてください。",
        en: "There are several sheets (\(list)). Choose one with --sheet NAME, or write each to "
          + "'{sheet}.csv'.")
    }
    return filled.first ?? Sheet(name: "")
  }

  private static func bytes(
    _ csv: NewCSV, _ sheet: Sheet, _ arguments: Arguments
  ) throws(CommandError) -> [UInt8] {
    do throws(WorkbookError) {
      return try csv.bytes(of: arguments.has(.fillMerged) ? sheet.withMergesFilled : sheet)
    } catch {
      throw CommandError(error.message)
    }
  }

  /// Every worksheet to a file of its own; none is written before all are ready.
  private static func writeSheets(
    _ source: ConvertInput, _ pattern: String, _ csv: NewCSV, _ arguments: Arguments
  ) throws(CommandError) -> Message? {
    let book = try book(source.workbook)
    let sheets = book.sheets.filter { $0.kind == .worksheet }
    var files: [(path: String, bytes: [UInt8])] = []
    for sheet in sheets {
      let path = String(
        pattern.replacing(ConvertTarget.sheetMark, with: fileName(sheet.name)))
      guard !files.contains(where: { $0.path == path }) else {
        throw CommandError(
          ja: "\(path) に書くシートが2つあります。", en: "Two sheets would be written to \(path).")
      }
      try Output.refuseExisting(path, arguments)
      files.append((path, try bytes(csv, sheet, arguments)))
    }
    for file in files {
      try FileSystem.makeFolder(FileSystem.split(file.path).folder)
      try Output.write(file.bytes, to: file.path)
    }
    return loss(book, book.sheets, source, arguments)
  }

  /// A sheet's name as a file's: it leads to no other folder and is not hidden.
  private static func fileName(_ sheet: String) -> String {
    let plain = String(sheet.map { "/\\:*?\"<>|".contains($0) || $0.isNewline ? "_" : $0 })
    return plain.hasPrefix(".") ? "_" + plain : plain
  }

  private static func archive(
    _ source: ConvertInput, _ suffix: String, typed: Bool
  ) throws(CommandError) -> [UInt8] {
    if source.isCSV {
      guard suffix == "xlsx" else { throw onlyXLSX }
      return try newBook(source.workbook, typed: typed)
    }
    if !source.isFromText { try refuseTyped(typed) }
    let parts = try parts(of: source.workbook)
    let hasMacros = parts.contains { $0.path.lowercased().hasSuffix("vbaproject.bin") }
    guard hasMacros == suffix.hasSuffix("m") else {
      throw CommandError(
        ja: hasMacros
          ? "マクロを含むブックです。出力の名前を .xlsm にしてください。"
          : "マクロを含まないブックです。出力の名前を .xlsx にしてください。",
        en: hasMacros
          ? "The workbook holds macros. Name the output .xlsm."
          : "The workbook holds no macros. Name the output .xlsx.")
    }
    do throws(WorkbookError) {
      return try source.workbook.zipped()
    } catch {
      throw CommandError(error.message)
    }
  }

  private static func parts(
    _ source: ConvertInput, _ arguments: Arguments
  ) throws(CommandError) -> [PartFile] {
    let typed = arguments.has(.typed)
    guard source.isCSV else {
      if !source.isFromText { try refuseTyped(typed) }
      return try parts(of: source.workbook)
    }
    return try parts(of: ConvertInput.opened(newBook(source.workbook, typed: typed)))
  }

  private static func parts(of workbook: Workbook) throws(CommandError) -> [PartFile] {
    do throws(WorkbookError) {
      return try workbook.parts()
    } catch {
      throw CommandError(error.message)
    }
  }

  private static func newBook(_ workbook: Workbook, typed: Bool) throws(CommandError) -> [UInt8] {
    let fields = try ConvertInput.text(of: workbook)
    return try TextBook(fields: fields, typed: typed).bytes(name: workbook.sheetNames[0])
  }

  private static func refuseTyped(_ typed: Bool) throws(CommandError) {
    guard typed else { return }
    throw CommandError(
      ja: "--typed は CSV から変換するときに使います。", en: "--typed is for converting from CSV.")
  }

  private static let onlyXLSX = CommandError(
    ja: "CSV からは .xlsx に変換できます。", en: "CSV is converted to .xlsx.")
}
