import Notation

/// What a number of an indicator adds up: one year, all years so far, heads counted twice.
///
/// Source: units.md 6.
package enum Qualifier: String, Hashable, Sendable {
  case singleYear = "単年度"
  case yearly = "年間"
  case cumulative = "累計"
  case gross = "延べ"
  case average = "平均"
  case asOf = "現在"

  /// The qualifier that a text names, nil where it names none.
  package init?(in text: String) {
    let words: [(Qualifier, [String])] = [
      (.cumulative, ["累計", "累積"]), (.singleYear, ["単年度", "単年"]), (.gross, ["延べ", "延人", "延数"]),
      (.average, ["平均"]), (.yearly, ["年間", "毎年", "各年", "/年", "1年当たり"]),
      (.asOf, ["年度末", "現在", "時点"]),
    ]
    let plain = Normalization.n2(text)
    guard let found = words.first(where: { $0.1.contains { plain.contains($0) } })
    else { return nil }
    self = found.0
  }
}

extension Indicator {
  /// From its own cell, else from the name, the unit, or a note beside a value.
  package var qualifier: Qualifier? {
    if let found = qualifierField.flatMap({ Qualifier(in: $0.text) }) { return found }
    if let found = Qualifier(in: shortName) { return found }
    if let unit = Units.lookup(unitField?.text ?? unit), let word = unit.qualifier {
      return Qualifier(in: word)
    }
    return values.lazy.compactMap { $0.parsed?.note }.compactMap(Qualifier.init(in:)).first
  }
}
