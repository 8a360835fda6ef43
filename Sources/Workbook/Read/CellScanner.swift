/// Reads rows and cells as almost every program writes them, straight into a table: attributes in
/// the usual order, one value, nothing escaped. At anything else it stops, and the general scanner
/// goes on from there; what both would read is the same.
///
/// Source: ECMA-376 Part 1, 18.3.1.4 (c), 18.3.1.73 (row), 18.3.1.96 (v).
struct CellScanner {
  /// Where the general scanner stands, and so this one.
  struct Place {
    var position = 0
    var depth = 0
    var row = -1
    var column = -1
  }

  private var place = Place()
  /// The digits of the current row and the quote behind them, as a cell's reference ends.
  private var rowMark: UInt64 = 1
  private var rowMask: UInt64 = 0
  private var rowLength = 0
  private let nesting: Int
  private let part: String
  private let stopsAtRows: Bool

  /// - Parameter stopsAtRows: leaves the tags of rows to the general scanner, for who looks at them.
  init(part: String, nesting: Int, stopsAtRows: Bool) {
    self.part = part
    self.nesting = nesting
    self.stopsAtRows = stopsAtRows
  }

  /// More bytes than any cell without a text takes.
  private static let slack = 160

  /// Takes in what it knows, from a place between rows and cells.
  mutating func scan(
    _ bytes: Span<UInt8>, from start: Place, into table: inout CellTable
  ) throws(WorkbookError) -> Place {
    if start.row != place.row { setMark(of: start.row) }
    place = start
    while place.position &+ Self.slack <= bytes.count, place.depth &+ 4 <= nesting {
      let word = bytes.word(at: place.position)
      if word & 0x00FF_FFFF == Mark.cell {
        guard try scanCell(bytes, into: &table) else { break }
      } else if word & 0xFFFF_FFFF_FFFF == Mark.rowEnd {
        guard place.depth > 0 else { break }
        place.depth &-= 1
        place.position &+= 6
      } else if word == Mark.row, !stopsAtRows {
        guard scanRow(bytes) else { break }
      } else if XMLText.isSpace(UInt8(truncatingIfNeeded: word)) {
        place.position &+= 1
      } else {
        break
      }
    }
    return place
  }

  private mutating func setMark(of row: Int) {
    (rowMark, rowMask, rowLength) = (1, 0, 0)
    guard row >= 0 else { return }
    var mark = UInt64(UInt8(ascii: "\""))
    var length = 0
    var rest = UInt64(row + 1)
    while rest > 0 {
      mark = mark << 8 | (rest % 10 + 0x30)
      rest /= 10
      length += 1
    }
    (rowMark, rowMask, rowLength) = (mark, ~0 >> UInt64(56 - 8 * length), length)
  }

  /// `<row r="12" …>`
  private mutating func scanRow(_ bytes: Span<UInt8>) -> Bool {
    let text = bytes.word(at: place.position &+ 8)
    let length = NumberReader.leadingDigits(text ^ 0x3030_3030_3030_3030)
    guard (1...7) ~= length else { return false }
    let shift = UInt64(truncatingIfNeeded: 64 - 8 * length)
    let number = NumberReader.number8((text ^ 0x3030_3030_3030_3030) &<< shift)
    guard (1...1_048_576) ~= number,
      UInt8(truncatingIfNeeded: text &>> UInt64(8 * length)) == UInt8(ascii: "\"")
    else { return false }
    var index = place.position &+ 9 &+ length
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"):
        let isEmpty = bytes[index &- 1] == UInt8(ascii: "/")
        (rowMask, rowLength) = (~0 &>> UInt64(56 - 8 * length), length)
        rowMark = text & rowMask
        place = Place(
          position: index &+ 1, depth: isEmpty ? place.depth : place.depth &+ 1,
          row: Int(number) &- 1, column: -1)
        return true
      case UInt8(ascii: "\""):
        index &+= 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          if bytes[index] == UInt8(ascii: "<") { return false }
          index &+= 1
        }
        index &+= 1
      case UInt8(ascii: "<"), UInt8(ascii: "'"): return false
      default: index &+= 1
      }
    }
    return false
  }

  /// `<c r="B7" s="1" t="s"><v>12</v></c>`; false where it is written otherwise.
  @inline(__always)
  private mutating func scanCell(
    _ bytes: Span<UInt8>, into table: inout CellTable
  ) throws(WorkbookError) -> Bool {
    var index = place.position &+ 2
    var column = place.column &+ 1
    var word = bytes.word(at: index)
    if word & 0xFFFF_FFFF == Mark.reference {
      guard reference(bytes, &index, &column) else { return false }
      word = bytes.word(at: index)
    }
    guard column <= 16_383, place.row >= 0 else { return false }
    var style: UInt32 = 0
    if word & 0xFFFF_FFFF == Mark.style {
      word = bytes.word(at: index &+ 4) ^ 0x3030_3030_3030_3030
      let length = NumberReader.leadingDigits(word)
      guard (1...7) ~= length else { return false }
      style = UInt32(
        truncatingIfNeeded: NumberReader.number8(
          word &<< UInt64(truncatingIfNeeded: 64 - 8 * length)))
      index &+= 4 &+ length
      guard bytes[index] == UInt8(ascii: "\"") else { return false }
      index &+= 1
      word = bytes.word(at: index)
    }
    var type = UInt8(ascii: "n")
    if word & 0xFFFF_FFFF == Mark.type {
      word = bytes.word(at: index &+ 4)
      type = UInt8(truncatingIfNeeded: word)
      if UInt8(truncatingIfNeeded: word &>> 8) == UInt8(ascii: "\"") {
        guard type != UInt8(ascii: "t") else { return false }
        index &+= 6
      } else if word & 0xFFFF_FFFF == Mark.string {
        type = UInt8(ascii: "t")
        index &+= 8
      } else if word == Mark.inline, bytes[index &+ 12] == UInt8(ascii: "r"),
        bytes[index &+ 13] == UInt8(ascii: "\"")
      {
        index &+= 14
      } else {
        return false
      }
      word = bytes.word(at: index)
    }
    let cell = Cell(column: column, style: style, type: type)
    if word & 0xFFFF_FFFF == Mark.value {
      return try scanValue(cell, bytes, from: index &+ 4, into: &table)
    }
    if word & 0xFF_FFFF_FFFF == Mark.emptyEnd {
      place.position = index &+ 5
    } else if word & 0xFFFF == Mark.emptyTag {
      place.position = index &+ 2
    } else {
      return try scanText(cell, word, bytes, from: index, into: &table)
    }
    place.column = column
    return true
  }

  /// What a cell's tag says.
  private struct Cell {
    var column: Int
    var style: UInt32
    /// The type attribute's first letter, `t` for `str`.
    var type: UInt8
  }

  /// `r="B7"`, moved over.
  @inline(__always)
  private func reference(_ bytes: Span<UInt8>, _ index: inout Int, _ column: inout Int) -> Bool {
    index &+= 4
    let first = bytes[index] &- UInt8(ascii: "A")
    guard first < 26 else { return false }
    column = Int(first)
    index &+= 1
    var letters = 1
    while letters < 3 {
      let letter = bytes[index] &- UInt8(ascii: "A")
      guard letter < 26 else { break }
      column = (column &+ 1) &* 26 &+ Int(letter)
      index &+= 1
      letters &+= 1
    }
    guard bytes.word(at: index) & rowMask == rowMark else { return false }
    index &+= rowLength &+ 1
    return true
  }

  @inline(__always)
  private mutating func scanValue(
    _ cell: Cell, _ bytes: Span<UInt8>, from start: Int, into table: inout CellTable
  ) throws(WorkbookError) -> Bool {
    var end = start
    var kind = SheetCells.Kind.number
    var payload: UInt64 = 0
    switch cell.type {
    case UInt8(ascii: "s"):
      let digits = bytes.word(at: start) ^ 0x3030_3030_3030_3030
      let length = NumberReader.leadingDigits(digits)
      guard (1...7) ~= length else { return false }
      payload = NumberReader.number8(digits &<< UInt64(truncatingIfNeeded: 64 - 8 * length))
      end &+= length
      guard payload < UInt64(truncatingIfNeeded: table.strings.count) else { return false }
      kind = table.strings.isBlank(Int(truncatingIfNeeded: payload)) ? .blank : .shared
    case UInt8(ascii: "n"):
      guard let (value, length) = NumberReader.prefix(of: bytes, from: start) else { return false }
      payload = value.bitPattern
      end = length
    case UInt8(ascii: "b"):
      let flag = bytes[start] &- UInt8(ascii: "0")
      guard flag <= 1 else { return false }
      payload = UInt64(flag)
      kind = .boolean
      end &+= 1
    case UInt8(ascii: "t"), UInt8(ascii: "e"):
      guard let stop = XMLText.plainEnd(bytes, from: start), stop &+ 8 <= bytes.count,
        bytes.word(at: stop) == Mark.valueEnd
      else { return false }
      end = stop
      kind = .text
      if cell.type == UInt8(ascii: "e") {
        for index in start..<end where bytes[index] &- 0x21 > 0x5D { return false }
        kind = .error
      }
      if start == end { kind = .blank }
      if kind != .blank {
        payload = try table.payload(bytes.extracting(start..<end), part: part)
      }
    default: return false
    }
    guard end &+ 8 <= bytes.count, bytes.word(at: end) == Mark.valueEnd else { return false }
    if kind != .blank {
      table.append(
        row: place.row, column: cell.column, style: cell.style, kind: kind, payload: payload)
    }
    place.position = end &+ 8
    place.column = cell.column
    return true
  }

  /// `<is><t>text</t></is></c>` of an inline string, or `<f>A1+1</f><v>…` of a formula.
  private mutating func scanText(
    _ cell: Cell, _ word: UInt64, _ bytes: Span<UInt8>, from index: Int, into table: inout CellTable
  ) throws(WorkbookError) -> Bool {
    let isInline = word == Mark.inlineText && cell.type == UInt8(ascii: "i")
    let isFormula = word & 0xFFFF_FFFF == Mark.formula
    guard isInline || isFormula else { return false }
    let start = index &+ (isInline ? 8 : 4)
    guard let end = XMLText.plainEnd(bytes, from: start), end &+ Self.slack <= bytes.count,
      start < end
    else { return false }
    if isFormula {
      let count = table.records.count
      guard bytes.word(at: end) & 0x00FF_FFFF_FFFF_FFFF == Mark.formulaEnd,
        try scanValue(cell, bytes, from: end &+ 7, into: &table)
      else { return false }
      if table.options.keepsFormulas {
        if table.records.count == count {
          table.append(
            row: place.row, column: cell.column, style: cell.style, kind: .blank, payload: 0)
        }
        try table.append(formula: bytes.extracting(start..<end), part: part)
      }
      return true
    }
    guard bytes.word(at: end) == Mark.textEnd,
      bytes.word(at: end &+ 6) & 0x00FF_FFFF_FFFF_FFFF == Mark.inlineEnd,
      !XMLText.isSpace(bytes[start]), !XMLText.isSpace(bytes[end &- 1])
    else { return false }
    table.append(
      row: place.row, column: cell.column, style: cell.style, kind: .text,
      payload: try table.payload(bytes.extracting(start..<end), part: part))
    place.position = end &+ 13
    place.column = cell.column
    return true
  }
}

/// Pieces of markup as numbers, the first byte lowest.
private enum Mark {
  /// `<c `
  static let cell: UInt64 = 0x20_633C
  /// `<row r="`
  static let row: UInt64 = 0x223D_7220_776F_723C
  /// `</row>`
  static let rowEnd: UInt64 = 0x3E77_6F72_2F3C
  /// ` r="`
  static let reference: UInt64 = 0x223D_7220
  /// ` s="`
  static let style: UInt64 = 0x223D_7320
  /// ` t="`
  static let type: UInt64 = 0x223D_7420
  /// `str"`
  static let string: UInt64 = 0x2272_7473
  /// `inlineSt`
  static let inline: UInt64 = 0x7453_656E_696C_6E69
  /// `><v>`
  static let value: UInt64 = 0x3E76_3C3E
  /// `</v></c>`
  static let valueEnd: UInt64 = 0x3E63_2F3C_3E76_2F3C
  /// `></c>`
  static let emptyEnd: UInt64 = 0x3E_632F_3C3E
  /// `/>`
  static let emptyTag: UInt64 = 0x3E2F
  /// `><f>`
  static let formula: UInt64 = 0x3E66_3C3E
  /// `</f><v>`
  static let formulaEnd: UInt64 = 0x3E_763C_3E66_2F3C
  /// `><is><t>`
  static let inlineText: UInt64 = 0x3E74_3C3E_7369_3C3E
  /// `</t></is`
  static let textEnd: UInt64 = 0x7369_2F3C_3E74_2F3C
  /// `is></c>`
  static let inlineEnd: UInt64 = 0x3E_632F_3C3E_7369
}
