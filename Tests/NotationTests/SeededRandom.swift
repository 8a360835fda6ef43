/// A small generator with a fixed seed, so that a failing property fails again.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  // SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A text of the signs offices mix, and of any others.
  mutating func text() -> String {
    let stock = Array(
      "0123456789０１２３９.,，．-−△▲()（）%％千万億人件年度月日令和平成元RH～→約以上中全/／ \n　①②⽬ﾊﾟ".unicodeScalars)
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &self) {
      if Int.random(in: 0..<10, using: &self) == 0 {
        let value = UInt32.random(in: 0...0x10FFFF, using: &self)
        view.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      } else {
        view.append(stock[Int.random(in: 0..<stock.count, using: &self)])
      }
    }
    return String(view)
  }
}

/// What stands in a UTF-8 range of a text; nil where the range does not fall between scalars.
func slice(_ text: String, _ range: Range<Int>) -> String? {
  let bytes = Array(text.utf8)
  guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
  return String(validating: bytes[range], as: UTF8.self)
}

/// ASCII digits and signs in their full-width forms.
func widened(_ text: String) -> String {
  var view = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let wide = (0x21...0x7E).contains(scalar.value) && !("A"..."z").contains(scalar)
    view.append(wide ? Unicode.Scalar(scalar.value + 0xFEE0)! : scalar)
  }
  return String(view)
}
