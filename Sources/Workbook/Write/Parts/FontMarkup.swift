import Grid

/// What of a style concerns the font.
///
/// Source: ECMA-376 Part 1, 18.8.22 (font), 18.4.7 (rPr).
struct FontMarkup: Hashable {
  var name: String
  var size: Double
  var bold: Bool
  var italic: Bool
  var underline: Bool
  var strikethrough: Bool
  var color: String?

  init(_ style: NewStyle) {
    name = style.fontName
    size = style.fontSize
    bold = style.bold
    italic = style.italic
    underline = style.underline
    strikethrough = style.strikethrough
    color = style.color
  }

  func write(_ element: String, _ xml: inout MarkupWriter) {
    xml.open(element)
    // In runs of a text the name has another element, and the standard's order is another.
    if element == "rPr" { xml.empty("rFont", ["val": name]) }
    if bold { xml.empty("b") }
    if italic { xml.empty("i") }
    if strikethrough { xml.empty("strike") }
    if underline { xml.empty("u") }
    xml.empty("sz", ["val": ExactDecimal.shortestText(of: size)])
    if let color { xml.empty("color", ["rgb": "FF" + color]) }
    if element != "rPr" { xml.empty("name", ["val": name]) }
    xml.empty("family", ["val": "2"])
    // Shift_JIS: tells old readers which of the font's glyphs to take.
    xml.empty("charset", ["val": "128"])
    xml.close(element)
  }

  /// Conditional looks may change the manner of a font, not its name or size.
  func writeDifference(from other: FontMarkup, _ xml: inout MarkupWriter) {
    let changes =
      bold != other.bold || italic != other.italic || underline != other.underline
      || strikethrough != other.strikethrough || color != other.color
    guard changes else { return }
    xml.open("font")
    if bold != other.bold { xml.empty("b", ["val": bold ? "1" : "0"]) }
    if italic != other.italic { xml.empty("i", ["val": italic ? "1" : "0"]) }
    if strikethrough != other.strikethrough {
      xml.empty("strike", ["val": strikethrough ? "1" : "0"])
    }
    if underline != other.underline { xml.empty("u", ["val": underline ? "single" : "none"]) }
    if let color, color != other.color { xml.empty("color", ["rgb": "FF" + color]) }
    xml.close("font")
  }

  /// The item of a text in several fonts, for the table of shared strings.
  static func item(_ runs: [NewRun]) -> [UInt8] {
    var xml = MarkupWriter(fragment: true)
    for run in runs {
      xml.open("r")
      FontMarkup(run.style).write("rPr", &xml)
      xml.cellText("t", run.text.utf8)
      xml.close("r")
    }
    return xml.bytes
  }
}
