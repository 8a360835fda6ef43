package import Grid

/// How a rate of achievement is worked out from actual, target and baseline.
///
/// Source: values.md, section 6 (A1–A7).
package enum AchievementMethod: String, Hashable, Sendable, CaseIterable {
  /// Actual ÷ target.
  case ratioUp = "A1"
  /// Target ÷ actual.
  case ratioDown = "A2"
  /// The way gone from the baseline ÷ the way to the target.
  case progress = "A3"
  /// (2 − actual ÷ target), for indicators that are to fall.
  case mirror = "A4"
  /// 100 as long as the actual is no worse than the target, else a ratio.
  case keep = "A5"
  /// 100 inside the range, else the ratio to the nearer end.
  case range = "A6"
  /// The progress ÷ the share of the plan's years that have passed.
  case proRata = "A7"

  /// The formula as people write it.
  package var formula: Message {
    switch self {
    case .ratioUp: Message(ja: "実績÷目標×100", en: "actual ÷ target × 100")
    case .ratioDown: Message(ja: "目標÷実績×100", en: "target ÷ actual × 100")
    case .progress:
      Message(
        ja: "（実績−基準）÷（目標−基準）×100",
        en: "(actual − baseline) ÷ (target − baseline) × 100")
    case .mirror: Message(ja: "（2−実績÷目標）×100", en: "(2 − actual ÷ target) × 100")
    case .keep:
      Message(
        ja: "目標を維持していれば100、下回れば目標との比",
        en: "100 where the target is kept, else the ratio to it")
    case .range:
      Message(
        ja: "目標の範囲内なら100、外れれば近い端との比",
        en: "100 within the range, else the ratio to its nearer end")
    case .proRata:
      Message(
        ja: "（実績−基準）÷（目標−基準）÷経過年数の割合×100",
        en: "(actual − baseline) ÷ (target − baseline) ÷ elapsed share × 100")
    }
  }

  /// Whether the baseline takes part.
  package var needsBaseline: Bool { self == .progress || self == .proRata }
}
