/// One entry of a ZIP archive as its central directory describes it.
struct ArchiveEntry: Sendable, Equatable {
  /// The name with `/` between folders and none at its start.
  var path: String
  var method: UInt16
  var flags: UInt16
  var crc32: UInt32
  var compressedSize: Int
  var uncompressedSize: Int
  /// Where the entry's local header starts in the archive's bytes.
  var localHeaderOffset: Int
  /// The entry's record in the central directory.
  var centralRecord: Range<Int>

  var isEncrypted: Bool { flags & 1 != 0 }
  var isFolder: Bool { path.hasSuffix("/") }
}

/// A ZIP archive held in memory; entries stay compressed until they are asked for.
struct Archive: Sendable {
  let bytes: [UInt8]
  /// In the order of the central directory.
  let entries: [ArchiveEntry]
  private let exact: [String: Int]
  private let folded: [String: Int]

  /// - Throws: `.notZip`, `.truncated`, `.damagedEntry`, `.unsafePath` or `.limit`.
  init(_ bytes: [UInt8], limits: Limits) throws(WorkbookError) {
    self.bytes = bytes
    let found = try ArchiveDirectory.entries(of: bytes, limits: limits)
    var exact: [String: Int] = [:]
    var folded: [String: Int] = [:]
    for (index, entry) in found.enumerated() where !entry.isFolder {
      // Of two entries with one name the later counts, as in the readers people use.
      exact[entry.path] = index
      folded[entry.path.lowercased()] = index
    }
    entries = found
    self.exact = exact
    self.folded = folded
  }

  /// The entry of that name; upper and lower case differ only where both exist.
  func entry(named name: String) -> ArchiveEntry? {
    (exact[name] ?? folded[name.lowercased()]).map { entries[$0] }
  }

  /// The compressed bytes of an entry, found behind its local header.
  ///
  /// - Throws: `.damagedEntry` where the header is missing, names another entry or runs out.
  func compressedRange(_ entry: ArchiveEntry) throws(WorkbookError) -> Range<Int> {
    let start = entry.localHeaderOffset
    guard start >= 0, start <= bytes.count - 30, bytes.littleEndian32(start) == 0x0403_4B50 else {
      throw WorkbookError(.damagedEntry, part: entry.path, offset: start)
    }
    let name = Int(bytes.littleEndian16(start + 26))
    let data = start + 30 + name + Int(bytes.littleEndian16(start + 28))
    let central = entry.centralRecord.lowerBound
    guard data <= bytes.count, entry.compressedSize <= bytes.count - data,
      name == Int(bytes.littleEndian16(central + 28)),
      bytes[(start + 30)..<(start + 30 + name)].elementsEqual(
        bytes[(central + 46)..<(central + 46 + name)])
    else { throw WorkbookError(.damagedEntry, part: entry.path, offset: start) }
    return data..<(data + entry.compressedSize)
  }

  /// The content of an entry, its checksum compared.
  ///
  /// - Throws: `.encrypted`, `.unsupportedCompression`, `.limit` or `.damagedEntry`.
  func inflated(_ entry: ArchiveEntry, limits: Limits) throws(WorkbookError) -> [UInt8] {
    let range = try compressedRange(entry)
    guard !entry.isEncrypted else { throw WorkbookError(.encrypted, part: entry.path) }
    // Deflate cannot grow a byte into more than 1032, and honest parts stay far below: no memory is
    // asked for on the word of a declared size.
    let most = min(limits.bytesPerPart, max(Limits.smallPart, range.count * limits.ratio))
    let room = min(entry.uncompressedSize, most, range.count * 1032 + 64)
    let content: [UInt8]?
    switch entry.method {
    case 0: content = range.count <= most ? Array(bytes[range]) : nil
    case 8: content = Inflater.inflate(bytes, range, room: room)
    case 12, 14, 93, 95: content = LibraryArchive.inflated(self, entry, room: room)
    default:
      throw WorkbookError(
        .unsupportedCompression(method: Int(entry.method)), part: entry.path)
    }
    guard let content else {
      guard entry.uncompressedSize <= most else {
        throw WorkbookError(.limit(name: "bytes per part", value: most), part: entry.path)
      }
      throw WorkbookError(.damagedEntry, part: entry.path, offset: range.lowerBound)
    }
    guard Inflater.crc32(content) == entry.crc32 else {
      throw WorkbookError(.damagedEntry, part: entry.path, offset: range.lowerBound)
    }
    return content
  }
}

extension [UInt8] {
  /// The caller has checked that the bytes are there.
  func littleEndian16(_ offset: Int) -> UInt16 {
    UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
  }

  func littleEndian32(_ offset: Int) -> UInt32 {
    UInt32(littleEndian16(offset)) | UInt32(littleEndian16(offset + 2)) << 16
  }

  func littleEndian64(_ offset: Int) -> UInt64 {
    UInt64(littleEndian32(offset)) | UInt64(littleEndian32(offset + 4)) << 32
  }
}
