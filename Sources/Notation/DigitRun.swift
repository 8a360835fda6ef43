import Grid

/// The digits of one number: `1,234.50`. Commas must part thousands, else there is no run.
struct DigitRun {
  var value: ExactDecimal
  var end: Int

  init?(_ text: FoldedText, at start: Int) {
    var units: Int128 = 0
    var scale = 0
    var index = start
    var count = 0
    var group = 0
    var commas = 0
    func take(_ digit: Int) -> Bool {
      units = units * 10 + Int128(digit)
      count += 1
      return count <= 18
    }
    while let scalar = text[index] {
      if let digit = FoldedText.digit(scalar) {
        guard take(digit) else { return nil }
        group += 1
      } else if scalar == ",", FoldedText.digit(text[index + 1]) != nil {
        guard commas == 0 ? (1...3).contains(group) : group == 3 else { return nil }
        commas += 1
        group = 0
      } else {
        break
      }
      index += 1
    }
    guard count > 0, commas == 0 || group == 3 else { return nil }
    if text[index] == ".", FoldedText.digit(text[index + 1]) != nil {
      index += 1
      while let digit = FoldedText.digit(text[index]) {
        guard take(digit) else { return nil }
        scale += 1
        index += 1
      }
      // 33.2.1 is a section number.
      if text[index] == ".", FoldedText.digit(text[index + 1]) != nil { return nil }
    }
    value = ExactDecimal(units: units, scale: scale)
    end = index
  }
}
