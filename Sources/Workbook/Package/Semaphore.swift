import Glibc

/// The system's counting semaphore.
@safe final class Semaphore: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init(_ count: UInt32) { unsafe sem_init(semaphore, 0, count) }

  deinit {
    unsafe sem_destroy(semaphore)
    unsafe semaphore.deallocate()
  }

  func signal() { unsafe sem_post(semaphore) }

  /// Waits until the count is above 0 and takes one.
  func wait() { while unsafe sem_wait(semaphore) != 0 {} }
}
