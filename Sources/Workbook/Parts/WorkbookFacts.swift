import Grid

/// What workbook.xml says beside its sheets.
///
/// Source: ECMA-376 Part 1, 18.2.
struct WorkbookFacts: Sendable {
  var definedNames: [DefinedName] = []
  /// Those that Excel gives to what is printed of a sheet, by the sheet's number.
  private var printNames: [Int: [DefinedName]] = [:]
  /// Whether there is a project of macros.
  var hasMacros = false
  var calculation = Calculation()
  var protection: BookProtection?
  /// The relationships of the workbook part, for the parts that are read only when asked for.
  var relationships = Relationships(all: [])
  /// The relationships of the other workbooks, in the order in which formulas number them.
  var externalReferences: [String] = []

  init() {}

  init(_ root: XMLElement, _ relationships: Relationships) {
    self.relationships = relationships
    hasMacros = relationships.first(ofType: "vbaProject") != nil
    for name in root.child("definedNames")?.children ?? [] where name.name == "definedName" {
      definedNames.append(
        DefinedName(
          name: name.escaped("name") ?? "", formula: name.text,
          sheet: name.number("localSheetId"), isHidden: name.flag("hidden"),
          comment: name.escaped("comment")))
    }
    for name in definedNames where name.name.lowercased().hasPrefix("_xlnm.print_") {
      if let sheet = name.sheet { printNames[sheet, default: []].append(name) }
    }
    if let settings = root.child("calcPr") {
      calculation = Calculation(
        mode: Calculation.Mode(rawValue: settings.attributes["calcMode"] ?? "") ?? .auto,
        usesDisplayedPrecision: !settings.flag("fullPrecision", default: true),
        isIterative: settings.flag("iterate"))
    }
    protection = Self.protection(root.child("workbookProtection"), root.child("fileSharing"))
    externalReferences = (root.child("externalReferences")?.children ?? []).compactMap {
      $0.attributes["r:id"]
    }
  }

  private static func protection(_ locks: XMLElement?, _ sharing: XMLElement?) -> BookProtection? {
    guard locks != nil || sharing != nil else { return nil }
    let passwords = ["workbookPassword", "workbookHashValue", "revisionsPassword"]
    return BookProtection(
      locksStructure: locks?.flag("lockStructure") ?? false,
      locksWindows: locks?.flag("lockWindows") ?? false,
      hasPassword: passwords.contains { !(locks?.attributes[$0] ?? "").isEmpty },
      recommendsReadOnly: sharing?.flag("readOnlyRecommended") ?? false)
  }

  /// What the names of one sheet say of its printing.
  func printing(ofSheet number: Int) -> PrintLayout {
    var setup = PrintLayout()
    for name in printNames[number] ?? [] {
      switch name.name.lowercased() {
      case "_xlnm.print_area":
        setup.areas = (name.areas ?? []).map(\.range)
      case "_xlnm.print_titles":
        for area in name.areas ?? [] {
          if area.isRows { setup.titleRows = area.rows }
          if area.isColumns { setup.titleColumns = area.columns }
        }
      default: break
      }
    }
    return setup
  }
}
