package import Notation

extension Indicator {
  /// The unit in brackets at the end of the name, nil where there is none.
  package var unitInName: Unit? { Self.unit(inName: shortName) }

  static func unit(inName name: String) -> Unit? {
    let bare = Normalization.withoutQualifier(name)
    guard bare.utf8.count < name.utf8.count else { return nil }
    let bracket = trimmed(String(name.dropFirst(bare.count)))
    return Units.lookup(String(bracket.dropFirst().dropLast()), indicator: bare)
  }

  /// The name without the unit and the qualifier that stand in brackets at its end.
  package var bareName: String {
    let bare = Normalization.withoutQualifier(shortName)
    guard bare.utf8.count < shortName.utf8.count else { return shortName }
    let bracket = trimmed(String(shortName.dropFirst(bare.count)))
    let inside = Normalization.n2(String(bracket.dropFirst().dropLast()))
    return unitInName != nil || Self.qualifiers.contains(inside) ? bare : shortName
  }

  /// Words that say over which time is counted, and nothing else.
  private static let qualifiers: Set<String> = [
    "単年度", "単年", "年間", "累計", "累積", "延べ", "平均", "期間平均", "年度末", "年度末時点", "年度末現在",
  ]
}
