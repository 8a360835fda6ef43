import Glibc

/// A thread of its own for one job.
package struct SideThread {
  private let thread: pthread_t

  private final class Job: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// nil where the system gives no thread; the job has then not been done.
  package init?(_ job: @escaping @Sendable () -> Void) {
    let box = unsafe Unmanaged.passRetained(Job(job))
    var thread = pthread_t()
    let status = unsafe pthread_create(
      &thread, nil,
      { box in
        guard let box = unsafe box else { return nil }
        unsafe Unmanaged<Job>.fromOpaque(box).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    guard status == 0 else {
      unsafe box.release()
      return nil
    }
    self.thread = thread
  }

  /// Waits until the job is done. To be called once.
  package func join() { pthread_join(thread, nil) }
}
