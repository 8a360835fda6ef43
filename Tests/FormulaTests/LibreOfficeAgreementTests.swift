import Formula
import Foundation
import Grid
import Testing
import Workbook

/// LibreOffice as the judge of what formulas come to.
enum LibreOffice {
  static let isThere = (try? run(["--version"])) == 0

  static func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["soffice"] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The book as LibreOffice saves it, every formula calculated.
  static func recalculated(_ bytes: [UInt8]) throws -> Book {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "formula-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "out"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "book.xlsx")
    try Data(bytes).write(to: file)
    _ = try run([
      "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
      "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.appending(path: "out").path, file.path,
    ])
    let result = try Data(contentsOf: folder.appending(path: "out/book.xlsx"))
    return try Workbook(.bytes([UInt8](result)), name: "book.xlsx").book()
  }
}

@Suite("Agreement with LibreOffice")
struct LibreOfficeAgreementTests {
  private static let count = 2000
  private static let seed: UInt64 = 20_261_121

  @Test(
    "2,000 generated formulas come to the same", .enabled(if: LibreOffice.isThere, "no LibreOffice")
  )
  func generated() throws {
    var generator = ExpressionGenerator(seed: Self.seed)
    var formulas: [String] = []
    var seen: Set<String> = []
    while formulas.count < Self.count {
      let formula = generator.formula()
      if formula.count < 250, seen.insert(formula).inserted { formulas.append(formula) }
    }
    var table = NewSheet(name: "表")
    for cell in Cells.table.cells { table[cell.reference] = NewCell(cell.value) }
    for (row, formula) in formulas.enumerated() {
      table[CellReference(row: row, column: 7)] = NewCell(.blank, formula: formula)
    }
    let theirs = try LibreOffice.recalculated(NewBook(sheets: [table]).bytes())
    let book = Cells.book()
    var agreed = 0
    var undecided = 0
    var others: [String] = []
    for (row, formula) in formulas.enumerated() {
      let found = theirs.sheets[0][CellReference(row: row, column: 7)]?.value ?? .blank
      let calculation = BookCalculation(book) { Cells.text($0, $1) }
      do throws(FormulaError) {
        let value = try calculation.value(of: formula, inSheet: 0)
        if Agreement.isSame(value, found) {
          agreed += 1
        } else {
          others.append("=\(formula)  ours \(Cells.shown(value))  theirs \(found)")
        }
      } catch {
        undecided += 1
        others.append("=\(formula)  \(error.reason)  theirs \(found)")
      }
    }
    print(
      "LibreOffice: \(agreed) of \(Self.count) formulas agree, \(undecided) not worked out here")
    for line in others { print("  " + line) }
    // What is left is LibreOffice's: a truth value is a number to it (Excel passes it over in ranges
    // and says FALSE to ISNUMBER), and its remainder of a double has 12 right digits.
    #expect(undecided == 0)
    #expect(others.allSatisfy { $0.contains("C1") || $0.contains("C2") || $0.contains("MOD(") })
    #expect(agreed >= Self.count - 12)
  }
}

enum Agreement {
  /// Equal to 12 digits: doubles add up their errors, exact numbers have none.
  static func isSame(_ value: FormulaValue, _ cell: CellValue) -> Bool {
    switch (value.cellValue, cell) {
    case (.number(let one), .number(let other)):
      abs(one - other) <= 1e-12 * max(1, abs(one), abs(other))
    case (.text(""), .blank): true
    case (let one?, let other): one == other
    case (nil, _): false
    }
  }
}
