import Grid

/// A shared formula as it reads in another cell: relative references move along, absolute ones stay.
///
/// Source: ECMA-376 Part 1, 18.3.1.40 (f, shared formulas).
enum SharedFormula {
  static func moved(_ formula: String, rows: Int, columns: Int) -> String {
    let source = Array(formula.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        // Texts and quoted sheet names stay as they are.
        let end = source[(index + 1)...].firstIndex(of: byte) ?? source.count - 1
        result.append(contentsOf: source[index...max(index, end)])
        index = end + 1
      } else if isWord(byte) {
        var end = index
        while end < source.count, isWord(source[end]) { end += 1 }
        let word = source[index..<end]
        let next = end < source.count ? source[end] : 0
        let isName = next == UInt8(ascii: "(") || next == UInt8(ascii: "!")
        result.append(
          contentsOf: isName ? Array(word) : reference(word, rows, columns) ?? Array(word))
        index = end
      } else {
        result.append(byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "_"),
      UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }

  private static func reference(_ word: ArraySlice<UInt8>, _ rows: Int, _ columns: Int) -> [UInt8]?
  {
    let text = String(decoding: word, as: UTF8.self)
    guard let place = CellReference(text) else { return nil }
    let fixedColumn = word.first == UInt8(ascii: "$")
    let fixedRow = word.dropFirst().contains(UInt8(ascii: "$"))
    let moved = CellReference(
      row: place.row + (fixedRow ? 0 : rows), column: place.column + (fixedColumn ? 0 : columns))
    guard (0...CellReference.maximumRow) ~= moved.row,
      (0...CellReference.maximumColumn) ~= moved.column
    else { return Array("#REF!".utf8) }
    let letters = CellReference.columnLetters(moved.column)
    return Array("\(fixedColumn ? "$" : "")\(letters)\(fixedRow ? "$" : "")\(moved.row + 1)".utf8)
  }
}
