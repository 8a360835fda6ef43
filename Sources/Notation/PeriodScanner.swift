/// Finds periods in folded text.
struct PeriodScanner {
  struct Hit {
    var period: Period
    var start: Int
    var end: Int
  }

  let text: FoldedText

  init(_ text: FoldedText) { self.text = text }

  func all() -> [Hit] {
    var hits: [Hit] = []
    var index = 0
    while index < text.count {
      if mayStart(text.scalars[index]), let hit = period(at: index) {
        hits.append(hit)
        index = hit.end
      } else if FoldedText.digit(text.scalars[index]) != nil {
        // A number that is no period is passed whole: its tail must not look like a year.
        while FoldedText.digit(text[index]) != nil { index += 1 }
      } else {
        index += 1
      }
    }
    return hits
  }

  /// The period that starts exactly here.
  func period(at start: Int) -> Hit? {
    if FoldedText.digit(text[start]) != nil { return western(start) ?? eraOmitted(start) }
    if text[start] == "元" { return firstYear(start) }
    if let (era, length) = Era.named(at: start, in: text) {
      return japanese(era, start, text.skippingSpaces(start + length), byLetter: false)
    }
    guard let era = Era.letter(text[start]), !FoldedText.isLatin(text[start - 1]),
      FoldedText.digit(text[start - 1]) == nil
    else { return nil }
    return japanese(era, start, start + 1 + (text[start + 1] == "." ? 1 : 0), byLetter: true)
  }

  /// `2022` alone, which only a heading may mean as a fiscal year.
  static func bareYear(_ text: FoldedText, _ range: Range<Int>) -> Int? {
    var year = 0
    for scalar in text.scalars[range] {
      guard let digit = FoldedText.digit(scalar) else { return nil }
      year = year * 10 + digit
    }
    return years.contains(year) ? year : nil
  }

  /// From 明治元年 to 令和99年.
  private static let years = 1868...2117

  private func mayStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "R", "H", "S", "T", "M", "令", "平", "昭", "大", "明", "元": true
    case "\u{32FF}", "\u{337B}"..."\u{337E}": true
    default: false
    }
  }

  private func number(_ start: Int, digits limit: Int) -> (value: Int, end: Int)? {
    var value = 0
    var index = start
    while let digit = FoldedText.digit(text[index]), index - start <= limit {
      value = value * 10 + digit
      index += 1
    }
    return index > start && index - start <= limit ? (value, index) : nil
  }

  /// 四, 十二 or 三十 before 年.
  private func kanjiNumber(_ start: Int) -> (value: Int, end: Int)? {
    func digit(_ at: Int) -> Int? {
      text[at].flatMap { Array("一二三四五六七八九".unicodeScalars).firstIndex(of: $0) }.map { $0 + 1 }
    }
    let first = digit(start)
    var index = start + (first == nil ? 0 : 1)
    var value = first ?? 0
    if text[index] == "十" {
      let ones = digit(index + 1)
      value = (first ?? 1) * 10 + (ones ?? 0)
      index += ones == nil ? 1 : 2
    }
    return index > start && text[index] == "年" ? (value, index) : nil
  }

  private func japanese(_ era: Era, _ start: Int, _ at: Int, byLetter: Bool) -> Hit? {
    var count: (value: Int, end: Int)?
    if text[at] == "元" { count = (1, at + 1) } else { count = number(at, digits: 2) }
    if count == nil, !byLetter { count = kanjiNumber(at) }
    guard let count, count.value > 0 else { return nil }
    let year = era.year(count.value)
    var index = count.end
    if let inner = western(inBracketsAt: index, year) { index = inner }
    if text[index] == ".", let hit = dotted(start, year, index, separator: ".") { return hit }
    let spaced = text.skippingSpaces(index)
    if text[spaced] == "年" { return word(start, year, spaced) }
    if byLetter {
      // R4 and H27 alone; M and T need 年, because they are sizes and codes as well.
      guard !FoldedText.isLatin(text[index]), era != .meiji, era != .taisho else { return nil }
    }
    return Hit(period: .fiscal(year), start: start, end: index)
  }

  private func western(_ start: Int) -> Hit? {
    guard FoldedText.digit(text[start - 1]) == nil, !FoldedText.isLatin(text[start - 1]),
      let count = number(start, digits: 4), count.end - start == 4,
      Self.years.contains(count.value)
    else { return nil }
    var index = count.end
    for separator: Unicode.Scalar in ["/", "-", "."] where text[index] == separator {
      return dotted(start, count.value, index, separator: separator, needsDay: true)
    }
    if let inner = japanese(inBracketsAt: index, count.value) { index = inner }
    let spaced = text.skippingSpaces(index)
    return text[spaced] == "年" ? word(start, count.value, spaced) : nil
  }

  /// 「24年度」: era left out, kept as words.
  private func eraOmitted(_ start: Int) -> Hit? {
    guard FoldedText.digit(text[start - 1]) == nil, !FoldedText.isLatin(text[start - 1]),
      text[start - 1] != ".", text[start - 1] != ",", let count = number(start, digits: 2),
      text.matches("年度", at: count.end), count.value > 0, count.value <= 64
    else { return nil }
    return Hit(
      period: Period(.text("\(count.value)年度")), start: start, end: count.end + 2)
  }

  /// 「元年度」 alone: behind a letter it ends another word.
  private func firstYear(_ start: Int) -> Hit? {
    guard text.matches("元年度", at: start), !(text[start - 1]?.properties.isAlphabetic ?? false)
    else { return nil }
    return Hit(period: Period(.text("元年度")), start: start, end: start + 3)
  }

  /// What follows a year: 年度, 年, 年n月, 年n月n日, 年産.
  private func word(_ start: Int, _ year: Int, _ at: Int) -> Hit {
    var index = at + 1
    if let word = text.first(of: ["度", "産", "次"], at: index) {
      index += 1
      if word == "度" {
        let end = bracketedTwin(index, year) ?? index
        return Hit(period: .fiscal(year), start: start, end: end)
      }
      return Hit(period: Period(.text("\(year)年\(word)")), start: start, end: index)
    }
    if let month = number(text.skippingSpaces(index), digits: 2), (1...12).contains(month.value),
      text[month.end] == "月"
    {
      let end = month.end + 1
      if let day = number(text.skippingSpaces(end), digits: 2), (1...31).contains(day.value),
        text[day.end] == "日"
      {
        return Hit(
          period: Period(.date(year, month.value, day.value)), start: start, end: day.end + 1)
      }
      return Hit(period: Period(.yearMonth(year, month.value)), start: start, end: end)
    }
    index = bracketedTwin(index, year) ?? index
    return Hit(period: Period(.calendarYear(year)), start: start, end: index)
  }

  /// `2022/4/1`, `R4.4.1`, `R4.4`.
  private func dotted(
    _ start: Int, _ year: Int, _ at: Int, separator: Unicode.Scalar, needsDay: Bool = false
  ) -> Hit? {
    guard let month = number(at + 1, digits: 2), (1...12).contains(month.value) else { return nil }
    if text[month.end] == separator, let day = number(month.end + 1, digits: 2),
      (1...31).contains(day.value)
    {
      return Hit(
        period: Period(.date(year, month.value, day.value)), start: start, end: day.end)
    }
    guard !needsDay || separator == "/" else { return nil }
    return Hit(period: Period(.yearMonth(year, month.value)), start: start, end: month.end)
  }

  /// `(2022)` between era year and 年度; the two must mean the same year.
  private func western(inBracketsAt index: Int, _ year: Int) -> Int? {
    let index = text.skippingSpaces(index)
    guard text[index] == "(", let inner = number(index + 1, digits: 4), inner.value == year
    else { return nil }
    let end = text[inner.end] == "年" ? inner.end + 1 : inner.end
    return text[end] == ")" ? end + 1 : nil
  }

  private func japanese(inBracketsAt index: Int, _ year: Int) -> Int? {
    let index = text.skippingSpaces(index)
    guard text[index] == "(" else { return nil }
    let named = Era.named(at: index + 1, in: text)
    guard let era = named?.era ?? Era.letter(text[index + 1]) else { return nil }
    let start = index + 1 + (named?.length ?? 1)
    let count = text[start] == "元" ? (value: 1, end: start + 1) : number(start, digits: 2)
    guard let count, era.year(count.value) == year else { return nil }
    let end = text[count.end] == "年" ? count.end + 1 : count.end
    return text[end] == ")" ? end + 1 : nil
  }

  /// 「令和4年度(2022年度)」: the bracket repeats the year and belongs to it.
  private func bracketedTwin(_ index: Int, _ year: Int) -> Int? {
    let index = text.skippingSpaces(index)
    guard text[index] == "(" else { return nil }
    for word in ["年度", "年", ""] {
      if let inner = number(index + 1, digits: 4), inner.value == year,
        text.matches(word + ")", at: inner.end)
      {
        return inner.end + word.unicodeScalars.count + 1
      }
      let named = Era.named(at: index + 1, in: text)
      guard let era = named?.era ?? Era.letter(text[index + 1]) else { continue }
      let start = index + 1 + (named?.length ?? 1)
      let count = text[start] == "元" ? (value: 1, end: start + 1) : number(start, digits: 2)
      if let count, era.year(count.value) == year, text.matches(word + ")", at: count.end) {
        return count.end + word.unicodeScalars.count + 1
      }
    }
    return nil
  }
}
