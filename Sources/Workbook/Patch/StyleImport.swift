/// Takes cell formats over from another workbook's styles.xml, with all they refer to.
///
/// Source: ECMA-376 Part 1, 18.8.45 (xf), 18.8.14 (dxf).
struct StyleImport {
  private let source: StyleLists
  private(set) var target: StyleAppender
  private var formats: [Int: Int] = [:]

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  init(from source: StyleLists, to target: StyleAppender) {
    self.source = source
    self.target = target
  }

  /// Where a cell format of the source stands in the target. The default stays the default.
  mutating func format(_ index: Int) throws(WorkbookError) -> Int {
    if index == 0 { return 0 }
    if let known = formats[index] { return known }
    guard source[.cellXfs].indices.contains(index) else {
      throw WorkbookError(.unsupportedEdit(.noSuchFormat), part: source.part)
    }
    let markup = Markup(bytes: source[.cellXfs][index], part: source.part)
    let tag = try markup.root()
    var splices = Splices()
    for (name, list) in [
      ("fontId", StyleLists.List.fonts), ("fillId", .fills), ("borderId", .borders),
    ] {
      guard let old = markup.number(name, of: tag), source[list].indices.contains(old) else {
        continue
      }
      let new = target.lists.place(of: try adopted(source[list][old]), in: list)
      try markup.set(name, to: String(new), of: tag, in: &splices)
    }
    if let id = markup.number("numFmtId", of: tag), let code = try code(id) {
      try markup.set("numFmtId", to: String(target.identifier(of: code)), of: tag, in: &splices)
    }
    if markup.attribute("xfId", of: tag) != nil {
      try markup.set("xfId", to: "0", of: tag, in: &splices)
    }
    let new = target.lists.place(
      of: try adopted(splices.applied(to: markup.bytes)), in: .cellXfs)
    formats[index] = new
    return new
  }

  /// The same for the formats of conditional rules.
  mutating func differentialFormat(_ index: Int) throws(WorkbookError) -> Int {
    guard source[.dxfs].indices.contains(index) else {
      throw WorkbookError(.unsupportedEdit(.noSuchFormat), part: source.part)
    }
    return target.lists.place(of: try adopted(source[.dxfs][index]), in: .dxfs)
  }

  private func code(_ id: Int) throws(WorkbookError) -> String? {
    for item in source[.numFmts] {
      let markup = Markup(bytes: item, part: source.part)
      let tag = try markup.root()
      if markup.number("numFmtId", of: tag) == id { return markup.value("formatCode", of: tag) }
    }
    return nil
  }

  /// The element as it reads among elements that have a prefix.
  private func adopted(_ element: [UInt8]) throws(WorkbookError) -> [UInt8] {
    guard !target.lists.prefix.isEmpty else { return element }
    let markup = Markup(bytes: element, part: source.part)
    var splices = Splices()
    try markup.set("xmlns", to: Self.main, of: try markup.root(), in: &splices)
    return splices.applied(to: element)
  }
}
