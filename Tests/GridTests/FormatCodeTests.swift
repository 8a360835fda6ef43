import Testing

@testable import Grid

@Suite("Format codes")
struct FormatCodeTests {
  @Test(
    "decimals are counted in the first section, outside quotes",
    arguments: [
      ("General", 0), ("0", 0), ("0.0", 1), ("#,##0.00\"人\"", 2), ("0.0%", 1), ("0;0.00", 0),
      ("\"1.5\"0", 0),
    ])
  func countsDecimals(_ code: String, _ decimals: Int) {
    #expect(FormatCode.decimals(code) == decimals)
  }

  @Test("decimals are widened without touching units, signs and percent")
  func widens() {
    #expect(FormatCode.with(decimals: 1, nil) == "0.0")
    #expect(FormatCode.with(decimals: 2, "General") == "0.00")
    #expect(FormatCode.with(decimals: 1, "#,##0\"人\"") == "#,##0.0\"人\"")
    #expect(FormatCode.with(decimals: 2, "0.0%") == "0.00%")
    #expect(FormatCode.with(decimals: 1, "#,##0;△#,##0") == "#,##0.0;△#,##0.0")
    #expect(FormatCode.with(decimals: 0, "0.00") == "0")
  }

  @Test("a number as written gets the format that shows it so")
  func formatsAsWritten() {
    #expect(FormatCode.code(decimals: 0, grouped: false) == nil)
    #expect(FormatCode.code(decimals: 2, grouped: false) == "0.00")
    #expect(FormatCode.code(decimals: 0, grouped: true) == "#,##0")
    #expect(
      FormatCode.code(decimals: 1, grouped: false, triangle: true) == "#,##0.0;△#,##0.0")
  }
}
