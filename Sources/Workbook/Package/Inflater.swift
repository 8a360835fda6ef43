import CDeflate

/// The deflate format, by libdeflate.
enum Inflater {
  /// The inflated bytes, nil where the data are damaged or longer than `room`.
  static func inflate(_ bytes: [UInt8], _ range: Range<Int>, room: Int) -> [UInt8]? {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
    defer { unsafe libdeflate_free_decompressor(decompressor) }
    var succeeded = false
    let content = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
      var written = 0
      let result = unsafe bytes.withUnsafeBytes { source in
        unsafe libdeflate_deflate_decompress(
          decompressor, source.baseAddress.map { unsafe $0 + range.lowerBound }, range.count,
          target.baseAddress, room, &written)
      }
      succeeded = result == LIBDEFLATE_SUCCESS
      count = succeeded ? written : 0
    }
    return succeeded ? content : nil
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }
}
