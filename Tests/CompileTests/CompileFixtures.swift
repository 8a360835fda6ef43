import Forms
import Foundation
import Grid
import Review
import Rules
import Workbook

/// The forms under fixtures/, read by the templates of the project.
enum Fixture {
  static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  struct Missing: Error { var path: String }

  static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = unsafe fopen(root + "/" + path, "rb") else { throw Missing(path: path) }
    defer { unsafe _ = fclose(file) }
    var bytes: [UInt8] = []
    var window = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&window, 1, window.count, file)
      guard count > 0 else { return bytes }
      bytes += window[..<count]
    }
  }

  static func templates() throws -> [Template] {
    try ["nasushiobara", "isesaki"].map { id in
      let name = id + ".xlsx"
      let book = try Workbook(.bytes(try bytes("templates/" + name)), name: name).book()
      return try Template.read(book, name: name)
    }
  }

  /// A fixture under a path of its own, with some cells replaced, or shown otherwise.
  static func reviewed(
    _ name: String, as path: String? = nil, changing edits: [String: String] = [:],
    showing displays: [String: String] = [:]
  ) throws -> Reviewed {
    var book = try Workbook(.bytes(try bytes("fixtures/" + name)), name: name).book()
    book.sheets = book.sheets.enumerated().map { index, sheet in
      guard index == 0, !edits.isEmpty || !displays.isEmpty else { return sheet }
      let cells = sheet.cells.map { cell in
        if let display = displays["\(cell.reference)"] {
          var shown = cell
          shown.display = display
          return shown
        }
        guard let text = edits["\(cell.reference)"] else { return cell }
        return Cell(cell.reference, .text(text), style: cell.style)
      }
      return Sheet(
        name: sheet.name, visibility: sheet.visibility, cells: cells, merges: sheet.merges,
        validations: sheet.validations, hiddenRows: sheet.hiddenRows,
        hiddenColumns: sheet.hiddenColumns)
    }
    let form = try FormReader.read(
      book, templates: try templates(), formID: nil)
    return Reviewed(path: path ?? name, book: book, form: form)
  }

  /// A finished book, read back: the texts people see, by sheet and cell.
  static func shown(_ book: NewBook, _ sheet: String) throws -> Sheet {
    let read = try Workbook(.bytes(try book.bytes()), name: "out.xlsx").book()
    return read.sheets.first { $0.name == sheet } ?? Sheet(name: "missing")
  }
}

extension Sheet {
  subscript(_ text: String) -> Cell? { CellReference(text).flatMap { self[$0] } }

  /// The texts of one row, from the first column on, empty cells left out.
  func texts(row: Int) -> [String] { cells(inRow: row - 1).map(\.shown) }

  func firstRow(containing text: String) -> Int? {
    cells.first { $0.shown.contains(text) }.map { $0.reference.row + 1 }
  }
}
