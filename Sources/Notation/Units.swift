import Grid

/// The table of units and how spellings are looked up in it.
///
/// Source: units.md 1 and 3.
package enum Units {
  /// The unit a spelling means, compared at N2; nil where the table does not know it.
  ///
  /// - Parameter name: the indicator's name, which tells the two meanings of 点 and ポイント apart;
  ///   without it 点 is a score and ポイント a difference of percentages.
  package static func lookup(_ text: String, indicator name: String? = nil) -> Unit? {
    let written = Normalization.trimmed(text)
    guard !written.isEmpty, written.utf8.count <= 60 else { return nil }
    return lookup(folded: Normalization.n2(written), written: written, name: name)
  }

  /// The normal spelling of a unit, nil where it is unknown.
  package static func canonicalSpelling(_ text: String) -> String? { lookup(text)?.canonical }

  /// True where two spellings mean one unit.
  ///
  /// - Parameter whereBothSay: a missing one contradicts nothing.
  package static func areSame(
    _ one: String, _ other: String, whereBothSay: Bool = false
  ) -> Bool {
    let (left, right) = (Normalization.n2(one), Normalization.n2(other))
    if left == right || (whereBothSay && (left.isEmpty || right.isEmpty)) { return true }
    guard let first = canonicalSpelling(left), let second = canonicalSpelling(right)
    else { return false }
    return first == second
  }

  /// Whether values of these units may be compared: one unit, or no word of it on either side.
  package static func mayBeCompared(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other, !one.isEmpty, !other.isEmpty else { return true }
    let (left, right) = (Normalization.n2(one), Normalization.n2(other))
    return left == right
      || (canonicalSpelling(left) ?? left) == (canonicalSpelling(right) ?? right)
  }

  /// True for texts seen in unit cells that are no unit at all (`0`, `―`, `15校`).
  package static func isJunk(_ text: String) -> Bool {
    let plain = Normalization.n2(text)
    return junk.contains(plain) || DashFamily.glyph(of: text) != nil
  }

  /// What two spellings of one unit have in common; unknown units are folded only.
  package static func comparable(_ text: String) -> String {
    canonicalSpelling(text) ?? Normalization.n2(text)
  }

  /// 件/日, ㎡/人, kg/10a: a known unit by another one.
  ///
  /// - Parameter counted: a number may stand before the other one.
  package static func isQuotient(_ text: String, counted: Bool = false) -> Bool {
    let parts = Normalization.n2(text).split(separator: "/").map(String.init)
    return parts.count == 2
      && parts.allSatisfy { part in
        let unit = counted ? String(part.drop { $0.isNumber || $0 == "," }) : part
        return lookup(unit) != nil || ["日", "週", "月", "年"].contains(part)
      }
  }

  /// A unit as forms show it: folded, but not taken apart where folding would (㎡ to m2).
  package static func folded(_ text: String) -> String {
    let plain = Normalization.n2(text)
    guard plain != text else { return plain }
    if let usual = canonicalSpelling(text), Normalization.n2(usual) == plain { return usual }
    // 円/㎥: each side as it is usual.
    let sides = text.split(whereSeparator: { "/／".contains($0) }).map(String.init)
    return sides.count > 1 && plain.contains("/")
      ? sides.map(folded).joined(separator: "/") : plain
  }

  /// The known unit nearest in spelling, for suggestions.
  package static func nearest(to text: String) -> Unit? {
    let plain = Normalization.n2(text)
    var best: (score: Double, unit: Unit)?
    for unit in table.units where plain.contains(Normalization.n2(unit.canonical)) {
      let score = Double(unit.canonical.unicodeScalars.count)
      if score > best?.score ?? 0 { best = (score, unit) }
    }
    return best?.unit
  }

  /// True where the table itself lists the folded spelling.
  static func lists(_ folded: String) -> Bool { table.byVariant[folded] != nil }

  /// Whether any folded spelling in the table begins with the first character of a text.
  static func mayBegin(with text: String) -> Bool {
    Normalization.n2(text).unicodeScalars.first.map(initials.contains) ?? false
  }

  private static let initials = Set(table.byVariant.keys.compactMap(\.unicodeScalars.first))

  static let longestSpelling = 9

  private static let junk: Set<String> = ["0", "", "15校", "9科目", "行", "協定数", "件(人)", "事業所数"]

  private static func lookup(folded: String, written: String, name: String?) -> Unit? {
    if var unit = listed(folded, name: name) {
      unit.variant = written
      return split(unit, folded)
    }
    if let inner = unbracketed(folded) {
      return lookup(folded: inner, written: written, name: name)
    }
    return rebuilt(folded, written: written, name: name)
      ?? scaled(folded, written: written, name: name)
  }

  private static func listed(_ folded: String, name: String?) -> Unit? {
    guard let indexes = table.byVariant[folded] else { return nil }
    let units = indexes.map { table.units[$0] }
    switch folded {
    case "点":
      let things = name.map(namesThings) ?? false
      return units.first { $0.family == (things ? "documents" : "score") }
    case "ポイント":
      let score = name.map { $0.contains("得点") || $0.contains("スコア") } ?? false
      return units.first { $0.family == (score ? "score" : "point") }
    default: return units.first
    }
  }

  private static func namesThings(_ name: String) -> Bool {
    let plain = Normalization.withoutQualifier(Normalization.n2(name))
    return plain.hasSuffix("点数") && !plain.hasSuffix("得点数")
  }

  /// Marks what a listed spelling carries beside the unit itself.
  private static func split(_ unit: Unit, _ folded: String) -> Unit {
    var unit = unit
    if folded.hasSuffix("/年"), !unit.canonical.hasSuffix("/年") { unit.qualifier = "年間" }
    if folded.hasSuffix("/月"), !unit.canonical.hasSuffix("/月") { unit.period = "月" }
    if folded.hasPrefix("延") { unit.qualifier = "延べ" }
    if folded.hasSuffix("以上") { unit.bound = "以上" }
    return unit
  }

  /// Spellings the table does not list whole: 団体/年, 延べ件, 校以上.
  private static func rebuilt(_ folded: String, written: String, name: String?) -> Unit? {
    func part(_ rest: Substring) -> Unit? {
      lookup(folded: String(rest), written: written, name: name)
    }
    if folded.hasSuffix("/年"), var unit = part(folded.dropLast(2)) {
      unit.qualifier = "年間"
      return unit
    }
    if folded.hasSuffix("/月"), var unit = part(folded.dropLast(2)) {
      unit.period = "月"
      return unit
    }
    for prefix in ["延べ", "延"] where folded.hasPrefix(prefix) {
      guard var unit = part(folded.dropFirst(prefix.count)) else { continue }
      unit.qualifier = "延べ"
      return unit
    }
    for suffix in ["以上", "以下", "未満"] where folded.hasSuffix(suffix) {
      guard var unit = part(folded.dropLast(2)) else { continue }
      unit.bound = suffix
      return unit
    }
    return nil
  }

  /// 千, 万, 百万 … before a unit that is listed: 千世帯, 百万件.
  private static func scaled(_ folded: String, written: String, name: String?) -> Unit? {
    let prefixes = [("百万", 1_000_000), ("十万", 100_000), ("億", 100_000_000), ("万", 10_000)]
    for (prefix, factor) in prefixes + [("千", 1_000), ("百", 100)] where folded.hasPrefix(prefix) {
      let rest = String(folded.dropFirst(prefix.count))
      guard var unit = listed(rest, name: name), scalable(unit) else { return nil }
      unit.canonical = prefix + unit.canonical
      unit.variant = written
      unit.scaleFactor = (unit.scaleFactor * ExactDecimal(factor)).normalized
      unit.integerOnly = false
      return unit
    }
    return nil
  }

  private static func scalable(_ unit: Unit) -> Bool {
    if unit.scaleFactor != ExactDecimal(1) { return unit.family == "energy_co2" }
    return unit.dimension.hasPrefix("count:")
      || ["money", "mass", "mass_co2", "area", "volume", "energy", "length"]
        .contains(unit.dimension)
  }

  private static func unbracketed(_ folded: String) -> String? {
    let scalars = Array(folded.unicodeScalars)
    guard scalars.count > 2, let first = scalars.first, let last = scalars.last else { return nil }
    guard (first == "(" && last == ")") || (first == "[" && last == "]") else { return nil }
    return Normalization.trimmed(String(folded.dropFirst().dropLast()))
  }

  struct Table: Sendable {
    var units: [Unit] = []
    var byVariant: [String: [Int]] = [:]
  }

  static let table: Table = {
    var table = Table()
    for line in UnitTable.lines.split(separator: "\n") {
      let columns = line.split(separator: "|", omittingEmptySubsequences: false)
      guard columns.count == 6, let factor = ExactDecimal(columns[2]) else {
        preconditionFailure("a line of the unit table is not whole")
      }
      let unit = Unit(
        canonical: String(columns[1]), variant: String(columns[1]), scaleFactor: factor,
        dimension: String(columns[3]), integerOnly: columns[4] == "yes",
        family: String(columns[0]))
      table.units.append(unit)
      let index = table.units.count - 1
      for variant in columns[5].split(separator: " ") {
        let key = Normalization.n2(String(variant))
        if table.byVariant[key]?.contains(index) != true {
          table.byVariant[key, default: []].append(index)
        }
      }
    }
    return table
  }()
}
