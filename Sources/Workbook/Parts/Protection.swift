import Grid

/// What a worksheet says of its protection.
///
/// Source: ECMA-376 Part 1, 18.3.1.85 (sheetProtection), 18.3.1.69 (protectedRange).
enum Protection {
  static func sheet(_ element: XMLElement) -> SheetProtection {
    var allowed: Set<SheetProtection.Action> = []
    for action in SheetProtection.Action.allCases {
      // The file tells what is locked.
      if !element.flag(action.rawValue, default: isLockedByDefault(action)) {
        allowed.insert(action)
      }
    }
    return SheetProtection(
      isOn: element.flag("sheet"),
      hasPassword: hasPassword(element), allowed: allowed)
  }

  /// Old files hold a short hash, newer ones a long one with its salt.
  private static func hasPassword(_ element: XMLElement) -> Bool {
    ["password", "hashValue"].contains { !(element.attributes[$0] ?? "").isEmpty }
  }

  private static func isLockedByDefault(_ action: SheetProtection.Action) -> Bool {
    switch action {
    case .selectLockedCells, .selectUnlockedCells, .objects, .scenarios: false
    default: true
    }
  }

  static func openRange(_ element: XMLElement) -> SheetProtection.OpenRange {
    SheetProtection.OpenRange(
      name: element.escaped("name") ?? "", ranges: CellRange.list(element.attributes["sqref"]),
      hasPassword: hasPassword(element))
  }
}

extension CellRange {
  /// Ranges with blanks between them.
  ///
  /// Source: ECMA-376 Part 1, 18.18.76 (ST_Sqref).
  static func list(_ text: String?) -> [CellRange] {
    (text ?? "").split(whereSeparator: \.isWhitespace).compactMap { CellRange($0) }
  }
}
