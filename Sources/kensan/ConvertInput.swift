import Grid
import Reports
import Review
import Workbook

/// What `kensan convert` reads: a workbook, older formats by way of LibreOffice, CSV, JSON, or a folder
/// with one CSV file for each sheet.
struct ConvertInput {
  let workbook: Workbook
  /// It was made of texts just now, with numbers where they were asked for.
  var isFromText: Bool

  init(_ path: String, _ loader: InputLoader, typed: Bool) throws(CommandError) {
    if let bytes = try Self.sheetFiles(path, loader, typed: typed) {
      (workbook, isFromText) = (try Self.opened(bytes), true)
      return
    }
    let file = try loader.load(path: path)
    if file.name.lowercased().hasSuffix(".json") {
      (workbook, isFromText) = (try Self.opened(try Self.json(file.bytes)), false)
    } else {
      (workbook, isFromText) = (try Self.open(file, loader.limits), false)
    }
  }

  var isCSV: Bool { workbook.kind.isPlainText }

  static func opened(_ bytes: [UInt8]) throws(CommandError) -> Workbook {
    try open(InputFile(path: "", name: "new.xlsx", source: .bytes(bytes)), .standard)
  }

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

  private static func json(_ bytes: [UInt8]) throws(CommandError) -> [UInt8] {
    let book: NewBook
    do throws(BookJSON.Fault) {
      book = try BookJSON.book(bytes)
    } catch {
      throw CommandError(error.message)
    }
    do throws(WorkbookError) {
      return try book.bytes()
    } catch {
      throw CommandError(error.message)
    }
  }

  /// The workbook of a folder that holds CSV files and nothing else; nil for anything else.
  private static func sheetFiles(
    _ path: String, _ loader: InputLoader, typed: Bool
  ) throws(CommandError) -> [UInt8]? {
    guard FileSystem.kind(path) == .folder else { return nil }
    let names = try FileSystem.names(in: path).filter { !$0.hasPrefix(".") }
    let isText = names.allSatisfy { name in
      let lower = name.lowercased()
      return lower.hasSuffix(".csv") || lower.hasSuffix(".tsv")
    }
    guard isText, !names.isEmpty else { return nil }
    var sheets: [(name: String, book: TextBook)] = []
    for name in names {
      let file = FileSystem.joined(path, name)
      let workbook = try Output.told(file) { () throws(CommandError) in
        try open(loader.load(path: file), loader.limits)
      }
      let fields = try text(of: workbook)
      sheets.append((workbook.sheetNames[0], TextBook(fields: fields, typed: typed)))
    }
    return try TextBook.bytes(sheets)
  }

  static func text(of workbook: Workbook) throws(CommandError) -> CSVCells {
    let fields: CSVCells?
    do throws(WorkbookError) {
      fields = try workbook.csvCells(threads: 2)
    } catch {
      throw CommandError(error.message)
    }
    guard let fields else {
      throw CommandError(ja: "CSV ではありません。", en: "It is no CSV file.")
    }
    return fields
  }
}
