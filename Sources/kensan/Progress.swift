import Glibc
import Grid
import Synchronization

/// What is left to do, on a terminal and only where it takes more than a second.
final class Progress: Sendable {
  private let total: Int
  private let language: Language
  private let isShown: Bool
  private let began: Int
  private let state = Mutex((done: 0, drawn: 0))

  init(total: Int, terminal: Terminal) {
    self.total = total
    language = terminal.language
    isShown = !terminal.quiet && isatty(STDERR_FILENO) == 1
    began = Self.milliseconds()
  }

  func step() {
    guard isShown else { return }
    let now = Self.milliseconds()
    state.withLock { state in
      state.done += 1
      guard now - began > 1000, now - state.drawn > 100 else { return }
      state.drawn = now
      let text =
        language == .ja
        ? "残り \(total - state.done) / \(total) ファイル"
        : "\(total - state.done) of \(total) files left"
      FileSystem.write(Array("\r\(text)\u{1B}[K".utf8), to: STDERR_FILENO)
    }
  }

  func finish() {
    guard isShown, state.withLock({ $0.drawn > 0 }) else { return }
    FileSystem.write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
