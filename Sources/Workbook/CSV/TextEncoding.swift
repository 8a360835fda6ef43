import Glibc

/// Text encodings, by the C library's iconv, strictly: what has no equal is an error, never a `?`.
enum TextEncoding {
  /// The bytes in UTF-8, nil where they are not of that encoding.
  static func convert(_ bytes: ArraySlice<UInt8>, from encoding: String) -> [UInt8]? {
    convert(bytes, from: encoding, to: "UTF-8")
  }

  static func convert(
    _ bytes: ArraySlice<UInt8>, from source: String, to target: String
  ) -> [UInt8]? {
    let descriptor = unsafe iconv_open(target, source)
    guard Int(bitPattern: descriptor) != -1 else { return nil }
    defer { unsafe _ = iconv_close(descriptor) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var bytes = Array(bytes)
    var done = 0
    while true {
      var failed = false
      let total = bytes.count
      let start = done
      unsafe bytes.withUnsafeMutableBytes { input in
        unsafe chunk.withUnsafeMutableBytes { output in
          var from = unsafe input.baseAddress.map {
            unsafe ($0 + start).assumingMemoryBound(to: CChar.self)
          }
          var left = total - start
          var into = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
          var room = output.count
          let status = unsafe iconv(descriptor, &from, &left, &into, &room)
          if status == -1, errno != E2BIG { failed = true }
          done = total - left
          unsafe result.append(contentsOf: output.prefix(output.count - room))
        }
      }
      if failed { return nil }
      if done == total {
        return result.starts(with: [0xEF, 0xBB, 0xBF]) && target == "UTF-8"
          ? Array(result.dropFirst(3)) : result
      }
    }
  }
}
