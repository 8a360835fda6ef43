import Grid
import Testing

@Suite struct ExactDecimalTests {
  private func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

  @Test("31.6 of 32 is 98.8 percent, half up, where a double says 98.7")
  func halfUp() throws {
    let share = try decimal("31.6") * ExactDecimal(100)
    #expect(share.divided(by: ExactDecimal(32), scale: 1)?.description == "98.8")
    #expect(share.divided(by: ExactDecimal(32), scale: 1, .floor)?.description == "98.7")
    #expect(share.divided(by: ExactDecimal(32), scale: 2)?.description == "98.75")
    #expect(share.divided(by: .zero, scale: 1) == nil)
  }

  @Test(
    "rounding goes away from zero, down or up",
    arguments: [
      ("0.5", "1", "0", "1"), ("-0.5", "-1", "-1", "0"), ("2.4", "2", "2", "3"),
      ("-2.4", "-2", "-3", "-2"),
      ("2.5", "3", "2", "3"), ("-2.6", "-3", "-3", "-2"), ("7", "7", "7", "7"),
    ])
  func rounding(_ text: String, _ halfUp: String, _ floor: String, _ ceiling: String) throws {
    let value = try decimal(text)
    #expect(value.rescaled(0, .halfUp).description == halfUp)
    #expect(value.rescaled(0, .floor).description == floor)
    #expect(value.rescaled(0, .ceiling).description == ceiling)
  }

  @Test("tenths of a percent agree with integer arithmetic for every pair up to 300")
  func percentages() {
    for b in 1...300 {
      for a in 0...300 {
        let rate = ExactDecimal(a * 100).divided(by: ExactDecimal(b), scale: 1)
        #expect(rate?.units == Int128((a * 2000 + b) / (2 * b)))
      }
    }
  }

  @Test("the decimals written are kept, and equality does not see them")
  func scale() throws {
    #expect(try decimal("70.0").description == "70.0")
    #expect(try decimal("70.0") == ExactDecimal(70))
    #expect(try decimal("70.0").hashValue == ExactDecimal(70).hashValue)
    #expect(try decimal("70.0").isInteger)
    #expect(try !decimal("70.5").isInteger)
    #expect(try decimal("1.5E-3").description == "0.0015")
    #expect(try decimal("12E2") == ExactDecimal(1200))
    #expect(try decimal("-0.05").description == "-0.05")
    #expect(try decimal("1.10").normalized.description == "1.1")
  }

  @Test(
    "other texts are refused",
    arguments: [
      "", "-", ".", "1.2.3", "1,000", "１", "1E999", "1234567890123456789", "a", "1 ", "--1",
    ])
  func refused(_ text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test("printing and reading are inverse, and the order is that of the numbers")
  func identity() throws {
    var last: ExactDecimal?
    for units in stride(from: -1_000_003, through: 1_000_003, by: 997) {
      for scale in 0...4 {
        let value = ExactDecimal(units: Int128(units), scale: scale)
        let read = try decimal(value.description)
        #expect(read == value)
        #expect(read.scale == scale)
        #expect(try decimal(value.grouped.filter { $0 != "," }) == value)
      }
      let value = ExactDecimal(units: Int128(units), scale: 3)
      if let last { #expect(last < value) }
      last = value
    }
  }

  @Test("sums, differences and products are exact")
  func arithmetic() throws {
    #expect(try decimal("0.1") + decimal("0.2") == decimal("0.3"))
    #expect(try decimal("8.2") + decimal("2.5") == decimal("10.7"))
    #expect(try decimal("75.0") - decimal("57.9") == decimal("17.1"))
    #expect(try decimal("1.1") * decimal("1.1") == decimal("1.21"))
    #expect(try -decimal("1.1") < .zero)
  }

  @Test("thousands are parted")
  func grouped() throws {
    #expect(ExactDecimal(118_383).grouped == "118,383")
    #expect(try decimal("-1234567.50").grouped == "-1,234,567.50")
    #expect(ExactDecimal(999).grouped == "999")
  }

  @Test("a stored double stands for its shortest text")
  func doubles() throws {
    #expect(ExactDecimal(0.233)?.description == "0.233")
    #expect(ExactDecimal(5.0)?.description == "5")
    #expect(ExactDecimal(Double.nan) == nil)
    #expect(CellValue.number(0.1).raw == "0.1")
    #expect(CellValue.number(-3).raw == "-3")
  }
}
