import Grid

/// Places as formulas write them.
enum Address {
  /// A sheet name as formulas write it.
  static func quoted(_ name: String) -> String {
    var text = ""
    for character in name.unicodeScalars {
      text.unicodeScalars.append(character)
      if character == "'" { text.unicodeScalars.append(character) }
    }
    return "'\(text)'"
  }

  /// `'Sheet'!$A$1:$B$2`
  static func absolute(_ range: CellRange, in sheet: String) -> String {
    func place(_ reference: CellReference) -> String {
      "$\(CellReference.columnLetters(reference.column))$\(reference.row + 1)"
    }
    let first = place(range.first)
    return quoted(sheet) + "!" + first
      + (range.first == range.last ? "" : ":" + place(range.last))
  }

  /// Ranges in one attribute.
  static func list(_ ranges: [CellRange]) -> String {
    ranges.map(\.description).joined(separator: " ")
  }

  static func isInside(_ reference: CellReference) -> Bool {
    (0...CellReference.maximumRow).contains(reference.row)
      && (0...CellReference.maximumColumn).contains(reference.column)
  }

  static func isInside(_ range: CellRange) -> Bool {
    isInside(range.first) && isInside(range.last)
  }
}
