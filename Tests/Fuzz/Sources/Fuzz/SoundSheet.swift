/// Tells worksheets from what only looks like one. The reader makes cells of much that is no sound
/// XML; what an edit does to the rest of such a file nobody can say.
enum SoundSheet {
  /// Whether tags are closed by their own names, and cells stand in rows and rows in the data.
  static func holds(_ bytes: [UInt8]) -> Bool {
    // Control characters are no XML, and names with them are no names.
    guard bytes.allSatisfy({ $0 >= 0x20 || [9, 10, 13].contains($0) }) else { return false }
    var open: [[UInt8]] = []
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[start...]
      for (head, tail) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
      where rest.starts(with: head.utf8) {
        guard let end = find(tail, in: bytes, from: start + head.utf8.count) else { return false }
        index = end
      }
      if index > start { continue }
      guard let end = endOfTag(bytes, start) else { return false }
      let tag = bytes[(start + 1)..<end]
      index = end + 1
      let name = Array(tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != 0x2F })
      guard let local = name.split(separator: UInt8(ascii: ":")).last else { return false }
      if tag.first == UInt8(ascii: "/") {
        guard open.popLast() == name else { return false }
        continue
      }
      let parent = open.last?.split(separator: UInt8(ascii: ":")).last.map {
        String(decoding: $0, as: UTF8.self)
      }
      switch String(decoding: local, as: UTF8.self) {
      case "c": guard parent == "row" else { return false }
      case "row": guard parent == "sheetData" else { return false }
      case "sheetData": guard parent == "worksheet", open.count == 1 else { return false }
      default: break
      }
      if tag.last != UInt8(ascii: "/") { open.append(name) }
    }
    return open.isEmpty
  }

  private static func endOfTag(_ bytes: [UInt8], _ start: Int) -> Int? {
    var quote: UInt8?
    for index in start..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "<") { return nil }
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if byte == UInt8(ascii: "<"), index > start {
        return nil
      }
    }
    return nil
  }

  private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if bytes[index..<(index + wanted.count)].elementsEqual(wanted) { return index + wanted.count }
      index += 1
    }
    return nil
  }
}
