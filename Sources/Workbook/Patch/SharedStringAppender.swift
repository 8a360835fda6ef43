/// Adds strings at the end of the shared strings, so that all others keep their furigana and runs.
///
/// Source: ECMA-376 Part 1, 18.4.9 (sst), 18.4.8 (si).
struct SharedStringAppender {
  private let text: PartText
  private let root: Markup.Tag
  private let prefix: String
  private let existing: Int
  private let end: Int
  private var added: [UInt8] = []
  private var indices: [String: Int] = [:]
  /// Cells that refer to the table now and did not before, less those that no longer do.
  var references = 0

  /// nil where the part is no table that may be appended to; texts then stand in their cells.
  init?(_ bytes: [UInt8], part: String) {
    guard let text = try? PartText(bytes, part: part), let root = try? text.markup.root(),
      text.markup.isNamed(root, "sst"), let children = try? text.markup.children(of: root)
    else { return nil }
    let items = children.filter { text.markup.isNamed($0.tag, "si") }
    self.text = text
    self.root = root
    prefix = text.markup.prefix(of: root)
    existing = items.count
    end = items.last?.end ?? root.range.upperBound
  }

  /// The index of a text, appended unless this patch already did.
  mutating func index(of string: String) -> Int {
    if let index = indices[string] { return index }
    let index = existing + indices.count
    indices[string] = index
    added += Array("<\(prefix)si>".utf8)
    added += CellContent.textElement(string, prefix: prefix)
    added += Array("</\(prefix)si>".utf8)
    return index
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
