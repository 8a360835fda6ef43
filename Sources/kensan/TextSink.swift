/// Text on its way to a file, a buffer at a time.
final class TextSink {
  private let file: Int32
  private var buffer: [UInt8] = []
  private var hasFailed = false

  private static let bufferSize = 1 << 16

  private init(_ file: Int32) { self.file = file }

  /// - Returns: whether all that `text` gave could be written.
  static func write(to file: Int32, _ text: ((String) -> Void) -> Void) -> Bool {
    let sink = TextSink(file)
    text(sink.put)
    sink.flush()
    return !sink.hasFailed
  }

  private func put(_ text: String) {
    buffer += text.utf8
    if buffer.count >= Self.bufferSize { flush() }
  }

  private func flush() {
    if !hasFailed { hasFailed = !FileSystem.write(buffer, to: file) }
    buffer.removeAll(keepingCapacity: true)
  }
}
