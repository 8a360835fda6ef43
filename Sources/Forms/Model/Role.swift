package import Grid

/// What a value of an indicator is for. It comes from the layout, never from the heading's word.
package enum Role: String, Hashable, Sendable, CaseIterable, Codable {
  case baseline, target, actual, plan
  case finalTarget = "final_target"
  case rate

  /// The name as tags write it.
  package init?(tagName: String) {
    switch tagName {
    case "基準", "baseline": self = .baseline
    case "目標", "target": self = .target
    case "実績", "actual": self = .actual
    case "計画", "plan": self = .plan
    case "最終目標", "final_target": self = .finalTarget
    case "達成率", "rate": self = .rate
    default: return nil
    }
  }

  /// As Japanese tags write it.
  package var tagName: String {
    switch self {
    case .baseline: "基準"
    case .target: "目標"
    case .actual: "実績"
    case .plan: "計画"
    case .finalTarget: "最終目標"
    case .rate: "達成率"
    }
  }

  /// The role that a part of an indicator gives the year of: 実績年度.
  init?(datedBy attribute: String) {
    guard attribute.hasSuffix("年度") else { return nil }
    self.init(tagName: String(attribute.dropLast(2)))
  }

  package var title: Message {
    switch self {
    case .baseline: Message(ja: "基準値", en: "baseline")
    case .target: Message(ja: "目標値", en: "target")
    case .actual: Message(ja: "実績値", en: "actual")
    case .plan: Message(ja: "計画値", en: "plan")
    case .finalTarget: Message(ja: "最終目標値", en: "final target")
    case .rate: Message(ja: "達成率", en: "rate")
    }
  }
}
