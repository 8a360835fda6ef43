/// One reading of a CSV text, by one thread or by two.
struct CSVScan: Sendable {
  let content: [UInt8]
  let start: Int
  let delimiter: UInt8
  let typed: Bool
  /// The most fields there may be.
  let limit: Int

  static let worthTwoThreads = 4 << 20

  func blocks(threads: Int) throws(CSVScanner.Fault) -> [CSVBlock] {
    guard threads > 1, content.count - start > Self.worthTwoThreads else {
      return Self.numbered(try part(from: start, until: .max).blocks.get())
    }
    return try blocks(splitAt: (start + content.count) / 2)
  }

  /// The second half is read from where a record seems to begin; if the first half ends elsewhere,
  /// it is read again from there. So the outcome never depends on the guess.
  func blocks(splitAt middle: Int) throws(CSVScanner.Fault) -> [CSVBlock] {
    let guess = likelyStart(behind: middle)
    let parts = TwoThreads.run(
      { part(from: start, until: middle) }, { part(from: guess, until: .max) })
    let first = try parts.0.blocks.get()
    let second = parts.0.end == guess ? parts.1 : part(from: parts.0.end, until: .max)
    let blocks = Self.numbered(first + (try second.blocks.get()))
    guard blocks.reduce(0, { $0 + $1.fieldCount }) <= limit else { throw .limit }
    return blocks
  }

  private func part(
    from start: Int, until boundary: Int
  ) -> (blocks: Result<[CSVBlock], CSVScanner.Fault>, end: Int) {
    var scanner = CSVScanner(from: start, delimiter: delimiter, typed: typed, limit: limit)
    do {
      try scanner.scan(content.span, until: boundary)
      return (.success(scanner.blocks), scanner.start)
    } catch {
      return (.failure(error), scanner.start)
    }
  }

  private static func numbered(_ blocks: [CSVBlock]) -> [CSVBlock] {
    var blocks = blocks
    for index in blocks.indices.dropFirst() {
      blocks[index].firstRecord = blocks[index - 1].firstRecord + blocks[index - 1].recordCount
    }
    return blocks
  }

  /// Behind the first line end at or behind `middle - 1` that is not within quotes, as far as
  /// counting them tells.
  private func likelyStart(behind middle: Int) -> Int {
    let quarter = (start + middle) / 2
    let quotes = TwoThreads.run(
      { Self.quotes(content.span, start..<quarter) },
      { Self.quotes(content.span, quarter..<middle - 1) })
    var isQuoted = (quotes.0 + quotes.1) % 2 == 1
    var place = middle - 1
    let bytes = content.span
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
      let isPair =
        byte == UInt8(ascii: "\r") && place < bytes.count && bytes[place] == UInt8(ascii: "\n")
      return isPair ? place + 1 : place
    }
    return place
  }

  private static func quotes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for place in range where bytes[place] == UInt8(ascii: "\"") { count &+= 1 }
    return count
  }
}
