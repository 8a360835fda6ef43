import Testing

@testable import Review

@Suite("Making bytes out of others that are much alike")
struct ByteRecipeTests {
  private func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
  }

  @Test("gives the bytes back whatever was cut, put in, changed or moved")
  func roundTrips() {
    let base = bytes(5000, seed: 1)
    let other = bytes(400, seed: 2)
    let cases: [([UInt8], [UInt8])] = [
      ([], []), ([], base), (base, []), (base, base), (base, Array(base.dropFirst(7))),
      (base, other + base), (base, base + other), (base, Array(base[2500...] + base[..<2500])),
      (base, Array(base[..<1000] + other + base[1300...])), (other, Array(other[..<20])),
      ([UInt8](repeating: 0, count: 300), [UInt8](repeating: 0, count: 1000)),
    ]
    for (source, target) in cases {
      let recipe = ByteRecipe(making: target, from: source)
      #expect(recipe.made(from: source) == target)
    }
  }

  @Test("holds little more than what differs")
  func isSmall() {
    let base = bytes(100_000, seed: 3)
    let target = Array(base[..<40_000]) + bytes(50, seed: 4) + Array(base[40_000...])
    let literal = ByteRecipe(making: target, from: base).pieces.reduce(0) { sum, piece in
      if case .bytes(let bytes) = piece { sum + bytes.count } else { sum }
    }
    #expect((50..<200).contains(literal))
  }

  @Test("a stretch outside the bytes at hand gives nothing")
  func refuses() {
    #expect(ByteRecipe([.copy(0..<5)]).made(from: [1, 2, 3]) == nil)
  }
}
