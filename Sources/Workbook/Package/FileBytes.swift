/// The bytes of a file: held in memory, or read from the open file where they are wanted.
enum FileBytes: Sendable {
  case memory([UInt8])
  case file(OpenFile)

  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(let file): file.count
    }
  }

  func all() throws(WorkbookError) -> [UInt8] {
    switch self {
    case .memory(let bytes): bytes
    case .file(let file): try file.bytes(0..<file.count)
    }
  }

  /// Some of the bytes, still addressed by their offsets in the whole file.
  func stretch(_ range: Range<Int>) throws(WorkbookError) -> FileStretch {
    switch self {
    case .memory(let bytes): FileStretch(bytes: bytes, start: 0)
    case .file(let file): FileStretch(bytes: try file.bytes(range), start: range.lowerBound)
    }
  }
}

/// A stretch of a file at hand; offsets are those of the file. The caller has checked that what is
/// asked for lies within.
struct FileStretch: Sendable {
  let bytes: [UInt8]
  let start: Int

  subscript(_ offset: Int) -> UInt8 { bytes[offset - start] }
  subscript(_ range: Range<Int>) -> ArraySlice<UInt8> {
    bytes[(range.lowerBound - start)..<(range.upperBound - start)]
  }
  func contains(_ range: Range<Int>) -> Bool {
    start <= range.lowerBound && range.upperBound <= start + bytes.count
  }
  func littleEndian16(_ offset: Int) -> UInt16 { bytes.littleEndian16(offset - start) }
  func littleEndian32(_ offset: Int) -> UInt32 { bytes.littleEndian32(offset - start) }
  func littleEndian64(_ offset: Int) -> UInt64 { bytes.littleEndian64(offset - start) }
}
