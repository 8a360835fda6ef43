import Grid
import Testing

@Suite("Exact fractions")
struct ExactFractionTests {
  private func fraction(_ text: String) throws -> ExactFraction {
    try #require(ExactDecimal(text).flatMap { ExactFraction($0) })
  }

  @Test("add up, divide and round without losing a digit")
  func arithmetic() throws {
    let third = try #require(try fraction("0.1").divided(by: fraction("0.3")))
    #expect(third.numerator == 1 && third.denominator == 3)
    #expect(try #require(third.adding(third)?.adding(third)) == ExactFraction(1))
    #expect(third.rounded(3)?.description == "0.333")
    #expect(third.rounded(3, .ceiling)?.description == "0.334")
    #expect(try fraction("-2.50").rounded(0)?.description == "-3", "half away from zero")
    #expect(try fraction("98.75").rounded(1)?.description == "98.8")
    #expect(try fraction("1").divided(by: fraction("0")) == nil)
  }

  @Test("are ordered by value, whatever their signs")
  func order() throws {
    let values = try ["-1.5", "-0.2", "0", "0.333", "0.34", "2"].map(fraction)
    #expect(values.shuffled().sorted() == values)
  }

  @Test("say nothing where the digits run out")
  func overflow() throws {
    let large = try fraction("999999999999999999")
    let square = try #require(large.multiplied(by: large))
    #expect(square.multiplied(by: large) == nil)
    #expect(square.adding(square) != nil)
    #expect(square > large)
  }
}
