import Grid

/// Two jobs at once: one on the calling thread, one on a thread of its own.
enum TwoThreads {
  /// Complexity: some 20 µs beside the longer job.
  static func run<One, Other: Sendable>(
    _ one: () -> One, _ other: @escaping @Sendable () -> Other
  ) -> (One, Other) {
    let made = Locked<Other?>(nil)
    let thread = SideThread {
      let result = other()
      made.withLock { $0 = result }
    }
    let first = one()
    thread?.join()
    // Without a thread to be had, the caller does both.
    return (first, made.withLock { $0.take() } ?? other())
  }
}
