import Compile
import Forms
import Foundation
import Grid
import Review
import Rules
import Testing
import Workbook

@Suite("Summary workbooks")
struct SummaryBookTests {
  private func read(_ files: [Reviewed]) throws -> Book {
    let bytes = try SummaryBook(try Summary(files)).bytes()
    return try Workbook(.bytes(bytes), name: "out.xlsx").book()
  }

  @Test("the index leads to every sheet")
  func index() throws {
    let book = try read(try BatchFixture.reviewed())
    #expect(
      book.sheets.map(\.name) == [
        "目次", "集計", "グラフ", "分布", "評価", "未達成一覧", "推移", "指標一覧", "評価一覧", "提出の品質", "提出状況",
      ])
    #expect(book.sheets[0].hyperlinks.count == 10)
    #expect(book.sheets[0].cells.contains { $0.shown == "68.1" })
  }

  @Test("every count is a formula over the list, and comes to what is shown")
  func formulas() throws {
    let book = try read(try BatchFixture.reviewed())
    let sheet = try #require(book.sheet(named: "集計"))
    let row = try #require(sheet.firstRow(containing: "01-02-02 健康づくりの推進"))
    #expect(
      sheet["C\(row)"]?.formula
        == "COUNTIFS(指標一覧!$D$4:$D$72,$A\(row),指標一覧!$M$4:$M$72,\"達成\")")
    #expect(sheet["C\(row)"]?.shown == "3")
    #expect(
      sheet["I\(row)"]?.formula
        == "IFERROR(ROUND(AVERAGEIFS(指標一覧!$L$4:$L$72,指標一覧!$D$4:$D$72,$A\(row)),1),\"－\")")
    #expect(sheet["I\(row)"]?.shown == "104.1")
    let list = try #require(book.sheet(named: "指標一覧"))
    let met = list.cells.filter { $0.reference.column == 12 && $0.shown == "達成" }
    let total = try #require(sheet.firstRow(containing: "全体"))
    #expect(sheet["C\(total)"]?.shown == "\(met.count)")
  }

  @Test("a count that was changed by hand is found again, and nothing else")
  func recounted() throws {
    var book = SummaryBook(try Summary(try BatchFixture.reviewed())).book
    let clean = try Workbook(.bytes(book.bytes()), name: "out.xlsx").book()
    let options = CheckOptions(select: ["MRG-007"])
    #expect(Checker.check(file: clean, name: "out.xlsx", options: options).isEmpty)
    let sheet = try #require(book.sheets.firstIndex { $0.name == "集計" })
    let row = try #require(
      (4..<60).first { book.sheets[sheet][$0, 0]?.value == .text("01-02-02 健康づくりの推進") })
    book.sheets[sheet][row, 2] = NewCell(.number(4))
    let changed = try Workbook(.bytes(book.bytes()), name: "out.xlsx").book()
    let findings = Checker.check(file: changed, name: "out.xlsx", options: options)
    #expect(findings.map { "\($0.location)" } == ["集計!C\(row + 1)"])
    let finding = try #require(findings.first)
    #expect(finding.evidence.map(\.value) == ["4", "3"])
    // The three that are met, in the list.
    // The name of a goal begins with a number, and is a name all the same.
    let goal = try #require(
      (4..<60).first { book.sheets[sheet][$0, 0]?.value == .text("01 健やかに育ち暮らせるまちづくり") })
    book.sheets[sheet][goal, 3] = NewCell(.number(9))
    let again = try Workbook(.bytes(book.bytes()), name: "out.xlsx").book()
    #expect(
      Checker.check(file: again, name: "out.xlsx", options: options)
        .map { "\($0.location.cell)" } == ["D\(goal + 1)", "C\(row + 1)"])
    let list = try #require(changed.sheet(named: "指標一覧"))
    #expect(finding.related.count == 3)
    #expect(
      finding.related.allSatisfy { place in
        place.sheet == "指標一覧" && list[place.cell]?.shown == "達成"
          && list[CellReference(row: place.cell.row, column: 3)]?.shown == "01-02-02 健康づくりの推進"
      })
  }

  @Test("charts stand for levels, distribution and the outermost goals")
  func charts() throws {
    let book = SummaryBook(try Summary(try BatchFixture.reviewed())).book
    let kinds = book.sheets.flatMap(\.charts).map(\.kind)
    #expect(kinds.filter { $0 == .stackedBar }.count == 5)
    #expect(kinds.contains(.radar) && kinds.contains(.bar))
    let series = try #require(book.sheets.first { $0.name == "推移" })
    #expect(series.printSetup.repeatedRows == 3...3)
    #expect(book.sheets.allSatisfy { $0.printSetup.paper == .a4 })
  }

  @Test("the same inputs give the same bytes")
  func deterministic() throws {
    let files = try BatchFixture.reviewed()
    let first = try SummaryBook(try Summary(files)).bytes()
    #expect(first == (try SummaryBook(try Summary(files)).bytes()))
  }

  static let soffice = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Every formula once more, by another program: what it calculates is what we have written.
  @Test(
    "LibreOffice calculates the same numbers",
    .enabled(if: soffice != nil, "LibreOffice is not installed"),
    arguments: ["batch", "nasushiobara.xlsx", "isesaki.xlsx"])
  func recalculated(_ name: String) throws {
    let files = name == "batch" ? try BatchFixture.reviewed() : [try Fixture.reviewed(name)]
    var book = SummaryBook(try Summary(files)).book
    let written = try Workbook(.bytes(book.bytes()), name: "out.xlsx").book()
    // Without cached values nothing can be taken over.
    for sheet in book.sheets.indices {
      for (place, cell) in book.sheets[sheet].cells where cell.formula != nil {
        book.sheets[sheet][place] = NewCell(.blank, style: cell.style, formula: cell.formula)
      }
    }
    let again = try recalculate(try book.bytes())
    var compared = 0
    for sheet in written.sheets {
      for cell in sheet.cells where cell.formula != nil {
        let other = again.sheet(named: sheet.name)?[cell.reference]
        #expect(
          Self.same(cell.value, other?.value ?? .blank),
          "\(sheet.name)!\(cell.reference) \(cell.value) \(String(describing: other?.value))")
        compared += 1
      }
    }
    #expect(compared > 100)
  }

  private static func same(_ one: CellValue, _ other: CellValue) -> Bool {
    if case .number(let one) = one, case .number(let other) = other {
      return abs(one - other) < 1e-9
    }
    return one.raw == other.raw
  }

  private func recalculate(_ bytes: [UInt8]) throws -> Book {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "kensan-summary-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "in.xlsx")
    try Data(bytes).write(to: input)
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.soffice))
    process.arguments = [
      "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to", "xlsx",
      "--outdir", folder.appending(path: "out").path, input.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let output = try Data(contentsOf: folder.appending(path: "out/in.xlsx"))
    return try Workbook(.bytes(Array(output)), name: "out.xlsx").book()
  }
}
