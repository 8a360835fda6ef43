/// Splits bytes into records and fields, 64 bytes at a time.
///
/// Any line end, ragged records, quotes within an unquoted field and characters behind a closing
/// quote taken as they stand.
///
/// Source: RFC 4180, section 2, and what Excel writes.
struct CSVScanner {
  enum Fault: Error {
    /// The quote that is never closed.
    case unclosed(Int)
    case limit
  }

  /// Where the record or field to be read next begins.
  private(set) var start: Int
  private(set) var blocks: [CSVBlock] = []
  private var block: CSVBlock
  private var fieldsBefore = 0
  /// No mark before it means anything: the second of two quotes, the LF of CR LF.
  private var resume = 0
  private var isQuoted = false
  private let delimiter: UInt8
  private let typed: Bool
  private let limit: Int

  init(from start: Int, delimiter: UInt8, typed: Bool, limit: Int) {
    (self.start, self.delimiter, self.typed, self.limit) = (start, delimiter, typed, limit)
    block = CSVBlock(typed: typed)
  }

  /// Reads whole records until one begins at or behind `boundary`.
  mutating func scan(_ bytes: Span<UInt8>, until boundary: Int) throws(Fault) {
    var base = start
    while base < bytes.count {
      guard fieldsBefore &+ block.starts.count <= limit else { throw .limit }
      var marks = CSVMarks.bits(bytes, base, delimiter)
      while marks != 0 {
        let place = base &+ marks.trailingZeroBitCount
        marks &= marks &- 1
        guard place >= resume else { continue }
        let byte = bytes[place]
        if byte == UInt8(ascii: "\"") {
          quote(bytes, place)
        } else if !isQuoted {
          add(bytes, end: place)
          start = place &+ 1
          guard byte != delimiter else { continue }
          endRecord(bytes, after: byte)
          if start >= boundary { return close() }
        }
      }
      base &+= 64
    }
    try end(bytes)
  }

  @inline(__always)
  private mutating func quote(_ bytes: Span<UInt8>, _ place: Int) {
    if !isQuoted {
      isQuoted = place == start
    } else if place &+ 1 < bytes.count, bytes[place &+ 1] == UInt8(ascii: "\"") {
      resume = place &+ 2
    } else {
      isQuoted = false
    }
  }

  @inline(__always)
  private mutating func add(_ bytes: Span<UInt8>, end: Int) {
    guard typed else { return block.add(start: start) }
    block.add(start: start, number: start < end ? CSVNumber.read(bytes, start, end) : nil)
  }

  @inline(__always)
  private mutating func endRecord(_ bytes: Span<UInt8>, after lineEnd: UInt8) {
    if lineEnd == UInt8(ascii: "\r"), start < bytes.count, bytes[start] == UInt8(ascii: "\n") {
      start &+= 1
      resume = start
    }
    block.endRecord()
    if block.isFull { close() }
  }

  private mutating func end(_ bytes: Span<UInt8>) throws(Fault) {
    guard !isQuoted else { throw .unclosed(start) }
    // A delimiter at the very end opens one more, empty field.
    if start < bytes.count || block.starts.count > block.fieldCount {
      add(bytes, end: bytes.count)
      start = bytes.count + 1
      block.endRecord()
    }
    guard fieldsBefore + block.fieldCount <= limit else { throw .limit }
    close()
  }

  private mutating func close() {
    guard block.recordCount > 0 else { return }
    block.close(next: start)
    fieldsBefore += block.fieldCount
    blocks.append(block)
    block = CSVBlock(typed: typed)
  }
}
