import Grid
import Review
import Workbook

/// `kensan convert`: workbook ↔ CSV ↔ unzipped folder; older formats by way of LibreOffice.
enum ConvertCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    guard arguments.operands.count == 2 else {
      throw CommandError(
        ja: "元のファイルと書き出す先を指定してください（kensan convert IN OUT）。",
        en: "Name the input and the output (kensan convert IN OUT).")
    }
    let (input, output) = (arguments.operands[0], arguments.operands[1])
    let target = try ConvertTarget(output)
    try refuseOutput(output, target, input, arguments)
    let encoding = try encoding(arguments)
    try refuseOptions(arguments, target)
    let loader = InputLoader(
      limits: try Batch.limits(arguments), stdinName: arguments.value(.stdinFilename) ?? "-")
    do throws(CommandError) {
      let workbook = try open(try loader.load(path: input), loader.limits)
      switch target {
      case .csv(let delimiter):
        var csv = NewCSV()
        csv.delimiter = delimiter
        csv.encoding = encoding
        csv.content = arguments.has(.stored) ? .stored : .shown
        try Output.write(try text(workbook, arguments.value(.sheet), csv), to: output)
      case .workbook(let suffix):
        try Output.write(try archive(workbook, suffix, typed: arguments.has(.typed)), to: output)
      case .folder:
        try Output.write(.folder(try parts(workbook, arguments)), to: output)
      }
    } catch {
      terminal.complain(error.message, about: input)
      return ExitCode.trouble
    }
    terminal.tell(
      Message(ja: "\(input) を \(output) に変換しました。", en: "Converted \(input) to \(output)."))
    return ExitCode.fine
  }

  // MARK: What is refused before anything is read

  private static func refuseOutput(
    _ output: String, _ target: ConvertTarget, _ input: String, _ arguments: Arguments
  ) throws(CommandError) {
    try Output.refuseExisting(output, arguments)
    if let identity = FileSystem.identity(output), identity == FileSystem.identity(input) {
      throw CommandError(
        ja: "\(output) は元のファイルです。別の名前にしてください。",
        en: "\(output) is the original. Choose another name.")
    }
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
    if case .csv = target { return }
    for option in [OptionName.sheet, .encoding, .stored] where arguments.has(option) {
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

  // MARK: Reading

  private static func open(_ file: InputFile, _ limits: Limits) throws(CommandError) -> Workbook {
    do throws(WorkbookError) {
      return try Workbook(file.source, name: file.name, limits: limits)
    } catch {
      guard case .bytes(let bytes) = file.source,
        let format = LibreOffice.Format(error.reason)
      else { throw CommandError(error.message) }
      let converted = try LibreOffice.workbook(from: bytes, format)
      return try open(
        InputFile(path: file.path, name: file.name + ".xlsx", source: .bytes(converted)), limits)
    }
  }

  private static func book(_ workbook: Workbook) throws(CommandError) -> Book {
    do throws(WorkbookError) {
      return try workbook.book()
    } catch {
      throw CommandError(error.message)
    }
  }

  // MARK: The three outputs

  /// One sheet: of several that hold something, one must be named, so that none is left out unseen.
  private static func text(
    _ workbook: Workbook, _ name: String?, _ csv: NewCSV
  ) throws(CommandError) -> [UInt8] {
    let sheets = try book(workbook).sheets
    let list = sheets.map(\.name).joined(separator: "、")
    var filled = sheets.filter { $0.extent != nil }
    if let name { filled = sheets.filter { $0.name == name } }
    if let name, filled.isEmpty { throw Suggestion.unknownSheet(name, sheets.map(\.name)) }
    guard filled.count <= 1 else {
      throw CommandError(
        ja: "シートが複数あります（\(list)）。--sheet NAME で1つ選んでください。",
        en: "There are several sheets (\(list)). Choose one with --sheet NAME.")
    }
    do throws(WorkbookError) {
      return try csv.bytes(of: filled.first ?? Sheet(name: ""))
    } catch {
      throw CommandError(error.message)
    }
  }

  private static func archive(
    _ workbook: Workbook, _ suffix: String, typed: Bool
  ) throws(CommandError) -> [UInt8] {
    if workbook.kind == .csv || workbook.kind == .tsv {
      guard suffix == "xlsx" else { throw onlyXLSX }
      return try newBook(workbook, typed: typed)
    }
    try refuseTyped(typed)
    let parts = try parts(of: workbook)
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
      return try workbook.zipped()
    } catch {
      throw CommandError(error.message)
    }
  }

  private static func parts(
    _ workbook: Workbook, _ arguments: Arguments
  ) throws(CommandError) -> [PartFile] {
    let typed = arguments.has(.typed)
    guard workbook.kind == .csv || workbook.kind == .tsv else {
      try refuseTyped(typed)
      return try parts(of: workbook)
    }
    let bytes = try newBook(workbook, typed: typed)
    let file = InputFile(path: "", name: "new.xlsx", source: .bytes(bytes))
    return try parts(of: try open(file, .standard))
  }

  private static func parts(of workbook: Workbook) throws(CommandError) -> [PartFile] {
    do throws(WorkbookError) {
      return try workbook.parts()
    } catch {
      throw CommandError(error.message)
    }
  }

  private static func newBook(_ workbook: Workbook, typed: Bool) throws(CommandError) -> [UInt8] {
    let fields: CSVCells?
    do throws(WorkbookError) {
      fields = try workbook.csvCells(threads: 2)
    } catch {
      throw CommandError(error.message)
    }
    guard let fields else { throw onlyXLSX }
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
