package import Grid
import Notation

/// When a class applies, as planners write it: `90以上100未満`, `目標以上`, `基準±10%`, `測定不可`.
package enum ScoringCondition: Hashable, Sendable {
  /// An end of a band; closed where the number itself belongs to it.
  package struct End: Hashable, Sendable {
    package var value: ExactDecimal
    package var isClosed: Bool
  }

  package enum Reference: String, Hashable, Sendable {
    case target = "目標"
    case baseline = "基準"
  }

  /// Seen in the direction in which the indicator is meant to go.
  package enum Relation: String, Hashable, Sendable {
    case better = "超"
    case notWorse = "以上"
    case same = "と同じ"
    case notBetter = "以下"
    case worse = "未満"
  }

  /// Nothing to calculate: people choose.
  case chosen
  /// その他: what no class before took.
  case otherwise
  case band(End?, End?)
  case position(Reference, Relation)
  /// `基準±10%`, `基準±3未満`: how far from a reference still counts as the same.
  case near(Reference, End, isPercent: Bool)
  /// 測定不可, 実績なし, 目標なし.
  case state(State)
  /// The words of a choice.
  case text(String)
  /// かつ
  case all([ScoringCondition])

  package enum State: String, Hashable, Sendable {
    case notMeasurable = "測定不可"
    case noActual = "実績なし"
    case noTarget = "目標なし"
    case pending = "集計中"
  }

  /// - Returns: nil for words that say no condition.
  package init?(_ text: String, basis: ScoringScheme.Basis) {
    let plain = Normalization.withoutSpaces(Normalization.n2(text))
    let parts = Self.split(plain, at: "かつ")
    if parts.count > 1 {
      let conditions = parts.compactMap { ScoringCondition($0, basis: basis) }
      guard conditions.count == parts.count else { return nil }
      self = .all(conditions)
    } else if let one = Self.single(plain, basis) {
      self = one
    } else {
      return nil
    }
  }

  private static func single(
    _ plain: String, _ basis: ScoringScheme.Basis
  ) -> ScoringCondition? {
    if plain.isEmpty || plain == "人が選ぶ" { return .chosen }
    if plain == "その他" { return .otherwise }
    if let state = State(rawValue: plain) { return .state(state) }
    if case .field = basis { return .text(plain) }
    return position(plain) ?? band(plain)
  }

  private static func position(_ plain: String) -> ScoringCondition? {
    for reference in [Reference.target, .baseline] where plain.hasPrefix(reference.rawValue) {
      let rest = String(plain.dropFirst(reference.rawValue.count))
      if let relation = Relation(rawValue: rest) { return .position(reference, relation) }
      guard rest.hasPrefix("±") else { return nil }
      let isPercent = rest.contains("%")
      var number = rest.dropFirst()
      guard let limit = Limit(&number), number.isEmpty else { return nil }
      return .near(reference, limit.end(limit.bound != "未満"), isPercent: isPercent)
    }
    return nil
  }

  /// `90以上100未満`, `50未満`, `18~16`, `100`.
  private static func band(_ plain: String) -> ScoringCondition? {
    var rest = plain[...]
    guard let first = Limit(&rest) else { return nil }
    if rest.isEmpty {
      switch first.bound {
      case nil: return .band(first.end(true), first.end(true))
      case "以上", "超": return .band(first.end(first.bound == "以上"), nil)
      default: return .band(nil, first.end(first.bound == "以下"))
      }
    }
    let isRange = rest.hasPrefix("~")
    if isRange || rest.hasPrefix("、") { rest = rest.dropFirst() }
    guard let last = Limit(&rest), rest.isEmpty else { return nil }
    if isRange, first.bound == nil, last.bound == nil {
      let ends = [first, last].sorted { $0.value < $1.value }.map { $0.end(true) }
      return .band(ends[0], ends[1])
    }
    guard ["以上", "超"].contains(first.bound), ["以下", "未満"].contains(last.bound),
      first.value <= last.value
    else { return nil }
    return .band(first.end(first.bound == "以上"), last.end(last.bound == "以下"))
  }

  /// A number with the word that makes it the end of a band.
  private struct Limit {
    var value: ExactDecimal
    var bound: String?

    init?(_ rest: inout Substring) {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
      guard let number = ExactDecimal(digits) else { return nil }
      value = number
      rest = rest.dropFirst(digits.count)
      for unit in ["%", "点", "ポイント"] where rest.hasPrefix(unit) {
        rest = rest.dropFirst(unit.count)
      }
      bound = ["以上", "超", "以下", "未満"].first { rest.hasPrefix($0) }
      rest = rest.dropFirst(bound?.count ?? 0)
    }

    func end(_ isClosed: Bool) -> End { End(value: value, isClosed: isClosed) }
  }

  /// Whether it follows from values; people choose the rest.
  package var isCalculated: Bool {
    switch self {
    case .band, .position, .near, .text: true
    case .all(let conditions): conditions.contains(where: \.isCalculated)
    case .chosen, .otherwise, .state: false
    }
  }

  private static func split(_ text: String, at word: String) -> [String] {
    var parts = [""]
    var rest = text[...]
    while let character = rest.first {
      if rest.hasPrefix(word) {
        parts.append("")
        rest = rest.dropFirst(word.count)
      } else {
        parts[parts.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    return parts
  }
}

extension ScoringCondition: CustomStringConvertible {
  /// As planners write it.
  package var description: String {
    switch self {
    case .chosen: "人が選ぶ"
    case .otherwise: "その他"
    case .band(let low, let high):
      if let low, let high, low == high {
        low.value.description
      } else {
        (low.map { "\($0.value)\($0.isClosed ? "以上" : "超")" } ?? "")
          + (high.map { "\($0.value)\($0.isClosed ? "以下" : "未満")" } ?? "")
      }
    case .position(let reference, let relation): reference.rawValue + relation.rawValue
    case .near(let reference, let end, let isPercent):
      "\(reference.rawValue)±\(end.value)\(isPercent ? "%" : "")\(end.isClosed ? "" : "未満")"
    case .state(let state): state.rawValue
    case .text(let text): text
    case .all(let conditions): conditions.map(\.description).joined(separator: "かつ")
    }
  }
}
