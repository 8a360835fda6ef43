import Grid
import Testing

@Suite struct ReferenceTests {
  @Test(
    "references are read in Excel's notation",
    arguments: [
      ("A1", 0, 0), ("B7", 6, 1), ("$B$7", 6, 1), ("b7", 6, 1), ("Z1", 0, 25), ("AA1", 0, 26),
      ("XFD1048576", 1_048_575, 16_383),
    ])
  func read(_ text: String, _ row: Int, _ column: Int) {
    #expect(CellReference(text) == CellReference(row: row, column: column))
  }

  @Test(
    "what is no place in a sheet is refused",
    arguments: [
      "", "A", "1", "A0", "1A", "A1B", "XFE1", "A1048577", "AAAA1", "A12345678", "あ1", "A-1", "A1 ",
    ])
  func refused(_ text: String) {
    #expect(CellReference(text) == nil)
  }

  @Test("every column is printed and read back the same")
  func columns() {
    for column in 0...CellReference.maximumColumn {
      let reference = CellReference(row: column, column: column)
      #expect(CellReference(reference.description) == reference)
    }
  }

  @Test("references sort in reading order")
  func order() {
    let places = ["B2", "A10", "AA1", "A2", "Z1"].compactMap { CellReference($0) }
    #expect(places.sorted().map(\.description) == ["Z1", "AA1", "A2", "B2", "A10"])
  }

  @Test("a range is the same from any two corners and knows what it holds")
  func ranges() throws {
    let range = try #require(CellRange("C5:A2"))
    #expect(range == CellRange("A2:C5"))
    #expect(range.description == "A2:C5")
    #expect(CellRange("B3")?.description == "B3")
    #expect(range.contains(CellReference(row: 1, column: 0)))
    #expect(!range.contains(CellReference(row: 5, column: 0)))
    #expect(range.overlaps(try #require(CellRange("C5:D9"))))
    #expect(!range.overlaps(try #require(CellRange("D2:D9"))))
    #expect(CellRange("A1:B2:C3") == nil)
    #expect(CellRange("A1:") == nil)
  }
}
