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
  var isFolder: Bool { path.utf8.last == UInt8(ascii: "/") }
}

/// A ZIP archive, in memory or on disk; entries stay compressed until they are asked for.
struct Archive: Sendable {
  let file: FileBytes
  /// In the order of the central directory.
  let entries: [ArchiveEntry]
  /// The central directory.
  private let directory: FileStretch
  private let inflater = Inflater()

  /// - Throws: `.notZip`, `.truncated`, `.damagedEntry`, `.unsafePath` or `.limit`.
  init(_ bytes: [UInt8], limits: Limits) throws(WorkbookError) {
    try self.init(.memory(bytes), limits: limits)
  }

  init(_ file: FileBytes, limits: Limits) throws(WorkbookError) {
    self.file = file
    (entries, directory) = try ArchiveDirectory.read(file, limits: limits)
  }

  /// The entry of that name; upper and lower case differ only where both exist. Of two entries with
  /// one name the later counts, as in the readers people use.
  func entry(named name: String) -> ArchiveEntry? {
    entries.last { $0.path == name && !$0.isFolder }
      ?? entries.last { PartPath.same($0.path, name) && !$0.isFolder }
  }

  /// The name of an entry as the central directory has it, in whatever encoding.
  func name(of entry: ArchiveEntry) -> [UInt8] {
    let start = entry.centralRecord.lowerBound + 46
    return Array(directory[start..<start + Int(directory.littleEndian16(start - 18))])
  }

  /// The compressed bytes of an entry, found behind its local header.
  ///
  /// - Throws: `.damagedEntry` where the header is missing, names another entry or runs out.
  func compressedRange(_ entry: ArchiveEntry) throws(WorkbookError) -> Range<Int> {
    let start = entry.localHeaderOffset
    let central = entry.centralRecord.lowerBound
    let name = Int(directory.littleEndian16(central + 28))
    guard start >= 0, start <= file.count - 30 - name else {
      throw WorkbookError(.damagedEntry, part: entry.path, offset: start)
    }
    let header = try file.stretch(start..<(start + 30 + name))
    let data = start + 30 + name + Int(header.littleEndian16(start + 28))
    guard header.littleEndian32(start) == 0x0403_4B50, data <= file.count,
      entry.compressedSize <= file.count - data,
      name == Int(header.littleEndian16(start + 26)),
      header[(start + 30)..<(start + 30 + name)].elementsEqual(
        directory[(central + 46)..<(central + 46 + name)])
    else { throw WorkbookError(.damagedEntry, part: entry.path, offset: start) }
    return data..<(data + entry.compressedSize)
  }

  /// The content of an entry, its checksum compared.
  ///
  /// - Throws: `.encrypted`, `.unsupportedCompression`, `.limit` or `.damagedEntry`.
  func inflated(_ entry: ArchiveEntry, limits: Limits) throws(WorkbookError) -> [UInt8] {
    let range = try compressedRange(entry)
    guard !entry.isEncrypted else { throw WorkbookError(.encrypted, part: entry.path) }
    let most = limits.bytesPerPart
    let room = min(entry.uncompressedSize, most)
    let content: [UInt8]?
    switch entry.method {
    case 0:
      let bytes = range.count <= most ? try file.stretch(range) : nil
      content = bytes.map { Array($0[range]) }
    case 8:
      // Deflate cannot grow a byte into more than 1032: no memory is asked for on the word of a size.
      content = inflater.inflate(
        try file.stretch(range), range, room: min(room, range.count * 1032 + 64))
    case 12: content = Bzip2.inflate(try file.stretch(range), range, room: room)
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
