import Forms
import Grid
import Notation

/// What VRD-002 makes of the figures that stand in the sentence itself.
extension TextContradictsVerdict {
  /// 「目標47人に対して実績54人で達成した」 is right about the figures it quotes: that the table has others
  /// is TXT-001's to tell.
  static func isTrueOfQuoted(
    _ said: Bool, _ sentence: Range<Int>, _ judged: JudgedIndicator, _ narrative: Narrative
  ) -> Bool {
    func quoted(_ quantity: Claim.Quantity, _ value: IndicatorValue) -> ExactDecimal? {
      let claim = narrative.claims.first { claim in
        claim.quantity == quantity && claim.time == .unstated
          && sentence.contains(claim.number.range.lowerBound)
          && narrative.indicator(of: claim)?.ownPlace == judged.indicator.ownPlace
      }
      guard let claim, claim.agrees(with: value) == false else { return value.value }
      return claim.number.value(in: value.unit ?? value.declaredUnit)
    }
    guard let actual = quoted(.actual, judged.actual), let target = quoted(.target, judged.target)
    else { return false }
    let indicator = judged.indicator
    let told = Attainment.compare(
      actual, target, baseline: indicator.value(.baseline)?.value, indicator.direction)
    return told == (said ? .met : .unmet)
  }

  /// A name mistyped beside the table's own target or actual is still that indicator's.
  static func isQuoted(
    _ indicator: Location, _ sentence: Range<Int>, _ narrative: Narrative
  ) -> Bool {
    let told = narrative.claims.filter { claim in
      [.target, .actual].contains(claim.quantity)
        && sentence.contains(claim.number.range.lowerBound)
        && narrative.indicator(of: claim)?.ownPlace == indicator
    }
    return Set(told.map(\.quantity)).count == 2
      && told.contains { claim in
        narrative.indicator(of: claim)?.value(claimed: claim, year: narrative.year)
          .map { claim.agrees(with: $0) == true } ?? false
      }
  }

  /// 「36.4%で目標の36.0%を達成した」, where the table has that target for the plan's last year: held
  /// against it by the sentence itself.
  static func quotedWithLastYear(
    _ indicator: Location, _ sentence: Range<Int>, _ narrative: Narrative
  ) -> JudgedIndicator? {
    let told = narrative.claims.filter { claim in
      sentence.contains(claim.number.range.lowerBound)
        && narrative.indicator(of: claim)?.ownPlace == indicator
    }
    guard let named = narrative.indicators.first(where: { $0.ownPlace == indicator }),
      let judged = JudgedIndicator(named, againstLastYearIn: narrative.year),
      told.contains(where: { $0.quantity == .actual && $0.agrees(with: judged.actual) == true }),
      told.contains(where: {
        [.target, .finalTarget].contains($0.quantity) && $0.agrees(with: judged.target) == true
      })
    else { return nil }
    return judged
  }
}
