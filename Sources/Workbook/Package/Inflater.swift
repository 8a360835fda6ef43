import CDeflate

/// The deflate format, by libdeflate.
enum Inflater {
  /// The inflated bytes, nil where the data are damaged or longer than `size`.
  static func inflate(_ bytes: [UInt8], _ range: Range<Int>, size: Int) -> [UInt8]? {
    // Deflate cannot grow a byte into more than 1032: a larger declared size is a lie, and no
    // memory is asked for on its word.
    let capacity = min(size, range.count * 1032 + 64)
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
    defer { unsafe libdeflate_free_decompressor(decompressor) }
    var succeeded = false
    let content = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
      var written = 0
      let result = unsafe bytes.withUnsafeBytes { source in
        unsafe libdeflate_deflate_decompress(
          decompressor, source.baseAddress.map { unsafe $0 + range.lowerBound }, range.count,
          target.baseAddress, capacity, &written)
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
