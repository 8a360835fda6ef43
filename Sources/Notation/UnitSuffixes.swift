/// What the end of an indicator's name says about its unit.
///
/// Source: units.md 5. The longest suffix decides; money, area, length and mass name no one unit.
extension Units {
  private static let suffixes: [(suffix: String, unit: String)] = [
    ("合計特殊出生率", ""), ("指数", ""), ("率", "%"), ("割合", "%"), ("比率", "%"), ("満足度", "%"), ("認知度", "%"),
    ("人数", "人"), ("者数", "人"), ("員数", "人"), ("参加者", "人"), ("利用者", "人"), ("会員数", "人"),
    ("件数", "件"), ("回数", "回"), ("団体数", "団体"), ("企業数", "社"), ("社数", "社"), ("校数", "校"),
    ("箇所数", "か所"), ("か所数", "か所"), ("世帯数", "世帯"), ("戸数", "戸"), ("台数", "台"), ("冊数", "冊"),
    ("点数", "点"), ("日数", "日"), ("時間", "時間"), ("順位", "位"),
  ]

  /// The unit that an indicator of this name counts in, "" for none, nil where the name does not say.
  package static func expected(ofName name: String) -> String? {
    let plain = Normalization.withoutQualifier(Normalization.n2(name))
    // 「自治体、企業数」 counts several things at once.
    guard !plain.contains("、"), !plain.contains("・") else { return nil }
    let fitting = suffixes.filter { plain.hasSuffix(Normalization.n2($0.suffix)) }
    return fitting.max { $0.suffix.utf8.count < $1.suffix.utf8.count }?.unit
  }
}
