import Grid
import Workbook

/// How long one file may take (`--timeout`).
struct TimeLimit: Sendable {
  /// nil lets everything take its time.
  var seconds: Int?

  init(_ arguments: Arguments) throws(CommandError) { seconds = try arguments.count(.timeout) }

  /// The result; nil where the work takes longer. It is then left to itself: nobody waits for it, and
  /// the end of the program is its end.
  func result<Result: Sendable>(of work: @escaping @Sendable () -> Result) -> Result? {
    guard let seconds else { return work() }
    let box = Box<Result>()
    guard let thread = SideThread({ box.put(work()) }) else { return work() }
    guard box.isFilled(within: seconds) else { return nil }
    thread.join()
    return box.content
  }

  var message: Message {
    let seconds = seconds ?? 0
    return Message(
      ja: "\(seconds) 秒で読み終わりませんでした。ファイルが大きすぎるか壊れています。待つなら --timeout を長くしてください。",
      en:
        "Not done within \(seconds) s. The file is too large or damaged; a longer --timeout waits for it."
    )
  }

  private final class Box<Content: Sendable>: Sendable {
    private let found = Locked<Content?>(nil)
    private let filled = Semaphore(0)

    var content: Content? { found.withLock { $0 } }

    func put(_ content: Content) {
      found.withLock { $0 = content }
      filled.signal()
    }

    func isFilled(within seconds: Int) -> Bool { filled.wait(seconds: seconds) }
  }
}
