import Glibc

/// Two jobs at once: one on the calling thread, one on a thread of its own.
enum TwoThreads {
  /// Complexity: some 20 µs beside the longer job.
  static func run<One, Other: Sendable>(
    _ one: () -> One, _ other: @escaping @Sendable () -> Other
  ) -> (One, Other) {
    let job = Job(other)
    var thread = pthread_t()
    let status = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<AnyJob>.fromOpaque(context).takeUnretainedValue().run()
        return nil
      }, unsafe Unmanaged<AnyJob>.passUnretained(job).toOpaque())
    let first = one()
    // Without a thread to be had, the caller does both.
    if status == 0 { _ = pthread_join(thread, nil) } else { job.run() }
    return (first, job.result ?? other())
  }

  private class AnyJob {
    func run() {}
  }

  private final class Job<Result>: AnyJob {
    private let work: @Sendable () -> Result
    private(set) var result: Result?

    init(_ work: @escaping @Sendable () -> Result) { self.work = work }

    override func run() { result = work() }
  }
}
