/// The shared strings as one UTF-8 blob; a `String` is made when a cell is asked for.
///
/// Source: ECMA-376 Part 1, 18.4.9 (sst).
struct SharedStrings: Sendable {
  private var blob: [UInt8] = []
  private var ends: [Int] = []

  init() {}

  init(_ bytes: [UInt8], part: String, limits: Limits) throws(WorkbookError) {
    let source = try XMLEncoding.utf8(bytes, part: part)
    let bytes = source.span
    var scanner = XMLScanner(part: part, nesting: limits.nesting)
    blob.reserveCapacity(source.count / 2)
    repeat {
      try scanner.next(bytes)
      guard scanner.kind == .open, scanner.nameIs("si", bytes) else { continue }
      guard ends.count < limits.sharedStrings else {
        throw WorkbookError(
          .limit(name: "shared strings", value: limits.sharedStrings), part: part)
      }
      try RichText.read(&scanner, bytes, to: &blob)
      ends.append(blob.count)
    } while scanner.kind != .end
  }

  var count: Int { ends.count }
  var byteCount: Int { blob.count }

  /// nil where the table has no such string.
  func text(_ index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    let start = index == 0 ? 0 : ends[index - 1]
    return String(decoding: blob[start..<ends[index]], as: UTF8.self)
  }
}
