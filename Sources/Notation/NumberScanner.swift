import Grid

/// Reads number expressions off folded text; all ranges count scalars.
struct NumberScanner {
  struct Hit {
    var value: ExactDecimal
    var digits: Range<Int>
    var range: Range<Int>
    var sign: Range<Int>?
    var unit: Range<Int>?
    var approximate = false
    var bound: String?
    var periodNote: Period?
    var growthNote: String?
    var note: String?
  }

  let text: FoldedText

  init(_ text: FoldedText) { self.text = text }

  static let approximations = ["おおむね", "おおよそ", "およそ", "概ね", "ほぼ", "約"]
  private static let prefixes = ["累計", "延べ", "年間", "単年度"]
  static let bounds = [
    "以上", "以下", "未満", "以内", "程度", "前後", "を超える", "超え", "余り", "超", "強", "弱", "余",
  ]
  static let notes: Set<String> = [
    "累計", "年間", "延べ", "単年度", "見込", "見込み", "見込値", "速報", "速報値", "暫定", "暫定値", "推計", "推計値", "実績",
    "実績値", "参考", "参考値", "目標", "期間平均", "年度末", "年度末時点", "概算", "実数", "実人数", "延べ数", "延べ人数",
  ]

  // MARK: the whole text

  /// The number that fills the range, spaces allowed between its parts.
  func whole(_ range: Range<Int>) -> Hit? {
    if let mark = footnote(range) {
      guard var hit = whole(range.lowerBound..<mark.lowerBound) else { return nil }
      hit.note = hit.note ?? Normalization.trimmed(text.text(mark))
      hit.range = range
      return hit
    }
    // 2016年 is a year, not 2016 years.
    if let period = PeriodScanner(text).period(at: range.lowerBound), period.end == range.upperBound
    {
      return nil
    }
    var index = range.lowerBound
    var approximate = false
    var note: String?
    if let word = text.first(of: Self.prefixes, at: index) {
      note = word
      index = text.skippingSpaces(index + word.unicodeScalars.count)
    }
    if let word = text.first(of: Self.approximations, at: index) {
      approximate = true
      index = text.skippingSpaces(index + word.unicodeScalars.count)
    }
    if text[index] == "(", let hit = bracketedNegative(range, index) { return hit }
    guard var hit = signed(at: index) else { return nil }
    hit.approximate = approximate
    hit.note = note
    index = hit.range.upperBound
    hit.range = range
    let afterNumber = text.skippingSpaces(index)
    let unitEnd = wholeUnitEnd(afterNumber, range.upperBound)
    if unitEnd > afterNumber {
      hit.unit = afterNumber..<unitEnd
      index = unitEnd
    }
    return tail(hit, text.skippingSpaces(index), range.upperBound)
  }

  /// Bound and bracketed notes up to the end; nil when anything else stands there.
  private func tail(_ start: Hit, _ at: Int, _ end: Int) -> Hit? {
    var hit = start
    var index = at
    if let word = text.first(of: Self.bounds, at: index) {
      hit.bound = word
      index = text.skippingSpaces(index + word.unicodeScalars.count)
    }
    while index < end, text[index] == "(", let close = closing(index) {
      guard readNote(index + 1..<close, into: &hit) || readRemark(index + 1..<close, into: &hit)
      else { return nil }
      index = text.skippingSpaces(close + 1)
    }
    return index >= end ? hit : nil
  }

  /// `(123)` and `(35)人`: accountants' negative. `(2018年度)` is none.
  private func bracketedNegative(_ range: Range<Int>, _ open: Int) -> Hit? {
    guard let close = closing(open), var hit = unsigned(at: text.skippingSpaces(open + 1)) else {
      return nil
    }
    var index = text.skippingSpaces(hit.range.upperBound)
    let inner = wholeUnitEnd(index, close)
    if inner > index {
      hit.unit = index..<inner
      index = text.skippingSpaces(inner)
    }
    guard index == close else { return nil }
    index = text.skippingSpaces(close + 1)
    if hit.unit == nil {
      let end = wholeUnitEnd(index, range.upperBound)
      if end > index {
        hit.unit = index..<end
        index = text.skippingSpaces(end)
      }
    }
    guard index == range.upperBound else { return nil }
    hit.value = -hit.value
    hit.sign = open..<open + 1
    hit.range = range
    return hit
  }

  // MARK: parts

  /// A number with its sign.
  private func signed(at start: Int) -> Hit? {
    var index = start
    var negative = false
    var sign: Range<Int>?
    switch text[index] {
    case "-", "\u{25B3}", "\u{25B2}":
      negative = true
      sign = index..<index + 1
      index = text.skippingSpaces(index + 1)
    case "+":
      sign = index..<index + 1
      index += 1
    default: break
    }
    guard var hit = unsigned(at: index) else { return nil }
    if negative { hit.value = -hit.value }
    hit.sign = sign
    hit.range = start..<hit.range.upperBound
    return hit
  }

  /// Digits and multipliers: `1,234.5`, `3千`, `1億2,000万`.
  func unsigned(at start: Int) -> Hit? {
    guard let first = DigitRun(text, at: start) else { return nil }
    var factor = multiplier(at: first.end)
    var sum = MyriadSum(first.value, factor.product)
    var (index, digitsEnd) = (factor.end, first.end)
    while factor.product > 1, let next = DigitRun(text, at: index), next.value.scale == 0 {
      let following = multiplier(at: next.end, continuing: true)
      guard sum.add(next.value, following.product) else { break }
      (index, digitsEnd, factor) = (following.end, next.end, following)
    }
    let total = sum.total
    guard total.units.magnitude < 1_000_000_000_000_000_000 else { return nil }
    return Hit(value: total, digits: start..<digitsEnd, range: start..<index)
  }

  /// The product of the multipliers that stand here, unless the table has them with their unit.
  private func multiplier(
    at start: Int, continuing: Bool = false
  ) -> (product: Int, end: Int) {
    guard Self.factor(text[start]) != nil, continuing || listedUnitEnd(at: start) == nil else {
      return (1, start)
    }
    var product = 1
    var index = start
    while let factor = Self.factor(text[index]), product <= Self.largestFactor / factor {
      product *= factor
      index += 1
    }
    return (product, index)
  }

  private static let largestFactor = 1_000_000_000_000_000

  static func factor(_ scalar: Unicode.Scalar?) -> Int? {
    switch scalar {
    case "十": 10
    case "百": 100
    case "千": 1_000
    case "万": 10_000
    case "億": 100_000_000
    case "兆": 1_000_000_000_000
    default: nil
    }
  }

  /// The end of the longest listed unit that starts here, nil for none.
  func listedUnitEnd(at start: Int) -> Int? {
    guard let first = text[start], !FoldedText.isSpace(first), first != "(",
      FoldedText.digit(first) == nil
    else { return nil }
    // Two characters, because a voicing mark may follow its kana: ﾎﾟｲﾝﾄ.
    let head = text.text(start..<min(text.count, start + 2))
    guard Units.mayBegin(with: head) else { return nil }
    let limit = min(text.count, start + Units.longestSpelling)
    for end in stride(from: limit, to: start, by: -1) {
      guard Units.lists(Normalization.n2(text.text(start..<end))) else { continue }
      if FoldedText.isLatin(text[end - 1]), FoldedText.isLatin(text[end]) { continue }
      if FoldedText.isSpace(text.scalars[end - 1]) { continue }
      return listedWithBound(start, end) ?? end
    }
    return nil
  }

  func closing(_ open: Int) -> Int? {
    var index = open + 1
    while index < text.count, index - open <= 40 {
      if text.scalars[index] == ")" { return index }
      if text.scalars[index] == "(" { return closingAfterInner(open) }
      index += 1
    }
    return nil
  }

  /// 「(令和4(2022)年度)」: one level inside.
  private func closingAfterInner(_ open: Int) -> Int? {
    var depth = 0
    for index in open..<min(text.count, open + 40) {
      if text.scalars[index] == "(" { depth += 1 }
      if text.scalars[index] == ")" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// Reads what a bracket after a number may say; false when it says anything else.
  func readNote(_ range: Range<Int>, into hit: inout Hit) -> Bool {
    let word = Normalization.trimmed(text.text(range))
    if Self.notes.contains(word) {
      hit.note = word
      return true
    }
    if let growth = growth(word) {
      hit.growthNote = growth
      return true
    }
    var period = word
    for suffix in ["数値", "時点", "現在", "実績", "実績値", "見込", "末", "調査", "目標"]
    where period.hasSuffix(suffix) {
      period = Normalization.trimmed(String(period.dropLast(suffix.count)))
    }
    // (123) after a number is a second value: only digits with a year word are a period.
    guard period.unicodeScalars.contains(where: { FoldedText.digit($0) == nil }),
      let value = Period.parse(period)
    else { return false }
    hit.periodNote = value
    return true
  }

  /// `3%増`, `1.5ポイント減`, `10人増`.
  func growth(_ word: String) -> String? {
    let folded = FoldedText(word)
    guard folded.count >= 2, let last = folded[folded.count - 1], last == "増" || last == "減",
      let run = DigitRun(folded, at: folded.first(of: ["約"], at: 0) == nil ? 0 : 1),
      folded.count - run.end <= 8,
      folded.scalars[run.end...].allSatisfy({ FoldedText.digit($0) == nil })
    else { return nil }
    return word
  }
}
