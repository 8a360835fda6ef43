package import Grid

/// The slip of the hand that turns the right number into the one that was written.
package enum NumberSlip: Hashable, Sendable {
  /// The point, or zeros: written = right × 10^n.
  case shifted(Int)
  /// Two neighbouring digits in the wrong order.
  case transposed
  case signLost

  /// Nil where none of the slips leads from the one to the other.
  package static func between(_ written: ExactDecimal, _ right: ExactDecimal) -> NumberSlip? {
    guard written != right, !written.isZero, !right.isZero else { return nil }
    if written == -right { return .signLost }
    let (one, other) = (written.normalized, right.normalized)
    if let power = power(from: other, to: one) { return .shifted(power) }
    return isTransposition(one, other) ? .transposed : nil
  }

  private static func power(from right: ExactDecimal, to written: ExactDecimal) -> Int? {
    let (left, leftZeros) = significant(written)
    let (other, otherZeros) = significant(right)
    guard left == other else { return nil }
    let power = (leftZeros - written.scale) - (otherZeros - right.scale)
    return (1...6).contains(abs(power)) ? power : nil
  }

  private static func significant(_ number: ExactDecimal) -> (digits: Int128, zeros: Int) {
    var (digits, zeros) = (number.units, 0)
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      zeros += 1
    }
    return (digits, zeros)
  }

  private static func isTransposition(_ one: ExactDecimal, _ other: ExactDecimal) -> Bool {
    let scale = max(one.scale, other.scale)
    let left = Array(one.rescaled(scale).description.utf8)
    let right = Array(other.rescaled(scale).description.utf8)
    guard left.count == right.count else { return false }
    let point = UInt8(ascii: ".")
    let digits = left.indices.filter { left[$0] != point }
    let different = digits.indices.filter { left[digits[$0]] != right[digits[$0]] }
    guard different.count == 2, different[1] == different[0] + 1 else { return false }
    let (first, second) = (digits[different[0]], digits[different[1]])
    return left[first] == right[second] && left[second] == right[first]
  }

  package var message: Message {
    switch self {
    case .shifted(3), .shifted(-3):
      Message(ja: "千倍・千分の一の違い（千円と円など単位の取り違え）", en: "a factor of 1,000 (千円 for 円?)")
    case .shifted(2), .shifted(-2):
      Message(ja: "100倍・100分の一の違い（%と割合の取り違え）", en: "a factor of 100 (percent for share?)")
    case .shifted(let power):
      Message(
        ja: "小数点や0の付け間違い（10の\(abs(power))乗の違い）",
        en: "point or zeros misplaced (a factor of 10 to the power of \(abs(power)))")
    case .transposed: Message(ja: "隣り合う数字の入れ替わり", en: "two digits transposed")
    case .signLost: Message(ja: "プラスとマイナスの書き間違い", en: "the sign is wrong")
    }
  }
}
