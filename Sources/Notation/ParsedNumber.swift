package import Grid

/// A number as an office wrote it, taken apart.
///
/// Source: values.md 2.
package struct ParsedNumber: Hashable, Sendable, Codable {
  /// Sign and multiplier applied; the decimals written are kept as the scale. Where the table of
  /// units lists the multiplier with its unit (千人, 万円) it belongs to the unit and not here.
  package var value: ExactDecimal
  /// UTF-8 range of the digits with their commas and point, without the sign.
  package var digits: Range<Int>
  /// The whole expression as written.
  package var text: String
  /// The sign as written (`△`, `−`, `(`), nil without one.
  package var sign: String?
  /// The unit as written, nil without one.
  package var unit: String?
  package var unitRange: Range<Int>?
  package var approximate = false
  /// 以上, 未満, 程度 and the like.
  package var bound: String?
  /// A period in brackets, which overrides the column's.
  package var periodNote: Period?
  /// 3%増 in brackets.
  package var growthNote: String?
  /// 累計, 見込 and the like, in brackets or before the number.
  package var note: String?
  /// UTF-8 range of the whole expression in the raw text.
  package var range: Range<Int>
  /// ASCII digits with at most a hyphen, right commas and a point: nothing a spreadsheet would not
  /// take as a number.
  package var isPlainNumber = false

  /// Sign and digits only, in whatever width.
  package var isBareNumber: Bool { unit == nil && hasAtMostUnit }

  /// Nothing is said beside the digits but a unit, if that.
  package var hasAtMostUnit: Bool {
    !approximate && bound == nil && periodNote == nil && growthNote == nil && note == nil
  }

  /// Said to the digit: no 約, 程度 or 以上 with it.
  package var isExact: Bool { !approximate && bound == nil }
  /// 約80%, 8割程度.
  package var isRound: Bool {
    bound.map { ["程度", "前後"].contains($0) } ?? approximate
  }

  /// 50人弱 cannot be 54, nor 50人超 48, nor 50人台 61.
  ///
  /// - Parameter unitText: the unit of the value, nil for the number's own.
  package func excludes(_ value: ExactDecimal, in unitText: String?) -> Bool {
    guard let told = self.value(in: unitText), let place = lastPlace(in: unitText) else {
      return false
    }
    return switch bound {
    case "弱"?, "未満"?: value > told
    case "強"?, "余"?, "余り"?, "超"?: value < told
    case "台"?: value < told || value >= told + place
    default: false
    }
  }

  /// Written in full with several multipliers: 1億2,000万, 1兆1,523億.
  package var isCompound: Bool {
    let start = digits.lowerBound - range.lowerBound
    return text.utf8Text(start..<start + digits.count)
      .unicodeScalars.contains { NumberScanner.factor($0) != nil }
  }

  /// Written with 万, 億 or 兆, which promise no more than the last digit before them.
  package var isMultiplied: Bool {
    text.unicodeScalars.contains { "万億兆".unicodeScalars.contains($0) }
  }

  /// What its last digits are multiplied by: 10,000 in 3万, 1 in 3万円, whose unit bears it.
  package var multiplier: Int {
    let start = range.lowerBound
    return text.utf8Text(
      digits.upperBound - start..<(unitRange?.lowerBound ?? range.upperBound) - start
    ).unicodeScalars.map { NumberScanner.factor($0) ?? 1 }.reduce(1, *)
  }

  /// What one more in the last digit would be, in the number's own unit: 10,000,000 of 3億2千万円, 0.1
  /// of 3.2億円. The zeros of a round number are no digits: 100 of 約300億円.
  package var lastPlace: ExactDecimal {
    let start = range.lowerBound
    let last =
      text.utf8Text(digits.lowerBound - start..<digits.upperBound - start)
      .split { NumberScanner.factor($0.unicodeScalars.first) != nil }.last ?? ""
    let figures = FoldedText.plain(String(last)).filter { $0 != "," }
    let decimals = figures.split(separator: ".").dropFirst().first?.count ?? 0
    let zeros = isExact || decimals > 0 ? 0 : figures.reversed().prefix { $0 == "0" }.count
    return ExactDecimal(units: 1, scale: decimals) * ExactDecimal(multiplier)
      * ExactDecimal(Array(repeating: 10, count: zeros).reduce(1, *))
  }

  /// The same number where its multiplier is the unit's: 812 of 「812千冊」 in a form that counts in
  /// 千冊; nil where the unit is another.
  package func counted(in declared: String) -> ParsedNumber? {
    guard let unitRange, multiplier > 1, !isCompound else { return nil }
    let start = range.lowerBound
    let written = text.utf8Text(digits.upperBound - start..<unitRange.upperBound - start)
    let figures = text.utf8Text(digits.lowerBound - start..<digits.upperBound - start)
    let plain = FoldedText.plain(figures).filter { $0 != "," }
    guard Normalization.n2(written) == Normalization.n2(declared),
      let value = ExactDecimal(plain)
    else { return nil }
    var number = self
    number.value = isNegative ? -value : value
    number.unit = written
    number.unitRange = digits.upperBound..<unitRange.upperBound
    return number
  }

  package var isNegative: Bool { value < .zero }

  /// The value in another unit; as it stands where either has none, nil where they do not compare.
  package func value(in unitText: String?) -> ExactDecimal? { converted(value, to: unitText) }

  /// `lastPlace` in another unit, likewise.
  package func lastPlace(in unitText: String?) -> ExactDecimal? {
    converted(lastPlace, to: unitText)
  }

  private func converted(_ value: ExactDecimal, to unitText: String?) -> ExactDecimal? {
    guard let unit, let unitText, let own = Units.lookup(unit), let other = Units.lookup(unitText)
    else { return value }
    return own.convert(value, to: other)
  }
}
