/// Text in a chart, in one font for Latin and Japanese letters.
///
/// Source: ECMA-376 Part 1, 21.1.2 (DrawingML – Text).
struct ChartText {
  static let color = "404040"
  /// In hundredths of a point; a chart's own title is larger.
  static let size = 1000
  let fontName: String

  func writeTitle(_ text: String, size: Int, bold: Bool, turned: Bool, _ xml: inout MarkupWriter) {
    xml.raw("<c:title><c:tx><c:rich>")
    // Japanese stands upright in a column of characters rather than lying on its side.
    xml.raw(turned ? "<a:bodyPr rot=\"0\" vert=\"eaVert\"/>" : "<a:bodyPr/>")
    xml.raw("<a:lstStyle/><a:p><a:pPr>")
    writeRun("a:defRPr", size: size, bold: bold, color: Self.color, &xml)
    xml.raw("</a:pPr><a:r>")
    writeRun("a:rPr", size: size, bold: bold, color: Self.color, &xml)
    xml.element("a:t", text: text)
    xml.raw("</a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>")
  }

  func writeProperties(color: String = ChartText.color, _ xml: inout MarkupWriter) {
    xml.raw("<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>")
    writeRun("a:defRPr", size: Self.size, bold: false, color: color, &xml)
    xml.raw("</a:pPr><a:endParaRPr lang=\"ja-JP\"/></a:p></c:txPr>")
  }

  private func writeRun(
    _ name: String, size: Int, bold: Bool, color: String, _ xml: inout MarkupWriter
  ) {
    xml.open(
      name, ["lang": name == "a:rPr" ? "ja-JP" : nil, "sz": "\(size)", "b": bold ? "1" : "0"])
    xml.raw("<a:solidFill><a:srgbClr val=\"\(color)\"/></a:solidFill>")
    xml.empty("a:latin", ["typeface": fontName])
    xml.empty("a:ea", ["typeface": fontName])
    xml.close(name)
  }
}
