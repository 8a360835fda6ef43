package import Grid

/// A part of a whole that running text quotes: 「全27校中25校」, 「25/27」.
///
/// Source: rule TXT-007.
package struct RatioText: Hashable, Sendable {
  package var part: ParsedNumber
  package var whole: ParsedNumber
  /// The counted unit as written, nil for bare numbers.
  package var unit: String?
  /// From the first to the last of the two, 全 included.
  package var range: Range<Int>

  /// The share in percent, half up, nil for a whole of zero.
  package func percent(decimals: Int) -> ExactDecimal? {
    (part.value * ExactDecimal(100)).divided(by: whole.value, scale: decimals)
  }

  /// Both counts and their share, where a text tells these and nothing else: 「12人/40人（30.0%）」,
  /// 「30.0%（12/40）」.
  package static func withShare(_ text: String) -> (ratio: RatioText, share: ParsedNumber)? {
    guard text.utf8.count <= 100, text.contains(where: { "/／中".contains($0) }),
      text.contains(where: { "%％".contains($0) })
    else { return nil }
    let numbers = NumberText.find(in: text)
    let shares = numbers.filter {
      $0.unit.flatMap(Units.canonicalSpelling) == "%" && $0.sign == nil
    }
    guard numbers.count == 3, let share = shares.first, shares.count == 1 else { return nil }
    let counts = numbers.filter { $0.range != share.range }
    let bytes = Array(text.utf8)
    let ends = [0] + numbers.map(\.range.upperBound)
    let between = zip(ends, numbers.map(\.range.lowerBound) + [bytes.count]).map { end, start in
      FoldedText.plain(String(decoding: bytes[end..<start], as: UTF8.self))
    }
    let joint = share.range == numbers[0].range ? 2 : 1
    let marks = between.joined().filter { !$0.isWhitespace }
    guard ["/", "中"].contains(between[joint]), share.range != numbers[1].range,
      ["()", "\(between[joint])()", "(\(between[joint]))"].contains(marks),
      let ratio = between[joint] == "/"
        ? pair(part: counts[0], whole: counts[1], all: false)
        : pair(part: counts[1], whole: counts[0], all: false)
    else { return nil }
    return (ratio, share)
  }

  /// Every such pair of a text, left to right.
  package static func find(in text: String) -> [RatioText] { NumberedText(text).ratios }

  /// - Parameter numbers: all of the text.
  static func find(in text: String, _ numbers: [ParsedNumber]) -> [RatioText] {
    guard numbers.count >= 2 else { return [] }
    let bytes = Array(text.utf8)
    func between(_ left: Int, _ right: Int) -> String {
      left <= right ? FoldedText.plain(String(decoding: bytes[left..<right], as: UTF8.self)) : ""
    }
    var result: [RatioText] = []
    var index = 0
    while index + 1 < numbers.count {
      let (one, other) = (numbers[index], numbers[index + 1])
      let joint = between(one.range.upperBound, other.range.lowerBound)
      let before = between(max(0, one.range.lowerBound - 9), one.range.lowerBound)
      if let ratio = ofWhole(one, other, joint, before) ?? slashed(one, other, joint, before)
        ?? bracketed(one, numbers, index, between)
      {
        result.append(ratio)
        index += 2
      } else {
        index += 1
      }
    }
    return result
  }

  /// 「全27校中25校」, 「11地区のうち9地区」.
  private static func ofWhole(
    _ one: ParsedNumber, _ other: ParsedNumber, _ joint: String, _ before: String
  ) -> RatioText? {
    let joints = ["中", "中、", "のうち", "のうち、", "の内", "の内、", "中の", "のうちの", "うち", "、うち", "の中で"]
    if joints.contains(joint) { return pair(part: other, whole: one, all: before.hasSuffix("全")) }
    // 「委員612人のうち女性が206人」, 「対象者1,520人に対し486人」.
    let isNoun = ["が", "は", "の"].contains { joint.hasSuffix($0) }
    let says = ["のうち", "の内", "中、", "中"].contains { joint.hasPrefix($0) }
    // 「対象者12,400人のうち受診者4,972人」.
    let isCounted = says && isBareNoun(joint)
    let isOfSubjects =
      ["に対し", "に対し、", "に対して", "に対して、"].contains(joint) && before.contains("対象")
    guard
      isOfSubjects || isCounted
        || (says && isNoun && joint.unicodeScalars.count <= 14 && isUnbroken(joint))
    else { return nil }
    return pair(part: other, whole: one, all: before.hasSuffix("全"))
  }

  /// のうち and a noun of a few ideographs or katakana.
  private static func isBareNoun(_ joint: String) -> Bool {
    guard let opening = ["のうち、", "のうち", "の内"].first(where: joint.hasPrefix) else { return false }
    let noun = joint.unicodeScalars.dropFirst(opening.unicodeScalars.count)
    return (1...6).contains(noun.count)
      && noun.allSatisfy { JapaneseLetter.isOfNoun($0) || $0 == "・" }
  }

  /// No clause ends between the two.
  private static func isUnbroken(_ joint: String) -> Bool {
    let inner = joint.hasPrefix("中、") || joint.hasPrefix("のうち、") ? joint.dropFirst(3) : joint[...]
    return !inner.unicodeScalars.contains { "、。\n".unicodeScalars.contains($0) }
  }

  /// 「25/27校」, 「25校/27校」; `4/10` without a unit or a bracket may be a date.
  private static func slashed(
    _ one: ParsedNumber, _ other: ParsedNumber, _ joint: String, _ before: String
  ) -> RatioText? {
    guard joint == "/" else { return nil }
    let bracket = before.hasSuffix("(")
    guard other.unit != nil || bracket || other.value > ExactDecimal(31) else { return nil }
    return pair(part: one, whole: other, all: false, mayExceed: false)
  }

  /// 「191自治会に補助(全216自治会)」: the whole in brackets close behind, the part the nearest
  /// number of its unit before.
  private static func bracketed(
    _ one: ParsedNumber, _ numbers: [ParsedNumber], _ index: Int, _ between: (Int, Int) -> String
  ) -> RatioText? {
    let whole = numbers[index + 1]
    let joint = between(one.range.upperBound, whole.range.lowerBound)
    guard joint.unicodeScalars.count <= 30, !joint.contains("\n"), !joint.contains("。") else {
      return nil
    }
    guard ["(全", "(全体", "(総数", "(対象", "(全市"].contains(where: joint.hasSuffix), one.unit != nil
    else { return nil }
    return pair(part: one, whole: whole, all: true)
  }

  /// - Parameter mayExceed: more than all of them is a mistake, and no other pair (「25校/20校」).
  private static func pair(
    part: ParsedNumber, whole: ParsedNumber, all: Bool, mayExceed: Bool = true
  ) -> RatioText? {
    guard part.value.isInteger, whole.value.isInteger, !whole.value.isZero,
      part.value >= .zero,
      part.value <= whole.value || (mayExceed && part.unit != nil && whole.unit != nil)
    else { return nil }
    if let one = part.unit, let other = whole.unit {
      let (left, right) = (Units.lookup(one), Units.lookup(other))
      guard let left, let right, left.isSame(as: right) else { return nil }
    }
    var start = min(part.range.lowerBound, whole.range.lowerBound)
    if all, whole.range.lowerBound == start { start -= "全".utf8.count }
    return RatioText(
      part: part, whole: whole, unit: whole.unit ?? part.unit,
      range: start..<max(part.range.upperBound, whole.range.upperBound))
  }
}
