import Grid

/// Packs the pieces of a part on a thread of its own while the next piece is made.
///
/// One piece at a time is under way: `submit`, make the next one, `result`.
final class PackAhead {
  /// A piece packed, and its checksum after all pieces before it.
  struct Packed: Sendable {
    var bytes: [UInt8]
    var checksum: UInt32
  }

  private let work = Work()
  /// nil where the system gives no thread: then the caller's does the work.
  private let thread: SideThread?

  init() {
    thread = SideThread { [work] in while work.step() {} }
  }

  deinit {
    guard let thread else { return }
    work.submit(nil)
    thread.join()
  }

  func submit(_ bytes: [UInt8], isFirst: Bool, isLast: Bool) {
    work.submit(Job(bytes: bytes, isFirst: isFirst, isLast: isLast))
    if thread == nil { work.step() }
  }

  /// Waits for the piece under way.
  func result() -> Packed { work.result() }

  private struct Job: Sendable {
    var bytes: [UInt8]
    var isFirst: Bool
    var isLast: Bool
  }

  /// What both threads share.
  private final class Work: @unchecked Sendable {
    private struct State: Sendable {
      var job: Job?
      var packed: Packed?
    }

    /// Only the packing thread touches these two.
    private let stream = DeflateStream()
    private var checksum: UInt32 = 0
    private let state = Locked(State())
    private let toPack = Semaphore(0)
    private let toWrite = Semaphore(0)

    /// - Parameter job: nil ends the thread.
    func submit(_ job: Job?) {
      state.withLock { $0.job = job }
      toPack.signal()
    }

    @discardableResult func step() -> Bool {
      toPack.wait()
      guard let job = state.withLock({ $0.job.take() }) else { return false }
      if job.isFirst {
        stream.reset()
        checksum = 0
      }
      checksum = InflateStream.crc32(checksum, job.bytes, job.bytes.indices)
      let bytes = stream.packed(job.bytes, last: job.isLast)
      state.withLock { [checksum] in $0.packed = Packed(bytes: bytes, checksum: checksum) }
      toWrite.signal()
      return true
    }

    func result() -> Packed {
      toWrite.wait()
      return state.withLock { $0.packed.take() } ?? Packed(bytes: [], checksum: 0)
    }
  }
}
