/// The shared strings as one UTF-8 blob; a `String` is made when a cell is asked for.
///
/// Source: ECMA-376 Part 1, 18.4.9 (sst).
struct SharedStrings: Sendable {
  private var blob: [UInt8] = []
  private var ends: [UInt32] = []
  /// Whether any string is empty.
  private var hasBlanks = false
  /// The strings with furigana.
  private(set) var withFurigana: Set<Int> = []

  init() {}

  /// - Throws: `.malformedXML`, `.limit`, and what inflating throws.
  init(
    _ stream: consuming PartStream, part: String, limits: Limits
  ) throws(WorkbookError) {
    var scanner = XMLScanner(part: part, nesting: limits.nesting)
    try stream.forEachWindow { (bytes, isLast) throws(WorkbookError) in
      scanner.resume(at: 0, depth: scanner.depth)
      scanner.isLast = isLast
      return try read(bytes, &scanner, limits)
    }
  }

  /// - Throws: `.malformedXML`, `.limit`.
  init(_ bytes: [UInt8], part: String, limits: Limits) throws(WorkbookError) {
    var scanner = XMLScanner(part: part, nesting: limits.nesting)
    _ = try read(bytes.span, &scanner, limits)
  }

  /// Takes in the strings of a window.
  ///
  /// - Returns: where the next window must begin.
  private mutating func read(
    _ bytes: Span<UInt8>, _ scanner: inout XMLScanner, _ limits: Limits
  ) throws(WorkbookError) -> Int {
    while true {
      try scanPlain(bytes, &scanner, limits)
      let (position, depth, length) = (scanner.position, scanner.depth, blob.count)
      var hasFurigana = false
      do throws(WorkbookError) {
        try scanner.next(bytes)
        if scanner.kind == .end { return bytes.count }
        guard scanner.kind == .open, scanner.nameIs("si", bytes) else { continue }
        hasFurigana = try RichText.read(&scanner, bytes, to: &blob)
      } catch {
        guard scanner.ranOut, !scanner.isLast else { throw error }
        blob.removeLast(blob.count - length)
        scanner.resume(at: position, depth: depth)
        return position
      }
      if hasFurigana { withFurigana.insert(ends.count) }
      try endString(limits, scanner.part)
    }
  }

  private mutating func endString(_ limits: Limits, _ part: String) throws(WorkbookError) {
    guard ends.count < limits.sharedStrings, blob.count <= UInt32.max else {
      throw WorkbookError(.limit(name: "shared strings", value: limits.sharedStrings), part: part)
    }
    let length = blob.count - Int(ends.last ?? 0)
    guard length <= limits.textOfCell else {
      throw WorkbookError(.limit(name: "text of a cell", value: limits.textOfCell), part: part)
    }
    if length == 0 { hasBlanks = true }
    ends.append(UInt32(blob.count))
  }

  /// Takes in strings as almost all are written: one text without anything escaped, and furigana.
  /// The general scanner goes on where this stops.
  private mutating func scanPlain(
    _ bytes: Span<UInt8>, _ scanner: inout XMLScanner, _ limits: Limits
  ) throws(WorkbookError) {
    var position = scanner.position
    while position &+ 40 <= bytes.count, scanner.depth &+ 4 <= limits.nesting {
      let word = bytes.word(at: position)
      if XMLText.isSpace(UInt8(truncatingIfNeeded: word)) {
        position &+= 1
        continue
      }
      // `<si><t>`, `<si><t x`
      var start = position &+ 7
      var isTrimmed = true
      if word == 0x7820_743C_3E69_733C,
        XMLScanner.has("ml:space=\"preserve\">", bytes, at: position &+ 8)
      {
        (start, isTrimmed) = (position &+ 28, false)
      } else if word & 0x00FF_FFFF_FFFF_FFFF != 0x3E_743C_3E69_733C {
        break
      }
      guard let end = XMLText.plainEnd(bytes, from: start),
        let next = Self.endOfString(bytes, from: end)
      else { break }
      if isTrimmed, start < end, XMLText.isSpace(bytes[start]) || XMLText.isSpace(bytes[end &- 1]) {
        break
      }
      XMLText.copy(bytes.extracting(start..<end), to: &blob)
      if XMLScanner.has("<rPh ", bytes, at: end &+ 4) { withFurigana.insert(ends.count) }
      try endString(limits, scanner.part)
      position = next
    }
    scanner.resume(at: position, depth: scanner.depth)
  }

  /// Behind `</t></si>` and the furigana that may stand between the two.
  private static func endOfString(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    guard XMLScanner.has("</t>", bytes, at: start) else { return nil }
    var index = start &+ 4
    while !XMLScanner.has("</si>", bytes, at: index) {
      let isReading = XMLScanner.has("<rPh ", bytes, at: index)
      guard isReading || XMLScanner.has("<phoneticPr ", bytes, at: index) else { return nil }
      var quotes = 0
      index &+= 5
      while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
        if bytes[index] == UInt8(ascii: "\"") { quotes &+= 1 }
        if bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "'") { return nil }
        index &+= 1
      }
      guard index < bytes.count, quotes & 1 == 0,
        (bytes[index &- 1] == UInt8(ascii: "/")) != isReading
      else { return nil }
      index &+= 1
      guard isReading else { continue }
      guard XMLScanner.has("<t>", bytes, at: index) else { return nil }
      index &+= 3
      while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index &+= 1 }
      guard XMLScanner.has("</t></rPh>", bytes, at: index) else { return nil }
      index &+= 10
    }
    return index &+ 5
  }

  var count: Int { ends.count }
  var byteCount: Int { blob.count }

  /// The caller has checked that there is such a string.
  @inline(__always)
  func isBlank(_ index: Int) -> Bool {
    guard hasBlanks else { return false }
    return ends[index] == (index == 0 ? 0 : ends[index - 1])
  }

  /// nil where the table has no such string.
  func text(_ index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return String(decoding: blob[start..<Int(ends[index])], as: UTF8.self)
  }
}
