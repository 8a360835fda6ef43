/// What looking at every byte of a stretch tells about it.
struct TextCheck: Sendable {
  /// The first bytes that are no character of the encoding.
  var fault: Int?
  var halfWidth = 0
  var otherWide = 0

  /// EUC-JP read as CP932 is valid, and full of half-width katakana.
  var isMostlyHalfWidth: Bool { halfWidth > otherWide }

  /// Looks at all bytes from `start` on, by two threads where that is worth it.
  static func of(
    _ bytes: [UInt8], from start: Int, _ characters: CSVEncoding.Characters, threads: Int
  ) -> TextCheck {
    // No character of more than one byte holds one of these.
    let middle = bytes[(start + bytes.count) / 2..<bytes.count].firstIndex { $0 < 0x40 }
    guard threads > 1, bytes.count > CSVScan.worthTwoThreads, let middle else {
      return TextCheck(bytes.span, start..<bytes.count, as: characters)
    }
    let (first, second) = TwoThreads.run(
      { TextCheck(bytes.span, start..<middle, as: characters) },
      { TextCheck(bytes.span, middle..<bytes.count, as: characters) })
    var whole = first
    whole.fault = first.fault ?? second.fault
    whole.halfWidth += second.halfWidth
    whole.otherWide += second.otherWide
    return whole
  }

  /// - Parameter range: whole characters.
  ///
  /// Complexity: O(n); ASCII eight bytes at a time.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>, as characters: CSVEncoding.Characters) {
    if characters == .utf8 {
      checkUTF8(bytes, range)
    } else if let table = CSVEncoding(characters).table {
      check(bytes, range, table)
    }
  }

  private mutating func checkUTF8(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let end = range.upperBound
    var place = range.lowerBound
    while true {
      place = Self.afterASCII(bytes, place, end)
      guard place < end else { return }
      repeat {
        let length = Self.length(bytes, place, end)
        guard length > 0 else {
          fault = place
          return
        }
        place &+= length
      } while place < end && bytes[place] >= 0x80
    }
  }

  private mutating func check(_ bytes: Span<UInt8>, _ range: Range<Int>, _ table: TextTable) {
    let end = range.upperBound
    var place = range.lowerBound
    var half = 0
    var wide = 0
    scan: while true {
      place = Self.afterASCII(bytes, place, end)
      guard place < end else { break }
      repeat {
        guard let (unit, length) = table.character(bytes, at: place, before: end) else {
          fault = place
          break scan
        }
        if 0xFF61...0xFF9F ~= unit { half &+= 1 } else { wide &+= 1 }
        place &+= length
      } while place < end && bytes[place] >= 0x80
    }
    (halfWidth, otherWide) = (half, wide)
  }

  /// The first place at or behind `place` that is not ASCII.
  @inline(__always)
  private static func afterASCII(_ bytes: Span<UInt8>, _ place: Int, _ end: Int) -> Int {
    var place = place
    while place + 8 <= end {
      let high = bytes.word(at: place) & 0x8080_8080_8080_8080
      guard high == 0 else { return place + high.trailingZeroBitCount >> 3 }
      place += 8
    }
    while place < end, bytes[place] < 0x80 { place += 1 }
    return place
  }

  /// The length of the UTF-8 sequence at a byte that is not ASCII, 0 where it is none.
  ///
  /// Source: The Unicode Standard, table 3-7.
  @inline(__always)
  private static func length(_ bytes: Span<UInt8>, _ place: Int, _ end: Int) -> Int {
    @inline(__always) func follows(_ distance: Int) -> Bool {
      place + distance < end && bytes[place + distance] & 0xC0 == 0x80
    }
    switch bytes[place] {
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xE1...0xEC, 0xEE...0xEF: return follows(1) && follows(2) ? 3 : 0
    case 0xE0: return follows(1) && follows(2) && bytes[place + 1] >= 0xA0 ? 3 : 0
    case 0xED: return follows(1) && follows(2) && bytes[place + 1] < 0xA0 ? 3 : 0
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
    case 0xF0:
      return follows(1) && follows(2) && follows(3) && bytes[place + 1] >= 0x90 ? 4 : 0
    case 0xF4:
      return follows(1) && follows(2) && follows(3) && bytes[place + 1] < 0x90 ? 4 : 0
    default: return 0
    }
  }
}
