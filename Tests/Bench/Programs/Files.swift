import Glibc

/// Whole files in and out.
enum Files {
  static func bytes(_ path: String) throws -> [UInt8] {
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { throw Misuse() }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    return unsafe try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = unsafe pread(file, buffer.baseAddress! + count, size - count, count)
        guard got > 0 else { throw Misuse() }
        count += got
      }
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard file >= 0 else { throw Misuse() }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let put = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(file, $0.baseAddress! + done, $0.count - done)
      }
      guard put > 0 else { throw Misuse() }
      done += put
    }
  }

  /// The last name of a path.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
