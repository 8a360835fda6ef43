import Grid
import Testing

@Suite struct SheetTests {
  private func cell(_ text: String, _ value: String) throws -> Cell {
    Cell(try #require(CellReference(text)), .text(value))
  }

  @Test("cells are sorted, the later of two at one place counts, and each is found")
  func lookup() throws {
    let sheet = Sheet(
      name: "指標",
      cells: [
        try cell("B2", "b"), try cell("A1", "a"), try cell("C1", "c"), try cell("B2", "later"),
      ])
    #expect(sheet.cells.map(\.reference.description) == ["A1", "C1", "B2"])
    #expect(sheet[CellReference(row: 1, column: 1)]?.value == .text("later"))
    #expect(sheet[CellReference(row: 0, column: 1)] == nil)
    #expect(sheet.cells(inRow: 0).map(\.value.raw) == ["a", "c"])
    #expect(sheet.cells(inRow: 7).isEmpty)
    #expect(sheet.extent?.description == "A1:C2")
    #expect(Sheet(name: "空").extent == nil)
  }

  @Test("every cell of a large sheet is found and no other")
  func large() {
    let cells = (0..<2000).map {
      Cell(CellReference(row: $0 / 7 * 2, column: $0 % 7), .number(Double($0)))
    }
    let sheet = Sheet(name: "表", cells: cells.reversed())
    for cell in cells { #expect(sheet[cell.reference] == cell) }
    for row in stride(from: 1, to: 500, by: 2) {
      #expect(sheet[CellReference(row: row, column: 3)] == nil)
    }
  }

  @Test("merges are found from their first cell and from any other")
  func merges() throws {
    let range = try #require(CellRange("B2:D4"))
    let sheet = Sheet(name: "表", merges: [range])
    #expect(sheet.merge(startingAt: range.first) == range)
    #expect(sheet.merge(startingAt: range.last) == nil)
    #expect(sheet.merge(containing: range.last) == range)
    #expect(sheet.merge(containing: CellReference(row: 0, column: 0)) == nil)
  }

  @Test("people see the display where there is one")
  func shown() {
    let plain = Cell(CellReference(row: 0, column: 0), .number(0.233))
    #expect(plain.shown == "0.233")
    #expect(Cell(plain.reference, plain.value, display: "23.3%").shown == "23.3%")
    #expect(Book(kind: .csv, sheets: [Sheet(name: "a")]).sheet(named: "a") != nil)
    #expect(Book(kind: .csv, sheets: []).sheet(named: "a") == nil)
  }

  @Test(
    "Japanese signs are two columns wide",
    arguments: [
      ("abc", 3), ("検算", 4), ("ｶﾅ", 2), ("88.4%", 5), ("①△", 4), ("", 0), ("か\u{3099}", 2),
    ])
  func width(_ text: String, _ width: Int) {
    #expect(TextWidth.of(text) == width)
  }
}

@Suite("finding the merge of a cell")
struct RangeIndexTests {
  @Test("every cell finds a range that holds it, and only where one does", arguments: 0..<20)
  func everyCell(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func number(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let ranges = (0..<number(30)).map { _ in
      CellRange(
        CellReference(row: number(20), column: number(12)),
        CellReference(row: number(20), column: number(12)))
    }
    let sheet = Sheet(name: "S", merges: ranges)
    for row in 0..<22 {
      for column in 0..<14 {
        let place = CellReference(row: row, column: column)
        let found = sheet.merge(containing: place)
        #expect(found.map { ranges.contains($0) && $0.contains(place) } ?? true)
        #expect((found == nil) == !ranges.contains { $0.contains(place) })
      }
    }
  }
}
