import Glibc

/// Collects the texts of the cells and writes sharedStrings.xml.
///
/// The texts stand one after the other in one array of bytes, found again by their hashes: a string
/// object for each would take three times the room.
///
/// Source: ECMA-376 Part 1, 18.4.9 (sst).
struct StringTable {
  /// Before what is markup already; no UTF-8 text begins with it.
  private static let markup: UInt8 = 0xFF

  /// Before each text its index and its length, 32 bits each: looking a text up touches a slot and
  /// what it points to, no third place.
  private var bytes: [UInt8] = []
  /// Open addressing: 24 bits of hash, and where a text's entry stands + 1; 0 is free. Never more
  /// than half full.
  private var slots = [UInt64](repeating: 0, count: 1 << 10)
  private(set) var count = 0
  private(set) var uses = 0

  private static let headSize = 8
  private static let offsetBits: UInt64 = 40

  /// The index of a text. Spellings that Unicode calls equal stay two texts.
  mutating func place(of text: String) -> Int {
    var text = text
    return text.withUTF8 { unsafe place(of: UnsafeRawBufferPointer($0)) }
  }

  /// The index of an item that is more than text: runs of several fonts.
  mutating func place(ofMarkup item: [UInt8]) -> Int {
    let marked = [Self.markup] + item
    return unsafe marked.withUnsafeBytes { unsafe place(of: $0) }
  }

  private mutating func place(of text: UnsafeRawBufferPointer) -> Int {
    uses += 1
    let hash = unsafe Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    let mark = hash & ~(1 << Self.offsetBits - 1)
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry & ~(1 << Self.offsetBits - 1) == mark,
        let place = unsafe place(of: text, at: Int(entry & (1 << Self.offsetBits - 1)) - 1)
      {
        return place
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = mark | UInt64(bytes.count + 1)
    appendNumber(count)
    appendNumber(text.count)
    unsafe bytes.append(contentsOf: text)
    count += 1
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// The hash differs from run to run; what is written follows the order of first use only.
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hasher = Hasher()
    unsafe hasher.combine(bytes: text)
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }

  private func place(of text: UnsafeRawBufferPointer, at offset: Int) -> Int? {
    guard number(at: offset + 4) == text.count else { return nil }
    let isEqual = unsafe bytes.withUnsafeBytes { all in
      guard let stored = all.baseAddress, let wanted = text.baseAddress else { return true }
      return unsafe memcmp(stored + offset + Self.headSize, wanted, text.count) == 0
    }
    return isEqual ? number(at: offset) : nil
  }

  private mutating func appendNumber(_ number: Int) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private func number(at offset: Int) -> Int {
    let number = unsafe bytes.span.bytes.unsafeLoadUnaligned(
      fromByteOffset: offset, as: UInt32.self)
    return Int(UInt32(littleEndian: number))
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    var offset = 0
    while offset < bytes.count {
      let end = offset + Self.headSize + number(at: offset + 4)
      let hash = unsafe bytes.withUnsafeBytes { all in
        unsafe Self.hash(UnsafeRawBufferPointer(rebasing: all[(offset + Self.headSize)..<end]))
      }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash & ~(1 << Self.offsetBits - 1) | UInt64(offset + 1)
      offset = end
    }
  }

  /// The part in pieces: markup of the texts from an offset on, which is moved behind them; nil
  /// where the last piece has been given.
  func piece(from offset: inout Int, window: Int) -> [UInt8]? {
    guard offset <= bytes.count else { return nil }
    var xml = MarkupWriter(fragment: offset > 0)
    if offset == 0 {
      xml.open(
        "sst",
        [
          "xmlns": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "count": "\(uses)", "uniqueCount": "\(count)",
        ])
    }
    while offset < bytes.count, xml.bytes.count < window {
      let start = offset + Self.headSize
      offset = start + number(at: offset + 4)
      let text = bytes[start..<offset]
      xml.raw("<si>")
      if text.first == Self.markup {
        xml.bytes.append(contentsOf: text.dropFirst())
      } else {
        xml.cellText("t", text)
      }
      xml.raw("</si>")
    }
    if offset == bytes.count {
      xml.close("sst")
      offset += 1
    }
    return xml.bytes
  }
}
