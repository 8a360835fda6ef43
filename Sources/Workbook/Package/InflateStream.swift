import CISAL

/// The deflate format window by window, by ISA-L: a part of any size in little memory.
@safe struct InflateStream: ~Copyable {
  private let state: UnsafeMutablePointer<inflate_state>
  private let file: FileBytes
  /// What of the file is not yet taken in.
  private var rest: Range<Int>
  /// Compressed bytes read from disk.
  private var input: [UInt8] = []
  private var used = 0

  init(_ file: FileBytes, _ range: Range<Int>) {
    self.file = file
    rest = range
    unsafe state = .allocate(capacity: 1)
    unsafe isal_inflate_init(state)
  }

  deinit { unsafe state.deallocate() }

  private var isFinished: Bool { unsafe state.pointee.block_state == ISAL_BLOCK_FINISH }

  /// Inflates into the buffer from `start` until it is full or the data end.
  ///
  /// - Returns: the count of bytes, 0 at the end; nil where the data are damaged.
  mutating func fill(_ buffer: inout [UInt8], from start: Int) throws(WorkbookError) -> Int? {
    unsafe state.pointee.avail_out = UInt32(clamping: buffer.count - start)
    let room = unsafe Int(state.pointee.avail_out)
    var isSound = true
    while isSound, !isFinished, unsafe state.pointee.avail_out > 0 {
      let left = unsafe Int(state.pointee.avail_out)
      let taken: Int
      switch file {
      case .memory(let bytes):
        taken = inflate(bytes, rest, into: &buffer, at: start + room - left, &isSound)
        rest = (rest.lowerBound + taken)..<rest.upperBound
      case .file(let file):
        if used == input.count, !rest.isEmpty {
          let end = min(rest.upperBound, rest.lowerBound + 64 << 10)
          input = try file.bytes(rest.lowerBound..<end)
          rest = end..<rest.upperBound
          used = 0
        }
        taken = inflate(input, used..<input.count, into: &buffer, at: start + room - left, &isSound)
        used += taken
      }
      // Nothing taken in, nothing given out: the data end too early.
      if taken == 0, unsafe Int(state.pointee.avail_out) == left { isSound = isFinished }
    }
    return isSound ? unsafe room - Int(state.pointee.avail_out) : nil
  }

  private func inflate(
    _ bytes: [UInt8], _ range: Range<Int>, into buffer: inout [UInt8], at offset: Int,
    _ isSound: inout Bool
  ) -> Int {
    let count = min(range.count, 1 << 30)
    unsafe bytes.withUnsafeBufferPointer { source in
      unsafe buffer.withUnsafeMutableBufferPointer { target in
        unsafe state.pointee.next_in = UnsafeMutablePointer(
          mutating: source.baseAddress.map { unsafe $0 + range.lowerBound })
        unsafe state.pointee.avail_in = UInt32(count)
        unsafe state.pointee.next_out = target.baseAddress.map { unsafe $0 + offset }
        isSound = unsafe isal_inflate(state) == ISAL_DECOMP_OK
      }
    }
    return unsafe count - Int(state.pointee.avail_in)
  }

  static func crc32(_ crc: UInt32, _ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer {
      unsafe crc32_gzip_refl(
        crc, $0.baseAddress.map { unsafe $0 + range.lowerBound }, UInt64(range.count))
    }
  }
}
