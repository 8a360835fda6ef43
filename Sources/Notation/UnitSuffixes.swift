/// What the end of an indicator's name says about its unit.
///
/// Source: units.md 5. The longest suffix decides; money, area, length and mass name no one unit.
extension Units {
  private static let suffixes: [(suffix: String, unit: String)] = [
    ("合計特殊出生率", ""), ("指数", ""), ("率", "%"), ("割合", "%"), ("比率", "%"), ("満足度", "%"), ("認知度", "%"),
    ("人数", "人"), ("者数", "人"), ("員数", "人"), ("参加者", "人"), ("利用者", "人"), ("会員数", "人"),
    ("件数", "件"), ("回数", "回"), ("団体数", "団体"), ("企業数", "社"), ("社数", "社"), ("校数", "校"),
    ("箇所数", "か所"), ("か所数", "か所"), ("世帯数", "世帯"), ("戸数", "戸"), ("台数", "台"), ("冊数", "冊"),
    ("点数", "点"), ("地点数", "地点"), ("日数", "日"), ("時間", "時間"), ("順位", "位"),
  ]

  /// Suffixes that name a quantity and leave the unit open: the dimensions that measure it.
  private static let quantities: [(suffix: String, dimensions: Set<String>)] = [
    ("額", ["money"]), ("費", ["money"]), ("収入", ["money"]), ("残高", ["money"]),
    ("面積", ["area"]), ("延長", ["length"]),
    (
      "量",
      [
        "mass", "mass_co2", "mass_per_day", "mass_per_person_day", "volume", "volume_per_day",
        "energy", "power",
      ]
    ),
  ]

  /// Words that end like a quantity and are measured in many units.
  private static let otherwise = [
    "消費", "交通量", "通行量", "数量", "業務量", "仕事量", "事務量", "降水量", "雨量", "線量", "蔵書量", "情報量",
    "時間延長",
  ]

  private static let dimensionless = [
    "合計特殊出生率", "指数", "営業係数", "財政力", "倍率", "人口10万対", "人口千対",
  ]

  /// Whether an indicator of this name has no unit by its nature.
  package static func isDimensionless(_ name: String) -> Bool {
    let plain = Normalization.n2(name)
    return dimensionless.contains(where: plain.contains)
  }

  /// Whether a unit may count an indicator of this name; true where the name does not say.
  package static func agrees(_ unit: Unit, withName name: String) -> Bool {
    let plain = Normalization.withoutQualifier(Normalization.n2(name))
    guard let expected = expected(ofName: name) else {
      guard !isCoordinated(plain), !otherwise.contains(where: plain.hasSuffix),
        let quantity = quantities.first(where: { plain.hasSuffix($0.suffix) })
      else { return true }
      return quantity.dimensions.contains(unit.dimension)
    }
    // 拠点数 in 拠点: the name counts the unit itself.
    if plain.hasSuffix(Normalization.n2(unit.canonical) + "数") { return true }
    // A number without a unit is another rule's matter; an index has none, but may be shown in
    // per cent of its base year or in points.
    if expected.isEmpty {
      return !plain.hasSuffix("出生率") && ["score", "point"].contains(unit.family)
    }
    guard let wanted = lookup(expected, indicator: name) else { return true }
    if unit.dimension == wanted.dimension { return true }
    let whole = Normalization.n2(name)
    switch expected {
    case "%":
      // 人口10万対 and 1人当たり count by another measure; 満足度 may be a score.
      if plain.hasSuffix("度"), unit.family == "score" { return true }
      return ["千対", "万対", "人対", "当たり", "あたり"].contains { whole.contains($0) }
        || unit.dimension.contains("per")
    case "人":
      if whole.contains("延"), unit.dimension == "person_day" { return true }
      // 事業者数 and 法人会員数 count firms and bodies.
      let bodies = ["事業者", "業者", "法人", "団体", "企業", "経営体"]
      return bodies.contains(where: whole.contains) && ["company", "org"].contains(unit.family)
    case "点": return unit.canonical == "点"
    case "時間": return unit.dimension == "duration"
    default: return false
    }
  }

  /// 「自治体、企業数」 counts several things at once; 「自治会・町内会への加入率」 does not, because what is
  /// counted stands behind the last particle.
  private static func isCoordinated(_ plain: String) -> Bool {
    let head = plain.unicodeScalars.split(whereSeparator: { "のへにるたなをで".unicodeScalars.contains($0) }
    ).last
    return head.map { $0.contains("、") || hasListingDot(Array($0)) } ?? false
  }

  /// 大学・短大 lists two things; アダプト・プログラム is one foreign name.
  private static func hasListingDot(_ text: [Unicode.Scalar]) -> Bool {
    text.indices.contains { index in
      guard text[index] == "・" else { return false }
      return ![index - 1, index + 1].allSatisfy {
        text.indices.contains($0) && JapaneseLetter.isKatakana(text[$0])
      }
    }
  }

  /// The unit that an indicator of this name counts in, "" for none, nil where the name does not say.
  package static func expected(ofName name: String) -> String? {
    let plain = Normalization.withoutQualifier(Normalization.n2(name))
    guard !isCoordinated(plain), !plain.hasSuffix("拠点数") else { return nil }
    let fitting = suffixes.filter { plain.hasSuffix(Normalization.n2($0.suffix)) }
    return fitting.max { $0.suffix.utf8.count < $1.suffix.utf8.count }?.unit
  }
}
