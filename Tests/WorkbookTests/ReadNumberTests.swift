import FoundationEssentials
import Glibc
import Testing

@testable import Workbook

@Suite("numbers of cells")
struct ReadNumberTests {
  private func read(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return NumberReader.double(0..<bytes.count, of: bytes.span)
  }

  @Test("each is the double that strtod gives, bit for bit")
  func nearest() {
    var state: UInt64 = 99
    for round in 0..<60_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let bits = state ^ state >> 29
      let text =
        switch round % 6 {
        // Any double, doubles of the size people write, and nineteen digits of any size.
        case 0: "\(Double(bitPattern: bits))"
        case 1: "\(Double(Int64(truncatingIfNeeded: bits >> 20)) / 1_000_000)"
        case 2: "\(Double.random(in: -1...1))"
        case 3: "\(bits >> 1)e\(Int(state % 90) - 45)"
        case 4: "0.\(bits)"
        default: "-\(bits >> 34).\(bits % 1_000_000_000)E+\(state % 20)"
        }
      guard let wanted = Double(text), wanted.isFinite else {
        #expect(read(text) == nil, "\(text)")
        continue
      }
      #expect(read(text)?.bitPattern == (wanted + 0).bitPattern, "\(text)")
    }
  }

  @Test("halves between two doubles, and the ends of the range, are right too")
  func hard() {
    let texts = [
      "9007199254740993", "9007199254740992", "9007199254740991", "9007199254740995",
      "9007199254740993.0", "18014398509481985", "4503599627370497.5", "4503599627370496.5",
      "1e22", "1e23", "8.5e22", "123456789012345678", "0.1", "0.3", "0.30000000000000004",
      "2.2250738585072011e-308", "2.2250738585072014e-308", "4.9e-324", "1.7976931348623157e308",
      "5e-55", "1e55", "1e56", "1e-56", "7205759403792793199999e-5", "9223372036854775807",
      "1152921504606846975.5", "0.000000000000000000000000001", "1.0000000000000002",
    ]
    for text in texts {
      #expect(read(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
      #expect(read("-" + text)?.bitPattern == Double("-" + text)?.bitPattern, "-\(text)")
    }
  }

  @Test("what is no number is none, and what Excel reads as one is one")
  func shapes() {
    for text in [
      "", " ", "-", ".", "1e", "e5", "1.2.3", "1,000", "0x10", "nan", "inf", "1 2", "--1",
    ] {
      #expect(read(text) == nil, "\(text)")
    }
    #expect(
      ["+5", "5.", ".5", " 2 ", "-0", "1E+02", "007"].map(read) == [5, 5, 0.5, 2, 0, 100, 7])
    #expect(read("-0")?.sign == .plus)
  }
}
