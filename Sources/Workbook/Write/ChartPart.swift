import Grid

/// Writes a chart's XML, with the values it shows until a reader looks at the cells again.
///
/// Source: ECMA-376 Part 1, 21.2.2.27 (chartSpace).
struct ChartPart {
  let chart: NewChart
  let sheets: [NewSheet]

  private static let text = "404040"
  private static let line = "D9D9D9"
  private static let ids = (category: "111111111", value: "222222222")

  func part() -> [UInt8] {
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
    writeTitle(chart.title, size: 1200, bold: true, &xml)
    xml.raw("<c:autoTitleDeleted val=\"0\"/>")
    writePlot(&xml)
    xml.raw("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>")
    writeTextProperties(size: 1000, &xml)
    xml.raw("</c:legend><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/>")
    xml.close("c:chart")
    xml.raw("<c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln w=\"9525\">")
    xml.raw("<a:solidFill><a:srgbClr val=\"\(Self.line)\"/></a:solidFill></a:ln></c:spPr>")
    writeTextProperties(size: 1000, &xml)
    xml.raw("<c:printSettings><c:headerFooter/><c:pageMargins b=\"0.75\" l=\"0.7\" r=\"0.7\" ")
    xml.raw("t=\"0.75\" header=\"0.3\" footer=\"0.3\"/><c:pageSetup/></c:printSettings>")
    xml.close("c:chartSpace")
    return xml.bytes
  }

  private func writePlot(_ xml: inout MarkupWriter) {
    xml.raw("<c:plotArea><c:layout/><c:barChart>")
    xml.empty("c:barDir", ["val": chart.orientation == .horizontal ? "bar" : "col"])
    xml.empty("c:grouping", ["val": chart.kind == .stackedBar ? "stacked" : "clustered"])
    xml.raw("<c:varyColors val=\"0\"/>")
    for (index, series) in chart.series.enumerated() { write(series, index: index, &xml) }
    xml.raw("<c:gapWidth val=\"60\"/>")
    if chart.kind == .stackedBar { xml.raw("<c:overlap val=\"100\"/>") }
    xml.empty("c:axId", ["val": Self.ids.category])
    xml.empty("c:axId", ["val": Self.ids.value])
    xml.raw("</c:barChart>")
    writeCategoryAxis(&xml)
    writeValueAxis(&xml)
    xml.raw("<c:spPr><a:noFill/></c:spPr></c:plotArea>")
  }

  private func write(_ series: NewChart.Series, index: Int, _ xml: inout MarkupWriter) {
    xml.open("c:ser")
    xml.empty("c:idx", ["val": "\(index)"])
    xml.empty("c:order", ["val": "\(index)"])
    xml.open("c:tx")
    writeStrings(series.name, &xml)
    xml.close("c:tx")
    xml.raw("<c:spPr><a:solidFill><a:srgbClr val=\"\(series.color)\"/></a:solidFill></c:spPr>")
    xml.raw("<c:invertIfNegative val=\"0\"/>")
    if let color = series.labelColor {
      // Zeros would only stand in each other's way: the third section of the code is empty.
      xml.raw("<c:dLbls><c:numFmt formatCode=\"0;-0;;\" sourceLinked=\"0\"/>")
      xml.raw("<c:spPr><a:noFill/></c:spPr>")
      writeTextProperties(size: 1000, color: color, &xml)
      xml.raw("<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/>")
      xml.raw("<c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>")
      xml.raw("</c:dLbls>")
    }
    xml.open("c:cat")
    writeStrings(chart.categories, &xml)
    xml.close("c:cat")
    xml.open("c:val")
    writeNumbers(series.values, &xml)
    xml.close("c:val")
    xml.close("c:ser")
  }

  private func writeCategoryAxis(_ xml: inout MarkupWriter) {
    let horizontal = chart.orientation == .horizontal
    xml.open("c:catAx")
    xml.empty("c:axId", ["val": Self.ids.category])
    // Bars that lie grow upwards from the first category; turned round they read like the table.
    xml.raw("<c:scaling><c:orientation val=\"\(horizontal ? "maxMin" : "minMax")\"/></c:scaling>")
    xml.raw("<c:delete val=\"0\"/><c:axPos val=\"\(horizontal ? "l" : "b")\"/>")
    xml.raw("<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>")
    xml.raw("<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>")
    writeLine(color: "A6A6A6", &xml)
    writeTextProperties(size: 1000, &xml)
    xml.empty("c:crossAx", ["val": Self.ids.value])
    xml.raw("<c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/>")
    xml.raw("<c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/>")
    xml.close("c:catAx")
  }

  private func writeValueAxis(_ xml: inout MarkupWriter) {
    let horizontal = chart.orientation == .horizontal
    xml.open("c:valAx")
    xml.empty("c:axId", ["val": Self.ids.value])
    xml.raw("<c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling>")
    xml.raw("<c:delete val=\"0\"/><c:axPos val=\"\(horizontal ? "b" : "l")\"/>")
    xml.raw("<c:majorGridlines>")
    writeLine(color: Self.line, &xml)
    xml.raw("</c:majorGridlines>")
    if let title = chart.valueTitle { writeTitle(title, size: 1000, bold: false, &xml) }
    xml.raw("<c:numFmt formatCode=\"0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>")
    xml.raw("<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>")
    xml.raw("<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>")
    writeTextProperties(size: 1000, &xml)
    xml.empty("c:crossAx", ["val": Self.ids.category])
    xml.empty("c:crosses", ["val": horizontal ? "max" : "autoZero"])
    xml.raw("<c:crossBetween val=\"between\"/>")
    if largestTotal <= 10 { xml.raw("<c:majorUnit val=\"1\"/>") }
    xml.close("c:valAx")
  }

  /// Counts up to ten get a line each; half indicators do not exist.
  private var largestTotal: Double {
    var totals: [Int: Double] = [:]
    for series in chart.series {
      for (index, value) in numbers(series.values).enumerated() {
        let sum = chart.kind == .stackedBar ? (totals[index] ?? 0) + (value ?? 0) : (value ?? 0)
        totals[index] = max(totals[index] ?? 0, sum)
      }
    }
    return totals.values.max() ?? 0
  }

  private func writeLine(color: String, _ xml: inout MarkupWriter) {
    xml.raw("<c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"\(color)\"/></a:solidFill>")
    xml.raw("</a:ln></c:spPr>")
  }

  private func writeTitle(_ text: String, size: Int, bold: Bool, _ xml: inout MarkupWriter) {
    xml.raw("<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>")
    writeRun("a:defRPr", size: size, bold: bold, color: Self.text, &xml)
    xml.raw("</a:pPr><a:r>")
    writeRun("a:rPr", size: size, bold: bold, color: Self.text, &xml)
    xml.element("a:t", text: text)
    xml.raw("</a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>")
  }

  private func writeTextProperties(
    size: Int, color: String = ChartPart.text, _ xml: inout MarkupWriter
  ) {
    xml.raw("<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>")
    writeRun("a:defRPr", size: size, bold: false, color: color, &xml)
    xml.raw("</a:pPr><a:endParaRPr lang=\"ja-JP\"/></a:p></c:txPr>")
  }

  private func writeRun(
    _ name: String, size: Int, bold: Bool, color: String, _ xml: inout MarkupWriter
  ) {
    xml.open(
      name, ["lang": name == "a:rPr" ? "ja-JP" : nil, "sz": "\(size)", "b": bold ? "1" : "0"])
    xml.raw("<a:solidFill><a:srgbClr val=\"\(color)\"/></a:solidFill>")
    xml.empty("a:latin", ["typeface": chart.fontName])
    xml.empty("a:ea", ["typeface": chart.fontName])
    xml.close(name)
  }

  private func writeStrings(_ source: NewChart.Source, _ xml: inout MarkupWriter) {
    let texts = values(source).map { $0.map(\.raw) ?? "" }
    xml.open("c:strRef")
    xml.element("c:f", text: WorksheetPart.absolute(source.range, in: source.sheet))
    xml.open("c:strCache")
    xml.empty("c:ptCount", ["val": "\(texts.count)"])
    for (index, text) in texts.enumerated() where !text.isEmpty {
      xml.open("c:pt", ["idx": "\(index)"])
      xml.element("c:v", text: text)
      xml.close("c:pt")
    }
    xml.close("c:strCache")
    xml.close("c:strRef")
  }

  private func writeNumbers(_ source: NewChart.Source, _ xml: inout MarkupWriter) {
    let numbers = numbers(source)
    xml.open("c:numRef")
    xml.element("c:f", text: WorksheetPart.absolute(source.range, in: source.sheet))
    xml.open("c:numCache")
    xml.element("c:formatCode", text: "General")
    xml.empty("c:ptCount", ["val": "\(numbers.count)"])
    for (index, number) in numbers.enumerated() {
      guard let number else { continue }
      xml.open("c:pt", ["idx": "\(index)"])
      xml.element("c:v", text: ExactDecimal.shortestText(of: number))
      xml.close("c:pt")
    }
    xml.close("c:numCache")
    xml.close("c:numRef")
  }

  private func numbers(_ source: NewChart.Source) -> [Double?] {
    values(source).map { value in
      if case .number(let number)? = value, number.isFinite { number } else { nil }
    }
  }

  private func values(_ source: NewChart.Source) -> [CellValue?] {
    let sheet = sheets.first { $0.name == source.sheet }
    return source.range.rows.flatMap { row in
      source.range.columns.map { sheet?[row, $0]?.value }
    }
  }
}
