/// Adds cell formats that differ from an existing one in what a change names, and in nothing else.
///
/// Source: ECMA-376 Part 1, 18.8.45 (xf), 18.8.22 (font), 18.8.20 (fill), 18.8.4 (border).
struct StyleAppender {
  var lists: StyleLists
  private var codes: [(id: Int, code: String)] = []

  /// The formats that need no entry and mean the same in every country.
  private static let builtIn: [String: Int] = [
    "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10,
    "0.00E+00": 11, "@": 49,
  ]

  /// The children of a font as Excel orders them.
  private static let fontOrder = [
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color",
    "name", "family", "charset", "scheme",
  ]

  init(_ bytes: [UInt8], part: String) throws(WorkbookError) {
    lists = try StyleLists(bytes, part: part)
    for item in lists[.numFmts] {
      let markup = Markup(bytes: item, part: part)
      let tag = try markup.root()
      guard let id = markup.number("numFmtId", of: tag) else { continue }
      codes.append((id, markup.value("formatCode", of: tag) ?? ""))
    }
  }

  /// - Throws: `.unsupportedEdit` where the file has no such cell format.
  func check(_ index: Int) throws(WorkbookError) {
    guard lists[.cellXfs].indices.contains(index) else {
      throw WorkbookError(.unsupportedEdit(.noSuchFormat), part: lists.part)
    }
  }

  /// The index of the cell format that looks like `index` but for the change.
  mutating func style(like index: Int, _ change: StyleChange) throws(WorkbookError) -> Int {
    guard lists[.cellXfs].indices.contains(index) else {
      throw WorkbookError(.unsupportedEdit(.missingFormat), part: lists.part)
    }
    var xf = lists[.cellXfs][index]
    if let code = change.numberFormat {
      try set("numFmtId", to: identifier(of: code), "applyNumberFormat", in: &xf)
    }
    if let font = change.font {
      let id = try self.font(like: number("fontId", of: xf), font)
      try set("fontId", to: id, "applyFont", in: &xf)
    }
    if let fill = change.fill {
      try set("fillId", to: place(of: fill), "applyFill", in: &xf)
    }
    if let borders = change.borders {
      try set("borderId", to: place(of: borders), "applyBorder", in: &xf)
    }
    if let alignment = change.alignment {
      try setChild("alignment", alignment.attributes, "applyAlignment", in: &xf)
    }
    if let protection = change.protection {
      try setChild("protection", protection.attributes, "applyProtection", in: &xf)
    }
    return lists.place(of: xf, in: .cellXfs)
  }

  func patched() throws(WorkbookError) -> [UInt8]? { try lists.patched() }

  /// The number of a format code, which gets an entry unless it has one.
  mutating func identifier(of code: String) -> Int {
    if let known = codes.first(where: { $0.code == code }) { return known.id }
    if let id = Self.builtIn[code], !codes.contains(where: { $0.id == id }) { return id }
    // The numbers below 164 belong to the application.
    let id = max(163, codes.map(\.id).max() ?? 0) + 1
    codes.append((id, code))
    let head = "<\(lists.prefix)numFmt numFmtId=\"\(id)\" formatCode=\""
    _ = lists.place(
      of: Array(head.utf8) + MarkupText.attribute(code) + Array("\"/>".utf8), in: .numFmts)
    return id
  }

  private func number(_ name: String, of xf: [UInt8]) throws(WorkbookError) -> Int {
    let markup = Markup(bytes: xf, part: lists.part)
    return try markup.number(name, of: markup.root()) ?? 0
  }

  /// Sets an attribute of a cell format, and the one that says that it counts.
  private func set(
    _ name: String, to value: Int, _ applies: String, in xf: inout [UInt8]
  ) throws(WorkbookError) {
    let markup = Markup(bytes: xf, part: lists.part)
    let tag = try markup.root()
    guard markup.number(name, of: tag) ?? 0 != value else { return }
    var splices = Splices()
    try markup.set(name, to: String(value), of: tag, in: &splices)
    try markup.set(applies, to: "1", of: tag, in: &splices)
    xf = splices.applied(to: xf)
  }

  /// Sets attributes of a child of a cell format, which is put in where it belongs.
  private func setChild(
    _ name: String, _ attributes: [(name: String, value: String)], _ applies: String,
    in xf: inout [UInt8]
  ) throws(WorkbookError) {
    guard !attributes.isEmpty else { return }
    let markup = Markup(bytes: xf, part: lists.part)
    let root = try markup.root()
    var splices = Splices()
    try markup.set(applies, to: "1", of: root, in: &splices)
    let children = try markup.children(of: root)
    if let child = children.first(where: { markup.isNamed($0.tag, name) })?.tag {
      for (key, value) in attributes { try markup.set(key, to: value, of: child, in: &splices) }
    } else {
      let list = attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
      let element = "<\(lists.prefix)\(name)\(list)/>"
      // Alignment comes first, protection behind it, extensions last.
      let behind = name == "alignment" ? ["protection", "extLst"] : ["extLst"]
      try markup.insert(Array(element.utf8), into: root, before: behind, in: &splices)
    }
    xf = splices.applied(to: xf)
  }

  private mutating func font(
    like id: Int, _ change: StyleChange.Font
  ) throws(WorkbookError) -> Int {
    let prefix = lists.prefix
    let base = lists[.fonts].indices.contains(id) ? lists[.fonts][id] : Array("<font/>".utf8)
    let markup = Markup(bytes: base, part: lists.part)
    var children = try markup.children(of: markup.root()).map { child in
      (
        name: String(decoding: base[child.tag.local], as: UTF8.self),
        bytes: Array(base[child.tag.range.lowerBound..<child.end])
      )
    }
    func set(_ name: String, _ attribute: String?) {
      children.removeAll { $0.name == name }
      if let attribute { children.append((name, Array("<\(prefix)\(name)\(attribute)/>".utf8))) }
    }
    if let bold = change.bold { set("b", bold ? "" : nil) }
    if let italic = change.italic { set("i", italic ? "" : nil) }
    if let underline = change.underline { set("u", underline ? "" : nil) }
    if let size = change.size { set("sz", " val=\"\(size)\"") }
    if let color = change.color { set("color", " rgb=\"FF\(color)\"") }
    if let name = change.name {
      let value = String(decoding: MarkupText.attribute(name), as: UTF8.self)
      set("name", " val=\"\(value)\"")
      // The theme's font would win over the name.
      set("scheme", nil)
    }
    let ordered = children.enumerated().sorted { left, right in
      let ranks = [left, right].map { Self.fontOrder.firstIndex(of: $0.element.name) ?? 99 }
      return ranks[0] != ranks[1] ? ranks[0] < ranks[1] : left.offset < right.offset
    }
    let font =
      Array("<\(prefix)font>".utf8) + ordered.flatMap(\.element.bytes)
      + Array("</\(prefix)font>".utf8)
    return lists.place(of: font, in: .fonts)
  }

  private mutating func place(of fill: StyleChange.Fill) -> Int {
    let prefix = lists.prefix
    // The first two are fixed by the standard's readers.
    for pattern in ["none", "gray125"].dropFirst(lists[.fills].count) {
      let element =
        "<\(prefix)fill><\(prefix)patternFill patternType=\"\(pattern)\"/></\(prefix)fill>"
      _ = lists.place(of: Array(element.utf8), in: .fills)
    }
    guard case .solid(let color) = fill else { return 0 }
    let element =
      "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\"><\(prefix)fgColor rgb=\"FF\(color)\"/>"
      + "<\(prefix)bgColor indexed=\"64\"/></\(prefix)patternFill></\(prefix)fill>"
    return lists.place(of: Array(element.utf8), in: .fills)
  }

  private mutating func place(of borders: NewStyle.Borders) -> Int {
    let prefix = lists.prefix
    var element = "<\(prefix)border>"
    for (name, edge) in [
      ("left", borders.left), ("right", borders.right), ("top", borders.top),
      ("bottom", borders.bottom), ("diagonal", nil),
    ] {
      if let edge {
        element += "<\(prefix)\(name) style=\"\(edge.line.rawValue)\">"
        element += "<\(prefix)color rgb=\"FF\(edge.color)\"/></\(prefix)\(name)>"
      } else {
        element += "<\(prefix)\(name)/>"
      }
    }
    return lists.place(of: Array((element + "</\(prefix)border>").utf8), in: .borders)
  }
}

extension StyleChange.Alignment {
  fileprivate var attributes: [(name: String, value: String)] {
    var list: [(name: String, value: String)] = []
    if let horizontal { list.append(("horizontal", horizontal.rawValue)) }
    if let vertical { list.append(("vertical", vertical.rawValue)) }
    if let wrap { list.append(("wrapText", wrap ? "1" : "0")) }
    if let indent { list.append(("indent", String(indent))) }
    return list
  }
}

extension StyleChange.Protection {
  fileprivate var attributes: [(name: String, value: String)] {
    var list: [(name: String, value: String)] = []
    if let locked { list.append(("locked", locked ? "1" : "0")) }
    if let hidden { list.append(("hidden", hidden ? "1" : "0")) }
    return list
  }
}

extension Refusal {
  static let noSuchFormat = Refusal(
    "no such cell format",
    ja: "ブックにない書式番号です。Cell.style にある番号を指定してください。",
    en: "The workbook has no cell format of that number. Give one that Cell.style names.")
}
