import FoundationEssentials
import Grid
import Testing

@testable import Workbook

@Suite("libxml2 as judge of the reader")
struct ReadJudgeTests {
  /// Compares every worksheet of a workbook; the number of cells compared.
  private func compare(_ workbook: Workbook, largest: Int) throws -> Int {
    guard !workbook.sheets.isEmpty, !workbook.workbookPart.isEmpty else { return 0 }
    func part(_ path: String) throws -> [UInt8] {
      try workbook.container.bytes(path, limits: .standard)
    }
    let parts = try workbook.sheets.filter(\.isWorksheet).map { ($0.name, try part($0.path)) }
    guard parts.allSatisfy({ $0.1.count <= largest }) else { return 0 }
    var ours: [String: [CellReference: String]] = [:]
    try workbook.forEachCell { sheet, cell in
      ours[sheet, default: [:]][cell.reference] = Corpus.text(cell.value)
    }

    let strings = try workbook.sharedStringsPath.map { try ReferenceReader(part($0)).strings } ?? []
    guard Set(parts.map(\.0)).count == parts.count else { return 0 }
    var count = 0
    for (name, bytes) in parts {
      let reader = try ReferenceReader(bytes, strings: strings, date1904: workbook.date1904)
      count += reader.cells.count
      let found = ours[name] ?? [:]
      for place in Set(found.keys).union(reader.cells.keys)
      where found[place] != reader.cells[place] {
        Issue.record(
          "\(workbook.name) \(name)!\(place): \(found[place] ?? "–"), by libxml2 \(reader.cells[place] ?? "–")"
        )
      }
    }
    return count
  }

  @Test(
    "every worksheet of the corpus gives the cells that libxml2 finds in it",
    .enabled(if: ReadFiles.exists(ReadFiles.corpus)))
  func corpus() throws {
    var count = 0
    var refused: [String] = []
    for entry in try Corpus.entries() where entry.path.contains(".xls") {
      guard let workbook = try? Workbook(entry.source(), name: entry.path) else { continue }
      do {
        count += try compare(workbook, largest: 300_000)
      } catch is ReferenceReader.Refused {
        refused.append(entry.path)
      } catch is WorkbookError {}
    }
    #expect(count > 25_000)
    // A control character is no XML; the cells around it are read all the same.
    #expect(refused == ["files/synth/xml_control_chars.xlsx"])
  }

  @Test("the fixtures give the cells that libxml2 finds in them")
  func fixtures() throws {
    for name in ["nasushiobara.xlsx", "nasushiobara-slips.xlsx", "isesaki.xlsx"] {
      let workbook = try Workbook(.bytes(ReadFiles.fixture(name)), name: name)
      #expect(try compare(workbook, largest: .max) > 80)
    }
  }

  @Test("cells written in every way that XML allows are the cells meant", arguments: 0..<150)
  func written(seed: Int) throws {
    var writer = OddXML(seed: UInt64(seed))
    let meant = writer.cells()
    let sheet = writer.worksheet(meant)
    let strings = writer.strings()
    guard case .folder(var parts) = ReadFiles.package(sheet: "", strings: "") else { return }
    for index in parts.indices {
      if parts[index].path == "xl/sheet1.xml" { parts[index].bytes = sheet }
      if parts[index].path == "xl/sharedStrings.xml" { parts[index].bytes = strings }
    }
    let workbook = try Workbook(.folder(parts), name: "seed \(seed)")
    _ = try compare(workbook, largest: .max)
    var found: [CellReference: CellValue] = [:]
    try workbook.forEachCell { found[$1.reference] = $1.value }
    #expect(found == Dictionary(uniqueKeysWithValues: meant.map { ($0.reference, $0.value) }))
  }
}
