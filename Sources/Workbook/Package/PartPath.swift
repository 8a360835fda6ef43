/// Names of parts: `/` between folders, none at the start, `.` and `..` resolved.
///
/// Source: ECMA-376 Part 2, 6.2.2 and 6.4 (part names, relationship targets).
enum PartPath {
  /// The name of a ZIP entry; `\` counts as `/`, as Excel takes it.
  ///
  /// - Throws: `.unsafePath` where the name leaves the archive.
  static func ofEntry(_ name: ArraySlice<UInt8>) throws(WorkbookError) -> String {
    if isPlain(name) { return String(decoding: name, as: UTF8.self) }
    let plain = name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
    // Names that are not UTF-8 are old code pages: byte for byte is good enough to tell them apart.
    let text =
      String(validating: plain, as: UTF8.self)
      ?? String(String.UnicodeScalarView(plain.map { Unicode.Scalar($0) }))
    return try checked(text)
  }

  /// Names as almost all are: ASCII, not from the root, no step that begins with a dot.
  private static func isPlain(_ name: some Sequence<UInt8>) -> Bool {
    var last = UInt8(ascii: "/")
    for byte in name {
      let isMark = byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
      let wasMark = last == UInt8(ascii: "/") || last == UInt8(ascii: ".")
      guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\\"), !(isMark && wasMark) else {
        return false
      }
      last = byte
    }
    return true
  }

  /// Whether two names mean one part: case counts only beyond ASCII.
  ///
  /// Source: ECMA-376 Part 2, 6.2.2.3 (part name equivalence).
  static func same(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    return one.utf8.elementsEqual(other.utf8) { lowered($0) == lowered($1) }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  /// The name of a file in an unzipped folder.
  static func checked(_ name: String) throws(WorkbookError) -> String {
    var trimmed = String(name.drop { $0 == "/" })
    // As `tar` writes them.
    if trimmed.hasPrefix("./"), trimmed != "./" { trimmed.removeFirst(2) }
    let steps = trimmed.split(separator: "/")
    guard !steps.contains(".."), !trimmed.unicodeScalars.contains("\0") else {
      throw WorkbookError(.unsafePath, part: trimmed)
    }
    return trimmed
  }

  /// The part that a relationship target of `source` names; nil where it leaves the package.
  static func resolve(_ target: String, from source: String) -> String? {
    if let plain = plain(target, from: source) { return plain }
    let hasBackslash = target.utf8.contains(UInt8(ascii: "\\"))
    let target = percentDecoded(
      hasBackslash ? String(target.map { $0 == "\\" ? "/" : $0 }) : target)
    var steps: [Substring] = []
    if !target.hasPrefix("/") { steps = source.split(separator: "/").dropLast() }
    for step in target.split(separator: "/") where step != "." {
      if step == ".." {
        guard !steps.isEmpty else { return nil }
        steps.removeLast()
      } else {
        steps.append(step)
      }
    }
    return steps.isEmpty ? nil : steps.joined(separator: "/")
  }

  /// `worksheets/sheet1.xml` from `xl/workbook.xml`, or from the root; nil for what has steps up or
  /// anything escaped.
  private static func plain(_ target: String, from source: String) -> String? {
    guard isPlain(source.utf8) || source.isEmpty else { return nil }
    let isRooted = target.utf8.first == UInt8(ascii: "/")
    let steps = target.utf8.dropFirst(isRooted ? 1 : 0)
    guard isPlain(steps), steps.last != UInt8(ascii: "/"),
      !steps.contains(UInt8(ascii: "%"))
    else { return nil }
    return isRooted ? String(Substring(steps)) : folder(of: source) + target
  }

  /// `xl/` of `xl/workbook.xml`, empty at the root.
  static func folder(of part: String) -> Substring {
    guard let slash = part.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return part[...slash]
  }

  /// Where the relationships of a part stand: `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`.
  static func relationships(of part: String) -> String {
    let folder = folder(of: part)
    return folder + "_rels/" + part[folder.endIndex...] + ".rels"
  }

  /// A target that leads from one part to another: `xl/a/b.xml` to `xl/c.xml` is `../c.xml`.
  static func relative(_ path: String, to source: String) -> String {
    var folders = source.split(separator: "/").dropLast()[...]
    var steps = path.split(separator: "/")[...]
    while steps.count > 1, let first = folders.first, first == steps.first {
      folders = folders.dropFirst()
      steps = steps.dropFirst()
    }
    return String(repeating: "../", count: folders.count) + steps.joined(separator: "/")
  }

  /// `%20` and the like undone.
  static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
        let byte = UInt8(
          String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? text
  }
}
