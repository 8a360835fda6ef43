import Grid

/// Writes a chart's XML, with the values it shows until a reader looks at the cells again.
///
/// Source: ECMA-376 Part 1, 21.2.2.27 (chartSpace).
struct ChartPart {
  /// With the values of its sources.
  let chart: NewChart

  /// - Throws: `.impossible` where there is no series, or a source is no row or column.
  func check() throws(WorkbookError) {
    let isLine = chart.sources.allSatisfy {
      $0.range.rows.count == 1 || $0.range.columns.count == 1
    }
    guard isLine, !chart.series.isEmpty, chart.series.count <= 255,
      chart.sources.allSatisfy({ Address.isInside($0.range) })
    else { throw WorkbookError(.impossible(.chart), cell: "\(chart.anchor.first)") }
    for series in chart.series {
      for color in [series.color] + series.pointColors + [series.labels?.color].compactMap({ $0 }) {
        try NewStyle.check(color: color)
      }
    }
  }

  func part() -> [UInt8] {
    let text = ChartText(fontName: chart.fontName)
    var xml = MarkupWriter()
    xml.open(
      "c:chartSpace",
      [
        "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      ])
    xml.raw("<c:date1904 val=\"0\"/><c:lang val=\"ja-JP\"/><c:roundedCorners val=\"0\"/>")
    xml.open("c:chart")
    if !chart.title.isEmpty {
      text.writeTitle(chart.title, size: 1200, bold: true, turned: false, &xml)
    }
    xml.raw("<c:autoTitleDeleted val=\"\(chart.title.isEmpty ? 1 : 0)\"/>")
    ChartPlot(chart: chart, text: text).write(&xml)
    if let legend = chart.legend {
      xml.raw("<c:legend><c:legendPos val=\"\(legend.rawValue)\"/><c:overlay val=\"0\"/>")
      text.writeProperties(&xml)
      xml.raw("</c:legend>")
    }
    xml.raw("<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/>")
    xml.close("c:chart")
    xml.raw("<c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln w=\"9525\">")
    xml.raw("<a:solidFill><a:srgbClr val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr>")
    text.writeProperties(&xml)
    xml.raw("<c:printSettings><c:headerFooter/><c:pageMargins b=\"0.75\" l=\"0.7\" r=\"0.7\" ")
    xml.raw("t=\"0.75\" header=\"0.3\" footer=\"0.3\"/><c:pageSetup/></c:printSettings>")
    xml.close("c:chartSpace")
    return xml.bytes
  }
}
