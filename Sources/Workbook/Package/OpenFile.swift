import Glibc

/// A file opened for reading, closed when nobody holds it any more. Reading moves no position, so
/// several threads may read at once.
final class OpenFile: Sendable {
  let descriptor: CInt
  let count: Int

  /// - Throws: `.unreadable`, also for what is no plain file.
  init(_ path: String) throws(WorkbookError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkbookError(.unreadable(code: errno)) }
    var status = stat()
    let found = unsafe fstat(descriptor, &status)
    guard found == 0, status.st_mode & S_IFMT == S_IFREG else {
      let code = found == 0 ? EISDIR : errno
      close(descriptor)
      throw WorkbookError(.unreadable(code: code))
    }
    self.descriptor = descriptor
    count = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Large stretches are read by two threads: most of the time goes into memory not touched before.
  ///
  /// - Throws: `.unreadable`, and `.truncated` where the file has become shorter meanwhile.
  func bytes(_ range: Range<Int>) throws(WorkbookError) -> [UInt8] {
    var failure: WorkbookError?
    let half = range.count > Self.worthTwoThreads ? range.count / 2 : range.count
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      nonisolated(unsafe) let buffer = UnsafeMutableRawBufferPointer(buffer)
      @Sendable func read(_ part: Range<Int>) -> Result<Int, WorkbookError> {
        Result { () throws(WorkbookError) in
          unsafe try self.read(
            at: range.lowerBound + part.lowerBound,
            into: UnsafeMutableRawBufferPointer(rebasing: buffer[part]), count: part.count)
        }
      }
      do throws(WorkbookError) {
        let rest = half..<range.count
        if rest.isEmpty {
          count = try read(0..<half).get()
        } else {
          let parts = TwoThreads.run({ read(0..<half) }, { read(rest) })
          count = try parts.0.get()
          if count == half { count += try parts.1.get() }
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    guard bytes.count == range.count else { throw WorkbookError(.truncated) }
    return bytes
  }

  private static let worthTwoThreads = 8 << 20

  /// Fills the buffer as far as the file reaches.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer, count: Int
  ) throws(WorkbookError) -> Int {
    var done = 0
    while done < count {
      let read = unsafe pread(
        descriptor, buffer.baseAddress.map { unsafe $0 + done }, count - done, off_t(offset + done))
      if read < 0 {
        if errno == EINTR { continue }
        throw WorkbookError(.unreadable(code: errno))
      }
      if read == 0 { break }
      done += read
    }
    return done
  }
}
