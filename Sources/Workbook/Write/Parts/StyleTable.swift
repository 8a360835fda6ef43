import Grid

/// Collects the styles in use and writes styles.xml.
///
/// Source: ECMA-376 Part 1, 18.8.39 (styleSheet).
struct StyleTable {
  private struct Fill: Hashable {
    var color: String
    var pattern: NewStyle.Pattern
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
  private var fonts = Index<FontMarkup>()
  private var fills = Index<Fill>()
  private var borders = Index<NewStyle.Borders>()
  private var formats = Index<String>()
  private var differences = Index<NewStyle>()
  private let standard: NewStyle

  private static let firstOwnFormat = 164
  /// The formats every reader knows by number.
  private static let builtIn: [String: Int] = [
    "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49,
  ]

  init(default style: NewStyle) {
    standard = style
    _ = styles.place(of: style)
  }

  /// - Throws: `.impossible` where a colour, size or angle is none.
  mutating func place(of style: NewStyle) throws(WorkbookError) -> Int {
    let known = styles.values.count
    let place = styles.place(of: style)
    if place == known { try style.check() }
    return place
  }

  /// The place of a look that changes only what differs from the book's default style.
  mutating func place(ofDifference style: NewStyle) throws(WorkbookError) -> Int {
    try style.check()
    return differences.place(of: style)
  }

  func check() throws(WorkbookError) { try standard.check() }

  mutating func part() -> [UInt8] {
    // The tables of fonts and the like fill while the cell formats are written.
    var tail = MarkupWriter(fragment: true)
    tail.raw("<cellStyleXfs count=\"1\">")
    writeFormat(styles.values[0], named: true, &tail)
    tail.raw("</cellStyleXfs>")
    tail.open("cellXfs", ["count": "\(styles.values.count)"])
    for style in styles.values { writeFormat(style, named: false, &tail) }
    tail.close("cellXfs")
    tail.raw(
      "<cellStyles count=\"1\"><cellStyle name=\"標準\" xfId=\"0\" builtinId=\"0\"/></cellStyles>")
    writeDifferences(&tail)
    tail.raw("<tableStyles count=\"0\" defaultTableStyle=\"TableStyleMedium2\"/>")

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
    xml.open("fonts", ["count": "\(fonts.values.count)"])
    for font in fonts.values { font.write("font", &xml) }
    xml.close("fonts")
    writeFills(&xml)
    xml.open("borders", ["count": "\(borders.values.count)"])
    for frame in borders.values { Self.write(frame, &xml) }
    xml.close("borders")
    xml.bytes += tail.bytes
    xml.close("styleSheet")
    return xml.bytes
  }

  private func writeFills(_ xml: inout MarkupWriter) {
    xml.open("fills", ["count": "\(fills.values.count + 2)"])
    // The first two are fixed by the standard's readers.
    xml.raw("<fill><patternFill patternType=\"none\"/></fill>")
    xml.raw("<fill><patternFill patternType=\"gray125\"/></fill>")
    for fill in fills.values {
      xml.open("fill")
      xml.open("patternFill", ["patternType": fill.pattern.rawValue])
      xml.empty("fgColor", ["rgb": "FF" + fill.color])
      // Patterns are drawn over it: the window's own ground. A solid one covers it.
      xml.empty("bgColor", ["indexed": fill.pattern == .solid ? "64" : "65"])
      xml.close("patternFill")
      xml.close("fill")
    }
    xml.close("fills")
  }

  private static func write(_ frame: NewStyle.Borders, _ xml: inout MarkupWriter) {
    xml.open("border", ["diagonalUp": frame.diagonal == nil ? nil : "1"])
    for (name, edge) in [
      ("left", frame.left), ("right", frame.right), ("top", frame.top), ("bottom", frame.bottom),
      ("diagonal", frame.diagonal),
    ] {
      guard let edge else {
        xml.empty(name)
        continue
      }
      xml.open(name, ["style": edge.line.rawValue])
      xml.empty("color", ["rgb": "FF" + edge.color])
      xml.close(name)
    }
    xml.close("border")
  }

  private mutating func number(of format: String?) -> Int {
    guard let format else { return 0 }
    return Self.builtIn[format] ?? Self.firstOwnFormat + formats.place(of: format)
  }

  private mutating func writeFormat(_ style: NewStyle, named: Bool, _ xml: inout MarkupWriter) {
    let format = number(of: style.numberFormat)
    let fill =
      style.fill.map { fills.place(of: Fill(color: $0, pattern: style.pattern)) + 2 } ?? 0
    let protects = !style.locked || style.hidesFormula
    xml.open(
      "xf",
      [
        "numFmtId": "\(format)", "fontId": "\(fonts.place(of: FontMarkup(style)))",
        "fillId": "\(fill)", "borderId": "\(borders.place(of: style.borders))",
        "xfId": named ? nil : "0",
        "applyNumberFormat": format == 0 ? nil : "1", "applyFont": "1",
        "applyFill": fill == 0 ? nil : "1", "applyBorder": "1", "applyAlignment": "1",
        "applyProtection": protects ? "1" : nil,
      ])
    xml.empty(
      "alignment",
      [
        "horizontal": style.horizontal == .general ? nil : style.horizontal.rawValue,
        "vertical": style.vertical.rawValue,
        "textRotation": style.rotation == 0 ? nil : "\(style.storedRotation)",
        "wrapText": style.wrap ? "1" : nil, "indent": style.indent > 0 ? "\(style.indent)" : nil,
        "shrinkToFit": style.shrink ? "1" : nil,
      ])
    if protects {
      xml.empty(
        "protection",
        ["locked": style.locked ? nil : "0", "hidden": style.hidesFormula ? "1" : nil])
    }
    xml.close("xf")
  }

  private mutating func writeDifferences(_ xml: inout MarkupWriter) {
    guard !differences.values.isEmpty else { return xml.raw("<dxfs count=\"0\"/>") }
    xml.open("dxfs", ["count": "\(differences.values.count)"])
    for style in differences.values {
      xml.open("dxf")
      FontMarkup(style).writeDifference(from: FontMarkup(standard), &xml)
      if let format = style.numberFormat {
        xml.empty("numFmt", ["numFmtId": "\(number(of: format))", "formatCode": format])
      }
      if let fill = style.fill {
        // Here, unlike in a cell, the solid ground is the second colour.
        xml.open("fill")
        xml.open("patternFill", ["patternType": style.pattern.rawValue])
        if style.pattern == .solid {
          xml.empty("bgColor", ["rgb": "FF" + fill])
        } else {
          xml.empty("fgColor", ["rgb": "FF" + fill])
        }
        xml.close("patternFill")
        xml.close("fill")
      }
      if style.borders != standard.borders { Self.write(style.borders, &xml) }
      xml.close("dxf")
    }
    xml.close("dxfs")
  }
}
