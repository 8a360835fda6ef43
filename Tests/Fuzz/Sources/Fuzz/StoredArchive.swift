import Workbook

/// A ZIP archive whose entries call themselves deflated and hold stored blocks, so that large parts
/// are inflated piece by piece at no cost.
///
/// Source: RFC 1951, 3.2.4; PKWARE APPNOTE 6.3.9, 4.3.7–4.3.16.
enum StoredArchive {
  static func bytes(_ parts: [PartFile]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let data = blocks(part.bytes)
      let offset = file.count
      let sizes =
        little(8, 2) + little(0, 4) + little(Int(crc32(part.bytes)), 4) + little(data.count, 4)
        + little(part.bytes.count, 4) + little(part.path.utf8.count, 2) + little(0, 2)
      file += little(0x0403_4B50, 4) + little(20, 2) + little(0, 2) + sizes
      file += Array(part.path.utf8) + data
      directory += little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + little(0, 2) + sizes
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(offset, 4)
      directory += Array(part.path.utf8)
    }
    let end =
      little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2) + little(parts.count, 2)
      + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
    return file + directory + end
  }

  private static func blocks(_ content: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = []
    var start = 0
    repeat {
      let end = min(content.count, start + 0xFFFF)
      let count = end - start
      packed.append(end == content.count ? 1 : 0)
      packed += little(count, 2) + little(~count & 0xFFFF, 2) + content[start..<end]
      start = end
    } while start < content.count
    return packed
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    let (table, bytes) = (table.span, bytes.span)
    var crc = ~UInt32(0)
    for index in bytes.indices {
      crc = table[Int(UInt8(truncatingIfNeeded: crc) ^ bytes[index])] ^ crc >> 8
    }
    return ~crc
  }
}
