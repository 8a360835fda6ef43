/// Names of parts: `/` between folders, none at the start, `.` and `..` resolved.
///
/// Source: ECMA-376 Part 2, 6.2.2 and 6.4 (part names, relationship targets).
enum PartPath {
  /// The name of a ZIP entry; `\` counts as `/`, as Excel takes it.
  ///
  /// - Throws: `.unsafePath` where the name leaves the archive.
  static func ofEntry(_ name: ArraySlice<UInt8>) throws(WorkbookError) -> String {
    let plain = name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
    // Names that are not UTF-8 are old code pages: byte for byte is good enough to tell them apart.
    let text =
      String(validating: plain, as: UTF8.self)
      ?? String(String.UnicodeScalarView(plain.map { Unicode.Scalar($0) }))
    return try checked(text)
  }

  /// The name of a file in an unzipped folder.
  static func checked(_ name: String) throws(WorkbookError) -> String {
    let trimmed = String(name.drop { $0 == "/" })
    let steps = trimmed.split(separator: "/")
    guard !steps.contains(".."), !trimmed.unicodeScalars.contains("\0") else {
      throw WorkbookError(.unsafePath, part: trimmed)
    }
    return trimmed
  }

  /// The part that a relationship target of `source` names; nil where it leaves the package.
  static func resolve(_ target: String, from source: String) -> String? {
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

  /// Where the relationships of a part stand: `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`.
  static func relationships(of part: String) -> String {
    let steps = part.split(separator: "/")
    let folder = steps.dropLast().map { $0 + "/" }.joined()
    return folder + "_rels/" + (steps.last ?? "") + ".rels"
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

  private static func percentDecoded(_ text: String) -> String {
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
