/// The content of a part in windows: of a large part no more than a window is in memory.
struct PartStream: ~Copyable {
  /// How large the windows are and who fills them.
  struct Options: Sendable {
    /// Bytes of a window. Parts that fit in one are inflated in one piece.
    var window = 256 << 10
    /// Whether another thread inflates ahead.
    var isAhead = false
  }

  private var source: PartSource?
  private var ahead: ReadAhead?
  private var buffer: [UInt8] = []
  /// What of the buffer is not yet consumed.
  private var range = 0..<0
  private var isLast = false
  /// Where `range` begins in the part.
  private var offset = 0
  private let window: Int
  private let part: String
  /// Bytes of what does not fit in a window.
  private let longest: Int
  /// Room before a window read ahead, for what the one before left over.
  private static let head = 1024

  /// - Throws: `.missingPart`, and what inflating throws.
  init(
    _ container: Container, _ path: String, options: Options, limits: Limits
  ) throws(WorkbookError) {
    window = options.window
    part = path
    longest = limits.bytesPerElement
    guard case .archive(let archive) = container, let entry = archive.entry(named: path),
      entry.method == 8, entry.uncompressedSize > window
    else {
      buffer = try XMLEncoding.utf8(container.bytes(path, limits: limits), part: path)
      range = 0..<buffer.count
      isLast = true
      return
    }
    let part = try PartSource(archive, entry, limits: limits)
    source = part
    ahead = options.isAhead ? ReadAhead(part, head: Self.head, window: window) : nil
    // The first bytes tell the encoding.
    while range.count < XMLEncoding.head, !isLast { try advance(consumed: 0) }
    guard XMLEncoding.name(Array(buffer[range].prefix(XMLEncoding.head))) != nil else { return }
    while !isLast { try advance(consumed: 0) }
    buffer = try XMLEncoding.utf8(Array(buffer[range]), part: path)
    range = 0..<buffer.count
  }

  /// Hands over window after window. The body takes in what it can and tells how much that was; the
  /// rest it gets again with more behind it. The last window it must take in whole.
  ///
  /// - Throws: what inflating throws, and the body's errors with their offset in the part.
  consuming func forEachWindow(
    _ body: (_ bytes: Span<UInt8>, _ isLast: Bool) throws(WorkbookError) -> Int
  ) throws(WorkbookError) {
    while true {
      let consumed: Int
      do throws(WorkbookError) {
        consumed = try body(buffer.span.extracting(range), isLast)
      } catch {
        var error = error
        if let place = error.offset { error.offset = place + offset }
        throw error
      }
      if isLast { return }
      try advance(consumed: consumed)
    }
  }

  /// Brings the next bytes behind those not consumed. To a long element that does not fit as much
  /// again is brought each time, so that its bytes are not moved over and over.
  private mutating func advance(consumed: Int) throws(WorkbookError) {
    let rest = (range.lowerBound + consumed)..<range.upperBound
    offset += consumed
    guard rest.count <= longest else {
      throw WorkbookError(
        .limit(name: "bytes per element", value: longest), part: part, offset: offset)
    }
    if let ahead { return try advance(ahead, keeping: rest) }
    guard let source else { return }
    let needed = rest.count + max(window, rest.count)
    if buffer.count < needed {
      buffer = buffer[rest] + [UInt8](repeating: 0, count: needed - rest.count)
    } else {
      for index in 0..<rest.count { buffer[index] = buffer[rest.lowerBound + index] }
    }
    let count = try source.fill(&buffer, from: rest.count)
    range = 0..<(rest.count + count)
    isLast = count == 0
  }

  private mutating func advance(
    _ ahead: ReadAhead, keeping rest: Range<Int>
  ) throws(WorkbookError) {
    let kept = Array(buffer[rest])
    var (next, count) = try ahead.next(recycling: buffer)
    isLast = count == 0
    let content = Self.head..<(Self.head + count)
    if kept.count <= Self.head {
      buffer = next
      range = (Self.head - kept.count)..<content.upperBound
      for index in 0..<kept.count { buffer[range.lowerBound + index] = kept[index] }
      return
    }
    buffer = kept + next[content]
    while buffer.count < 2 * kept.count, !isLast {
      (next, count) = try ahead.next(recycling: next)
      buffer += next[Self.head..<(Self.head + count)]
      isLast = count == 0
    }
    range = 0..<buffer.count
  }
}
