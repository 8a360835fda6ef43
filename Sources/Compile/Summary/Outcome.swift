package import Grid

/// What an indicator came to, as it is counted.
///
/// Source: values.md, section 7; pending ones are no failure and counted by themselves.
package enum Outcome: String, Sendable, CaseIterable {
  case met, unmet
  /// The actual is not there yet: 集計中, 未確定.
  case pending
  case notMeasurable = "not_measurable"
  /// The form asks for no target here, as for the size of what a measure is meant for.
  case outOfScope = "out_of_scope"

  package var title: Message {
    switch self {
    case .met: Message(ja: "達成", en: "met")
    case .unmet: Message(ja: "未達成", en: "unmet")
    case .pending: Message(ja: "集計中", en: "pending")
    case .notMeasurable: Message(ja: "測定不可", en: "not measurable")
    case .outOfScope: Message(ja: "対象外", en: "no target asked")
    }
  }
}

/// How an actual has moved since the one before, seen in the direction it is meant to go.
package enum Movement: String, Sendable, CaseIterable {
  case better, same, worse
  /// The direction is not known.
  case unknown

  package var title: Message {
    switch self {
    case .better: Message(ja: "改善", en: "better")
    case .same: Message(ja: "横ばい", en: "same")
    case .worse: Message(ja: "悪化", en: "worse")
    case .unknown: Message(ja: "方向不明", en: "direction unknown")
    }
  }
}
