import Glibc
import Grid

/// What is done and left to do, on a terminal and only where it takes more than a second: a bar, files
/// done, files a second, time left, and the file that was begun last.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var drawn = 0
    var file = ""
  }

  /// nil where nobody knows how many files are to come.
  private let total: Int?
  private let language: Language
  private let isShown: Bool
  private let began: Int
  private let state = Locked(State())

  init(total: Int?, terminal: Terminal) {
    self.total = total
    language = terminal.language
    isShown = !terminal.quiet && isatty(STDERR_FILENO) == 1
    began = Self.milliseconds()
  }

  func begin(_ file: String) {
    guard isShown else { return }
    state.withLock { $0.file = file }
  }

  func step() {
    guard isShown else { return }
    let now = Self.milliseconds()
    state.withLock { state in
      state.done += 1
      guard now - began > 1000, now - state.drawn > 100 else { return }
      state.drawn = now
      let line = ProgressLine(
        done: state.done, total: total, milliseconds: now - began, file: state.file)
      let text = line.text(language, columns: Terminal.columns(of: STDERR_FILENO) ?? 80)
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

/// One state of the bar.
struct ProgressLine {
  var done: Int
  var total: Int?
  var milliseconds: Int
  var file: String

  private static let width = 20
  /// Columns that a file's name needs to be known by.
  private static let least = 16

  /// - Parameter columns: the file's name is cut so that all stands on one line.
  func text(_ language: Language, columns: Int) -> String {
    let rate = done * 10_000 / max(1, milliseconds)
    let speed = "\(rate / 10).\(rate % 10)"
    var head =
      language == .ja
      ? "\(count) ファイル  \(speed)/秒" : "\(count) files  \(speed)/s"
    if let left { head += language == .ja ? "  残り \(left)" : "  \(left) left" }
    let room = columns - 1 - TextWidth.of(head + "  ")
    // On a narrow terminal the file's name tells more than the bar.
    let bar = room - TextWidth.of(bar) < Self.least ? "" : bar
    return bar + head + "  " + cut(file, to: room - TextWidth.of(bar))
  }

  private var count: String { total.map { "\(done)/\($0)" } ?? "\(done)" }

  private var bar: String {
    guard let total, total > 0 else { return "" }
    let full = min(Self.width, done * Self.width / total)
    return "[" + String(repeating: "#", count: full)
      + String(repeating: "-", count: Self.width - full) + "] "
  }

  /// `0:07`, `1:02:30`; nil where that cannot be said.
  private var left: String? {
    guard let total, done > 0, total >= done else { return nil }
    let seconds = milliseconds * (total - done) / done / 1000
    let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    let hours = seconds >= 3600 ? "\(seconds / 3600):" : ""
    let minutes = seconds % 3600 / 60
    return hours + (hours.isEmpty ? String(minutes) : two(minutes)) + ":" + two(seconds % 60)
  }

  /// The end of a path tells more than its beginning.
  private func cut(_ path: String, to width: Int) -> String {
    guard TextWidth.of(path) > width else { return path }
    var kept = path[...]
    // An ellipsis is two columns wide on some terminals.
    while !kept.isEmpty, TextWidth.of(kept) > width - 2 { kept = kept.dropFirst() }
    return width > 2 ? "…" + kept : ""
  }
}
