import CDeflate

/// Compression for changed entries, by libdeflate at the level Excel's own files come nearest to.
enum Deflater {
  /// Monotonous sheets pack so well at the first level that the reader's ratio limit would take
  /// them for a bomb; they get the next.
  private static let levels: [Int32] = [6, 1, 0]

  /// nil where there is no memory for the compressor.
  static func deflate(_ bytes: [UInt8], limits: Limits) -> [UInt8]? {
    for level in levels {
      guard let packed = deflate(bytes, level: level) else { return nil }
      if bytes.count <= Limits.smallPart || bytes.count / packed.count <= limits.ratio {
        return packed
      }
    }
    return nil
  }

  private static func deflate(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
    guard let compressor = unsafe libdeflate_alloc_compressor(level) else { return nil }
    defer { unsafe libdeflate_free_compressor(compressor) }
    let bound = unsafe libdeflate_deflate_compress_bound(compressor, bytes.count)
    let packed = unsafe [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      count = unsafe bytes.withUnsafeBytes { source in
        unsafe libdeflate_deflate_compress(
          compressor, source.baseAddress, source.count, target.baseAddress, bound)
      }
    }
    return packed.isEmpty ? nil : packed
  }
}
