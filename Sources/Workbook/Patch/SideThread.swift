import Glibc

/// Makes bytes on a thread of its own, or on the caller's where the system gives none.
final class SideThread: @unchecked Sendable {
  private let work: @Sendable () -> [UInt8]?
  private var thread: pthread_t?
  /// Written by the thread, read once it has ended.
  private var made: [UInt8]?

  init(_ work: @escaping @Sendable () -> [UInt8]?) {
    self.work = work
    var thread = pthread_t()
    let box = unsafe Unmanaged.passRetained(self)
    let status = unsafe pthread_create(
      &thread, nil,
      { box in
        guard let box = unsafe box else { return nil }
        let side = unsafe Unmanaged<SideThread>.fromOpaque(box).takeRetainedValue()
        side.made = side.work()
        return nil
      }, box.toOpaque())
    if status == 0 {
      self.thread = thread
    } else {
      unsafe box.release()
    }
  }

  /// Waits for the work to end. To be asked once.
  func result() -> [UInt8]? {
    guard let thread else { return work() }
    pthread_join(thread, nil)
    return made
  }
}
