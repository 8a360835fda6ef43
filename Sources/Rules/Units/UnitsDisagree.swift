import Forms
import Grid
import Notation

extension Rule {
  /// Baseline, target and actual of one indicator counted in different kinds of units.
  static let unitsDisagree = Rule(
    id: "UNT-002",
    title: Message(ja: "基準・目標・実績の単位不一致", en: "Units of baseline, target and actual disagree"),
    severity: .error,
    why: Message(
      ja: "単位の種類が違う値どうしは比べられず、達成率も計算できません。",
      en: "Values of different kinds cannot be compared, and no rate can be calculated."),
    condition: Message(
      ja: "1つの指標の値に書かれた単位の種類（人・件・% など）が役割によって違う。",
      en: "The units written with the values of one indicator are of different kinds."),
    remedy: Message(
      ja: "どの単位で数える指標かを確かめ、単位をそろえてください。",
      en: "Find out in which unit the indicator is counted, and use that one."),
    source: "UNT-002（単位）",
    scope: .indicator,
    examples: [
      Example(
        "基準が人、目標が件", "baseline in people, target in cases", layout: .register,
        grid: "相談者数|631人|↓700件|相談を受けた人数"),
      Example("同じ単位", "one unit", layout: .register, grid: "相談者数|631人|700人|相談を受けた人数"),
      Example(
        "別表記は同じ単位", "a variant is the same unit", layout: .register,
        grid: "相談者数|631人|700名|相談を受けた人数"),
    ],
    check: UnitsDisagree.check)
}

private enum UnitsDisagree {
  private struct Counted {
    var value: IndicatorValue
    var unit: Unit
  }

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.compactMap { indicator in
      let counted = indicator.values.filter { $0.role != .rate }.compactMap { value -> Counted? in
        guard let text = value.parsed?.unit, let unit = Units.lookup(text) else { return nil }
        return Counted(value: value, unit: unit)
      }.sorted { order($0.value.role) < order($1.value.role) }
      guard let first = counted.first,
        let other = counted.first(where: { $0.unit.dimension != first.unit.dimension })
      else { return nil }
      let inputs = Wording.inputs(counted.map(\.value))
      return context.finding(
        at: other.value.location, key: Wording.key(other.value), owner: indicator.name,
        Message(
          ja: "単位がそろっていません（\(first.unit.canonical) と \(other.unit.canonical)）",
          en: "The units disagree (\(first.unit.canonical) and \(other.unit.canonical))"),
        detail: [
          .written(
            ja: "\(indicator.name)　\(inputs.ja)", en: "\(indicator.name): \(inputs.en)"),
          .remedy(
            ja: "どの単位で数える指標かを確かめ、\(other.value.location.cell) などの単位をそろえる",
            en: "find out which unit is meant and correct \(other.value.location.cell) or the rest"),
        ],
        evidence: counted.map { Evidence($0.value.role.rawValue, $0.unit.canonical) },
        related: counted.map(\.value.location).filter { $0 != other.value.location }
          + [indicator.nameLocation].compactMap { $0 })
    }
  }

  private static func order(_ role: Role) -> Int {
    switch role {
    case .baseline: 0
    case .plan, .target: 1
    case .finalTarget: 2
    case .actual: 3
    case .rate: 4
    }
  }
}
