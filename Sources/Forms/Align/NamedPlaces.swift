import Grid
import Notation

/// The fields that defined names point at in one sheet: a workbook made by kensan carries a name for
/// each field, and Excel moves it along as rows and columns come in.
///
/// Source: templates.md, "What else matters".
struct NamedPlaces: Sendable {
  struct Place: Hashable, Sendable {
    var column: Int
    /// `成果指標1.指標.目標.R4`, as `FormFill` writes it.
    var name: String
  }

  private var places: [Int: [Place]] = [:]

  init() {}

  init(_ book: Book, sheet: Int) {
    // Other workbooks' names mean other things.
    guard book.definedNames.count > 0, book.properties[FormFill.formProperty] != nil else { return }
    for name in book.definedNames where name.sheet == sheet && !name.isHidden {
      guard let area = name.areas?.first, name.areas?.count == 1 else { continue }
      let place = area.range.first
      places[place.row, default: []].append(Place(column: place.column, name: name.name))
    }
  }

  var isEmpty: Bool { places.isEmpty }

  subscript(row: Int) -> [Place] { places[row] ?? [] }

  /// The part of a defined name that stands for a tag.
  static func word(_ key: String) -> String {
    String(key.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "_" })
  }

  /// Whether a name was given for a tag, whatever copy and year it is of.
  static func names(_ name: String, _ key: String) -> Bool {
    let word = word(key).lowercased()
    let name = name.lowercased()
    guard let range = name.firstRange(of: word) else { return false }
    let before = name[..<range.lowerBound].last
    let behind = name[range.upperBound...].first
    return (before == nil || before == ".") && (behind == nil || behind == "." || behind == "_")
  }
}

extension String {
  fileprivate func firstRange(of part: String) -> Range<Index>? {
    let (text, wanted) = (Array(utf8), Array(part.utf8))
    guard !wanted.isEmpty, text.count >= wanted.count else { return nil }
    // The last one: the names of groups stand before the tag's.
    for start in stride(from: text.count - wanted.count, through: 0, by: -1)
    where text[start..<start + wanted.count].elementsEqual(wanted) {
      let first = utf8.index(utf8.startIndex, offsetBy: start)
      return first..<utf8.index(first, offsetBy: wanted.count)
    }
    return nil
  }
}
