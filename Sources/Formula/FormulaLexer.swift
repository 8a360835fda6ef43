import Grid

/// A word of a formula and where it stands, in characters.
struct FormulaToken: Sendable {
  enum Kind: Equatable, Sendable {
    case number(FormulaNumber)
    case text(String)
    case fault(FormulaFault)
    case reference(AreaReference)
    /// A name of a cell, a field, or a function.
    case word(String)
    case symbol(FormulaOperator)
    case open, close, comma
    case end
  }

  var kind: Kind
  var range: Range<Int>
}

/// The operators, by their spelling.
enum FormulaOperator: String, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case power = "^"
  case join = "&"
  case percent = "%"
  case equal = "="
  case unequal = "<>"
  case less = "<"
  case greater = ">"
  case notGreater = "<="
  case notLess = ">="
}

/// Takes a formula's text apart.
///
/// Signs that a Japanese keyboard gives (`＝（，≧×`) are read as what they stand for; texts between
/// quotes are left as they are.
///
/// Source: ECMA-376 Part 1, 18.17.2 (syntax of formulas).
struct FormulaLexer {
  private let characters: [Character]
  /// The same as an ASCII keyboard gives them.
  private let plain: [Character]
  private var index = 0

  init(_ text: String) {
    characters = Array(text)
    plain = characters.map(Self.plain)
  }

  /// All tokens, an `.end` behind the last.
  static func tokens(of text: String) throws(FormulaError) -> [FormulaToken] {
    var lexer = FormulaLexer(text)
    if lexer.peek() == "=" { lexer.index = 1 }
    var tokens: [FormulaToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    let end = lexer.characters.count
    return tokens + [FormulaToken(kind: .end, range: end..<end)]
  }

  /// The plain character here or further on.
  private func peek(_ offset: Int = 0) -> Character? {
    index + offset < plain.count ? plain[index + offset] : nil
  }

  private static func plain(_ character: Character) -> Character {
    if character.isASCII { return character }
    switch character {
    case "×": return "*"
    case "÷": return "/"
    case "−": return "-"
    case "\u{3000}": return " "
    case "、": return ","
    default: break
    }
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
      (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(plain)
  }

  private mutating func next() throws(FormulaError) -> FormulaToken? {
    while let character = peek(), character.isWhitespace { index += 1 }
    let start = index
    guard let character = peek() else { return nil }
    let kind: FormulaToken.Kind
    switch character {
    case "(": kind = symbol(.open)
    case ")": kind = symbol(.close)
    case ",", ";": kind = symbol(.comma)
    case "\"": kind = .text(try quoted("\"", .unclosedText))
    case "'": kind = try sheetReference()
    case "{": kind = try braces()
    case "#": kind = try fault()
    case "0"..."9": kind = try number()
    case "." where peek(1)?.isASCIIDigit ?? false: kind = try number()
    default:
      if Self.isWord(character) {
        kind = try word()
      } else if let found = self.operator(character) {
        kind = .symbol(found)
      } else {
        throw FormulaError(.unexpected(String(characters[start])), start..<(start + 1))
      }
    }
    return FormulaToken(kind: kind, range: start..<index)
  }

  private mutating func symbol(_ kind: FormulaToken.Kind) -> FormulaToken.Kind {
    index += 1
    return kind
  }

  private mutating func `operator`(_ character: Character) -> FormulaOperator? {
    if character == "<" || character == ">", let second = peek(1),
      let found = FormulaOperator(rawValue: "\(character)\(second)")
    {
      index += 2
      return found
    }
    let found: FormulaOperator? =
      switch character {
      case "≧": .notLess
      case "≦": .notGreater
      case "≠": .unequal
      default: FormulaOperator(rawValue: String(character))
      }
    if found != nil { index += 1 }
    return found
  }

  /// What stands between quotes; a doubled quote stands for itself.
  private mutating func quoted(
    _ quote: Character, _ mistake: FormulaError.Reason
  ) throws(FormulaError) -> String {
    let start = index
    index += 1
    var text = ""
    while index < characters.count {
      // A full-width quote is text, unless it began the text.
      if characters[index] == characters[start] {
        guard index + 1 < characters.count, characters[index + 1] == characters[start] else {
          index += 1
          return text
        }
        index += 1
      }
      text.append(characters[index])
      index += 1
    }
    throw FormulaError(mistake, start..<characters.count)
  }

  /// `'表 1'!A1:B2`
  private mutating func sheetReference() throws(FormulaError) -> FormulaToken.Kind {
    let start = index
    _ = try quoted("'", .unclosedName)
    guard peek() == "!" else { throw FormulaError(.unexpected("'"), start..<index) }
    index += 1
    return try reference(from: start)
  }

  /// `{{指標.実績}}`, a field as its tag writes it.
  private mutating func braces() throws(FormulaError) -> FormulaToken.Kind {
    let start = index
    guard peek(1) == "{" else { throw FormulaError(.notCalculated("{"), start..<(start + 1)) }
    index += 2
    let first = index
    while index + 1 < characters.count {
      if characters[index] == "}", characters[index + 1] == "}" {
        let name = String(characters[first..<index])
        index += 2
        return .word(name)
      }
      index += 1
    }
    throw FormulaError(.unclosedName, start..<characters.count)
  }

  private mutating func fault() throws(FormulaError) -> FormulaToken.Kind {
    let rest = String(characters[index...].prefix(8))
    guard let found = FormulaFault.all.first(where: { rest.hasPrefix($0.code) }) else {
      throw FormulaError(.notCalculated("#"), index..<(index + 1))
    }
    index += found.code.count
    return .fault(found)
  }

  private mutating func number() throws(FormulaError) -> FormulaToken.Kind {
    let start = index
    var text = ""
    func digits(_ lexer: inout FormulaLexer) {
      while let digit = lexer.peek(), digit.isASCIIDigit {
        text.append(digit)
        lexer.index += 1
      }
    }
    digits(&self)
    // `1:3` names rows.
    if peek() == ":" {
      index = start
      return try reference(from: start)
    }
    if peek() == "." {
      text.append(".")
      index += 1
      digits(&self)
    }
    if peek() == "E" || peek() == "e" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
      if peek(1 + sign)?.isASCIIDigit ?? false {
        text.append("e")
        if sign == 1, let character = peek(1) { text.append(character) }
        index += 1 + sign
        digits(&self)
      }
    }
    guard let number = FormulaNumber(text: text) else {
      throw FormulaError(.tooManyDigits, start..<index)
    }
    return .number(number)
  }

  private static func isWord(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else {
      return !character.isWhitespace && !"≧≦≠「」『』【】“”".contains(character)
    }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      return true
    default: return "_.\\?$@".utf8.contains(byte)
    }
  }

  private mutating func takeWord() -> String {
    var text = ""
    while let character = peek(), Self.isWord(character) {
      text.append(characters[index])
      index += 1
    }
    return text
  }

  private mutating func word() throws(FormulaError) -> FormulaToken.Kind {
    let start = index
    let text = takeWord()
    switch peek() {
    case "!":
      index += 1
      return try reference(from: start)
    case "(": return .word(text)
    case "[": throw FormulaError(.notCalculated("\(text)["), start..<(index + 1))
    case ":":
      index = start
      return try reference(from: start)
    default: break
    }
    if let area = AreaReference(text), area.range.first == area.range.last {
      return .reference(area)
    }
    return .word(text)
  }

  /// The place behind a sheet's name, or behind nothing: `A1`, `$A$1:B2`, `A:B`.
  private mutating func reference(from start: Int) throws(FormulaError) -> FormulaToken.Kind {
    _ = takeWord()
    if peek() == ":" {
      index += 1
      _ = takeWord()
    }
    let text = String(characters[start..<index])
    guard peek() != "!", peek() != "#", let area = AreaReference(text) else {
      throw FormulaError(.notCalculated(text), start..<index)
    }
    return .reference(area)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
