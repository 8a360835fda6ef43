/// Finds the cells of a worksheet part, one after another, as byte ranges.
///
/// Source: ECMA-376 Part 1, 18.3.1.4 (c), 18.3.1.73 (row), 18.3.1.40 (f), 18.3.1.96 (v).
struct WorksheetScanner {
  enum Event { case cell, row, other, nothing, end }
  enum CellType { case number, shared, inline, formulaText, boolean, error, date }

  private(set) var scanner: XMLScanner
  private(set) var row = -1
  private(set) var column = -1
  private(set) var style = 0
  private(set) var type = CellType.number
  /// The raw content of `<v>`, nil where there is none; `assembled` where it is in pieces.
  private(set) var value: Range<Int>?
  /// The text of `<is>`, and of a `<v>` interrupted by comments or CDATA, entities undone.
  private(set) var assembled: [UInt8]?
  private(set) var formula: Formula?
  private(set) var inData = false

  struct Formula {
    var text: [UInt8] = []
    /// The group of a shared formula.
    var shared: Int?
  }

  init(part: String, nesting: Int) {
    scanner = XMLScanner(part: part, nesting: nesting)
  }

  /// Between two steps: where the scanner stands, for going back there or for another to go on.
  var place: CellScanner.Place {
    get {
      CellScanner.Place(
        position: scanner.position, depth: scanner.depth, row: row, column: column)
    }
    set {
      scanner.resume(at: newValue.position, depth: newValue.depth)
      (row, column) = (newValue.row, newValue.column)
    }
  }

  /// Starts on the next window, which begins with what was not taken in of the last one.
  mutating func begin(isLast: Bool) {
    scanner.resume(at: 0, depth: scanner.depth)
    scanner.isLast = isLast
  }

  /// Takes one step, over a cell or one token. For `.other` the element has just been opened.
  mutating func next(_ bytes: Span<UInt8>) throws(WorkbookError) -> Event {
    try scanner.next(bytes)
    switch scanner.kind {
    case .end: return .end
    case .close:
      if inData, scanner.nameIs("sheetData", bytes) { inData = false }
    case .open:
      if inData {
        if scanner.nameIs("c", bytes) {
          try readCell(bytes)
          return .cell
        }
        if scanner.nameIs("row", bytes) {
          try readRow(bytes)
          return .row
        }
      } else if scanner.nameIs("sheetData", bytes) {
        inData = !scanner.isEmpty
      } else {
        return .other
      }
    default: break
    }
    return .nothing
  }

  /// Hands a foreign element, just opened, to those who know it.
  mutating func readLayout(
    _ layout: inout SheetLayout, _ bytes: Span<UInt8>
  ) throws(WorkbookError) { try layout.read(&scanner, bytes) }

  private mutating func readRow(_ bytes: Span<UInt8>) throws(WorkbookError) {
    row += 1
    column = -1
    var attributes = XMLAttributes(scanner.attributes)
    while attributes.next(bytes) {
      guard attributes.nameIs("r", bytes) else { continue }
      guard !attributes.value.isEmpty else { return }
      guard let number = try attributes.read(bytes, part: scanner.part, NumberReader.index),
        (1...1_048_576) ~= number
      else { throw misplaced(attributes.value, bytes) }
      row = number - 1
      return
    }
  }

  /// A place that no sheet has, or none at all: counting on would put the cell in another's place.
  private func misplaced(_ value: Range<Int>, _ bytes: Span<UInt8>) -> WorkbookError {
    let isPlace = value.allSatisfy {
      bytes[$0] &- UInt8(ascii: "0") < 10 || (bytes[$0] & 0xDF) &- UInt8(ascii: "A") < 26
    }
    return WorkbookError(
      isPlace ? .outsideSheet : .malformedXML("reference"), part: scanner.part,
      offset: scanner.start)
  }

  private mutating func readCell(_ bytes: Span<UInt8>) throws(WorkbookError) {
    column += 1
    style = 0
    type = .number
    value = nil
    assembled = nil
    formula = nil
    var attributes = XMLAttributes(scanner.attributes)
    while attributes.next(bytes) {
      guard attributes.name.count == 1 else { continue }
      switch bytes[attributes.name.lowerBound] {
      case UInt8(ascii: "r"):
        guard !attributes.value.isEmpty else { continue }
        guard
          let place = try attributes.read(bytes, part: scanner.part, NumberReader.reference)
        else { throw misplaced(attributes.value, bytes) }
        (row, column) = (place.row, place.column)
      case UInt8(ascii: "s"):
        style = try attributes.read(bytes, part: scanner.part, NumberReader.index) ?? 0
      case UInt8(ascii: "t"): type = try attributes.read(bytes, part: scanner.part, Self.type)
      default: break
      }
    }
    row = max(row, 0)
    guard row <= 1_048_575, column <= 16_383 else {
      throw WorkbookError(.outsideSheet, part: scanner.part, offset: scanner.start)
    }
    guard !scanner.isEmpty else { return }
    let depth = scanner.depth
    while true {
      try scanner.next(bytes)
      if scanner.kind == .close, scanner.depth < depth { return }
      if scanner.kind == .end { return }
      guard scanner.kind == .open else { continue }
      if scanner.nameIs("v", bytes) {
        try readValue(bytes)
      } else if scanner.nameIs("f", bytes) {
        try readFormula(bytes)
      } else if scanner.nameIs("is", bytes) {
        var text: [UInt8] = []
        try RichText.read(&scanner, bytes, to: &text)
        // Where both stand, Excel takes `<is>` for inline strings and `<v>` for all others.
        if type == .inline { assembled = text }
      } else {
        try RichText.skip(&scanner, bytes)
      }
    }
  }

  private mutating func readValue(_ bytes: Span<UInt8>) throws(WorkbookError) {
    guard !scanner.isEmpty else {
      value = scanner.position..<scanner.position
      return
    }
    let depth = scanner.depth
    var pieces = 0
    var isCDATA = false
    var text: [UInt8] = []
    value = scanner.position..<scanner.position
    while true {
      try scanner.next(bytes)
      switch scanner.kind {
      case .text, .cdata:
        if pieces == 1, let value {
          try XMLText.append(value, of: bytes, isCDATA: isCDATA, part: scanner.part, to: &text)
        }
        isCDATA = scanner.kind == .cdata
        if pieces > 0 {
          try XMLText.append(
            scanner.text, of: bytes, isCDATA: isCDATA, part: scanner.part, to: &text)
        } else {
          value = scanner.text
        }
        pieces += 1
      case .close where scanner.depth < depth:
        if pieces == 1, isCDATA, let value {
          try XMLText.append(value, of: bytes, isCDATA: true, part: scanner.part, to: &text)
        }
        if pieces > 1 || isCDATA, assembled == nil { assembled = text }
        return
      case .end: return
      default: break
      }
    }
  }

  private mutating func readFormula(_ bytes: Span<UInt8>) throws(WorkbookError) {
    var found = Formula()
    var attributes = XMLAttributes(scanner.attributes)
    var isShared = false
    var group: Int?
    while attributes.next(bytes) {
      if attributes.nameIs("t", bytes) {
        isShared = try attributes.read(bytes, part: scanner.part) {
          $0.count == 6 && XMLScanner.has("shared", $1, at: $0.lowerBound)
        }
      } else if attributes.nameIs("si", bytes) {
        group = try attributes.read(bytes, part: scanner.part, NumberReader.index)
      }
    }
    if isShared { found.shared = group }
    try RichText.content(&scanner, bytes, to: &found.text)
    formula = found
  }

  private static func type(_ range: Range<Int>, _ bytes: Span<UInt8>) -> CellType {
    guard let first = range.first else { return .number }
    switch bytes[first] {
    case UInt8(ascii: "s"): return range.count == 1 ? .shared : .formulaText
    case UInt8(ascii: "i"): return .inline
    case UInt8(ascii: "b"): return .boolean
    case UInt8(ascii: "e"): return .error
    case UInt8(ascii: "d"): return .date
    default: return .number
    }
  }
}
