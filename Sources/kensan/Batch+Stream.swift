import Glibc
import Review

extension Batch {
  /// Reads and checks every input for itself, in the order named, and lets go of each when `body` has
  /// seen it: a million files take no more memory than some hundred.
  ///
  /// - Parameter keeping: what `body` looks at.
  func forEachReviewed(
    _ terminal: Terminal, keeping: Keeping, _ body: (Reviewed) throws(CommandError) -> Void
  ) throws(CommandError) {
    let progress = Progress(total: streams ? nil : entries.count, terminal: terminal)
    defer { progress.finish() }
    var rest = entries[...]
    var paths = PathStream(isOpen: streams)
    while true {
      if rest.isEmpty {
        let named = try paths.next(Self.atOnce)
        if named.isEmpty { return }
        try Self.refuseOriginals(outputs, among: named)
        rest = InputWalk(named, excluding: outputs, limits: options.limits).entries[...]
      }
      let some = Array(rest.prefix(Self.atOnce))
      rest = rest.dropFirst(Self.atOnce)
      let files = review(some, progress, keeping: keeping) { file, _ in
        Review.check(file, templates: templates, options: options)
      }
      for file in files { try body(file) }
    }
  }

  /// Enough to keep all threads busy.
  private static let atOnce = 64
}

/// Paths from standard input, NUL behind each, as another program finds them.
private struct PathStream {
  private var isOpen: Bool
  private var pending: [UInt8] = []

  /// Longer than any path may be.
  private static let longest = 1 << 16

  init(isOpen: Bool) { self.isOpen = isOpen }

  /// Up to so many paths; none at the end. What has come is not held back for what is still to come.
  mutating func next(_ count: Int) throws(CommandError) -> [String] {
    var paths: [String] = []
    while true {
      while paths.count < count, let end = pending.firstIndex(of: 0) {
        if end > 0 { paths.append(String(decoding: pending[..<end], as: UTF8.self)) }
        pending.removeFirst(end + 1)
      }
      if paths.count == count || !isOpen || !paths.isEmpty { break }
      guard pending.count < Self.longest else {
        throw CommandError(
          ja: "--stdin0 の入力に区切り（NUL）がありません。find -print0 のように NUL で区切ってください。",
          en: "What --stdin0 reads has no NUL between the paths. Use find -print0 or the like.")
      }
      let bytes = try FileSystem.some(from: STDIN_FILENO)
      pending += bytes
      isOpen = !bytes.isEmpty
    }
    if paths.isEmpty, !pending.isEmpty {
      paths = [String(decoding: pending, as: UTF8.self)]
      pending = []
    }
    return paths
  }
}
