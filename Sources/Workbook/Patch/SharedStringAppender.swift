/// Adds strings at the end of the shared strings, so that all others keep their furigana and runs;
/// those that a few letters of another make keep what they can of its own.
///
/// Source: ECMA-376 Part 1, 18.4.9 (sst), 18.4.8 (si).
struct SharedStringAppender {
  private let text: PartText
  private let root: Markup.Tag
  private let prefix: String
  private let existing: [Markup.Tag]
  private let end: Int
  private var added: [UInt8] = []
  /// By the content of their elements.
  private var indices: [[UInt8]: Int] = [:]
  /// The strings that others are made of, taken apart once.
  private var opened: [Int: ChangedText?] = [:]
  /// Cells that refer to the table now and did not before, less those that no longer do.
  var references = 0

  /// nil where the part is no table that may be appended to; texts then stand in their cells.
  init?(_ bytes: [UInt8], part: String, limits: Limits) {
    guard let text = try? PartText(bytes, part: part), let root = try? text.markup.root(),
      text.markup.isNamed(root, "sst"), let children = try? text.markup.children(of: root),
      Self.isSound(root, children, text.markup),
      let read = try? SharedStrings(text.markup.bytes, part: part, limits: limits)
    else { return nil }
    let items = children.filter { text.markup.isNamed($0.tag, "si") }
    // Where the two count differently, the index of an added string would be another's.
    guard items.count == read.count else { return nil }
    self.text = text
    self.root = root
    prefix = text.markup.prefix(of: root)
    existing = items.map(\.tag)
    end = items.last?.end ?? root.range.upperBound
  }

  /// In a table with tags out of place one reader counts other strings than the next.
  private static func isSound(
    _ root: Markup.Tag, _ children: [(tag: Markup.Tag, end: Int)], _ markup: Markup
  ) -> Bool {
    guard children.allSatisfy({ markup.isNamed($0.tag, "si") || markup.isNamed($0.tag, "extLst") })
    else { return false }
    guard root.kind == .start else { return true }
    do throws(WorkbookError) {
      guard let close = try markup.tag(from: children.last?.end ?? root.range.upperBound),
        markup.isNamed(close, "sst")
      else { return false }
      return try markup.tag(from: close.range.upperBound) == nil
    } catch {
      return false
    }
  }

  /// The index of a text, appended unless this patch already did.
  ///
  /// - Parameter former: the index and the text that the cell had.
  mutating func index(of string: String, insteadOf former: (index: Int, text: String)? = nil) -> Int
  {
    let content =
      former.flatMap { rich(string, $0) } ?? CellContent.textElement(string, prefix: prefix)
    if let index = indices[content] { return index }
    let index = existing.count + indices.count
    indices[content] = index
    added += Array("<\(prefix)si>".utf8) + content + Array("</\(prefix)si>".utf8)
    return index
  }

  /// Nil where the former text has one look and no furigana, or is not read as the cell was.
  private mutating func rich(
    _ string: String, _ former: (index: Int, text: String)
  ) -> [UInt8]? {
    guard existing.indices.contains(former.index) else { return nil }
    let known = opened[former.index] ?? (try? ChangedText(existing[former.index], text.markup))
    opened[former.index] = .some(known)
    guard let known, known.text == former.text else { return nil }
    return known.content(saying: string, prefix: prefix)
  }

  /// The part with the additions, nil where nothing changed.
  func patched() throws(WorkbookError) -> [UInt8]? {
    guard !indices.isEmpty || references != 0 else { return nil }
    let markup = text.markup
    var splices = Splices()
    try adjust("count", by: references, in: &splices)
    try adjust("uniqueCount", by: indices.count, in: &splices)
    if root.kind == .empty {
      try markup.append(added, to: root, in: &splices)
    } else {
      splices.insert(added, at: end)
    }
    return splices.isEmpty ? nil : try text.applying(splices)
  }

  private func adjust(
    _ name: String, by change: Int, in splices: inout Splices
  ) throws(WorkbookError) {
    guard change != 0, let count = text.markup.number(name, of: root) else { return }
    try text.markup.set(name, to: String(max(0, count + change)), of: root, in: &splices)
  }
}
