/// Splits bytes into records and fields.
///
/// Source: RFC 4180, section 2, and what Excel writes: any line end, ragged records, quotes within
/// an unquoted field taken as they stand.
struct CSVParser {
  struct Slot {
    var record: Int32
    var column: Int32
    /// With its quotes.
    var start: Int32
    var end: Int32
    var isQuoted: Bool
  }

  var slots: [Slot] = []
  var records = 0

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriage = UInt8(ascii: "\r")

  /// - Throws: `.malformedCSV` with the place of the quote that is never closed, or `.limit`.
  init(_ bytes: [UInt8], from start: Int, delimiter: UInt8, limit: Int) throws(WorkbookError) {
    let span = bytes.span
    let count = span.count
    var position = start
    var column: Int32 = 0
    while position < count {
      let first = position
      let isQuoted = span[position] == Self.quote
      if isQuoted { position = try Self.afterQuoted(bytes, position, from: start) }
      while position < count {
        let byte = span[position]
        if byte == delimiter || byte == Self.newline || byte == Self.carriage { break }
        position += 1
      }
      guard slots.count < limit else {
        throw WorkbookError(.limit(name: "fields", value: limit), offset: first)
      }
      slots.append(
        Slot(
          record: Int32(records), column: column, start: Int32(first), end: Int32(position),
          isQuoted: isQuoted))
      guard position < count else { break }
      if span[position] == delimiter {
        column += 1
        position += 1
        // A delimiter at the very end opens one more, empty field.
        if position == count {
          slots.append(
            Slot(
              record: Int32(records), column: column, start: Int32(count), end: Int32(count),
              isQuoted: false))
        }
        continue
      }
      let pair =
        span[position] == Self.carriage && position + 1 < count
        && span[position + 1] == Self.newline
      position += pair ? 2 : 1
      records += 1
      column = 0
    }
    if let last = slots.last { records = Int(last.record) + 1 }
  }

  /// The position behind the closing quote.
  private static func afterQuoted(
    _ bytes: [UInt8], _ opening: Int, from start: Int
  ) throws(WorkbookError) -> Int {
    let span = bytes.span
    var position = opening + 1
    while position < span.count {
      if span[position] == quote {
        guard position + 1 < span.count, span[position + 1] == quote else { return position + 1 }
        position += 1
      }
      position += 1
    }
    var line = 1
    var lineStart = start
    for index in start..<opening {
      let isEnd =
        span[index] == newline
        || (span[index] == carriage && !(index + 1 < span.count && span[index + 1] == newline))
      if isEnd {
        line += 1
        lineStart = index + 1
      }
    }
    // Columns count characters; the bytes handed in are UTF-8.
    let column = bytes[lineStart..<opening].count { $0 & 0xC0 != 0x80 } + 1
    throw WorkbookError(
      .malformedCSV("quote never closed", line: line, column: column), offset: opening)
  }

  /// The delimiter that splits most of the first lines into the same number of fields.
  static func delimiter(of bytes: [UInt8], isTSV: Bool) -> UInt8 {
    let candidates = [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")]
    var counts: [[Int]] = [[], [], []]
    var line = [0, 0, 0]
    var quoted = false
    for byte in bytes.prefix(1 << 16) {
      if byte == quote { quoted.toggle() }
      guard !quoted else { continue }
      if byte == newline || byte == carriage {
        for index in 0..<3 where line != [0, 0, 0] { counts[index].append(line[index]) }
        line = [0, 0, 0]
      } else if let index = candidates.firstIndex(of: byte) {
        line[index] += 1
      }
    }
    for index in 0..<3 where line != [0, 0, 0] { counts[index].append(line[index]) }
    if isTSV, counts[0].contains(where: { $0 > 0 }) || counts[1].allSatisfy({ $0 == 0 }) {
      return candidates[0]
    }
    var best = (score: 0, index: 1)
    for (index, perLine) in counts.enumerated() {
      let frequencies = Dictionary(perLine.filter { $0 > 0 }.map { ($0, 1) }, uniquingKeysWith: +)
      let score = frequencies.values.max() ?? 0
      if score > best.score { best = (score, index) }
    }
    return candidates[best.index]
  }
}
