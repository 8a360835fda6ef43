import Grid

/// Digits with multipliers between them, added up from left to right: 1億2,000万, 3千4百万.
struct MyriadSum {
  /// Closed by 万, 億 or 兆.
  private var closed = ExactDecimal.zero
  /// What 千, 百 and 十 have counted since, which a 万 behind it may still multiply.
  private var open = ExactDecimal.zero
  /// What the next part must stay below: in the open group, and as a whole.
  private var openLimit: Int?
  private var limit: Int?

  init(_ first: ExactDecimal, _ product: Int) {
    let isGroup = product > 1 && product < 10_000
    (closed, open) =
      isGroup ? (.zero, Self.scaled(first, product)) : (Self.scaled(first, product), .zero)
    openLimit = isGroup ? product : nil
    limit = isGroup ? nil : product
  }

  var total: ExactDecimal { closed + open }

  /// False, with nothing added, where the part does not go on from those before it: 3千4千.
  mutating func add(_ value: ExactDecimal, _ product: Int) -> Bool {
    let myriad = [1_000_000_000_000, 100_000_000, 10_000].first { product % $0 == 0 } ?? 1
    let small = product / myriad
    let part = Self.scaled(value, small)
    guard total.scale == 0, openLimit.map({ small < $0 && part < ExactDecimal($0) }) ?? true
    else { return false }
    let group = Self.scaled(open + part, myriad)
    guard limit.map({ product < $0 && group < ExactDecimal($0) }) ?? true else { return false }
    if myriad > 1 {
      (closed, open) = (closed + group, .zero)
      (openLimit, limit) = (nil, product)
    } else {
      open = group
      openLimit = small
    }
    return true
  }

  /// The point moves by the zeros of the multiplier, so `1.5万` is 15000 and not 15000.0.
  private static func scaled(_ value: ExactDecimal, _ product: Int) -> ExactDecimal {
    var (units, scale, rest) = (value.units, value.scale, product)
    while rest >= 10 {
      if scale > 0 { scale -= 1 } else { units *= 10 }
      rest /= 10
    }
    return ExactDecimal(units: units, scale: scale)
  }
}
