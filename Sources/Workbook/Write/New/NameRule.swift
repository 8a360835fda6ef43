import Grid

/// What Excel takes as the name of a range, formula or table.
///
/// Source: ECMA-376 Part 1, 18.2.5 (definedName); Excel, "Names in formulas".
enum NameRule {
  static func isAllowed(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.utf16.count <= 255 else { return false }
    let begins = first == "_" || first == "\\" || first.properties.isAlphabetic
    let goesOn = name.unicodeScalars.dropFirst().allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "_.\\?".unicodeScalars.contains(scalar) || scalar.properties.isGraphemeExtend
    }
    return begins && goesOn && CellReference(name) == nil && !isRowAndColumn(name)
  }

  /// `R`, `C`, `R1C1` and what lies between.
  private static func isRowAndColumn(_ name: String) -> Bool {
    var rest = name.lowercased()[...]
    for letter in ["r", "c"] where rest.hasPrefix(letter) {
      rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber }
    }
    return rest.isEmpty
  }
}
