import Glibc
import Synchronization

/// The same work over many files on several threads; results come back in the files' order.
enum Parallel {
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    if jobs <= 1 || count <= 1 { return (0..<count).map(work) }
    let share = Share<Result>(count)
    let loop = Loop {
      while let index = share.next() { share.put(work(index), at: index) }
    }
    var threads: [pthread_t] = []
    for _ in 1..<min(jobs, count) {
      if let thread = start(loop) { threads.append(thread) }
    }
    loop.run()
    for thread in threads { pthread_join(thread, nil) }
    return share.results()
  }

  private static func start(_ loop: Loop) -> pthread_t? {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(loop)
    let status = unsafe pthread_create(&thread, nil, enterLoop, context.toOpaque())
    if status != 0 {
      unsafe context.release()
      return nil
    }
    return thread
  }
}

/// A thread's entry: a plain function, because a closure would be bound to the main actor.
private func enterLoop(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  let loop = unsafe Unmanaged<Loop>.fromOpaque(context).takeRetainedValue()
  loop.run()
  return nil
}

private final class Loop: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// What the threads share: the next file's number, and the results so far.
private final class Share<Result: Sendable>: Sendable {
  private let state: Mutex<(next: Int, results: [Result?])>

  init(_ count: Int) {
    state = Mutex((0, [Result?](repeating: nil, count: count)))
  }

  func next() -> Int? {
    state.withLock { state in
      guard state.next < state.results.count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func put(_ result: Result, at index: Int) { state.withLock { $0.results[index] = result } }

  func results() -> [Result] { state.withLock { $0.results.compactMap { $0 } } }
}
