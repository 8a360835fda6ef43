import Forms
package import Grid

/// One part of the distribution of rates: a class of the template's own scheme, or a usual band.
package struct RateBand: Sendable {
  package var title: Message
  /// From here on; nil for the lowest one and for classes that are no bands.
  package var least: ExactDecimal?

  /// The usual four.
  static let usual: [RateBand] = [
    RateBand(title: Message(ja: "50%未満", en: "below 50 %"), least: nil),
    RateBand(title: Message(ja: "50%以上80%未満", en: "50 % to 80 %"), least: ExactDecimal(50)),
    RateBand(title: Message(ja: "80%以上100%未満", en: "80 % to 100 %"), least: ExactDecimal(80)),
    RateBand(title: Message(ja: "100%以上", en: "100 % and more"), least: ExactDecimal(100)),
  ]

  static func usual(of rate: ExactDecimal) -> Int {
    usual.lastIndex { $0.least.map { rate >= $0 } ?? true } ?? 0
  }

  /// The classes of a scheme from the lowest to the highest: `5点（80以上90未満）`.
  static func bands(of scheme: ScoringScheme) -> [RateBand] {
    scheme.classes.reversed().map { one in
      let name = one.label == one.points?.normalized.description ? "\(one.label)点" : one.label
      let text = "\(name)（\(one.condition)）"
      return RateBand(title: Message(ja: text, en: text), least: nil)
    }
  }
}
