package import Grid

/// Which way an indicator is meant to go.
package enum Direction: Hashable, Sendable, Codable {
  case up, down, keep
  case range(ExactDecimal, ExactDecimal)
  case unknown
}

/// Where a direction was taken from, strongest first. Source: values.md, section 7.
package enum DirectionSource: String, Hashable, Sendable, Codable {
  /// `bound`: 以上 or 以下 in the target; `targets`: targets that fall year by year.
  case column, note, bound, lexicon, targets, formDefault, none
}
