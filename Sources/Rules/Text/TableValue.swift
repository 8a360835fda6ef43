import Forms
import Grid
import Notation

extension Indicator {
  /// The table's value that a claim speaks of, nil where the table has none for that year.
  func value(claimed claim: Claim, year: Int?) -> IndicatorValue? {
    let value: IndicatorValue? =
      switch (claim.quantity, claim.time) {
      case (.baseline, _): value(.baseline)
      case (.finalTarget, _): value(.finalTarget)
      case (.actual, .unstated): isRegister ? value(.baseline) : actual(in: year)
      case (.actual, .fiscalYear(let told)): past(in: told)
      case (.target, .unstated): isRegister ? onlyTarget : targetOf(year)
      case (.target, .fiscalYear(let told)):
        self.value(.target, year: told) ?? self.value(.finalTarget, year: told)
      default: nil
      }
    return value.flatMap { $0.value == nil ? nil : $0 }
  }

  /// The actual of a year, or the baseline where that is the year's.
  func past(in year: Int) -> IndicatorValue? {
    value(.actual, year: year)
      ?? value(.baseline).flatMap { $0.period?.nominalYear == year ? $0 : nil }
  }

  /// A plan's table has values of today and targets, and none for what has come about.
  private var isRegister: Bool { !values.contains { $0.role == .actual } }

  /// Nil where there are several: of which one a text speaks nobody knows.
  var onlyTarget: IndicatorValue? {
    let targets = values.filter { [.target, .finalTarget].contains($0.role) }
    return targets.count == 1 ? targets[0] : nil
  }

  private func targetOf(_ year: Int?) -> IndicatorValue? {
    if let target = actual(in: year).flatMap({ target(for: $0) }) { return target }
    return year.flatMap { self.value(.target, year: $0) }
  }

  /// The actual of the year before the given one.
  func earlierActual(than year: Int?) -> IndicatorValue? {
    year.flatMap { value(.actual, year: $0 - 1) }
  }
}

extension Claim {
  /// Whether the number and the table's value are the same as far as the shorter one is written;
  /// nil where they cannot be compared.
  func agrees(with value: IndicatorValue) -> Bool? {
    guard let wanted = value.value, let told = number.value(in: value.unit ?? value.declaredUnit)
    else { return nil }
    let scale = min(told.scale, wanted.scale)
    if told.rescaled(scale) == wanted.rescaled(scale) { return true }
    let bound = number.bound ?? ""
    let isRound = number.approximate || number.isRound
    if number.excludes(wanted, in: value.unit ?? value.declaredUnit) { return false }
    if ["強", "弱", "余", "余り", "超"].contains(bound) { return nil }
    if quantity == .actual, !isRound, !bound.isEmpty { return nil }
    guard number.isMultiplied,
      let place = number.lastPlace(in: value.unit ?? value.declaredUnit)
    else { return isRound ? nil : false }
    // 3億2千万 may be rounded or, if it does not say 約, cut off.
    let off = (wanted - told).magnitude
    return off + off <= place || (!isRound && told <= wanted && off < place)
  }

  /// The number with its unit, as the text writes it, and 超, 未満 or 台 where the words behind it say so.
  var written: String {
    let text = Wording.line(number.text)
    guard let bound = number.bound, ["超", "未満", "台"].contains(bound), !text.hasSuffix(bound) else {
      return text
    }
    return text + bound
  }
}

extension ExactDecimal {
  var magnitude: ExactDecimal { self < .zero ? -self : self }

  /// Per cent of a whole by each rounding in use, half up first; empty for a whole of zero.
  func percentages(of whole: ExactDecimal, scale: Int) -> [ExactDecimal] {
    [Rounding.halfUp, .floor, .ceiling].compactMap {
      (self * ExactDecimal(100)).divided(by: whole, scale: scale, $0)
    }
  }

  /// In the way a text writes its numbers: with or without commas, in its width.
  func written(like digits: String) -> String {
    let plain = digits.unicodeScalars.contains { $0 == "," || $0 == "，" } ? grouped : description
    guard Normalization.hasWideDigits(digits) else { return plain }
    var wide = String.UnicodeScalarView()
    for scalar in plain.unicodeScalars {
      let isPlain = (0x21...0x7E).contains(scalar.value)
      wide.append(isPlain ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    return String(wide)
  }
}
