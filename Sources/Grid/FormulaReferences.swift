/// The references to cells that stand in a formula's text, found without parsing the formula.
///
/// Texts, quoted sheet names, error values, numbers, functions, names, structured references and
/// array constants are told apart from references and passed over.
///
/// Source: ECMA-376 Part 1, 18.17.2 (syntax of formulas); [MS-XLSX] 2.2.2 for what came later.
package struct FormulaReferences: Sendable {
  /// One corner of a reference: a cell, a whole row or a whole column.
  package struct Corner: Sendable {
    /// From 0, nil for a whole column.
    package var row: Int?
    /// From 0, nil for a whole row.
    package var column: Int?
    package var rowIsFixed = false
    package var columnIsFixed = false
    package var digits: Range<Int>
    package var letters: Range<Int>
  }

  package struct Reference: Sendable {
    /// Without the sheet, with the `#` of a spilled range.
    package var range: Range<Int>
    /// What stands before the `!`: a sheet, several (`S1:S3`), a file with a sheet. Empty for a bare
    /// `!`, nil where there is none.
    package var qualifier: Range<Int>?
    package var first: Corner
    /// nil for a single cell.
    package var last: Corner?
  }

  /// A replacement in the formula's text.
  package struct Edit: Sendable, Equatable {
    package var range: Range<Int>
    package var bytes: [UInt8]

    package init(range: Range<Int>, bytes: [UInt8]) {
      self.range = range
      self.bytes = bytes
    }
  }

  package let bytes: [UInt8]
  package private(set) var references: [Reference] = []
  /// The literal texts with their quotes.
  package private(set) var texts: [Range<Int>] = []
  /// The names before an opening parenthesis.
  package private(set) var functions: [Range<Int>] = []
  /// Other words: names, tables before their brackets, and what is a number or TRUE.
  package private(set) var words: [Range<Int>] = []
  /// Brackets without a table's name before them: this table's.
  package private(set) var namesOwnTable = false

  private var index = 0
  private var qualifier: Range<Int>?

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while index < bytes.count { readToken() }
  }

  package init(_ text: String) { self.init(Array(text.utf8)) }

  /// The text with edits made, which are in its order.
  package func applying(_ edits: [Edit]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in edits {
      result += bytes[position..<edit.range.lowerBound]
      result += edit.bytes
      position = edit.range.upperBound
    }
    return result + bytes[position...]
  }

  private mutating func readToken() {
    let start = index
    switch bytes[start] {
    case UInt8(ascii: "\""):
      index = endOfQuoted(from: start)
      texts.append(start..<index)
    case UInt8(ascii: "'"):
      index = endOfQuoted(from: start)
      if takeMark() {
        qualifier = start..<(index - 1)
        return
      }
    case UInt8(ascii: "["):
      // `[1]Sheet1!A1`: the number of another file; anything else names columns of a table.
      index = endOfBrackets(from: start)
      while byte(index).isFormulaWord { index += 1 }
      if takeMark() {
        qualifier = start..<(index - 1)
        return
      }
      namesOwnTable = true
    case UInt8(ascii: "#"):
      readError()
    case UInt8(ascii: "!"):
      index += 1
      qualifier = start..<start
      return
    case let byte where byte.isFormulaWord:
      if readWord() { return }
    default:
      index += 1
    }
    qualifier = nil
  }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func takeMark() -> Bool {
    guard byte(index) == UInt8(ascii: "!") else { return false }
    index += 1
    return true
  }

  /// Behind the closing quote; a doubled quote stands for itself.
  private func endOfQuoted(from start: Int) -> Int {
    let quote = bytes[start]
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == quote {
        guard byte(index + 1) == quote else { return index + 1 }
        index += 1
      }
      index += 1
    }
    return bytes.count
  }

  /// Behind the closing bracket; `'` protects the next character, as in `Table1[a'[b]`.
  private func endOfBrackets(from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "'"): index += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return bytes.count
  }

  private func endOfWord(from start: Int) -> Int {
    var index = start
    while byte(index).isFormulaWord { index += 1 }
    return index
  }

  /// `#DIV/0!`, `#N/A`, `#NAME?`; a reference that sticks to `#REF!` is lost with it.
  private mutating func readError() {
    index += 1
    for text in ["DIV/0!", "N/A"] where bytes[index...].starts(with: text.utf8) {
      index += text.utf8.count
      return
    }
    index = endOfWord(from: index)
    if takeMark() {
      index = endOfWord(from: index)
      while byte(index) == UInt8(ascii: ":"), byte(index + 1).isFormulaWord {
        index = endOfWord(from: index + 1)
      }
    }
  }

  /// True where the word is the name of a sheet and a reference may follow.
  private mutating func readWord() -> Bool {
    let start = index
    let end = endOfWord(from: start)
    index = end
    switch byte(end) {
    case UInt8(ascii: "!"):
      index += 1
      qualifier = start..<end
      return true
    case UInt8(ascii: "("):
      functions.append(start..<end)
      return false
    case UInt8(ascii: "["):
      words.append(start..<end)
      index = endOfBrackets(from: end)
      return false
    default: break
    }
    let first = corner(start..<end)
    if readSpanOfSheets(start..<end, isCell: first != nil) { return true }
    guard let first else {
      words.append(start..<end)
      return false
    }
    if let last = secondCorner(after: end, like: first) {
      append(Reference(range: start..<index, qualifier: qualifier, first: first, last: last))
    } else if first.row != nil, first.column != nil {
      append(Reference(range: start..<end, qualifier: qualifier, first: first))
    }
    return false
  }

  /// The sheets of a three-dimensional reference, `S1:S3!A1`; not the range `A1:Sheet1!B2`.
  private mutating func readSpanOfSheets(_ first: Range<Int>, isCell: Bool) -> Bool {
    guard qualifier == nil, byte(index) == UInt8(ascii: ":") else { return false }
    let end = endOfWord(from: index + 1)
    guard end > index + 1, byte(end) == UInt8(ascii: "!"),
      !isCell || corner((index + 1)..<end) != nil
    else { return false }
    qualifier = first.lowerBound..<end
    index = end + 1
    return true
  }

  private mutating func append(_ reference: Reference) {
    var reference = reference
    if byte(index) == UInt8(ascii: "#") {
      index += 1
      reference.range = reference.range.lowerBound..<index
    }
    references.append(reference)
  }

  /// The corner behind a colon, which white space may surround; moves behind it.
  private mutating func secondCorner(after end: Int, like first: Corner) -> Corner? {
    var start = endOfSpace(from: end)
    guard byte(start) == UInt8(ascii: ":") else { return nil }
    start = endOfSpace(from: start + 1)
    let end = endOfWord(from: start)
    switch byte(end) {
    case UInt8(ascii: "("), UInt8(ascii: "!"), UInt8(ascii: "["): return nil
    default: break
    }
    guard let last = corner(start..<end), (last.row == nil) == (first.row == nil),
      (last.column == nil) == (first.column == nil)
    else { return nil }
    index = end
    return last
  }

  private func endOfSpace(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index].isFormulaSpace { index += 1 }
    return index
  }

  private func corner(_ word: Range<Int>) -> Corner? {
    var index = word.lowerBound
    func takeDollar() -> Bool {
      guard index < word.upperBound, bytes[index] == UInt8(ascii: "$") else { return false }
      index += 1
      return true
    }
    var isFixed = takeDollar()
    let letters = index
    var column = 0
    while index < word.upperBound, index - letters < 3, bytes[index].isASCIILetter {
      column = column * 26 + Int(bytes[index] & 0x1F)
      index += 1
    }
    var corner = Corner(digits: index..<index, letters: letters..<index)
    if index > letters {
      guard column - 1 <= CellReference.maximumColumn else { return nil }
      corner.column = column - 1
      corner.columnIsFixed = isFixed
      isFixed = takeDollar()
    }
    let digits = index
    var row = 0
    while index < word.upperBound, index - digits < 7, bytes[index].isASCIIDigit {
      row = row * 10 + Int(bytes[index] - UInt8(ascii: "0"))
      index += 1
    }
    guard index == word.upperBound else { return nil }
    corner.digits = digits..<index
    if index > digits {
      guard row >= 1, row - 1 <= CellReference.maximumRow else { return nil }
      corner.row = row - 1
      corner.rowIsFixed = isFixed
    } else if bytes[index - 1] == UInt8(ascii: "$") {
      return nil
    }
    return corner.row == nil && corner.column == nil ? nil : corner
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x41...0x5A) ~= self || (0x61...0x7A) ~= self }
  /// What XML takes for white space.
  fileprivate var isFormulaSpace: Bool {
    self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D
  }
  fileprivate var isASCIIDigit: Bool { (0x30...0x39) ~= self }

  /// What names of sheets, functions and cells are made of, and numbers.
  fileprivate var isFormulaWord: Bool {
    switch self {
    case UInt8(ascii: "$"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "\\"),
      UInt8(ascii: "?"), 0x80...:
      true
    default: isASCIILetter || isASCIIDigit
    }
  }
}
