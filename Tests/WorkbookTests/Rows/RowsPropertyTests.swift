import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("Rows put in and taken out again")
struct RowsPropertyTests {
  /// A cell as far as a reader sees it.
  private struct Seen: Hashable {
    var sheet: String
    var cell: Cell
  }

  private func cells(_ book: Workbook) throws -> [Seen] {
    var cells: [Seen] = []
    try book.forEachCell { cells.append(Seen(sheet: $0, cell: $1)) }
    return cells
  }

  /// What a book says of places beside its cells.
  private func facts(_ book: Workbook) throws -> [String] {
    let book = try book.book()
    return book.definedNames.map { "\($0)" }
      + book.sheets.flatMap { sheet in
        [
          "\(sheet.name) \(sheet.merges) \(sheet.validations) \(sheet.notes) \(sheet.threads)",
          "\(sheet.hyperlinks) \(sheet.drawings) \(sheet.controls) \(sheet.tables)",
          "\(sheet.conditionalFormats) \(sheet.autoFilter as CellRange?) \(sheet.printing)",
        ]
      }
  }

  private func parts(_ book: Workbook) throws -> [String: [UInt8]] {
    guard case .archive(let archive) = book.container else { return [:] }
    var parts: [String: [UInt8]] = [:]
    for entry in archive.entries where !entry.path.hasSuffix("/") {
      parts[entry.path] = try? book.partBytes(entry.path)
    }
    return parts
  }

  private func patched(_ book: Workbook, _ edit: (inout WorkbookPatch) -> Void) throws -> Workbook {
    var patch = WorkbookPatch()
    patch.options.allowsSigned = true
    patch.options.leavesTextReferences = true
    edit(&patch)
    return try Workbook(book.patched(patch), name: "moved.xlsx")
  }

  /// What the move may change for good: the calculation chain goes, a calculation is asked for.
  private func isSpared(_ path: String, _ book: Workbook) -> Bool {
    path == book.workbookPart || path.contains("calcChain") || path.contains("Content_Types")
      || path == PartPath.relationships(of: book.workbookPart)
  }

  /// Three rows put in before the fourth of a sheet and taken out again.
  private func check(_ book: Workbook, _ sheet: String, _ name: String) throws {
    let before = try cells(book)
    let grown = try patched(book) { $0.insertRows(3, before: 3, in: sheet, look: .plain) }
    let expected = before.map { seen in
      var moved = seen
      if seen.sheet == sheet, seen.cell.reference.row >= 3 { moved.cell.reference.row += 3 }
      moved.cell.formula = nil
      return moved
    }
    let found = try cells(grown).map { seen in
      var plain = seen
      plain.cell.formula = nil
      return plain
    }
    #expect(found == expected, "\(name)")
    let shrunk = try patched(grown) { $0.deleteRows(3...5, in: sheet) }
    #expect(try cells(shrunk) == before, "\(name)")
    #expect(try facts(shrunk) == facts(book), "\(name)")
    let after = try parts(shrunk)
    for (path, bytes) in try parts(book) where !isSpared(path, book) && after[path] != bytes {
      // Shared formulas that had to be spelt out, and rows that had no number, stay so.
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("shared") || text.contains("row>"), "\(name) \(path)")
    }
  }

  @Test(
    "the fixtures are what they were",
    arguments: ["isesaki.xlsx", "isesaki-blank.xlsx", "nasushiobara.xlsx"])
  func fixtures(name: String) throws {
    let book = try Workbook(.bytes(PatchFiles.fixture(name)), name: name)
    for sheet in book.sheetNames { try check(book, sheet, name) }
  }

  @Test(
    "every third small workbook of the corpus is what it was, or is refused with a reason",
    .enabled(if: PatchFiles.exists(PatchFiles.corpus)))
  func corpus() throws {
    let files = PatchFiles.files(below: PatchFiles.corpus).filter {
      ["xlsx", "xlsm"].contains($0.pathExtension)
    }
    var checked = 0
    for (index, file) in files.enumerated() where index % 3 == 0 {
      let bytes = try PatchFiles.bytes(file)
      guard bytes.count < 60_000, let book = try? Workbook(.bytes(bytes), name: file.path),
        (try? cells(book)) != nil, let sheet = book.sheets.first(where: \.isWorksheet)
      else { continue }
      do {
        try check(book, sheet.name, file.lastPathComponent)
        checked += 1
      } catch let error as WorkbookError {
        guard case .unsupportedEdit = error.reason else {
          Issue.record("\(file.lastPathComponent): \(error)")
          continue
        }
      }
    }
    #expect(checked >= 60)
  }
}
