package import Grid

/// A unit of measure as one spelling of it names it.
///
/// Source: units.md 1.
package struct Unit: Hashable, Sendable {
  package var canonical: String
  /// As written, without the spaces around it.
  package var variant: String
  /// Multiplier to the base unit of the dimension.
  package var scaleFactor: ExactDecimal
  /// Two units can be compared only within one dimension.
  package var dimension: String
  package var integerOnly: Bool
  package var family: String
  /// 年間 or 延べ, where the spelling carried one (人/年).
  package var qualifier: String?
  /// 月, where the spelling carried a period other than the year (件/月).
  package var period: String?
  /// 以上 and the like, where the spelling carried one (回以上).
  package var bound: String?

  /// True where both measure the same quantity on the same scale.
  package func isSame(as other: Unit) -> Bool {
    dimension == other.dimension && scaleFactor == other.scaleFactor
  }

  /// A value of this unit in another one, nil where the dimensions differ or digits run out.
  package func convert(_ value: ExactDecimal, to other: Unit) -> ExactDecimal? {
    guard dimension == other.dimension else { return nil }
    if scaleFactor == other.scaleFactor { return value }
    // The product of two 18-digit numbers fits; dividing keeps enough places for every factor.
    let base = value * scaleFactor.normalized
    guard base.scale <= 18, base.units.magnitude < 1_000_000_000_000_000_000 else { return nil }
    let scale = min(18, base.scale + 8)
    guard let quotient = base.divided(by: other.scaleFactor, scale: scale) else { return nil }
    let plain = quotient.normalized
    return plain.scale < value.scale ? plain.rescaled(value.scale) : plain
  }
}
