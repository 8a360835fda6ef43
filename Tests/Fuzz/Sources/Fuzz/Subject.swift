import Grid
import Workbook

/// What is done with one input, and what must hold of it. Errors are an answer; traps are findings.
enum Subject {
  static func file(_ bytes: [UInt8]) -> CInt {
    read(.bytes(bytes), name: "x.xlsx")
    return 0
  }

  static func csv(_ bytes: [UInt8]) -> CInt {
    let source = WorkbookSource.bytes(bytes)
    read(source, name: "x.csv")
    check(source, name: "x.csv", edited: CellReference(row: 0, column: 0))
    return 0
  }

  /// The shared strings of the small package; one that is corrected keeps its looks and furigana.
  static func strings(_ bytes: [UInt8]) -> CInt {
    let path = "xl/sharedStrings.xml"
    let source = WorkbookSource.folder(SmallBook.parts(replacing: path, with: bytes))
    read(source, name: "x")
    check(source, name: "x", edited: CellReference(row: 0, column: 0))
    return 0
  }

  /// The small package with one part replaced.
  static func package(_ path: String, _ bytes: [UInt8]) -> CInt {
    read(.folder(SmallBook.parts(replacing: path, with: bytes)), name: "x")
    return 0
  }

  /// A part larger than a window is read piece by piece: the same cells as in one piece, or the same
  /// kind of error.
  static func window(_ bytes: [UInt8]) -> CInt {
    guard bytes.count > 3 else { return 0 }
    let path = bytes[0] & 1 == 0 ? "xl/sheet1.xml" : "xl/sharedStrings.xml"
    let root = bytes[0] & 1 == 0 ? "<worksheet><sheetData>" : "<sst>"
    // The first window ends somewhere within the input.
    let size = 256 << 10
    let padding = size - min(size - 1000, (Int(bytes[1]) | Int(bytes[2]) << 8) % bytes.count)
    let spaces = [UInt8](repeating: 0x20, count: max(0, padding - root.utf8.count))
    let part = Array(root.utf8) + spaces + bytes.dropFirst(3)
    let parts = SmallBook.parts(replacing: path, with: part)
    let whole = outcome(.folder(parts))
    let archive = WorkbookSource.bytes(StoredArchive.bytes(parts))
    precondition(whole == outcome(archive), "a part reads otherwise in windows")
    guard bytes[0] & 2 != 0 else { return 0 }
    // On two threads the windows are the same, and so are the cells or the fault.
    let one = Result { () throws(WorkbookError) in try table(archive, threads: 1) }
    let two = Result { () throws(WorkbookError) in try table(archive, threads: 2) }
    precondition(one == two, "a part reads otherwise on two threads")
    return 0
  }

  private static func table(
    _ source: WorkbookSource, threads: Int
  ) throws(WorkbookError) -> [String] {
    try Workbook(source, name: "x.xlsx").cells(inSheet: 0, threads: threads).map {
      "\($0.reference) \($0.value)"
    }
  }

  private static func outcome(_ source: WorkbookSource) -> [String] {
    var lines: [String] = []
    do throws(WorkbookError) {
      try Workbook(source, name: "x.xlsx").forEachCell { sheet, cell in
        lines.append("\(cell.reference) \(cell.value) \(cell.formula ?? "") \(cell.style)")
      }
    } catch { lines.append("\(error.reason) \(error.offset ?? -1)") }
    return lines
  }

  static func part(_ bytes: [UInt8]) -> CInt {
    guard let first = bytes.first else { return 0 }
    let path = SmallBook.paths[Int(first) % SmallBook.paths.count]
    return package(path, Array(bytes.dropFirst()))
  }

  static func patch(_ bytes: [UInt8]) -> CInt {
    guard bytes.count > 2 else { return 0 }
    let place = CellReference(row: Int(bytes[0]) % 32, column: Int(bytes[1]) % 16)
    let sheet = Array(bytes.dropFirst(2))
    let source = WorkbookSource.folder(SmallBook.parts(replacing: "xl/sheet1.xml", with: sheet))
    if SoundSheet.holds(sheet) {
      check(source, name: "x", edited: place)
    } else {
      edit(source, place)
    }
    return 0
  }

  /// Edits without asking what comes of it.
  private static func edit(_ source: WorkbookSource, _ place: CellReference) {
    do throws(WorkbookError) {
      let workbook = try Workbook(source, name: "x")
      let edit = CellEdit(sheet: "S", reference: place, from: .blank, to: .number(1))
      let patched = try Workbook(workbook.patched([edit]), name: "x")
      _ = try cells(patched)
    } catch {
      precondition(!error.message.ja.isEmpty)
    }
  }

  /// Reads everything, and finds the same cells by both ways.
  private static func read(_ source: WorkbookSource, name: String) {
    do throws(WorkbookError) {
      let workbook = try Workbook(source, name: name)
      let streamed = try cells(workbook)
      for index in workbook.sheetNames.indices {
        for cell in try workbook.cells(inSheet: index) {
          let key = Key(sheet: workbook.sheetNames[index], place: cell.reference)
          precondition(streamed[key] != nil, "a cell of the sheet was never handed over")
        }
        try workbook.forEachRow(inSheet: index) { row in
          for cell in row {
            let key = Key(sheet: workbook.sheetNames[index], place: cell.reference)
            precondition(streamed[key] != nil, "a cell of the row was never handed over")
          }
        }
      }
      let book = try workbook.book()
      for sheet in book.sheets {
        for cell in sheet.cells {
          // Of two cells at one place a sheet holds the later one.
          let key = Key(sheet: sheet.name, place: cell.reference)
          precondition(streamed[key] != nil, "a cell of the book was never handed over")
        }
      }
      let same = try workbook.patched([]) == source
      precondition(same, "an empty patch changed bytes")
    } catch {
      precondition(!error.message.ja.isEmpty)
    }
  }

  struct Key: Hashable {
    var sheet: String
    var place: CellReference
  }

  private static func cells(_ workbook: Workbook) throws(WorkbookError) -> [Key: CellValue] {
    var all: [Key: CellValue] = [:]
    try workbook.forEachCell { sheet, cell in
      all[Key(sheet: sheet, place: cell.reference)] = cell.value
    }
    return all
  }

  /// Adds to the text of one cell and reads back: that cell holds the new text, and no other has
  /// changed.
  private static func check(_ source: WorkbookSource, name: String, edited place: CellReference) {
    do throws(WorkbookError) {
      let workbook = try Workbook(source, name: name)
      guard let sheet = workbook.sheetNames.first else { return }
      let key = Key(sheet: sheet, place: place)
      var count = 0
      try workbook.forEachCell { if $0 == sheet, $1.reference == place { count += 1 } }
      // A cell that stands twice, once in a row of another number, is nobody's to edit.
      guard count < 2 else { return }
      var wanted = try cells(workbook)
      let former =
        if case .text(let text) = wanted[key] { text.unicodeScalars } else { "".unicodeScalars }
      let half = former.count / 2
      let text = CellValue.text(
        String(former.prefix(half)) + "検 <&\">;\t," + String(former.dropFirst(half + 1)))
      let edit = CellEdit(
        sheet: sheet, reference: place, from: wanted[key] ?? .blank, to: text)
      let patched = try workbook.patched([edit])
      wanted[key] = text
      let found = try cells(try Workbook(patched, name: name)).filter { !$0.value.isBlank }
      wanted = wanted.filter { !$0.value.isBlank }
      for key in Set(found.keys).union(wanted.keys) where found[key] != wanted[key] {
        fatalError("\(place) edited; \(key): \(wanted[key] as Any) became \(found[key] as Any)")
      }
    } catch {
      precondition(!error.message.ja.isEmpty)
    }
  }
}
