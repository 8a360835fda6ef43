import Grid
import Notation
import Testing

@Suite("Slips of the hand")
struct NumberSlipTests {
  @Test(
    "are told from the two numbers",
    arguments: [
      ("8890", "88.9", NumberSlip.shifted(2)), ("0.958", "95.8", .shifted(-2)),
      ("1500000", "1500", .shifted(3)), ("9.58", "95.8", .shifted(-1)),
      ("59.8", "95.8", .transposed), ("1,245", "1254", .transposed), ("-24", "24", .signLost),
    ])
  func slips(_ written: String, _ right: String, _ slip: NumberSlip) throws {
    let one = try #require(ExactDecimal(written.filter { $0 != "," }))
    let other = try #require(ExactDecimal(right))
    #expect(NumberSlip.between(one, other) == slip)
  }

  @Test(
    "are not seen where there are none",
    arguments: [("12", "13"), ("12", "12.0"), ("0", "10"), ("123", "321"), ("11", "11")])
  func noSlips(_ written: String, _ right: String) throws {
    let one = try #require(ExactDecimal(written))
    let other = try #require(ExactDecimal(right))
    #expect(NumberSlip.between(one, other) == nil)
  }
}
