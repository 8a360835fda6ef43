import Glibc
import Grid
import Workbook

/// The same work over many files on several threads; results come back in the files' order.
enum Parallel {
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  static func map<Result: Sendable>(
    _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    if jobs <= 1 || count <= 1 { return (0..<count).map(work) }
    let share = Share<Result>(count)
    let loop: @Sendable () -> Void = {
      while let index = share.next() { share.put(work(index), at: index) }
    }
    let others = (1..<min(jobs, count)).compactMap { _ in SideThread(loop) }
    loop()
    for thread in others { thread.join() }
    return share.results()
  }
}

/// What the threads share: the next file's number, and the results so far.
private final class Share<Result: Sendable>: Sendable {
  private let state: Locked<(next: Int, results: [Result?])>

  init(_ count: Int) {
    state = Locked((0, [Result?](repeating: nil, count: count)))
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
