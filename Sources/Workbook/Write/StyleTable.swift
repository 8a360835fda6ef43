/// Collects the styles in use and writes styles.xml.
///
/// Source: ECMA-376 Part 1, 18.8.39 (styleSheet).
struct StyleTable {
  private struct Font: Hashable {
    var name: String
    var size: Int
    var bold: Bool
    var italic: Bool
    var underline: Bool
    var color: String?
  }

  /// A list that gives each different value one index.
  private struct Index<Value: Hashable> {
    private(set) var values: [Value] = []
    private var places: [Value: Int] = [:]

    mutating func place(of value: Value) -> Int {
      if let place = places[value] { return place }
      places[value] = values.count
      values.append(value)
      return values.count - 1
    }
  }

  private var styles = Index<NewStyle>()
  private var fonts = Index<Font>()
  private var fills = Index<String>()
  private var borders = Index<NewStyle.Borders>()
  private var formats = Index<String>()

  private static let firstOwnFormat = 164
  /// The formats every reader knows by number.
  private static let builtIn: [String: Int] = [
    "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49,
  ]

  init(default style: NewStyle) { _ = place(of: style) }

  mutating func place(of style: NewStyle) -> Int {
    _ = fonts.place(of: Self.font(style))
    if let fill = style.fill { _ = fills.place(of: fill) }
    _ = borders.place(of: style.borders)
    if let format = style.numberFormat, Self.builtIn[format] == nil {
      _ = formats.place(of: format)
    }
    return styles.place(of: style)
  }

  private static func font(_ style: NewStyle) -> Font {
    Font(
      name: style.fontName, size: style.fontSize, bold: style.bold, italic: style.italic,
      underline: style.underline, color: style.color)
  }

  mutating func part() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open(
      "styleSheet", ["xmlns": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"])
    if !formats.values.isEmpty {
      xml.open("numFmts", ["count": "\(formats.values.count)"])
      for (index, code) in formats.values.enumerated() {
        xml.empty("numFmt", ["numFmtId": "\(Self.firstOwnFormat + index)", "formatCode": code])
      }
      xml.close("numFmts")
    }
    writeFonts(&xml)
    writeFills(&xml)
    writeBorders(&xml)
    xml.raw(
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
        + "</cellStyleXfs>")
    xml.open("cellXfs", ["count": "\(styles.values.count)"])
    for style in styles.values { writeFormat(style, &xml) }
    xml.close("cellXfs")
    xml.raw(
      "<cellStyles count=\"1\"><cellStyle name=\"標準\" xfId=\"0\" builtinId=\"0\"/></cellStyles>")
    xml.close("styleSheet")
    return xml.bytes
  }

  private func writeFonts(_ xml: inout MarkupWriter) {
    xml.open("fonts", ["count": "\(fonts.values.count)"])
    for font in fonts.values {
      xml.open("font")
      if font.bold { xml.empty("b") }
      if font.italic { xml.empty("i") }
      if font.underline { xml.empty("u") }
      xml.empty("sz", ["val": "\(font.size)"])
      if let color = font.color { xml.empty("color", ["rgb": "FF" + color]) }
      xml.empty("name", ["val": font.name])
      xml.empty("family", ["val": "2"])
      // Shift_JIS: tells old readers which of the font's glyphs to take.
      xml.empty("charset", ["val": "128"])
      xml.close("font")
    }
    xml.close("fonts")
  }

  private func writeFills(_ xml: inout MarkupWriter) {
    xml.open("fills", ["count": "\(fills.values.count + 2)"])
    // The first two are fixed by the standard's readers.
    xml.raw("<fill><patternFill patternType=\"none\"/></fill>")
    xml.raw("<fill><patternFill patternType=\"gray125\"/></fill>")
    for color in fills.values {
      xml.open("fill")
      xml.open("patternFill", ["patternType": "solid"])
      xml.empty("fgColor", ["rgb": "FF" + color])
      xml.empty("bgColor", ["indexed": "64"])
      xml.close("patternFill")
      xml.close("fill")
    }
    xml.close("fills")
  }

  private func writeBorders(_ xml: inout MarkupWriter) {
    xml.open("borders", ["count": "\(borders.values.count)"])
    for frame in borders.values {
      xml.open("border")
      for (name, edge) in [
        ("left", frame.left), ("right", frame.right), ("top", frame.top), ("bottom", frame.bottom),
      ] {
        guard let edge else {
          xml.empty(name)
          continue
        }
        xml.open(name, ["style": edge.line.rawValue])
        xml.empty("color", ["rgb": "FF" + edge.color])
        xml.close(name)
      }
      xml.empty("diagonal")
      xml.close("border")
    }
    xml.close("borders")
  }

  private mutating func writeFormat(_ style: NewStyle, _ xml: inout MarkupWriter) {
    let format =
      style.numberFormat.map { code in
        Self.builtIn[code] ?? Self.firstOwnFormat + formats.place(of: code)
      } ?? 0
    let fill = style.fill.map { fills.place(of: $0) + 2 } ?? 0
    xml.open(
      "xf",
      [
        "numFmtId": "\(format)", "fontId": "\(fonts.place(of: Self.font(style)))",
        "fillId": "\(fill)", "borderId": "\(borders.place(of: style.borders))", "xfId": "0",
        "applyNumberFormat": format == 0 ? nil : "1", "applyFont": "1",
        "applyFill": fill == 0 ? nil : "1", "applyBorder": "1", "applyAlignment": "1",
      ])
    xml.empty(
      "alignment",
      [
        "horizontal": style.horizontal == .general ? nil : style.horizontal.rawValue,
        "vertical": style.vertical.rawValue, "wrapText": style.wrap ? "1" : nil,
        "indent": style.indent > 0 ? "\(style.indent)" : nil,
      ])
    xml.close("xf")
  }
}
