import Grid

/// A name for cells of one sheet.
struct PlacedName: Hashable, Sendable {
  var sheet: String
  var name: String
  var range: CellRange
}

extension PackageEdit {
  /// Adds names that hold in their sheets.
  ///
  /// - Throws: `.noSuchSheet`, and `.unsupportedEdit` for what Excel takes as no name.
  ///
  /// Source: ECMA-376 Part 1, 18.2.5 and 18.2.6 (definedName, definedNames).
  mutating func add(_ names: [PlacedName]) throws(WorkbookError) {
    guard !names.isEmpty else { return }
    var wanted: [NameEntry] = []
    for name in names {
      guard let sheet = workbook.sheets.firstIndex(where: { $0.name == name.sheet }) else {
        throw WorkbookError(.noSuchSheet(name.sheet))
      }
      guard NameRule.isAllowed(name.name) else {
        throw WorkbookError(.unsupportedEdit(.nameRefused), cell: name.range.first.description)
      }
      wanted.append(
        NameEntry(
          name: name.name, sheet: sheet,
          formula: Address.absolute(name.range, in: name.sheet)))
    }
    let replaced = Set(wanted.map(\.key))
    try rewriteNames { entries in entries.filter { !replaced.contains($0.key) } + wanted }
  }

  /// A defined name as the file has it, or as it shall be.
  struct NameEntry {
    struct Key: Hashable {
      var name: String
      var sheet: Int?
    }

    var name: String
    var sheet: Int?
    var formula: String
    /// The element as it stands, but for its sheet.
    var attributes: [(name: String, value: String)] = []

    var key: Key { Key(name: name.lowercased(), sheet: sheet) }
  }

  /// The names that a workbook part lists.
  static func names(in markup: Markup) throws(WorkbookError) -> [NameEntry] {
    var entries: [NameEntry] = []
    for (list, _) in try markup.children(of: markup.root())
    where markup.isNamed(list, "definedNames") {
      for (tag, _) in try markup.children(of: list) {
        var entry = NameEntry(
          name: markup.value("name", of: tag) ?? "",
          sheet: markup.number("localSheetId", of: tag), formula: try markup.text(of: tag))
        for attribute in markup.attributes(of: tag) {
          let name = String(decoding: markup.bytes[attribute.name], as: UTF8.self)
          guard name != "name", name != "localSheetId" else { continue }
          entry.attributes.append((name, MarkupText.decoded(markup.bytes[attribute.value])))
        }
        entries.append(entry)
      }
    }
    return entries
  }

  /// Takes the names over that belong to the sheets of a new workbook, which have been put behind the
  /// sheets of this one.
  mutating func takeNames(from new: Workbook) throws(WorkbookError) {
    let source = try PartText(new.partBytes(new.workbookPart), part: new.workbookPart).markup
    let count = workbook.sheets.count
    let own = try Self.names(in: source).compactMap { entry in
      var entry = entry
      guard let sheet = entry.sheet else { return nil as NameEntry? }
      entry.sheet = count + sheet
      return entry
    }
    if !own.isEmpty { try rewriteNames { $0 + own } }
  }

  /// Writes the list of names anew.
  mutating func rewriteNames(
    _ change: ([NameEntry]) -> [NameEntry]
  ) throws(WorkbookError) {
    let text = try text(workbook.workbookPart)
    let markup = text.markup
    let root = try markup.root()
    let prefix = markup.prefix(of: root)
    let list = try markup.children(of: root).first { markup.isNamed($0.tag, "definedNames") }
    var element: [UInt8] = []
    for entry in change(try Self.names(in: markup)) {
      element += Array("<\(prefix)definedName name=\"".utf8) + MarkupText.attribute(entry.name)
      element += Array("\"".utf8)
      if let sheet = entry.sheet { element += Array(" localSheetId=\"\(sheet)\"".utf8) }
      for (name, value) in entry.attributes {
        element += Array(" \(name)=\"".utf8) + MarkupText.attribute(value) + Array("\"".utf8)
      }
      element += Array(">".utf8) + MarkupText.content(entry.formula)
      element += Array("</\(prefix)definedName>".utf8)
    }
    if !element.isEmpty {
      element =
        Array("<\(prefix)definedNames>".utf8) + element
        + Array("</\(prefix)definedNames>".utf8)
    }
    var splices = Splices()
    if let list {
      splices.replace(list.tag.range.lowerBound..<list.end, with: element)
    } else {
      try markup.insert(element, into: root, before: Self.behindNames, in: &splices)
    }
    try apply(splices, to: text)
  }
}

extension Refusal {
  static let nameRefused = Refusal(
    "name",
    ja: "Excel で名前として使えない文字列です。", en: "Excel takes this as no name for cells.")
}
