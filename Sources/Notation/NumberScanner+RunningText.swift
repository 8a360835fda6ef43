import Grid

/// Numbers in running text: what counts nothing is passed over.
extension NumberScanner {
  /// Every number of the text outside the periods, left to right.
  func all(except periods: [Range<Int>]) -> [Hit] {
    var hits: [Hit] = []
    var nextPeriod = 0
    var index = 0
    while index < text.count {
      while nextPeriod < periods.count, periods[nextPeriod].upperBound <= index { nextPeriod += 1 }
      if nextPeriod < periods.count, periods[nextPeriod].contains(index) {
        index = periods[nextPeriod].upperBound
        continue
      }
      guard FoldedText.digit(text.scalars[index]) != nil else {
        index += 1
        continue
      }
      if let end = codeEnd(index) ?? monthEnd(index) ?? listMarkEnd(index) {
        index = max(end, index + 1)
        continue
      }
      guard let hit = running(at: index, notBefore: hits.last?.range.upperBound ?? 0) else {
        while FoldedText.digit(text[index]) != nil || text[index] == "," || text[index] == "." {
          index += 1
        }
        continue
      }
      hits.append(hit)
      index = max(hit.range.upperBound, index + 1)
    }
    return hits
  }

  /// The expression whose first digit stands here, its sign and approximation before it included.
  private func running(at first: Int, notBefore limit: Int) -> Hit? {
    guard var hit = unsigned(at: first) else { return nil }
    var start = first
    if start > limit, let mark = text[start - 1], isSign(mark, at: start - 1, limit) {
      start -= 1
      hit.sign = start..<start + 1
      if mark != "+" { hit.value = -hit.value }
    }
    for word in Self.approximations {
      let length = word.unicodeScalars.count
      if start - length >= limit, text.matches(word, at: start - length) {
        start -= length
        hit.approximate = true
        break
      }
    }
    var end = hit.range.upperBound
    if let unitEnd = listedUnitEnd(at: end) {
      hit.unit = end..<unitEnd
      end = unitEnd
    }
    // One letter may begin another word: 「5団体強化」, 「50人超過」.
    if let word = text.first(of: Self.bounds, at: end),
      word.unicodeScalars.count > 1 || text[end + 1].map(JapaneseLetter.isOfNoun) != true
    {
      hit.bound = word
      end += word.unicodeScalars.count
    }
    let open = text[end] == " " ? end + 1 : end
    if text[open] == "(", let close = closing(open), readNote(open + 1..<close, into: &hit) {
      end = close + 1
    }
    hit.range = start..<end
    return hit
  }

  private func isSign(_ mark: Unicode.Scalar, at index: Int, _ limit: Int) -> Bool {
    switch mark {
    case "\u{25B3}", "\u{25B2}": return true
    case "-", "+":
      guard index > limit, let before = text[index - 1] else { return index == 0 }
      return FoldedText.isSpace(before) || "(、。:=".unicodeScalars.contains(before)
    default: return false
    }
  }

  /// `1-4-3`, `1.2.3`, `H27A`, `COVID-19`, phone numbers: digits that count nothing.
  private func codeEnd(_ start: Int) -> Int? {
    var index = start
    var (hyphens, points) = (0, 0)
    var isCode = false
    while FoldedText.digit(text[index]) != nil
      || (isJoint(text[index]) && FoldedText.digit(text[index + 1]) != nil)
    {
      if text[index] == "-" { (hyphens, points) = (hyphens + 1, 0) }
      if text[index] == "." { points += 1 }
      // 2.5-3.5 is a span; 1-4-3 and 1.2.3 are codes.
      if hyphens >= 2 || points >= 2 { isCode = true }
      index += 1
    }
    let before = text[start - 1]
    let coded =
      FoldedText.isLatin(before) || (before == "-" && FoldedText.isLatin(text[start - 2]))
    return isCode || coded ? index : nil
  }

  private func isJoint(_ scalar: Unicode.Scalar?) -> Bool { scalar == "-" || scalar == "." }

  /// `4月` and `4月1日`: dates without a year.
  private func monthEnd(_ start: Int) -> Int? {
    guard let month = DigitRun(text, at: start), month.end - start <= 2, text[month.end] == "月",
      text[month.end + 1] != "間"
    else { return nil }
    if let day = DigitRun(text, at: month.end + 1), text[day.end] == "日" { return day.end + 1 }
    return month.end + 1
  }

  /// `(1)` and `1.` before the words of a list.
  private func listMarkEnd(_ start: Int) -> Int? {
    guard let run = DigitRun(text, at: start), run.end - start <= 2 else { return nil }
    if text[start - 1] == "(", text[run.end] == ")" {
      guard let before = text[start - 2] else { return run.end }
      let free = FoldedText.isSpace(before) || "。、・".unicodeScalars.contains(before)
      return free ? run.end : nil
    }
    guard start == 0 || text[start - 1] == "\n", text[run.end] == ".", text[run.end + 1] != "."
    else { return nil }
    return run.end
  }
}
