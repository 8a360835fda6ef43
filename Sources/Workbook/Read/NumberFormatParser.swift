/// Reads a number format code; colours, widths and locales print nothing and are passed over.
struct NumberFormatParser {
  private let code: [Character]
  private var index = 0
  private var sections: [NumberFormat.Section] = []
  private var section = NumberFormat.Section()

  static func sections(of code: String) -> [NumberFormat.Section] {
    var parser = NumberFormatParser(code: Array(code))
    parser.read()
    return parser.sections
  }

  private init(code: [Character]) { self.code = code }

  private mutating func read() {
    while index < code.count {
      let character = code[index]
      switch character {
      case ";": endSection()
      case "\"":
        let end = code[(index + 1)...].firstIndex(of: "\"") ?? code.count
        literal(String(code[(index + 1)..<end]))
        index = end
      case "\\", "!":
        if index + 1 < code.count { literal(String(code[index + 1])) }
        index += 1
      // A space as wide as a character; and one repeated to fill the column, which has no width here.
      case "_":
        literal(" ")
        index += 1
      case "*": index += 1
      case "[": bracket()
      case "0", "#", "?": section.tokens.append(.digit(character.asciiValue ?? 48))
      case ".": point()
      case ",": comma()
      case "%", "％": section.tokens.append(.percent)
      case "@": section.tokens.append(.text)
      case "/" where section.tokens.last.map(NumberText.isDigit) ?? false: fraction()
      case "E" where index + 1 < code.count && "+-".contains(code[index + 1]):
        section.tokens.append(.exponent(plus: code[index + 1] == "+"))
        index += 1
      default: word(character)
      }
      index += 1
    }
    endSection()
  }

  private mutating func literal(_ text: String) { section.tokens.append(.literal(text)) }

  private mutating func point() {
    // A point behind seconds belongs to them: `mm:ss.0`.
    if case .date("s", _)? = section.tokens.last { return literal(".") }
    section.tokens.append(section.tokens.contains(.point) ? .literal(".") : .point)
  }

  private mutating func comma() {
    guard let last = section.tokens.last, NumberText.isDigit(last) else {
      if section.thousands > 0 { section.thousands += 1 } else { literal(",") }
      return
    }
    var next = index + 1
    while next < code.count, code[next] == "," { next += 1 }
    if next < code.count, "0#?".contains(code[next]) {
      section.isGrouped = true
    } else {
      section.thousands += next - index
    }
    index = next - 1
  }

  /// `?/4` has its denominator in the code, `?/?` is to find one.
  private mutating func fraction() {
    let digits = code[(index + 1)...].prefix { $0.isASCII && $0.isNumber }
    let fixed = Int(String(digits)).flatMap { 1...99_999 ~= $0 ? $0 : nil }
    section.tokens.append(.fraction(over: fixed))
    if fixed != nil { index += digits.count }
  }

  private mutating func bracket() {
    guard let end = code[index...].firstIndex(of: "]") else { return literal("[") }
    let content = String(code[(index + 1)..<end])
    index = end
    let lower = content.lowercased()
    if let first = lower.first, "hms".contains(first), lower.allSatisfy({ $0 == first }) {
      section.tokens.append(.elapsed(first, lower.count))
    } else if content.hasPrefix("$") {
      // `[$¥-411]`: the sign is printed, the locale is not.
      let sign = content.dropFirst().prefix { $0 != "-" }
      if !sign.isEmpty { literal(String(sign)) }
      useLocale(lower.drop { $0 != "-" }.dropFirst())
    } else if lower.hasPrefix("dbnum") {
      section.numerals = ["dbnum1": .plain, "dbnum2": .formal, "dbnum3": .wide][lower]
    } else if let first = content.first, "<>=".contains(first) {
      let comparison = String(content.prefix { "<>=".contains($0) })
      if let bound = Double(content.dropFirst(comparison.count)) {
        section.condition = NumberFormat.Condition(comparison: comparison, bound: bound)
      }
    }
  }

  /// `411` or `ja-jp`; `f800` and `f400` are the long date and time of a Japanese system, which
  /// stand for whatever the code goes on to say.
  private mutating func useLocale(_ name: Substring) {
    switch name {
    case "f800":
      section.tokens += [
        .date("y", 4), .literal("年"), .date("m", 1), .literal("月"), .date("d", 1), .literal("日"),
      ]
    case "f400":
      section.tokens += [
        .date("h", 1), .literal(":"), .date("n", 2), .literal(":"), .date("s", 2),
      ]
    default:
      section.isJapanese = name.hasSuffix("411") || name.hasPrefix("ja")
      section.hasFirstYear = name.hasSuffix("gannen")
      return
    }
    while index + 1 < code.count, code[index + 1] != ";" { index += 1 }
  }

  private mutating func word(_ character: Character) {
    let rest = String(code[index...].prefix(7)).lowercased()
    if let name = ["general", "g/標準"].first(where: rest.hasPrefix) {
      section.tokens.append(.general)
      index += name.count - 1
    } else if rest.hasPrefix("am/pm") {
      section.tokens.append(.halfDay(section.isJapanese ? .japanese : .long))
      index += 4
    } else if rest.hasPrefix("a/p") {
      section.tokens.append(.halfDay(.short))
      index += 2
    } else if rest.hasPrefix("午前/午後") {
      section.tokens.append(.halfDay(.japanese))
      index += 4
    } else if let letter = character.lowercased().first, "ymdhsgeab".contains(letter) {
      var count = 1
      while index + count < code.count, code[index + count].lowercased() == String(letter) {
        count += 1
      }
      section.tokens.append(.date(letter, count))
      index += count - 1
    } else {
      literal(String(character))
    }
  }

  private mutating func endSection() {
    section.tokens = Self.withMinutes(section.tokens)
    sections.append(section)
    section = NumberFormat.Section()
  }

  /// `m` beside hours or before seconds means minutes.
  private static func withMinutes(_ tokens: [NumberFormat.Token]) -> [NumberFormat.Token] {
    var result = tokens
    let places = tokens.indices.filter {
      switch tokens[$0] {
      case .date, .elapsed: true
      default: false
      }
    }
    for (order, place) in places.enumerated() {
      guard case .date("m", let count) = tokens[place], count <= 2 else { continue }
      let before = order > 0 ? tokens[places[order - 1]] : nil
      let after = order + 1 < places.count ? tokens[places[order + 1]] : nil
      switch (before, after) {
      case (.date("h", _)?, _), (.elapsed("h", _)?, _), (_, .date("s", _)?),
        (_, .elapsed("s", _)?):
        result[place] = .date("n", count)
      default: break
      }
    }
    return result
  }
}
