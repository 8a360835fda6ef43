import Glibc

/// The system's counting semaphore.
@safe package final class Semaphore: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  package init(_ count: UInt32) { unsafe sem_init(semaphore, 0, count) }

  deinit {
    unsafe sem_destroy(semaphore)
    unsafe semaphore.deallocate()
  }

  package func signal() { unsafe sem_post(semaphore) }

  /// Waits until the count is above 0 and takes one.
  func wait() { while unsafe sem_wait(semaphore) != 0 {} }

  /// - Returns: false where the count stays 0 for so long.
  package func wait(seconds: Int) -> Bool {
    var end = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &end)
    let (sum, isTooLong) = end.tv_sec.addingReportingOverflow(seconds)
    end.tv_sec = isTooLong ? Int.max : sum
    while unsafe sem_timedwait(semaphore, &end) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }
}
