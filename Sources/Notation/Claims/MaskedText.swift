/// A sentence in which every name, period and number is one sign, so that the words between them
/// can be read without reading the things themselves again.
struct MaskedText {
  enum Sign: Hashable {
    case name(Int)
    case period(Int)
    case number(Int)
  }

  /// The words without spaces and quotation marks, in order, with the signs among them.
  private(set) var scalars: [Unicode.Scalar] = []

  // Plane 15 is for private use; gaiji of offices live in plane 0.
  private static let names: UInt32 = 0xF0000
  private static let periods: UInt32 = 0xF4000
  private static let numbers: UInt32 = 0xF8000
  private static let end: UInt32 = 0xFC000

  mutating func append(_ scalar: Unicode.Scalar) {
    if FoldedText.isSpace(scalar) || "「」『』".unicodeScalars.contains(scalar) { return }
    scalars.append(scalar)
  }

  mutating func append(_ sign: Sign) {
    let (first, index): (UInt32, Int) =
      switch sign {
      case .name(let index): (Self.names, index)
      case .period(let index): (Self.periods, index)
      case .number(let index): (Self.numbers, index)
      }
    guard index < 0x4000, let scalar = Unicode.Scalar(first + UInt32(index)) else { return }
    scalars.append(scalar)
  }

  static func sign(_ scalar: Unicode.Scalar) -> Sign? {
    switch scalar.value {
    case names..<periods: .name(Int(scalar.value - names))
    case periods..<numbers: .period(Int(scalar.value - periods))
    case numbers..<end: .number(Int(scalar.value - numbers))
    default: nil
    }
  }

  /// The name of a line that holds nothing else: 「【加入率】」, 「・加入率」.
  var onlyName: Int? {
    let words = scalars.filter { !"【】[]<>()・○●◆■◎:".unicodeScalars.contains($0) }
    guard words.count == 1, case .name(let index)? = words.first.flatMap(Self.sign) else {
      return nil
    }
    return index
  }

  /// Whether a line goes on about the name above it: 「目標：50人　実績：48人」.
  var startsAccount: Bool {
    var words = Words(scalars)
    while words.dropPrefix(["・", "○", "●", "-", "(", "["]) != nil {}
    return words.hasPrefix(of: ["目標", "実績", "利用実績", "達成率", "達成度", "現状値", "基準値"])
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// Where a number stands: the words before it and behind it up to the next numbers.
struct NumberPlace {
  var number: Int
  /// The number before it in the same bracket or outside of all.
  var previous: Int?
  /// The signs and words since the number before, or since the sentence began.
  var before: [Unicode.Scalar]
  var after: [Unicode.Scalar]
  /// What stands behind the next number.
  var afterNext: [Unicode.Scalar] = []
  /// What stands behind the last number of the list that it is in: 「R4 12.0%、R7 13.5%を目標」.
  var listEnd: [Unicode.Scalar] = []
  /// What stands behind the last number of the sentence.
  var sentenceEnd: [Unicode.Scalar] = []
  /// Everything since the sentence began, brackets left out.
  var lead: [Unicode.Scalar]
  /// Whether another number follows in the same bracket or outside of all.
  var hasNext = false
  /// The last number of the sentence that says what it came to: 「…11団体となった」.
  var outcome: Int?
}

extension MaskedText {
  /// The numbers in their order, brackets taken apart from the sentence around them.
  func places() -> [NumberPlace] {
    var result: [NumberPlace] = []
    let (outer, brackets) = split()
    let numbers = outer.indices.filter { number(outer[$0]) != nil }
    for (position, index) in numbers.enumerated() {
      let start = position == 0 ? 0 : numbers[position - 1] + 1
      let end = position + 1 < numbers.count ? numbers[position + 1] : outer.count
      guard let sign = number(outer[index]) else { continue }
      result.append(
        NumberPlace(
          number: sign, previous: position == 0 ? nil : number(outer[numbers[position - 1]]),
          before: Array(outer[start..<index]), after: Array(outer[(index + 1)..<end]),
          lead: Array(outer[..<index]), hasNext: position + 1 < numbers.count))
    }
    let sentenceEnd = result.last?.after ?? []
    for index in result.indices.reversed() {
      result[index].sentenceEnd = sentenceEnd
      if result[index].hasNext { result[index].afterNext = result[index + 1].after }
      let goesOn = result[index].hasNext && Self.isJoint(result[index].after)
      result[index].listEnd = goesOn ? result[index + 1].listEnd : result[index].after
    }
    let outcome = result.last { Words($0.after).hasPrefix(of: ClaimWords.becoming) }
    for index in result.indices where result[index].number != outcome?.number {
      result[index].outcome = outcome?.number
    }
    for bracket in brackets { result += places(in: bracket, of: outer, numbers) }
    return result.sorted { $0.number < $1.number }
  }

  /// A number that fills its bracket alone is told of by the words outside of it.
  private func places(
    in bracket: (content: [Unicode.Scalar], at: Int), of outer: [Unicode.Scalar], _ numbers: [Int]
  ) -> [NumberPlace] {
    let content = bracket.content
    let inside = content.indices.filter { number(content[$0]) != nil }
    let lead = Array(outer[..<bracket.at])
    return inside.enumerated().compactMap { position, index in
      guard let sign = number(content[index]) else { return nil }
      let start = position == 0 ? 0 : inside[position - 1] + 1
      let end = position + 1 < inside.count ? inside[position + 1] : content.count
      let before = Array(content[start..<index])
      let after = Array(content[(index + 1)..<end])
      guard content.count == 1 else {
        return NumberPlace(
          number: sign, previous: position == 0 ? nil : number(content[inside[position - 1]]),
          before: before, after: after, lead: lead + content[..<index])
      }
      let last = numbers.last { $0 < bracket.at }
      let next = numbers.first { $0 >= bracket.at } ?? outer.count
      return NumberPlace(
        number: sign, previous: last.flatMap { number(outer[$0]) },
        before: Array(outer[(last.map { $0 + 1 } ?? 0)..<bracket.at]),
        after: Array(outer[bracket.at..<next]), lead: lead)
    }
  }

  /// A comma, or the next year's beginning: 「、令和7年度は」.
  private static func isJoint(_ words: [Unicode.Scalar]) -> Bool {
    var words = Words(words)
    guard words.dropPrefix(["、"]) != nil else { return false }
    _ = words.dropSuffix(["には", "は", "に", "の"])
    return words.scalars.count <= 1 && words.scalars.allSatisfy { ClaimGrammar.period($0) != nil }
  }

  private func number(_ scalar: Unicode.Scalar) -> Int? {
    if case .number(let index) = Self.sign(scalar) { index } else { nil }
  }

  /// Without the brackets around a name at the head: 「【加入率】目標50人」 speaks of it.
  private var headed: [Unicode.Scalar] {
    guard scalars.first == "\u{3010}", scalars.count > 2, scalars[2] == "\u{3011}",
      ClaimReader.name(scalars[1]) != nil
    else { return scalars }
    return [scalars[1]] + scalars[3...]
  }

  /// The sentence without its brackets, and what stood in them with the place they were taken from.
  private func split() -> (
    outer: [Unicode.Scalar], brackets: [(content: [Unicode.Scalar], at: Int)]
  ) {
    var outer: [Unicode.Scalar] = []
    var brackets: [(content: [Unicode.Scalar], at: Int)] = []
    var depth = 0
    for scalar in headed {
      switch scalar {
      case "(", "[", "\u{3010}":
        depth += 1
        if depth == 1 { brackets.append(([], outer.count)) }
      case ")", "]", "\u{3011}": depth = max(0, depth - 1)
      default:
        if depth == 0 {
          outer.append(scalar)
        } else {
          brackets[brackets.count - 1].content.append(scalar)
        }
      }
    }
    return (outer, brackets)
  }
}
