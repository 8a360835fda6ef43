import Grid

/// What one number of a running text says of an indicator.
///
/// Source: forms.md 1.2 (sentences of departments), values.md 9.
package struct Claim: Hashable, Sendable {
  package enum Quantity: Hashable, Sendable {
    /// Values of the indicator itself.
    case target, actual, baseline
    /// The value of another place, 県平均64.5%, which differences are counted from.
    case foreign
    /// The target of the plan's last year.
    case finalTarget
    /// The share of the target that was reached: 94.0%, 8割.
    case rate
    /// 36人上回った, 8,764人減少.
    case difference(Base)
    /// 2.5ポイント増加.
    case points(Base)
    /// 8.4%の減, 前年度比18.3%増.
    case growth(Base)
    /// 2.1倍.
    case multiple(Base)
    /// 84.5% of an earlier value.
    case index
    /// n and N of 「N人のうちn人」.
    case part, whole
    /// Money spent, money planned, and what lies between two amounts.
    case spent, budget, amountDifference
    /// What was spent in per cent of what was planned.
    case execution
  }

  /// What a difference is counted from.
  package enum Base: Hashable, Sendable {
    case target, finalTarget, earlier, baseline, foreign

    /// Whether the difference is what came about since.
    package var isOverTime: Bool { self == .earlier || self == .baseline }
  }

  /// The year that the text gives to a value.
  package enum Time: Hashable, Sendable {
    case unstated
    case fiscalYear(Int)
    /// 前回調査: before, but the text does not say when.
    case earlier
  }

  package var number: ParsedNumber
  package var quantity: Quantity
  /// Which of the subjects asked for, nil for money and where the text does not tell.
  package var subject: Int?
  package var time: Time
  /// What a change began with: 「8.2％から10.7％に」.
  package var isStart: Bool
  /// For differences and growth: the year they are counted from, where it is told.
  package var since: Time
  /// For differences and growth: whether the words say more or less.
  package var trend: Trend?
  /// For differences and growth: whether they are still to come about.
  package var isPlanned: Bool
  /// Which sentence of the text, counted from 0.
  package var sentence: Int
}

/// An indicator as far as its name, its unit and its number in the form tell.
package struct ClaimSubject: Hashable, Sendable {
  package var name: String
  package var unit: String
  package var number: Int?
  /// What the heading of its values says that they are, where the name alone does not:
  /// 女性比率 of a council.
  package var column: String?

  package init(name: String, unit: String, number: Int? = nil, column: String? = nil) {
    self.name = name
    self.unit = unit
    self.number = number
    self.column = column
  }
}
