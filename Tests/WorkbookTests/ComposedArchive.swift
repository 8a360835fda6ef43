@testable import Workbook

/// A ZIP archive written byte by byte, so that a test can tell any lie in it.
struct ComposedArchive {
  struct Entry {
    var name: [UInt8]
    /// As it lies in the archive.
    var data: [UInt8]
    var method: UInt16 = 0
    var flags: UInt16 = 0
    var crc32: UInt32
    var size: UInt64
    var packed: UInt64
    /// The local header's name, where it differs.
    var localName: [UInt8]?
    /// Sizes and checksum follow the data, as a stream writes them.
    var hasDescriptor = false
    /// Sizes stand in the extra field.
    var isZip64 = false

    init(_ name: String, _ content: [UInt8]) {
      self.name = Array(name.utf8)
      data = content
      crc32 = Inflater.crc32(content)
      size = UInt64(content.count)
      packed = size
    }
  }

  var entries: [Entry] = []
  /// The end record has its 64-bit form as well.
  var isZip64 = false

  init(_ parts: [PartFile]) { entries = parts.map { Entry($0.path, $0.bytes) } }

  subscript(_ name: String) -> Entry {
    get { entries.first { $0.name == Array(name.utf8) }! }
    set { entries[entries.firstIndex { $0.name == Array(name.utf8) }!] = newValue }
  }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = file.count
      file += record(entry, isCentral: false, offset)
      file += entry.data
      if entry.hasDescriptor {
        file += little(0x0807_4B50, 4) + little(UInt64(entry.crc32), 4)
        file += little(entry.packed, 4) + little(entry.size, 4)
      }
      directory += record(entry, isCentral: true, offset)
    }
    let start = file.count
    file += directory
    let count = UInt64(entries.count)
    let (size, offset) = (UInt64(directory.count), UInt64(start))
    if isZip64 {
      let end = UInt64(file.count)
      file += little(0x0606_4B50, 4) + little(44, 8) + little(45, 2) + little(45, 2)
      file += little(0, 8) + little(count, 8) + little(count, 8) + little(size, 8)
      file += little(offset, 8)
      file += little(0x0706_4B50, 4) + little(0, 4) + little(end, 8) + little(1, 4)
    }
    file += little(0x0605_4B50, 4) + little(0, 4)
    file += little(isZip64 ? 0xFFFF : count, 2) + little(isZip64 ? 0xFFFF : count, 2)
    file += little(isZip64 ? 0xFFFF_FFFF : size, 4) + little(isZip64 ? 0xFFFF_FFFF : offset, 4)
    return file + little(0, 2)
  }

  private func record(_ entry: Entry, isCentral: Bool, _ offset: Int) -> [UInt8] {
    let name = isCentral ? entry.name : entry.localName ?? entry.name
    let isLate = entry.hasDescriptor && !isCentral
    let full: UInt64 = 0xFFFF_FFFF
    var extra: [UInt8] = []
    if entry.isZip64 {
      extra = little(1, 2) + little(isCentral ? 24 : 16, 2)
      extra += little(entry.size, 8) + little(entry.packed, 8)
      if isCentral { extra += little(UInt64(offset), 8) }
    }
    var bytes = little(isCentral ? 0x0201_4B50 : 0x0403_4B50, 4)
    if isCentral { bytes += little(45, 2) }
    bytes += little(45, 2) + little(UInt64(entry.flags | (entry.hasDescriptor ? 8 : 0)), 2)
    bytes += little(UInt64(entry.method), 2) + little(0, 4)
    bytes += little(isLate ? 0 : UInt64(entry.crc32), 4)
    bytes += little(entry.isZip64 ? full : isLate ? 0 : entry.packed, 4)
    bytes += little(entry.isZip64 ? full : isLate ? 0 : entry.size, 4)
    bytes += little(UInt64(name.count), 2) + little(UInt64(extra.count), 2)
    if isCentral {
      bytes += little(0, 10) + little(entry.isZip64 ? full : UInt64(offset), 4)
    }
    return bytes + name + extra
  }

  private func little(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(value >> (8 * $0) & 0xFF) : 0 }
  }
}

extension ComposedArchive.Entry {
  /// An entry of few bytes that inflates to `prefix`, `count` times one byte, and `suffix`.
  ///
  /// Source: RFC 1951, 3.2.6 (fixed Huffman codes).
  static func bomb(
    _ name: String, _ prefix: String, _ byte: UInt8, _ count: Int, _ suffix: String
  ) -> Self {
    var packed: [UInt8] = []
    var bits: UInt64 = 0
    var held = 0
    func put(_ value: UInt64, _ length: Int) {
      bits |= value << held
      held += length
      while held >= 8 {
        packed.append(UInt8(bits & 0xFF))
        bits >>= 8
        held -= 8
      }
    }
    func code(_ value: UInt64, _ length: Int) {
      // Huffman codes stand with their highest bit first.
      put(
        (0..<length).reduce(0) { $0 | (value >> UInt64($1) & 1) << UInt64(length - 1 - $1) }, length
      )
    }
    func literal(_ byte: UInt8) {
      byte < 144 ? code(0x30 + UInt64(byte), 8) : code(0x190 + UInt64(byte) - 144, 9)
    }
    put(0b011, 3)
    prefix.utf8.forEach(literal)
    literal(byte)
    let runs = (count - 1) / 258
    for _ in 0..<runs {
      code(0xC5, 8)
      code(0, 5)
    }
    for _ in 0..<(count - 1 - runs * 258) { literal(byte) }
    suffix.utf8.forEach(literal)
    code(0, 7)
    if held > 0 { put(0, 8 - held) }
    let content = Array(prefix.utf8) + [UInt8](repeating: byte, count: count) + Array(suffix.utf8)
    var entry = Self(name, content)
    entry.data = packed
    entry.method = 8
    entry.packed = UInt64(packed.count)
    return entry
  }
}
