/// A cell in which a name and a value share the text.
package struct CompositeValue: Hashable, Sendable {
  package var name: String?
  package var number: ParsedNumber?
  package var qualitative: QualitativeLevel?
  package var missing: MissingMark?
  /// A period in brackets after a qualitative value: 「策定 (2020年度)」.
  package var periodNote: Period?
  package var nameRange: Range<Int>?
  package var valueRange: Range<Int>?

  /// The status of the value, nil where the text could not be read.
  package var status: ValueStatus? {
    if number != nil { return .value }
    if qualitative != nil { return .qualitative }
    if let missing { return missing.status }
    return nameRange == nil && valueRange == nil ? .blank : nil
  }
}

/// Takes apart 「補助金活用自治会 88.4%」, 「未設置地区⏎4地区」, 「118,383人」, 「保険制度⏎実施」.
package enum CompositeText {
  /// What was not understood keeps its range in `valueRange` and has no value.
  package static func parse(
    _ raw: String, scales: [QualitativeScale] = QualitativeScale.standard
  ) -> CompositeValue {
    let folded = FoldedText(raw)
    let whole = folded.trimmedRange
    guard !whole.isEmpty else { return CompositeValue() }
    if let value = value(folded, whole, in: raw, scales) { return value }
    // The leftmost split whose right side is a value: 「整備率 約 80%」 keeps 約 with the number.
    var index = whole.lowerBound
    while index < whole.upperBound {
      guard FoldedText.isSpace(folded.scalars[index]) else {
        index += 1
        continue
      }
      let start = folded.skippingSpaces(index)
      if isName(folded, whole.lowerBound..<index),
        let value = value(folded, start..<whole.upperBound, in: raw, scales)
      {
        if let several = several(
          value, after: folded.raw(whole.lowerBound..<index), in: raw, scales)
        {
          return several
        }
        return named(value, folded, whole.lowerBound..<index, in: raw)
      }
      index = start
    }
    return glued(folded, whole, in: raw) ?? unread(folded, whole, in: raw)
  }

  private static func value(
    _ folded: FoldedText, _ range: Range<Int>, in raw: String, _ scales: [QualitativeScale]
  ) -> CompositeValue? {
    let bytes = folded.raw(range)
    let text = slice(raw, bytes)
    var result = CompositeValue(valueRange: bytes)
    if let mark = MissingMark.parse(String(text)) {
      result.missing = mark
      return result
    }
    if let number = NumberText.parse(text, base: bytes.lowerBound) {
      result.number = number
      return result
    }
    if let level = QualitativeScale.level(String(text), in: scales) {
      result.qualitative = level
      return result
    }
    let bare = Normalization.withoutQualifier(String(text))
    guard bare.utf8.count < text.utf8.count, let level = QualitativeScale.level(bare, in: scales),
      let period = Period.find(in: String(text)).first
    else { return nil }
    result.qualitative = level
    result.periodNote = period.0
    return result
  }

  /// 「加入率 58.2%⏎60.1%」 has two values of one unit, neither of which can be taken for the other.
  private static func several(
    _ last: CompositeValue, after left: Range<Int>, in raw: String, _ scales: [QualitativeScale]
  ) -> CompositeValue? {
    guard let unit = last.number?.unit, let end = last.valueRange?.upperBound else { return nil }
    let first = parse(String(slice(raw, left)), scales: scales)
    guard first.number?.unit == unit, let name = first.nameRange, let value = first.valueRange
    else { return nil }
    let start = left.lowerBound
    return CompositeValue(
      name: first.name, nameRange: start + name.lowerBound..<start + name.upperBound,
      valueRange: start + value.lowerBound..<end)
  }

  /// A name may hold numbers, but it is not itself a value, nor the left side of an arrow.
  private static func isName(_ folded: FoldedText, _ range: Range<Int>) -> Bool {
    guard let last = folded[range.upperBound - 1], !range.isEmpty else { return false }
    if "→⇒~/・、-".unicodeScalars.contains(last) { return false }
    let text = folded.text(range)
    if text.unicodeScalars.contains("→") || text.unicodeScalars.contains("⇒") { return false }
    if NumberText.parse(text) != nil || MissingMark.parse(text) != nil { return false }
    return folded.scalars[range].contains { scalar in
      FoldedText.digit(scalar) == nil && !FoldedText.isSpace(scalar)
        && !"()-.,%".unicodeScalars.contains(scalar)
    }
  }

  private static func named(
    _ value: CompositeValue, _ folded: FoldedText, _ range: Range<Int>, in raw: String
  ) -> CompositeValue {
    var value = value
    var end = range.upperBound
    while end > range.lowerBound, ": ".unicodeScalars.contains(folded.scalars[end - 1]) { end -= 1 }
    guard end > range.lowerBound else { return value }
    let bytes = folded.raw(range.lowerBound..<end)
    value.nameRange = bytes
    value.name = Normalization.n1(String(slice(raw, bytes)))
    return value
  }

  /// 「加入率58.2%」: one number, and it ends the text.
  private static func glued(
    _ folded: FoldedText, _ whole: Range<Int>, in raw: String
  ) -> CompositeValue? {
    let numbers = NumberText.find(in: raw)
    guard numbers.count == 1, let number = numbers.first,
      number.range.upperBound == folded.offsets[whole.upperBound],
      let split = folded.offsets.firstIndex(of: number.range.lowerBound),
      isName(folded, whole.lowerBound..<split), folded[split - 1] != ".", folded[split - 1] != ","
    else { return nil }
    let value = CompositeValue(number: number, valueRange: number.range)
    return named(value, folded, whole.lowerBound..<split, in: raw)
  }

  /// Two lines of which the second says nothing known: the first is still the name.
  private static func unread(
    _ folded: FoldedText, _ whole: Range<Int>, in raw: String
  ) -> CompositeValue {
    guard let line = folded.scalars[whole].firstIndex(of: "\n"),
      isName(folded, whole.lowerBound..<line)
    else { return CompositeValue(valueRange: folded.raw(whole)) }
    let start = folded.skippingSpaces(line)
    let value = CompositeValue(valueRange: folded.raw(start..<whole.upperBound))
    return named(value, folded, whole.lowerBound..<line, in: raw)
  }

  private static func slice(_ raw: String, _ bytes: Range<Int>) -> Substring {
    let start = raw.utf8.index(raw.startIndex, offsetBy: bytes.lowerBound)
    return raw[start..<raw.utf8.index(start, offsetBy: bytes.count)]
  }
}
