import Notation

/// The verdict on a set of indicators: all reached, some missed, all missed.
///
/// Source: values.md, section 8.
package enum SetVerdict: Hashable, Sendable {
  case all, some, none

  /// What the indicators come to.
  ///
  /// Shape: pending ones and those without a target are left out of the count.
  /// - Returns: nil where nothing counts, or a value cannot be judged at all.
  package init?(_ indicators: [Indicator], year: Int?) {
    var (met, unmet) = (0, 0)
    for indicator in indicators {
      switch Attainment.of(indicator, year: year) {
      case .met: met += 1
      case .unmet: unmet += 1
      case .notMeasurable(let reason):
        switch reason {
        case .noTarget, .notYetDue, .targetMissing, .actualMissing: continue
        case .noActual where indicator.values.allSatisfy({ $0.role != .target }): continue
        case .noActual, .differentKinds, .differentUnits, .unknownDirection, .noBaseline:
          return nil
        }
      }
    }
    guard met + unmet > 0 else { return nil }
    self = unmet == 0 ? .all : met == 0 ? .none : .some
  }

  /// Whether there is nothing to judge yet: all that would count has its actual still to come.
  package static func isOpen(_ indicators: [Indicator], year: Int?) -> Bool {
    let reasons = indicators.map { indicator -> Attainment.Reason? in
      guard case .notMeasurable(let reason) = Attainment.of(indicator, year: year) else {
        return nil
      }
      return reason
    }
    return reasons.contains { $0?.isMissingActual ?? false }
      && reasons.allSatisfy { reason in
        switch reason {
        case .noTarget, .notYetDue, .targetMissing, .actualMissing: true
        default: false
        }
      }
  }

  /// What a choice says: 全て達成, 一部未達成, すべて未達成; nil for other words.
  package init?(option: String) {
    let plain = Normalization.withoutSpaces(Normalization.n2(option))
    guard plain.contains("達成") else { return nil }
    let isWhole = ["全", "すべて", "全部"].contains { plain.hasPrefix($0) }
    let isMissed = plain.contains("未達成") || plain.contains("達成できな")
    if plain.hasPrefix("一部") {
      self = .some
    } else if isWhole || plain == "達成" || plain == "未達成" {
      self = isMissed ? .none : .all
    } else {
      return nil
    }
  }

  /// The choice among a question's options that says this; where there are two only, 未達成 stands
  /// for some as well.
  package func option(of options: [String]) -> String? {
    let said = options.map { (option: $0, verdict: SetVerdict(option: $0)) }
    guard said.allSatisfy({ $0.verdict != nil }), Set(said.map(\.verdict)).count == said.count
    else { return nil }
    if let exact = said.first(where: { $0.verdict == self }) { return exact.option }
    return self == .some && options.count == 2
      ? said.first { $0.verdict == SetVerdict.none }?.option : nil
  }
}

extension Attainment.Reason {
  fileprivate var isMissingActual: Bool { if case .actualMissing = self { true } else { false } }
}
