import Glibc

/// An open conversion of the C library, for asking about many characters one by one.
@safe struct TextConverter: ~Copyable {
  private let descriptor: iconv_t

  /// nil where the C library does not know one of the encodings.
  init?(from source: String, to target: String) {
    guard let descriptor = unsafe iconv_open(target, source),
      Int(bitPattern: descriptor) != -1
    else { return nil }
    unsafe self.descriptor = descriptor
  }

  deinit { unsafe _ = iconv_close(descriptor) }

  /// The one UTF-16 unit that the bytes stand for, nil where they are no single character.
  borrowing func unit(_ bytes: [UInt8]) -> UInt16? {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output: [CChar] = [0, 0, 0, 0]
    var left = input.count
    var room = output.count
    let status = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var into = output.baseAddress
        return unsafe iconv(descriptor, &from, &left, &into, &room)
      }
    }
    guard status == 0, left == 0, room == 2 else {
      unsafe _ = iconv(descriptor, nil, nil, nil, nil)
      return nil
    }
    return UInt16(UInt8(bitPattern: output[0])) | UInt16(UInt8(bitPattern: output[1])) << 8
  }
}
