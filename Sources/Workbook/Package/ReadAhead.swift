import Grid

/// Inflates a part on a thread of its own, a few windows ahead of who reads them.
final class ReadAhead {
  typealias Window = (buffer: [UInt8], count: Int)

  private let work: Work
  private let thread: SideThread

  /// nil where the system gives no thread.
  init?(_ part: PartSource, head: Int, window: Int) {
    work = Work(part, head: head, window: window)
    guard let thread = SideThread({ [work] in work.run() }) else { return nil }
    self.thread = thread
  }

  /// Who stops reading early is not kept waiting for the rest.
  deinit {
    work.stop()
    thread.join()
  }

  /// The next window, its content from `head` on; count 0 is the end, beyond which nobody asks.
  ///
  /// - Parameter spare: a buffer that may be filled anew.
  func next(recycling spare: consuming [UInt8]) throws(WorkbookError) -> Window {
    try work.next(recycling: spare)
  }

  /// What both threads share: buffers to fill on one side, windows to read on the other.
  private final class Work: @unchecked Sendable {
    private struct State: Sendable {
      var spare: [[UInt8]] = []
      var filled: [Result<Window, WorkbookError>] = []
      var isStopped = false
    }

    /// Only the inflating thread touches it.
    private let part: PartSource
    private let head: Int
    private let window: Int
    private let state = Locked(State())
    private let toFill = Semaphore(3)
    private let toRead = Semaphore(0)

    init(_ part: PartSource, head: Int, window: Int) {
      self.part = part
      self.head = head
      self.window = window
    }

    func run() {
      while true {
        toFill.wait()
        let (spare, isStopped) = state.withLock { ($0.spare.popLast(), $0.isStopped) }
        if isStopped { return }
        var buffer = spare ?? []
        if buffer.count != head + window { buffer = [UInt8](repeating: 0, count: head + window) }
        let result: Result<Window, WorkbookError>
        var isLast = true
        do throws(WorkbookError) {
          let count = try part.fill(&buffer, from: head)
          isLast = count == 0
          result = .success((buffer, count))
        } catch {
          result = .failure(error)
        }
        buffer = []
        state.withLock { $0.filled.append(result) }
        toRead.signal()
        if isLast { return }
      }
    }

    func next(recycling spare: consuming [UInt8]) throws(WorkbookError) -> Window {
      state.withLock { [spare] in $0.spare.append(spare) }
      toFill.signal()
      toRead.wait()
      return try state.withLock { $0.filled.removeFirst() }.get()
    }

    func stop() {
      state.withLock { $0.isStopped = true }
      toFill.signal()
    }
  }
}
