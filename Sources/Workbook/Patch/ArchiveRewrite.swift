/// Writes an archive anew with some entries changed, left out or added behind the others; all that
/// stay are copied as they stand, still compressed, with their headers, descriptors, names, times
/// and order.
///
/// Source: PKWARE APPNOTE 6.3.9, 4.3.7 (local header), 4.3.12 (central directory), 4.3.14–4.3.16.
struct ArchiveRewrite {
  private struct Replacement {
    /// Deflated, or stored where the entry was.
    var data: [UInt8]
    var crc: UInt32
    var size: Int
  }

  private struct Addition {
    var path: String
    var content: Replacement
    var offset = 0
  }

  private let archive: Archive
  private let source: [UInt8]
  private var replacements: [Int: Replacement] = [:]
  private var dropped: Set<Int> = []
  private var additions: [Addition] = []
  private var output: [UInt8] = []
  /// Where each local header has moved to.
  private var moved: [Int: Int] = [:]

  private static let full = 0xFFFF_FFFF

  init(
    _ archive: Archive, _ package: PackageEdit
  ) throws(WorkbookError) {
    self.archive = archive
    source = try archive.file.all()
    let deflater = Deflater()
    for (path, bytes) in package.changed {
      guard let entry = archive.entry(named: path) else {
        throw WorkbookError(.missingPart(path), part: path)
      }
      replacements[entry.localHeaderOffset] = try Self.packed(
        bytes, path, stored: entry.method == 0, deflater)
    }
    for part in package.added {
      additions.append(
        Addition(
          path: part.path, content: try Self.packed(part.bytes, part.path, stored: false, deflater))
      )
    }
    for path in package.removed {
      guard let entry = archive.entry(named: path) else { continue }
      dropped.insert(entry.localHeaderOffset)
    }
  }

  private static func packed(
    _ bytes: [UInt8], _ path: String, stored: Bool, _ deflater: Deflater
  ) throws(WorkbookError) -> Replacement {
    guard let data = stored ? bytes : deflater.deflate(bytes) else {
      throw WorkbookError(.unsupportedEdit(.noMemory), part: path)
    }
    guard max(data.count, bytes.count) < full else {
      throw WorkbookError(.unsupportedEdit(.tooLarge), part: path)
    }
    return Replacement(data: data, crc: Inflater.crc32(bytes), size: bytes.count)
  }

  mutating func bytes() throws(WorkbookError) -> [UInt8] {
    let bytes = source
    let records = archive.entries.map(\.centralRecord)
    guard let start = records.first?.lowerBound, let end = records.last?.upperBound else {
      return bytes
    }
    let offsets = Set(archive.entries.map(\.localHeaderOffset)).sorted()
    guard let first = offsets.first, let last = offsets.last, last < start else {
      throw WorkbookError(.damagedEntry, offset: start)
    }
    let grown = replacements.values.map(\.data.count) + additions.map(\.content.data.count)
    output.reserveCapacity(bytes.count + grown.reduce(4096, +))
    output += bytes[..<first]
    for (index, offset) in offsets.enumerated() {
      let next = index + 1 < offsets.count ? offsets[index + 1] : start
      try copyEntry(offset..<next)
    }
    for index in additions.indices {
      additions[index].offset = output.count
      output += Self.header(0x0403_4B50, additions[index])
      output += additions[index].path.utf8
      output += additions[index].content.data
    }
    let directory = output.count
    for entry in archive.entries where !dropped.contains(entry.localHeaderOffset) {
      try copyRecord(entry)
    }
    for addition in additions { try addRecord(addition) }
    let tail = output.count
    output += bytes[end...]
    try fixEnd(directory: directory, moved: directory - start, tail: tail, oldTail: end)
    return output
  }

  private mutating func copyEntry(_ region: Range<Int>) throws(WorkbookError) {
    let offset = region.lowerBound
    guard !dropped.contains(offset) else { return }
    moved[offset] = output.count
    guard let replacement = replacements[offset] else {
      output += source[region]
      return
    }
    let sharing = archive.entries.filter { $0.localHeaderOffset == offset }
    let data = try archive.compressedRange(sharing[0])
    guard sharing.count == 1, data.upperBound <= region.upperBound else {
      throw WorkbookError(.damagedEntry, part: sharing[0].path, offset: offset)
    }
    var header = Array(source[offset..<data.lowerBound])
    header.clearDescriptorFlag(at: 6)
    // Whatever else the entry was packed with, what replaces it is deflated.
    if sharing[0].method != 0 { header.put16(8, at: 8) }
    header.put32(replacement.crc, at: 14)
    let extra = (30 + Int(header.littleEndian16(26)))..<header.count
    // In a local header both sizes stand in the ZIP64 field, in this order.
    var position = header.zip64Values(in: extra)
    for (field, size) in [(22, replacement.size), (18, replacement.data.count)] {
      if header.littleEndian32(field) == UInt32.max, let place = position,
        place + 8 <= header.count
      {
        header.put64(size, at: place)
        position = place + 8
      } else {
        header.put32(UInt32(size), at: field)
      }
    }
    output += header
    output += replacement.data
  }

  private mutating func copyRecord(_ entry: ArchiveEntry) throws(WorkbookError) {
    var record = Array(source[entry.centralRecord])
    let shift = (moved[entry.localHeaderOffset] ?? 0) - entry.localHeaderOffset
    let replacement = replacements[entry.localHeaderOffset]
    if let replacement {
      record.clearDescriptorFlag(at: 8)
      if entry.method != 0 { record.put16(8, at: 10) }
      record.put32(replacement.crc, at: 16)
    }
    let extraStart = 46 + Int(record.littleEndian16(28))
    let extra = extraStart..<(extraStart + Int(record.littleEndian16(30)))
    var position = record.zip64Values(in: extra)
    // Only the fields that are full in the record have a place in the ZIP64 field.
    for (field, value) in [(24, replacement?.size), (20, replacement?.data.count)] {
      if record.littleEndian32(field) == UInt32.max, let place = position {
        if let value { record.put64(value, at: place) }
        position = place + 8
      } else if let value {
        record.put32(UInt32(value), at: field)
      }
    }
    if record.littleEndian32(42) == UInt32.max, let place = position {
      record.put64(Int(record.littleEndian64(place)) + shift, at: place)
    } else {
      let offset = Int(record.littleEndian32(42)) + shift
      guard offset < Self.full else {
        throw WorkbookError(.unsupportedEdit(.tooLarge), part: entry.path)
      }
      record.put32(UInt32(offset), at: 42)
    }
    output += record
  }

  /// The fields that a local header and a record of the directory have in common. Times are the
  /// first that the format knows: no clock in what is written.
  private static func header(_ signature: UInt32, _ addition: Addition) -> [UInt8] {
    let isRecord = signature == 0x0201_4B50
    var fields = [UInt8](repeating: 0, count: isRecord ? 46 : 30)
    fields.put32(signature, at: 0)
    if isRecord { fields.put16(20, at: 4) }
    let base = isRecord ? 6 : 4
    fields.put16(20, at: base)
    // The name is UTF-8.
    fields.put16(0x0800, at: base + 2)
    fields.put16(8, at: base + 4)
    fields.put16(0x21, at: base + 8)
    fields.put32(addition.content.crc, at: base + 10)
    fields.put32(UInt32(addition.content.data.count), at: base + 14)
    fields.put32(UInt32(addition.content.size), at: base + 18)
    fields.put16(UInt16(addition.path.utf8.count), at: base + 22)
    return fields
  }

  /// How many foreign bytes before the archive its offsets do not count.
  private var head: Int {
    for entry in archive.entries {
      let stated = source.littleEndian32(entry.centralRecord.lowerBound + 42)
      if stated != UInt32.max { return entry.localHeaderOffset - Int(stated) }
    }
    return 0
  }

  private mutating func addRecord(_ addition: Addition) throws(WorkbookError) {
    guard addition.offset < Self.full else {
      throw WorkbookError(.unsupportedEdit(.tooLarge), part: addition.path)
    }
    var record = Self.header(0x0201_4B50, addition)
    record.put32(UInt32(addition.offset - head), at: 42)
    output += record
    output += addition.path.utf8
  }

  /// Corrects the end record, and the ZIP64 end record where there is one.
  private mutating func fixEnd(
    directory: Int, moved: Int, tail: Int, oldTail: Int
  ) throws(WorkbookError) {
    guard let end = output.endRecord(from: tail) else { throw WorkbookError(.truncated) }
    let size = tail - directory
    let missing = archive.entries.count { dropped.contains($0.localHeaderOffset) }
    let change = additions.count - missing
    for field in [8, 10] where output.littleEndian16(end + field) != UInt16.max {
      let count = Int(output.littleEndian16(end + field)) + change
      guard (0..<0xFFFF).contains(count) else { throw WorkbookError(.damagedEntry, offset: end) }
      output.put16(UInt16(count), at: end + field)
    }
    if output.littleEndian32(end + 12) != UInt32.max {
      output.put32(UInt32(size), at: end + 12)
    }
    if output.littleEndian32(end + 16) != UInt32.max {
      output.put32(UInt32(Int(output.littleEndian32(end + 16)) + moved), at: end + 16)
    }
    let locator = end - 20
    guard locator >= tail, output.littleEndian32(locator) == 0x0706_4B50 else { return }
    let shift = tail - oldTail
    let record = Int(output.littleEndian64(locator + 8)) + shift
    guard record >= tail, record + 56 <= locator, output.littleEndian32(record) == 0x0606_4B50
    else { throw WorkbookError(.damagedEntry, offset: locator) }
    output.put64(record, at: locator + 8)
    for field in [24, 32] {
      output.put64(Int(output.littleEndian64(record + field)) + change, at: record + field)
    }
    output.put64(size, at: record + 40)
    output.put64(Int(output.littleEndian64(record + 48)) + moved, at: record + 48)
  }
}

extension Refusal {
  static let tooLarge = Refusal(
    "too large",
    ja: "4 GB を超えるファイルは書けません。シートやデータを分けてください。",
    en: "The file would grow beyond 4 GB. Split its sheets or its data.")
  static let noMemory = Refusal(
    "memory",
    ja: "メモリが足りません。ほかのプログラムを閉じてからやり直してください。",
    en: "There is not enough memory. Close other programs and try again.")
}

extension [UInt8] {
  fileprivate mutating func put16(_ value: UInt16, at offset: Int) {
    self[offset] = UInt8(truncatingIfNeeded: value)
    self[offset + 1] = UInt8(truncatingIfNeeded: value >> 8)
  }

  fileprivate mutating func put32(_ value: UInt32, at offset: Int) {
    put16(UInt16(truncatingIfNeeded: value), at: offset)
    put16(UInt16(truncatingIfNeeded: value >> 16), at: offset + 2)
  }

  fileprivate mutating func put64(_ value: Int, at offset: Int) {
    put32(UInt32(truncatingIfNeeded: value), at: offset)
    put32(UInt32(truncatingIfNeeded: value >> 32), at: offset + 4)
  }

  /// Sizes and checksum now stand in the header itself.
  fileprivate mutating func clearDescriptorFlag(at offset: Int) {
    put16(littleEndian16(offset) & ~8, at: offset)
  }

  /// Where the values of the ZIP64 extra field begin.
  fileprivate func zip64Values(in extra: Range<Int>) -> Int? {
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      if littleEndian16(position) == 1 { return position + 4 }
      position += 4 + Int(littleEndian16(position + 2))
    }
    return nil
  }

  /// The last end record at or behind an offset.
  fileprivate func endRecord(from start: Int) -> Int? {
    var position = count - 22
    while position >= start {
      if littleEndian32(position) == 0x0605_4B50 { return position }
      position -= 1
    }
    return nil
  }
}
