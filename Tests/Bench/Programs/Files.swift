import Glibc

/// Files in and out, for what the library leaves to its user.
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

  /// The last name of a path.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// A file that only grows; a bench that cannot write has nothing to measure.
final class OutputFile {
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw Misuse() }
  }

  deinit { close(descriptor) }

  func append(_ bytes: ArraySlice<UInt8>) {
    var done = 0
    while done < bytes.count {
      let put = unsafe bytes.withUnsafeBytes {
        unsafe write(descriptor, $0.baseAddress! + done, $0.count - done)
      }
      precondition(put > 0, "the file cannot be written")
      done += put
    }
  }
}
