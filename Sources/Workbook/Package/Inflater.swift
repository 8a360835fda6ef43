import CDeflate
import Grid

/// The deflate format for small parts in one piece, by libdeflate. Its tables are kept for the next
/// part of the same archive.
final class Inflater: Sendable {
  /// Decompressors nobody uses just now, as addresses.
  private let idle = Locked<[UInt]>([])

  deinit {
    for address in idle.withLock({ $0 }) {
      unsafe libdeflate_free_decompressor(OpaquePointer(bitPattern: address))
    }
  }

  /// The inflated bytes, nil where the data are damaged or longer than `room`.
  func inflate(_ bytes: FileStretch, _ range: Range<Int>, room: Int) -> [UInt8]? {
    let known = idle.withLock { $0.popLast() }
    guard
      let decompressor = unsafe known.flatMap({ unsafe OpaquePointer(bitPattern: $0) })
        ?? libdeflate_alloc_decompressor()
    else { return nil }
    defer { idle.withLock { $0.append(UInt(bitPattern: decompressor)) } }
    var succeeded = false
    let content = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
      var written = 0
      let result = unsafe bytes[range].withUnsafeBytes { source in
        unsafe libdeflate_deflate_decompress(
          decompressor, source.baseAddress, source.count, target.baseAddress, room, &written)
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
