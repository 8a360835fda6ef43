/// Reads the central directory of a ZIP archive: the byte ranges a splice needs, which libzip does
/// not tell.
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

  static func entries(of bytes: [UInt8], limits: Limits) throws(WorkbookError) -> [ArchiveEntry] {
    guard let end = try endRecord(bytes) else {
      throw WorkbookError(FileFormat.startsLikeZip(bytes) ? .truncated : .notZip)
    }
    guard end.count <= limits.entries else {
      throw WorkbookError(.limit(name: "entries", value: limits.entries))
    }
    // Bytes before the archive (a self-extracting head) move everything by `shift`.
    var shift = 0
    if !hasRecord(bytes, at: end.offset, limit: end.limit), end.count > 0 {
      shift = end.limit - end.size - end.offset
      guard hasRecord(bytes, at: end.offset + shift, limit: end.limit) else {
        throw WorkbookError(.damagedEntry, offset: end.offset)
      }
    }
    var entries: [ArchiveEntry] = []
    var position = end.offset + shift
    while hasRecord(bytes, at: position, limit: end.limit) {
      guard entries.count < limits.entries else {
        throw WorkbookError(.limit(name: "entries", value: limits.entries))
      }
      let entry = try record(bytes, at: position, limit: end.limit, shift: shift)
      entries.append(entry)
      position = entry.centralRecord.upperBound
    }
    guard entries.count >= end.count else {
      throw WorkbookError(.damagedEntry, offset: position)
    }
    return entries
  }

  private static func hasRecord(_ bytes: [UInt8], at offset: Int, limit: Int) -> Bool {
    offset >= 0 && offset <= limit - 46 && bytes.littleEndian32(offset) == 0x0201_4B50
  }

  /// The last end record whose comment reaches no further than the file does.
  private static func endRecord(_ bytes: [UInt8]) throws(WorkbookError) -> End? {
    var position = bytes.count - 22
    let stop = max(0, bytes.count - 22 - 0xFFFF)
    while position >= stop {
      if bytes[position] == 0x50, bytes.littleEndian32(position) == 0x0605_4B50 {
        var end = End(
          count: Int(bytes.littleEndian16(position + 10)),
          size: Int(bytes.littleEndian32(position + 12)),
          offset: Int(bytes.littleEndian32(position + 16)), limit: position)
        if end.count == 0xFFFF || end.size == 0xFFFF_FFFF || end.offset == 0xFFFF_FFFF {
          if let large = try zip64End(bytes, before: position) { end = large }
        }
        return end
      }
      position -= 1
    }
    return nil
  }

  private static func zip64End(
    _ bytes: [UInt8], before position: Int
  ) throws(WorkbookError) -> End? {
    let locator = position - 20
    guard locator >= 0, bytes.littleEndian32(locator) == 0x0706_4B50 else { return nil }
    guard let record = Int(exactly: bytes.littleEndian64(locator + 8)),
      record >= 0, record <= locator - 56, bytes.littleEndian32(record) == 0x0606_4B50,
      let count = Int(exactly: bytes.littleEndian64(record + 32)),
      let size = Int(exactly: bytes.littleEndian64(record + 40)),
      let offset = Int(exactly: bytes.littleEndian64(record + 48)),
      size <= bytes.count, offset <= bytes.count
    else { throw WorkbookError(.damagedEntry, offset: locator) }
    return End(count: count, size: size, offset: offset, limit: record)
  }

  private static func record(
    _ bytes: [UInt8], at start: Int, limit: Int, shift: Int
  ) throws(WorkbookError) -> ArchiveEntry {
    let nameEnd = start + 46 + Int(bytes.littleEndian16(start + 28))
    let extraEnd = nameEnd + Int(bytes.littleEndian16(start + 30))
    let end = extraEnd + Int(bytes.littleEndian16(start + 32))
    guard end <= limit else { throw WorkbookError(.damagedEntry, offset: start) }
    let path = try PartPath.ofEntry(bytes[(start + 46)..<nameEnd])
    var sizes = [
      UInt64(bytes.littleEndian32(start + 24)), UInt64(bytes.littleEndian32(start + 20)),
      UInt64(bytes.littleEndian32(start + 42)),
    ]
    if sizes.contains(0xFFFF_FFFF) { readZip64(bytes, nameEnd..<extraEnd, into: &sizes) }
    guard sizes.allSatisfy({ $0 < 1 << 48 }) else {
      throw WorkbookError(.damagedEntry, part: path, offset: start)
    }
    return ArchiveEntry(
      path: path, method: bytes.littleEndian16(start + 10), flags: bytes.littleEndian16(start + 8),
      crc32: bytes.littleEndian32(start + 16), compressedSize: Int(sizes[1]),
      uncompressedSize: Int(sizes[0]), localHeaderOffset: Int(sizes[2]) + shift,
      centralRecord: start..<end)
  }

  /// The 64-bit values stand in the extra field only for those that are full in the record.
  private static func readZip64(
    _ bytes: [UInt8], _ extra: Range<Int>, into sizes: inout [UInt64]
  ) {
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      let end = position + 4 + Int(bytes.littleEndian16(position + 2))
      guard end <= extra.upperBound else { return }
      if bytes.littleEndian16(position) == 1 {
        var field = position + 4
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF && field + 8 <= end {
          sizes[index] = bytes.littleEndian64(field)
          field += 8
        }
        return
      }
      position = end
    }
  }
}
