/// A Japanese encoding of one to three bytes a character, as the C library knows it.
///
/// ASCII is itself in all of them; every other character lies in the basic plane. 0 is no character.
struct TextTable: Sendable {
  /// By one byte, by two, and by the two behind a leading 0x8F.
  private let single: [UInt16]
  private let double: [UInt16]
  private let triple: [UInt16]

  /// Source: Windows code page 932. iconv lets 0x80, 0xA0 and 0xFD–0xFF through as well, which no
  /// Japanese program writes.
  static let cp932 = TextTable(
    "CP932", single: 0xA1...0xDF, leading: [0x81...0x9F, 0xE0...0xFC], trailing: 0x40...0xFC,
    hasTriples: false)

  /// Source: JIS X 0208, 0212 and 0201 in EUC packing, with NEC's row 13 and IBM's characters. Behind
  /// 0xF4 lie characters of one's own, and in other tables those of IBM.
  static let eucJP = TextTable(
    "EUC-JP-MS", single: nil, leading: [0x8E...0x8E, 0xA1...0xF4], trailing: 0xA1...0xFE,
    hasTriples: true)

  private init(
    _ name: String, single: ClosedRange<UInt8>?, leading: [ClosedRange<UInt8>],
    trailing: ClosedRange<UInt8>, hasTriples: Bool
  ) {
    let converter = TextConverter(from: name, to: "UTF-16LE")
    var singles = [UInt16](repeating: 0, count: 256)
    for byte in single.map(Array.init) ?? [] {
      singles[Int(byte)] = converter?.unit([byte]) ?? 0
    }
    var doubles = [UInt16](repeating: 0, count: 1 << 16)
    for first in leading.joined() {
      for second in trailing {
        doubles[Int(first) << 8 | Int(second)] = converter?.unit([first, second]) ?? 0
      }
    }
    var triples: [UInt16] = hasTriples ? .init(repeating: 0, count: 1 << 16) : []
    if hasTriples {
      for second in leading[1] {
        for third in trailing {
          triples[Int(second) << 8 | Int(third)] = converter?.unit([0x8F, second, third]) ?? 0
        }
      }
    }
    (self.single, self.double, self.triple) = (singles, doubles, triples)
  }

  /// The character at a place and how many bytes it takes, nil where there is none.
  @inline(__always)
  func character(
    _ bytes: Span<UInt8>, at place: Int, before end: Int
  ) -> (unit: UInt16, length: Int)? {
    let first = bytes[place]
    if first < 0x80 { return (UInt16(first), 1) }
    guard place + 1 < end else { return single[Int(first)] == 0 ? nil : (single[Int(first)], 1) }
    let pair = double[Int(first) << 8 | Int(bytes[place + 1])]
    if pair != 0 { return (pair, 2) }
    if single[Int(first)] != 0 { return (single[Int(first)], 1) }
    guard first == 0x8F, !triple.isEmpty, place + 2 < end else { return nil }
    let unit = triple[Int(bytes[place + 1]) << 8 | Int(bytes[place + 2])]
    return unit == 0 ? nil : (unit, 3)
  }

  /// The bytes in UTF-8; those that are no character are passed over.
  func utf8(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count + range.count / 2)
    var place = range.lowerBound
    while place < range.upperBound {
      guard let (unit, length) = character(bytes, at: place, before: range.upperBound) else {
        place += 1
        continue
      }
      place += length
      if unit < 0x80 {
        result.append(UInt8(truncatingIfNeeded: unit))
      } else if unit < 0x800 {
        result.append(0xC0 | UInt8(truncatingIfNeeded: unit >> 6))
        result.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
      } else {
        result.append(0xE0 | UInt8(truncatingIfNeeded: unit >> 12))
        result.append(0x80 | UInt8(truncatingIfNeeded: unit >> 6 & 0x3F))
        result.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
      }
    }
    return result
  }
}
