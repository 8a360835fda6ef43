import CDeflate

/// Packs parts into a ZIP archive whose bytes depend on nothing but the parts.
///
/// Source: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
enum ZipWriter {
  /// 1980-01-01, the first day a ZIP archive knows: no clock in what we write.
  private static let day: UInt16 = 0x21
  private static let deflated: UInt16 = 8
  private static let stored: UInt16 = 0
  /// Names are UTF-8.
  private static let flags: UInt16 = 0x0800

  static func archive(_ parts: [PartFile]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let packed = deflate(part.bytes)
      let smaller = packed.map { $0.count < part.bytes.count } ?? false
      let content = smaller ? packed! : part.bytes
      var common: [UInt8] = []
      common.little(20 as UInt16)
      common.little(flags)
      common.little(smaller ? deflated : stored)
      common.little(0 as UInt16)
      common.little(day)
      common.little(checksum(part.bytes))
      common.little(UInt32(content.count))
      common.little(UInt32(part.bytes.count))
      common.little(UInt16(part.path.utf8.count))
      common.little(0 as UInt16)
      let offset = UInt32(bytes.count)
      bytes.little(0x0403_4B50 as UInt32)
      bytes += common
      bytes += part.path.utf8
      bytes += content
      directory.little(0x0201_4B50 as UInt32)
      directory.little(20 as UInt16)
      directory += common
      // No comment, disk 0, no attributes.
      directory += [UInt8](repeating: 0, count: 10)
      directory.little(offset)
      directory += part.path.utf8
    }
    let start = UInt32(bytes.count)
    bytes += directory
    bytes.little(0x0605_4B50 as UInt32)
    bytes.little(0 as UInt32)
    bytes.little(UInt16(parts.count))
    bytes.little(UInt16(parts.count))
    bytes.little(UInt32(directory.count))
    bytes.little(start)
    bytes.little(0 as UInt16)
    return bytes
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }

  /// Nil where the library finds no room, which means that packing gains nothing.
  private static func deflate(_ bytes: [UInt8]) -> [UInt8]? {
    guard !bytes.isEmpty, let compressor = unsafe libdeflate_alloc_compressor(6) else { return nil }
    defer { unsafe libdeflate_free_compressor(compressor) }
    let bound = unsafe libdeflate_deflate_compress_bound(compressor, bytes.count)
    let packed = unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = unsafe bytes.withUnsafeBytes { source in
        unsafe libdeflate_deflate_compress(
          compressor, source.baseAddress, source.count, buffer.baseAddress, bound)
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
