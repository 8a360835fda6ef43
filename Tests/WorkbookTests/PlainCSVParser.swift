import Grid

@testable import Workbook

/// CSV read one byte after the other, as plainly as can be: the judge of the fast reading.
struct PlainCSVParser {
  private(set) var records: [[Field]] = []
  /// Where a quote is opened and never closed.
  private(set) var unclosed: Int?

  struct Field: Equatable {
    /// Quotes included.
    var range: Range<Int>
    var text: [UInt8]
  }

  init(_ bytes: [UInt8], from start: Int = 0, delimiter: UInt8) {
    let (quote, newline, carriage) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var record: [Field] = []
    var position = start
    var opensField = false
    while position < bytes.count || opensField {
      let first = position
      var text: [UInt8] = []
      if position < bytes.count, bytes[position] == quote {
        position += 1
        while true {
          guard position < bytes.count else {
            unclosed = first
            return
          }
          if bytes[position] == quote {
            guard position + 1 < bytes.count, bytes[position + 1] == quote else { break }
            position += 1
          }
          text.append(bytes[position])
          position += 1
        }
        position += 1
      }
      while position < bytes.count, ![delimiter, newline, carriage].contains(bytes[position]) {
        text.append(bytes[position])
        position += 1
      }
      record.append(Field(range: first..<position, text: text))
      opensField = position < bytes.count && bytes[position] == delimiter
      if opensField {
        position += 1
        continue
      }
      records.append(record)
      record = []
      if position < bytes.count {
        let isPair = bytes[position...].starts(with: [carriage, newline])
        position += isPair ? 2 : 1
      }
    }
  }
}
