import Grid

/// What is written into a `<c>` element.
///
/// Source: ECMA-376 Part 1, 18.3.1.4 (c), 18.18.11 (ST_CellType).
enum CellContent {
  case blank
  /// `type` is nil for numbers, the default.
  case value(type: String?, text: String)
  case inline(String)

  /// A text cell is `value` with the index of a shared string, or `inline` without a table.
  var type: String? {
    switch self {
    case .blank: nil
    case .value(let type, _): type
    case .inline: "inlineStr"
    }
  }

  /// The children of the element; `prefix` is that of its own name.
  func markup(prefix: String) -> [UInt8] {
    switch self {
    case .blank: return []
    case .value(_, let text): return Array("<\(prefix)v>\(text)</\(prefix)v>".utf8)
    case .inline(let text):
      return Array("<\(prefix)is>".utf8) + Self.textElement(text, prefix: prefix)
        + Array("</\(prefix)is>".utf8)
    }
  }

  /// `<t>` with `xml:space` where white space would be lost without.
  static func textElement(_ text: String, prefix: String) -> [UInt8] {
    let space = MarkupText.needsPreserving(text) ? " xml:space=\"preserve\"" : ""
    return Array("<\(prefix)t\(space)>".utf8) + MarkupText.cellText(text)
      + Array("</\(prefix)t>".utf8)
  }
}
