import Forms
import Grid
import Testing

@Suite("explaining a cell")
struct DescribeTests {
  @Test("a value tells its indicator, role, period, heading, unit and stored content")
  func value() throws {
    let form = try Fixtures.form("fixtures/isesaki.xlsx")
    let place = try #require(CellReference("B34"))
    let reading = try #require(form.describe(sheet: "協働・共生分野", cell: place).first)
    #expect(reading.outcome == .value)
    #expect(
      reading.lines(.ja) == [
        "指標の値として読みました。", "まとまり: 協働・共生分野／男女共同参画", "指標: 審議会、委員会などでの女性委員の割合",
        "役割: 基準値", "年度: 平成30年度", "見出し: 協働・共生分野!B33 現状値⏎(平成30年度)",
        "値: 23.3", "単位: %（表示形式から）",
      ])
  }

  @Test("headings, fields, empty cells and foreign sheets say what they are")
  func others() throws {
    let form = try Fixtures.form("fixtures/nasushiobara.xlsx")
    func outcome(_ place: String, sheet: String = "プロセス3") throws -> CellReading.Outcome? {
      form.describe(sheet: sheet, cell: try #require(CellReference(place))).first?.outcome
    }
    #expect(try outcome("H4") == .heading)
    #expect(try outcome("F7") == .field)
    #expect(try outcome("Z99") == .empty)
  }
}
