import CBZip2

/// The one method besides deflate that other readers of workbooks know: some archivers write it when
/// a workbook is packed again by hand.
enum Bzip2 {
  /// nil where the data are damaged or longer than `room`.
  static func inflate(_ bytes: FileStretch, _ range: Range<Int>, room: Int) -> [UInt8]? {
    // The library counts in 32 bits.
    guard range.count < Int(UInt32.max) else { return nil }
    var stream = unsafe bz_stream()
    guard unsafe BZ2_bzDecompressInit(&stream, 0, 0) == BZ_OK else { return nil }
    defer { unsafe _ = BZ2_bzDecompressEnd(&stream) }
    var source = Array(bytes[range]).map { CChar(bitPattern: $0) }
    return unsafe source.withUnsafeMutableBufferPointer { input in
      unsafe stream.next_in = input.baseAddress
      unsafe stream.avail_in = UInt32(input.count)
      return unsafe inflate(&stream, room: room)
    }
  }

  /// Window after window: a size that the archive states is no reason to ask for memory.
  private static func inflate(_ stream: inout bz_stream, room: Int) -> [UInt8]? {
    var content: [UInt8] = []
    var window = [CChar](repeating: 0, count: 1 << 16)
    while true {
      var status = BZ_OK
      let written = unsafe window.withUnsafeMutableBufferPointer { output in
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(output.count)
        status = unsafe BZ2_bzDecompress(&stream)
        return unsafe output.count - Int(stream.avail_out)
      }
      content.append(contentsOf: window[..<written].lazy.map { UInt8(bitPattern: $0) })
      guard content.count <= room else { return nil }
      if status == BZ_STREAM_END { return content }
      guard status == BZ_OK, written > 0 else { return nil }
    }
  }
}
