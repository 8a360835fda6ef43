import Grid

/// Copies and removals of whole sheets.
struct SheetArrangement: Sendable {
  var copies: [(sheet: String, name: String)] = []
  var removals: Set<String> = []

  var isEmpty: Bool { copies.isEmpty && removals.isEmpty }

  /// A sheet as it will stand in the list.
  private struct Entry {
    /// Where the sheet, or the one it is a copy of, stands now.
    var source: Int
    /// nil for a sheet that stays as it is.
    var copy: (name: String, id: String)?
  }

  /// - Throws: `.noSuchSheet`; `.unsupportedEdit` where a name is taken, no sheet would be left, or a
  ///   sheet holds what there can be only once.
  func make(in package: inout PackageEdit) throws(WorkbookError) {
    guard !isEmpty else { return }
    let sheets = package.workbook.sheets
    for name in removals.sorted() + copies.map(\.sheet)
    where !sheets.contains(where: { $0.name == name }) {
      throw WorkbookError(.noSuchSheet(name))
    }
    var taken = Set(sheets.filter { !removals.contains($0.name) }.map { $0.name.lowercased() })
    var entries: [Entry] = []
    for (index, sheet) in sheets.enumerated() {
      if !removals.contains(sheet.name) { entries.append(Entry(source: index)) }
      for copy in copies where copy.sheet == sheet.name {
        guard SheetName.isAllowed(copy.name), taken.insert(copy.name.lowercased()).inserted else {
          throw WorkbookError(
            .unsupportedEdit(.sheetNameTaken), part: package.workbook.workbookPart)
        }
        var work = SheetCopy(package: package)
        let id = try work.copy(try package.worksheet(named: sheet.name).path)
        package = work.package
        entries.append(Entry(source: index, copy: (copy.name, id)))
      }
    }
    guard !entries.isEmpty else {
      throw WorkbookError(
        .unsupportedEdit(.lastSheet), part: package.workbook.workbookPart)
    }
    try list(entries, in: &package)
    try moveNames(entries, in: &package)
    for sheet in sheets where removals.contains(sheet.name) {
      try package.dropSheet(sheet.path)
    }
    try package.removeCalculationChain()
  }

  private func list(_ entries: [Entry], in package: inout PackageEdit) throws(WorkbookError) {
    let text = try package.text(package.workbook.workbookPart)
    let markup = text.markup
    let children = try markup.children(of: markup.root())
    guard let list = children.first(where: { markup.isNamed($0.tag, "sheets") }) else {
      throw markup.malformed("sheets", at: 0)
    }
    let old = try markup.children(of: list.tag)
    var number = old.compactMap { markup.number("sheetId", of: $0.tag) }.max() ?? 0
    let prefix = markup.prefix(of: list.tag)
    var element = Array("<\(prefix)sheets>".utf8)
    for entry in entries {
      guard let copy = entry.copy else {
        let range = old[entry.source].tag.range.lowerBound..<old[entry.source].end
        element += Array(markup.bytes[range])
        continue
      }
      number += 1
      let attributes =
        Array("name=\"".utf8) + MarkupText.attribute(copy.name)
        + Array("\" sheetId=\"\(number)\"".utf8)
      element += try markup.linkElement(
        "sheet", copy.id, root: package.relationshipRoot, attributes)
    }
    element += Array("</\(prefix)sheets>".utf8)
    var splices = Splices()
    splices.replace(list.tag.range.lowerBound..<list.end, with: element)
    // The tabs that were open may be gone or elsewhere: the first one opens.
    for views in children where markup.isNamed(views.tag, "bookViews") {
      for view in try markup.children(of: views.tag) {
        try markup.remove("activeTab", of: view.tag, in: &splices)
        try markup.remove("firstSheet", of: view.tag, in: &splices)
      }
    }
    try package.apply(splices, to: text)
  }

  /// Names follow their sheets; a copy gets its own of the names that hold in its original.
  private func moveNames(
    _ entries: [Entry], in package: inout PackageEdit
  ) throws(WorkbookError) {
    let names = package.workbook.sheets.map(\.name)
    let gone = names.filter(removals.contains).flatMap { [$0 + "!", Address.quoted($0) + "!"] }
    try package.rewriteNames { old in
      old.flatMap { name -> [PackageEdit.NameEntry] in
        guard let sheet = name.sheet, names.indices.contains(sheet) else {
          return gone.contains(where: name.formula.contains) ? [] : [name]
        }
        return entries.enumerated().filter { $0.element.source == sheet }.map { place, entry in
          var moved = name
          moved.sheet = place
          if let copy = entry.copy {
            moved.formula = Self.renamed(name.formula, from: names[sheet], to: copy.name)
          }
          return moved
        }
      }
    }
  }

  /// The formula with one sheet's name, quoted or bare, replaced by another's.
  private static func renamed(_ formula: String, from old: String, to new: String) -> String {
    [Address.quoted(old), old].reduce(formula) { formula, spelt in
      formula.split(separator: spelt + "!", omittingEmptySubsequences: false)
        .joined(separator: Address.quoted(new) + "!")
    }
  }
}

/// Copies a sheet's part and what belongs to it alone.
private struct SheetCopy {
  var package: PackageEdit

  /// Gives the id of the copy's relationship.
  mutating func copy(_ path: String) throws(WorkbookError) -> String {
    let types = try ContentTypes(package.workbook.container, limits: package.workbook.limits)
    let place = try copy(path, types)
    let text = try package.text(place)
    let markup = text.markup
    var splices = Splices()
    // Two selected tabs are a group: what is typed into one stands in the other.
    for (tag, _) in try markup.children(of: markup.root()) where markup.isNamed(tag, "sheetViews") {
      for (view, _) in try markup.children(of: tag) {
        try markup.remove("tabSelected", of: view, in: &splices)
      }
    }
    try package.apply(splices, to: text)
    return try package.addRelationship(
      of: package.workbook.workbookPart, type: "worksheet", target: place)
  }

  private mutating func copy(
    _ path: String, _ types: ContentTypes
  ) throws(WorkbookError) -> String {
    let dot = path.lastIndex(of: ".") ?? path.endIndex
    let stem = String(path[..<dot].reversed().drop { $0.isNumber }.reversed())
    let place = package.freePath(stem, String(path[dot...]))
    try package.add(
      place, try package.bytes(path), contentType: types.type(of: path) ?? "application/xml")
    let links = PartPath.relationships(of: path)
    guard package.has(links) else { return place }
    let text = try PartText(package.bytes(links), part: links)
    let markup = text.markup
    var splices = Splices()
    for (tag, _) in try markup.children(of: markup.root()) {
      guard markup.value("TargetMode", of: tag)?.lowercased() != "external",
        let part = markup.value("Target", of: tag).flatMap({ PartPath.resolve($0, from: path) }),
        package.has(part)
      else { continue }
      let type = markup.value("Type", of: tag)?.split(separator: "/").last ?? ""
      guard !["table", "pivotTable", "slicer", "timeline", "queryTable"].contains(type) else {
        throw WorkbookError(.unsupportedEdit(.onlyOnce), part: path)
      }
      // Pictures may be shown twice.
      let target = type == "image" ? part : try copy(part, types)
      try markup.set("Target", to: PartPath.relative(target, to: place), of: tag, in: &splices)
    }
    try package.add(
      PartPath.relationships(of: place), try text.applying(splices), contentType: nil)
    return place
  }
}

extension PackageEdit {
  /// Takes out a sheet's part, its link, and the parts that only it leads to.
  fileprivate mutating func dropSheet(_ path: String) throws(WorkbookError) {
    guard !path.isEmpty, has(path) else { return }
    let others = workbook.sheets.map(\.path).filter { $0 != path && has($0) }
    var shared: Set<String> = []
    for other in others {
      for link in try relationships(of: other).all {
        if let target = link.target { shared.insert(target.lowercased()) }
      }
    }
    for link in try relationships(of: path).all {
      guard let target = link.target, has(target), !shared.contains(target.lowercased()),
        ["drawing", "vmlDrawing", "comments", "printerSettings", "table"].contains(link.type)
      else { continue }
      let links = PartPath.relationships(of: target)
      if has(links) { try drop(links) }
      try drop(target)
    }
    let links = PartPath.relationships(of: path)
    if has(links) { try drop(links) }
    try drop(path)
    try removeRelationships(of: workbook.workbookPart, to: path)
  }
}

extension Refusal {
  static let lastSheet = Refusal(
    "last sheet",
    ja: "最後のシートは削除できません。", en: "A workbook needs at least one sheet.")
  static let onlyOnce = Refusal(
    "only once",
    ja: "テーブルやピボットテーブルのあるシートは写せません。テーブルを「範囲に変換」してください。",
    en: "A sheet with tables or pivot tables cannot be copied. Convert the tables to ranges.")
}
