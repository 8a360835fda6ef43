/// Adds cell formats that differ from an existing one in the number format only.
///
/// Source: ECMA-376 Part 1, 18.8.10 (cellXfs), 18.8.30 and 18.8.31 (numFmt, numFmts).
struct StyleAppender {
  private let text: PartText
  private let root: Markup.Tag
  private let formats: Markup.Tag?
  private let container: Markup.Tag
  private let prefix: String
  private let existing: Int
  /// Every cell format as its bytes, those of this patch at the end.
  private var styles: [[UInt8]]
  private var codes: [(id: Int, code: String)] = []
  private var newCodes: [(id: Int, code: String)] = []

  /// The formats that need no entry and mean the same in every country.
  private static let builtIn: [String: Int] = [
    "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10,
    "0.00E+00": 11, "@": 49,
  ]

  init(_ bytes: [UInt8], part: String) throws(WorkbookError) {
    text = try PartText(bytes, part: part)
    let markup = text.markup
    root = try markup.root()
    let children = try markup.children(of: root).map(\.tag)
    formats = children.first { markup.isNamed($0, "numFmts") }
    guard let container = children.first(where: { markup.isNamed($0, "cellXfs") }) else {
      throw WorkbookError(.unsupportedEdit("no cell formats"), part: part)
    }
    self.container = container
    prefix = markup.prefix(of: root)
    styles = try markup.children(of: container).filter { markup.isNamed($0.tag, "xf") }
      .map { Array(markup.bytes[$0.tag.range.lowerBound..<$0.end]) }
    existing = styles.count
    if let formats {
      for (tag, _) in try markup.children(of: formats) {
        guard let id = markup.number("numFmtId", of: tag) else { continue }
        codes.append((id, markup.value("formatCode", of: tag) ?? ""))
      }
    }
  }

  /// The index of the cell format that looks like `index` and shows numbers by `code`.
  mutating func style(
    like index: Int, numberFormat code: String
  ) throws(WorkbookError) -> Int {
    guard styles.indices.contains(index) else {
      throw WorkbookError(.unsupportedEdit("no such cell format"), part: text.markup.part)
    }
    let id = identifier(of: code)
    let base = Markup(bytes: styles[index], part: text.markup.part)
    let tag = try base.root()
    if base.number("numFmtId", of: tag) ?? 0 == id { return index }
    var splices = Splices()
    base.set("numFmtId", to: String(id), of: tag, in: &splices)
    base.set("applyNumberFormat", to: "1", of: tag, in: &splices)
    let wanted = splices.applied(to: styles[index])
    if let same = styles.firstIndex(of: wanted) { return same }
    styles.append(wanted)
    return styles.count - 1
  }

  private mutating func identifier(of code: String) -> Int {
    if let known = codes.first(where: { $0.code == code }) { return known.id }
    if let id = Self.builtIn[code], !codes.contains(where: { $0.id == id }) { return id }
    // The numbers below 164 belong to the application.
    let id = max(163, codes.map(\.id).max() ?? 0) + 1
    codes.append((id, code))
    newCodes.append((id, code))
    return id
  }

  /// The part with the additions, nil where nothing was added.
  func patched() throws(WorkbookError) -> [UInt8]? {
    guard styles.count > existing else { return nil }
    let markup = text.markup
    var splices = Splices()
    try addCodes(&splices)
    if markup.attribute("count", of: container) != nil {
      markup.set("count", to: String(styles.count), of: container, in: &splices)
    }
    try markup.append(Array(styles[existing...].joined()), to: container, in: &splices)
    return try text.applying(splices)
  }

  private func addCodes(_ splices: inout Splices) throws(WorkbookError) {
    guard !newCodes.isEmpty else { return }
    let markup = text.markup
    var added: [UInt8] = []
    for (id, code) in newCodes {
      added += Array("<\(prefix)numFmt numFmtId=\"\(id)\" formatCode=\"".utf8)
      added += MarkupText.attribute(code) + Array("\"/>".utf8)
    }
    if let formats {
      if let count = markup.number("count", of: formats) {
        markup.set("count", to: String(count + newCodes.count), of: formats, in: &splices)
      }
      try markup.append(added, to: formats, in: &splices)
    } else {
      splices.insert("<\(prefix)numFmts count=\"\(newCodes.count)\">", at: root.range.upperBound)
      splices.insert(added, at: root.range.upperBound)
      splices.insert("</\(prefix)numFmts>", at: root.range.upperBound)
    }
  }
}
