/// Reads the central directory of a ZIP archive: the byte ranges a splice needs, which libzip does
/// not tell. What it takes in is what libzip would: tests compare the two.
///
/// Source: PKWARE APPNOTE 6.3.9, 4.3.12–4.3.16 and 4.5.3.
enum ArchiveDirectory {
  private struct End {
    var count: Int
    var size: Int
    var offset: Int
    /// Where the end record starts, and so the directory must have ended.
    var limit: Int
  }

  /// The longest end record with its comment, and the two records of ZIP64 before it.
  private static let tail = 22 + 0xFFFF + 20 + 56

  /// The entries, and the bytes in which their records stand.
  static func read(
    _ file: FileBytes, limits: Limits
  ) throws(WorkbookError) -> ([ArchiveEntry], FileStretch) {
    var bytes = try file.stretch(max(0, file.count - tail)..<file.count)
    let head = try file.stretch(0..<min(4, file.count))
    let startsLikeZip = FileFormat.startsLikeZip(head.bytes)
    guard let end = try endRecord(bytes, fileCount: file.count) else {
      throw WorkbookError(startsLikeZip ? .truncated : .notZip)
    }
    guard end.count <= limits.entries else {
      throw WorkbookError(.limit(name: "entries", value: limits.entries))
    }
    let start = max(0, min(end.offset, end.limit - end.size))
    if !bytes.contains(start..<end.limit) { bytes = try file.stretch(start..<end.limit) }
    // Bytes before the archive (a self-extracting head) move everything by `shift`.
    var shift = 0
    if !hasRecord(bytes, at: end.offset, limit: end.limit), end.count > 0 {
      shift = end.limit - end.size - end.offset
      guard !startsLikeZip, hasRecord(bytes, at: end.offset + shift, limit: end.limit) else {
        throw WorkbookError(.damagedEntry, offset: end.offset)
      }
    }
    var entries: [ArchiveEntry] = []
    entries.reserveCapacity(end.count)
    var position = end.offset + shift
    while hasRecord(bytes, at: position, limit: end.limit) {
      // More records than the end record counts: other programs would see other entries.
      guard entries.count < end.count else {
        throw WorkbookError(.damagedEntry, offset: position)
      }
      let entry = try record(bytes, at: position, limit: end.limit, shift: shift)
      entries.append(entry)
      position = entry.centralRecord.upperBound
    }
    guard entries.count == end.count, position == end.offset + shift + end.size else {
      throw WorkbookError(.damagedEntry, offset: position)
    }
    return (entries, bytes)
  }

  private static func hasRecord(_ bytes: FileStretch, at offset: Int, limit: Int) -> Bool {
    offset >= bytes.start && offset <= limit - 46 && bytes.littleEndian32(offset) == 0x0201_4B50
  }

  /// The last end record whose comment reaches no further than the file does.
  private static func endRecord(
    _ bytes: FileStretch, fileCount: Int
  ) throws(WorkbookError) -> End? {
    var position = fileCount - 22
    let stop = max(0, fileCount - 22 - 0xFFFF)
    var unlikely: End?
    while position >= stop {
      if bytes[position] == 0x50, bytes.littleEndian32(position) == 0x0605_4B50 {
        var end = End(
          count: Int(bytes.littleEndian16(position + 10)),
          size: Int(bytes.littleEndian32(position + 12)),
          offset: Int(bytes.littleEndian32(position + 16)), limit: position)
        if end.count == 0xFFFF || end.size == 0xFFFF_FFFF || end.offset == 0xFFFF_FFFF {
          if let large = try zip64End(bytes, before: position) { end = large }
        }
        // The archive's comment may hold the mark too: no directory stands behind its own end.
        if end.offset <= position { return end }
        unlikely = unlikely ?? end
      }
      position -= 1
    }
    return unlikely
  }

  private static func zip64End(
    _ bytes: FileStretch, before position: Int
  ) throws(WorkbookError) -> End? {
    let locator = position - 20
    guard locator >= bytes.start, bytes.littleEndian32(locator) == 0x0706_4B50 else { return nil }
    guard let record = Int(exactly: bytes.littleEndian64(locator + 8)),
      record >= bytes.start, record <= locator - 56, bytes.littleEndian32(record) == 0x0606_4B50,
      let count = Int(exactly: bytes.littleEndian64(record + 32)),
      let size = Int(exactly: bytes.littleEndian64(record + 40)),
      let offset = Int(exactly: bytes.littleEndian64(record + 48)),
      size <= position, offset <= position
    else { throw WorkbookError(.damagedEntry, offset: locator) }
    return End(count: count, size: size, offset: offset, limit: record)
  }

  private static func record(
    _ bytes: FileStretch, at start: Int, limit: Int, shift: Int
  ) throws(WorkbookError) -> ArchiveEntry {
    let nameEnd = start + 46 + Int(bytes.littleEndian16(start + 28))
    let extraEnd = nameEnd + Int(bytes.littleEndian16(start + 30))
    let end = extraEnd + Int(bytes.littleEndian16(start + 32))
    guard end <= limit else { throw WorkbookError(.damagedEntry, offset: start) }
    let path = try PartPath.ofEntry(bytes[(start + 46)..<nameEnd])
    var sizes = (
      uncompressed: Int(bytes.littleEndian32(start + 24)),
      compressed: Int(bytes.littleEndian32(start + 20)),
      offset: Int(bytes.littleEndian32(start + 42))
    )
    if max(sizes.uncompressed, sizes.compressed, sizes.offset) == 0xFFFF_FFFF {
      var fields = [sizes.uncompressed, sizes.compressed, sizes.offset]
      readZip64(bytes, nameEnd..<extraEnd, into: &fields)
      sizes = (fields[0], fields[1], fields[2])
    }
    guard max(sizes.uncompressed, sizes.compressed, sizes.offset) < 1 << 48 else {
      throw WorkbookError(.damagedEntry, part: path, offset: start)
    }
    return ArchiveEntry(
      path: path, method: bytes.littleEndian16(start + 10), flags: bytes.littleEndian16(start + 8),
      crc32: bytes.littleEndian32(start + 16), compressedSize: sizes.compressed,
      uncompressedSize: sizes.uncompressed, localHeaderOffset: sizes.offset + shift,
      centralRecord: start..<end)
  }

  /// The 64-bit values stand in the extra field only for those that are full in the record.
  private static func readZip64(_ bytes: FileStretch, _ extra: Range<Int>, into sizes: inout [Int])
  {
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      let end = position + 4 + Int(bytes.littleEndian16(position + 2))
      guard end <= extra.upperBound else { return }
      if bytes.littleEndian16(position) == 1 {
        var field = position + 4
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF && field + 8 <= end {
          // What does not fit is too large for any limit.
          sizes[index] = Int(clamping: bytes.littleEndian64(field))
          field += 8
        }
        return
      }
      position = end
    }
  }
}
