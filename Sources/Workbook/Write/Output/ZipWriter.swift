import CDeflate

/// Packs parts into a ZIP archive whose bytes depend on nothing but the parts. What is written is
/// only ever appended, so it can go to a pipe.
///
/// Source: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.9 (data descriptor), 4.3.12
/// (central directory), 4.3.14 to 4.3.16 (its ends).
struct ZipWriter: ~Copyable {
  typealias Sink = (ArraySlice<UInt8>) throws(WorkbookError) -> Void

  /// 1980-01-01, the first day a ZIP archive knows: no clock in what we write.
  private static let day: UInt16 = 0x21
  /// Names are UTF-8.
  private static let unicode: UInt16 = 0x0800
  /// Checksum and sizes follow the content.
  private static let described: UInt16 = 0x0008

  private struct Entry {
    var path: String
    var method: UInt16 = 8
    var flags = ZipWriter.unicode
    var checksum: UInt32 = 0
    var packed = 0
    var size = 0
    var offset: Int
  }

  private let sink: Sink
  /// Sizes and offsets from here on take 64 bits.
  private let largest: Int
  private var entries: [Entry] = []
  private var offset = 0
  private var current: Entry?
  private var packer: PackAhead?
  /// A piece of the current part is being packed.
  private var isPacking = false
  private let compressor: WholeDeflater

  init(largest: Int = 0xFFFF_FFFE, to sink: @escaping Sink) {
    self.largest = largest
    self.sink = sink
    compressor = WholeDeflater()
  }

  /// The archive of parts at hand.
  static func archive(_ parts: [PartFile]) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(WorkbookError) {
      var zip = ZipWriter { bytes += $0 }
      for part in parts { try zip.add(part.path, part.bytes) }
      try zip.finish()
    } catch {
      preconditionFailure("an array takes in everything")
    }
    return bytes
  }

  /// A part at hand.
  mutating func add(_ path: String, _ bytes: [UInt8]) throws(WorkbookError) {
    begin(path)
    try end(bytes)
  }

  /// Begins a part that comes in pieces.
  mutating func begin(_ path: String) { current = Entry(path: path, offset: offset) }

  /// A piece of the part; what comes in one piece by `end` is packed tighter.
  mutating func write(_ bytes: [UInt8]) throws(WorkbookError) {
    try startStream()
    try pack(bytes, last: false)
  }

  /// The last piece of the part.
  mutating func end(_ bytes: [UInt8]) throws(WorkbookError) {
    guard var entry = current else { return }
    if entry.flags & Self.described == 0 {
      let packed = compressor.deflated(bytes)
      if packed == nil { entry.method = 0 }
      let content = packed ?? bytes
      entry.checksum = Self.checksum(bytes, after: 0)
      entry.size = bytes.count
      entry.packed = content.count
      try put(localHeader(entry))
      try put(content[...])
    } else {
      try pack(bytes, last: true)
      guard let packed = current else { return }
      entry = packed
      try put(descriptor(entry))
    }
    entries.append(entry)
    current = nil
  }

  private mutating func startStream() throws(WorkbookError) {
    guard var entry = current, entry.flags & Self.described == 0 else { return }
    entry.flags |= Self.described
    current = entry
    try put(localHeader(entry))
    if packer == nil { packer = PackAhead() }
  }

  /// Hands the piece over and writes the one before, which has been packed meanwhile.
  private mutating func pack(_ bytes: [UInt8], last: Bool) throws(WorkbookError) {
    guard let packer, let entry = current else { return }
    let isFirst = entry.size == 0 && !isPacking
    try putPacked()
    current?.size += bytes.count
    packer.submit(bytes, isFirst: isFirst, isLast: last)
    isPacking = true
    if last { try putPacked() }
  }

  private mutating func putPacked() throws(WorkbookError) {
    guard isPacking, let packer else { return }
    isPacking = false
    let piece = packer.result()
    current?.packed += piece.bytes.count
    current?.checksum = piece.checksum
    try put(piece.bytes[...])
  }

  private mutating func put(_ bytes: ArraySlice<UInt8>) throws(WorkbookError) {
    offset += bytes.count
    try sink(bytes)
  }

  private static func checksum(_ bytes: [UInt8], after checksum: UInt32) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_crc32(checksum, $0.baseAddress, $0.count) }
  }
}

// MARK: - Records

extension ZipWriter {
  private func localHeader(_ entry: Entry) -> ArraySlice<UInt8> {
    var bytes: [UInt8] = []
    bytes.little(0x0403_4B50 as UInt32)
    bytes += common(entry, version: 20, extra: 0)
    bytes += entry.path.utf8
    return bytes[...]
  }

  /// What local and central header share. Sizes that are not known yet stand as 0.
  private func common(_ entry: Entry, version: UInt16, extra: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.little(version)
    bytes.little(entry.flags)
    bytes.little(entry.method)
    bytes.little(0 as UInt16)
    bytes.little(Self.day)
    bytes.little(entry.checksum)
    bytes.little(short(entry.packed))
    bytes.little(short(entry.size))
    bytes.little(UInt16(entry.path.utf8.count))
    bytes.little(UInt16(extra))
    return bytes
  }

  /// 32 bits where they are enough: Excel does not take 64 where they are not needed.
  private func descriptor(_ entry: Entry) -> ArraySlice<UInt8> {
    var bytes: [UInt8] = []
    bytes.little(0x0807_4B50 as UInt32)
    bytes.little(entry.checksum)
    if max(entry.packed, entry.size) > largest {
      bytes.little(UInt64(entry.packed))
      bytes.little(UInt64(entry.size))
    } else {
      bytes.little(UInt32(entry.packed))
      bytes.little(UInt32(entry.size))
    }
    return bytes[...]
  }

  /// The directory and its end; nothing may follow.
  mutating func finish() throws(WorkbookError) {
    let start = offset
    for entry in entries {
      var wide: [UInt8] = []
      for value in [entry.size, entry.packed, entry.offset] where value > largest {
        wide.little(UInt64(value))
      }
      let extra = wide.isEmpty ? 0 : 4 + wide.count
      let version: UInt16 = wide.isEmpty ? 20 : 45
      var bytes: [UInt8] = []
      bytes.little(0x0201_4B50 as UInt32)
      bytes.little(version)
      bytes += common(entry, version: version, extra: extra)
      // No comment, disk 0, no attributes.
      bytes += [UInt8](repeating: 0, count: 10)
      bytes.little(short(entry.offset))
      bytes += entry.path.utf8
      if !wide.isEmpty {
        bytes.little(1 as UInt16)
        bytes.little(UInt16(wide.count))
        bytes += wide
      }
      try put(bytes[...])
    }
    try put(directoryEnd(start: start, size: offset - start))
  }

  private func directoryEnd(start: Int, size: Int) -> ArraySlice<UInt8> {
    var bytes: [UInt8] = []
    let wide = start > largest || size > largest || entries.count > 0xFFFE
    if wide {
      bytes.little(0x0606_4B50 as UInt32)
      bytes.little(44 as UInt64)
      bytes.little(45 as UInt16)
      bytes.little(45 as UInt16)
      bytes.little(0 as UInt64)
      bytes.little(UInt64(entries.count))
      bytes.little(UInt64(entries.count))
      bytes.little(UInt64(size))
      bytes.little(UInt64(start))
      bytes.little(0x0706_4B50 as UInt32)
      bytes.little(0 as UInt32)
      bytes.little(UInt64(start + size))
      bytes.little(1 as UInt32)
    }
    let count = UInt16(clamping: entries.count > 0xFFFE ? 0xFFFF : entries.count)
    bytes.little(0x0605_4B50 as UInt32)
    bytes.little(0 as UInt32)
    bytes.little(count)
    bytes.little(count)
    bytes.little(short(size))
    bytes.little(short(start))
    bytes.little(0 as UInt16)
    return bytes[...]
  }

  /// All ones where the number stands in a 64-bit field elsewhere.
  private func short(_ value: Int) -> UInt32 { value > largest ? .max : UInt32(value) }
}

/// Packs parts at hand, as tightly as Excel's own files are.
@safe private final class WholeDeflater {
  private static let level: Int32 = 6
  private let compressor: OpaquePointer?

  init() { unsafe compressor = libdeflate_alloc_compressor(Self.level) }

  deinit {
    if let compressor = unsafe compressor { unsafe libdeflate_free_compressor(compressor) }
  }

  /// Nil where packing gains nothing.
  func deflated(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 1, let compressor = unsafe compressor else { return nil }
    let packed = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count - 1) { buffer, count in
      count = unsafe bytes.withUnsafeBytes { source in
        unsafe libdeflate_deflate_compress(
          compressor, source.baseAddress, source.count, buffer.baseAddress, buffer.count)
      }
    }
    return packed.isEmpty ? nil : packed
  }
}

extension [UInt8] {
  fileprivate mutating func little(_ value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
