package import Grid
import Notation

/// How a form writes its rates of achievement: what its template states, and where it is silent,
/// what the rates in the form show.
///
/// Source: values.md 6.2.
package struct RateConvention: Hashable, Sendable {
  /// Whether rates stop at 100.
  package enum Cap: Hashable, Sendable {
    case at(ExactDecimal)
    case none
    /// Nothing is stated, and no rate tells.
    case unknown

    package static let hundred = Cap.at(ExactDecimal(100))
  }

  /// A part of the convention, for saying where it comes from.
  package enum Part: String, Hashable, Sendable { case method, cap, floor, decimals, rounding }

  package var method: AchievementMethod
  package var cap: Cap
  /// The least rate that is shown, nil for none.
  package var floor: ExactDecimal?
  package var decimals: Int
  package var rounding: ExactDecimal.Rounding
  /// A target that was missed is never shown as 100.
  package var spares100: Bool
  /// Rates are stored as shares: 1 is 100 %.
  package var writesShares: Bool
  /// What the template leaves open and the form's own rates have told.
  package var inferred: Set<Part>
  /// How many rates they were told from.
  package var fittingRates: Int

  /// What the template states, and the usual thing for the rest: actual ÷ target, one decimal,
  /// half up, no floor.
  package init(_ settings: Settings = Settings()) {
    method = settings.achievementMethod ?? .ratioUp
    cap = settings.achievementCap ?? .unknown
    floor = settings.achievementFloor
    decimals = settings.achievementDecimals ?? 1
    rounding = settings.achievementRounding ?? .halfUp
    spares100 = settings.sparesHundred
    writesShares = false
    inferred = []
    fittingRates = 0
  }

  /// The methods that may stand behind an indicator's rate: one where its direction is known.
  ///
  /// A1 and A2 are one convention seen from two directions; keep and range have their own.
  package func methods(for direction: Direction) -> [AchievementMethod] {
    if method.needsBaseline { return [method] }
    switch direction {
    case .up: return [method == .keep || method == .range ? method : .ratioUp]
    case .down: return [method == .mirror ? .mirror : .ratioDown]
    case .keep: return [.keep, .ratioUp, .ratioDown]
    case .range: return [.range]
    case .unknown: return [.ratioUp, method == .mirror ? .mirror : .ratioDown]
    }
  }

  /// The rate as the form would show it; nil where the digits run out.
  ///
  /// - Parameter unmet: the target was missed, so that 100 would be wrong.
  package func shown(
    _ exact: ExactFraction, decimals: Int? = nil, rounding: ExactDecimal.Rounding? = nil,
    unmet: Bool = false
  ) -> ExactDecimal? {
    let scale = decimals ?? self.decimals
    guard var rate = exact.rounded(scale, rounding ?? self.rounding) else { return nil }
    let hundred = ExactDecimal(100)
    if unmet, spares100, rate == hundred, let below = exact.rounded(scale, .floor) { rate = below }
    if case .at(let most) = cap { rate = min(rate, most) }
    if let floor { rate = max(rate, floor) }
    return rate.rescaled(scale)
  }

  /// The formula and the rounding in one line, with where they come from.
  package var message: Message {
    let mode =
      switch rounding {
      case .halfUp: Message(ja: "四捨五入", en: "half up")
      case .floor: Message(ja: "切捨て", en: "rounded down")
      case .ceiling: Message(ja: "切上げ", en: "rounded up")
      }
    let capped = cap == .hundred
    let from =
      inferred.isEmpty
      ? Message(ja: "", en: "")
      : Message(
        ja: "。様式の設定にないため、ほかの達成率\(fittingRates)件から推定",
        en: "; not in the form's settings, told from \(fittingRates) other rates")
    return Message(
      ja: "小数\(decimals)桁・\(mode.ja)\(capped ? "・上限100%" : "")\(from.ja)",
      en:
        "\(Message.counted(decimals, "decimal")), \(mode.en)\(capped ? ", at most 100%" : "")\(from.en)"
    )
  }
}

extension Settings {
  /// 達成率の計算: A1–A7.
  package var achievementMethod: AchievementMethod? {
    string("達成率の計算").flatMap { AchievementMethod(rawValue: Normalization.n2($0).uppercased()) }
  }

  /// 達成率の上限: 100, なし.
  package var achievementCap: RateConvention.Cap? {
    guard let text = string("達成率の上限").map({ Normalization.n2($0) }) else { return nil }
    if text == "なし" { return RateConvention.Cap.none }
    return NumberText.parse(text).map { .at($0.value) }
  }

  /// 達成率の下限: 0, なし.
  package var achievementFloor: ExactDecimal? {
    string("達成率の下限").flatMap { NumberText.parse($0)?.value }
  }

  package var achievementDecimals: Int? {
    integer("達成率の小数桁").flatMap { (0...12).contains($0) ? $0 : nil }
  }

  /// 達成率の端数処理: 四捨五入, 切り捨て, 切り上げ.
  package var achievementRounding: ExactDecimal.Rounding? {
    switch string("達成率の端数処理").map({ Normalization.n2($0).filter { $0 != "り" } }) {
    case "四捨五入": .halfUp
    case "切捨て", "切捨": .floor
    case "切上げ", "切上": .ceiling
    default: nil
    }
  }

  /// 未達成を100と表示しない: しない is the only way to switch it off.
  var sparesHundred: Bool { string("未達成の100%") != "許す" }
}
