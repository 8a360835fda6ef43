import CDeflate

/// The floor under reading: the sheet's part inflated at one go, nothing looked at.
enum Inflating {
  /// - Parameter path: the part's size in eight bytes, then its deflated bytes.
  static func inflate(_ path: String) throws -> String {
    let file = try Files.bytes(path)
    let size = file.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard let inflater = unsafe libdeflate_alloc_decompressor() else { throw Misuse() }
    defer { unsafe libdeflate_free_decompressor(inflater) }
    var result = LIBDEFLATE_BAD_DATA
    let part = unsafe [UInt8](unsafeUninitializedCapacity: size) { target, count in
      result = unsafe file.withUnsafeBytes { source in
        unsafe libdeflate_deflate_decompress(
          inflater, source.baseAddress! + 8, source.count - 8, target.baseAddress, size, &count)
      }
    }
    guard result == LIBDEFLATE_SUCCESS else { throw Misuse() }
    return "bytes \(part.count) last \(part.last ?? 0)"
  }
}
