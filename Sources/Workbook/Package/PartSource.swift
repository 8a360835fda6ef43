/// The content of a large entry as it is inflated, its size and checksum watched.
final class PartSource {
  private let entry: ArchiveEntry
  private var stream: InflateStream
  /// What the entry may hold by the limits, and by its own word too.
  private let most: Int
  private let room: Int
  private var given = 0
  private var crc: UInt32 = 0

  /// - Throws: what `Archive.inflated` throws for the entry itself.
  init(_ archive: Archive, _ entry: ArchiveEntry, limits: Limits) throws(WorkbookError) {
    let range = try archive.compressedRange(entry)
    guard !entry.isEncrypted else { throw WorkbookError(.encrypted, part: entry.path) }
    self.entry = entry
    most = limits.bytesPerPart
    room = min(entry.uncompressedSize, most)
    stream = InflateStream(archive.file, range)
  }

  /// Fills the buffer from `start`.
  ///
  /// - Returns: the count of bytes; 0 at the end, once the checksum is found to be right.
  /// - Throws: `.limit` or `.damagedEntry`.
  func fill(_ buffer: inout [UInt8], from start: Int) throws(WorkbookError) -> Int {
    let damage = WorkbookError(.damagedEntry, part: entry.path, offset: entry.localHeaderOffset)
    guard let count = try stream.fill(&buffer, from: start) else { throw damage }
    given += count
    guard given <= room else {
      guard entry.uncompressedSize <= most else {
        throw WorkbookError(.limit(name: "bytes per part", value: most), part: entry.path)
      }
      throw damage
    }
    crc = InflateStream.crc32(crc, buffer, start..<(start + count))
    guard count > 0 || crc == entry.crc32 else { throw damage }
    return count
  }
}
