/// Line and column of a byte, from 1, as an editor shows them.
struct TextPlace: Equatable {
  /// Counts physical lines, those within quotes too.
  var line = 1
  /// Counts characters.
  var column = 1

  /// - Parameter start: where the text begins.
  init(_ bytes: Span<UInt8>, from start: Int, at offset: Int, _ encoding: CSVEncoding) {
    var lineStart = start
    for place in start..<offset {
      let byte = bytes[place]
      let isPair = place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !isPair) {
        line += 1
        lineStart = place + 1
      }
    }
    let table = encoding.table
    var place = lineStart
    while place < offset {
      if let table {
        place += table.character(bytes, at: place, before: offset)?.length ?? 1
      } else {
        place += 1
        while place < offset, bytes[place] & 0xC0 == 0x80 { place += 1 }
      }
      column += 1
    }
  }
}
