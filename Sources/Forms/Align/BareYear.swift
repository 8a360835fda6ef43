import Grid
package import Notation

/// A year heading that lost its era: 「5」 or 「(5)」 between 「令和4年度」 and 「令和6年度」.
package struct BareYear: Hashable, Sendable {
  var number: Int
  var year: Int

  /// As people write a year without its era: 「5年度」.
  package var text: String { "\(number)年度" }
  /// The year that it stands for.
  package var period: Period { .fiscal(year) }

  /// The bare numbers of a row that stand for years, by their index: those in a run of numbers with
  /// headings on both sides, or two on its only side, that leave no other.
  static func all(in cells: [SheetRows.SheetCell]) -> [(index: Int, year: BareYear)] {
    var found: [(index: Int, year: BareYear)] = []
    var next = 0
    while next < cells.count {
      var run: [Int] = []
      while next < cells.count, run.isEmpty || isBeside(next - 1, next, cells),
        let number = number(cells[next].text)
      {
        run.append(number)
        next += 1
      }
      guard let numbered = meant(run.count, endingBefore: next, cells) else {
        next += run.isEmpty ? 1 : 0
        continue
      }
      for (offset, number) in run.enumerated() {
        let year = numbered + offset
        guard Era.allCases.contains(where: { $0.year(number) == year }) else { continue }
        found.append((next - run.count + offset, BareYear(number: number, year: year)))
      }
    }
    return found
  }

  /// The year that the headings beside a run of numbers leave for its first one.
  private static func meant(
    _ count: Int, endingBefore end: Int, _ cells: [SheetRows.SheetCell]
  ) -> Int? {
    guard count > 0 else { return nil }
    let start = end - count
    func year(_ index: Int) -> Int? {
      guard cells.indices.contains(index), isBeside(min(index, start), max(index, end - 1), cells)
      else { return nil }
      return Self.year(cells[index].text).map { $0 + start - index }
    }
    switch (year(start - 1), year(end)) {
    case (let left?, let right?): return left == right ? left : nil
    case (let left?, nil): return left == year(start - 2) ? left : nil
    case (nil, let right?): return right == year(end + 1) ? right : nil
    case (nil, nil): return nil
    }
  }

  /// The heading's key with 〈年〉 for the bare number in brackets behind its words: 「達成率(26)」.
  static func maskedKey(_ key: String) -> String? {
    bracketed(in: key).map { key.replacing(utf8: $0.range, with: LabelKey.period) }
  }

  /// The year of 「達成率(26)」 where the form's heading has one: that nearest to the years known.
  static func inBrackets(
    of text: String, for heading: TemplateCell, near known: [Int]
  ) -> BareYear? {
    let key = LabelKey.of(text)
    guard let number = bracketed(in: key)?.number, maskedKey(key) == heading.key else { return nil }
    let years = known + [Period.inHeading(heading.text)?.fiscalYear].compactMap(\.self)
    let period = number > 99 ? .fiscal(number) : Period(.text("\(number)年度"))
    return period.resolved(among: years).fiscalYear.map { BareYear(number: number, year: $0) }
  }

  /// One or two digits, or a western year, that fill a bracket, not at the beginning; by bytes,
  /// because every text is asked.
  private static func bracketed(in key: String) -> (number: Int, range: Range<Int>)? {
    let bytes = key.utf8.span
    var start = 1
    while start + 2 < bytes.count {
      defer { start += 1 }
      guard bytes[start] == UInt8(ascii: "("), isDigit(bytes[start + 1]) else { continue }
      var end = start + 2
      while end < bytes.count, end < start + 5, isDigit(bytes[end]) { end += 1 }
      guard end < bytes.count, bytes[end] == UInt8(ascii: ")") else { continue }
      let digits = key.utf8Text(start + 1..<end)
      // 「(2024)」
      let western = digits.utf8.count == 4 ? Period.parse(digits)?.fiscalYear : nil
      guard let number = western ?? number(digits) else { continue }
      return (number, start + 1..<end)
    }
    return nil
  }

  /// By bytes, because every cell is asked: short, and beginning with a digit, a bracket or a space.
  private static func mayBeNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 16 else { return false }
    return isDigit(first) ? text.utf8.count <= 2 : [0x20, 0x28, 0xE3, 0xEF].contains(first)
  }

  private static func number(_ text: String) -> Int? {
    guard mayBeNumber(text) else { return nil }
    var plain = Normalization.withoutSpaces(Normalization.n2(text))
    if plain.hasPrefix("("), plain.hasSuffix(")") { plain = String(plain.dropFirst().dropLast()) }
    guard (1...2).contains(plain.utf8.count), let number = Int(plain), number > 0 else {
      return nil
    }
    return number
  }

  /// A heading that is a year and nothing else; plain numbers are none here.
  private static func year(_ text: String) -> Int? {
    guard (2...60).contains(text.utf8.count), !text.utf8.allSatisfy(isDigit) else { return nil }
    return Period.parse(text)?.fiscalYear
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether cells of one row stand side by side without a gap.
  private static func isBeside(_ first: Int, _ last: Int, _ cells: [SheetRows.SheetCell]) -> Bool {
    (first..<last).allSatisfy {
      cells[$0].region.last.column + 1 == cells[$0 + 1].region.first.column
    }
  }
}
