import Grid
import Review
import Workbook

/// A template as a folder with one CSV file per sheet, and the workbook it stands for.
///
/// Source: templates.md, "A template is a workbook".
enum SheetFolder {
  /// Whether the folder holds the sheet that every template has.
  static func isOne(_ path: String) -> Bool {
    FileSystem.kind(FileSystem.joined(path, "設定.csv")) == .file
  }

  /// - Throws: which of the files cannot be read.
  static func file(_ folder: String, _ loader: InputLoader) throws(CommandError) -> InputFile {
    var sheets: [NewSheet] = []
    for name in try FileSystem.names(in: folder) where name.lowercased().hasSuffix(".csv") {
      let path = FileSystem.joined(folder, name)
      let file = try Output.told(path) { () throws(CommandError) in
        try loader.load(InputWalk.Entry(path: path, relative: name))
      }
      var sheet = NewSheet(name: String(name.dropLast(4)))
      for cell in try TemplateFile.book(file, path: path).sheets.flatMap(\.cells) {
        sheet[cell.reference.row, cell.reference.column] = NewCell(cell.value)
      }
      sheets.append(sheet)
    }
    do throws(WorkbookError) {
      return InputFile(
        path: folder, name: FileSystem.split(folder).name,
        source: .bytes(try NewBook(sheets: sheets).bytes()))
    } catch {
      throw CommandError(ja: "\(folder): \(error.message.ja)", en: "\(folder): \(error.message.en)")
    }
  }
}
