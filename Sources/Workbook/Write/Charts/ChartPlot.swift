import Grid

/// Writes what a chart draws: its series in the manner of its kind.
///
/// Source: ECMA-376 Part 1, 21.2.2.145 (plotArea).
struct ChartPlot {
  let chart: NewChart
  let text: ChartText

  private var element: String {
    switch chart.kind {
    case .bar, .stackedBar, .percentStackedBar: "c:barChart"
    case .line: "c:lineChart"
    case .area: "c:areaChart"
    case .pie: "c:pieChart"
    case .doughnut: "c:doughnutChart"
    case .radar: "c:radarChart"
    case .scatter: "c:scatterChart"
    }
  }

  private var isRound: Bool { chart.kind == .pie || chart.kind == .doughnut }

  func write(_ xml: inout MarkupWriter) {
    xml.raw("<c:plotArea><c:layout/>")
    xml.open(element)
    writeManner(&xml)
    xml.raw("<c:varyColors val=\"\(isRound ? 1 : 0)\"/>")
    for (index, series) in chart.series.enumerated() { write(series, index: index, &xml) }
    writeTail(&xml)
    if !isRound {
      xml.empty("c:axId", ["val": ChartAxes.ids.category])
      xml.empty("c:axId", ["val": ChartAxes.ids.value])
    }
    xml.close(element)
    if !isRound { ChartAxes(chart: chart, text: text).write(&xml) }
    xml.raw("<c:spPr><a:noFill/></c:spPr></c:plotArea>")
  }

  private func writeManner(_ xml: inout MarkupWriter) {
    switch chart.kind {
    case .bar, .stackedBar, .percentStackedBar:
      xml.empty("c:barDir", ["val": chart.orientation == .horizontal ? "bar" : "col"])
      let grouping =
        switch chart.kind {
        case .stackedBar: "stacked"
        case .percentStackedBar: "percentStacked"
        default: "clustered"
        }
      xml.empty("c:grouping", ["val": grouping])
    case .line, .area: xml.raw("<c:grouping val=\"standard\"/>")
    case .radar: xml.raw("<c:radarStyle val=\"marker\"/>")
    case .scatter: xml.raw("<c:scatterStyle val=\"lineMarker\"/>")
    case .pie, .doughnut: break
    }
  }

  private func writeTail(_ xml: inout MarkupWriter) {
    switch chart.kind {
    case .bar: xml.raw("<c:gapWidth val=\"60\"/>")
    case .stackedBar, .percentStackedBar:
      xml.raw("<c:gapWidth val=\"60\"/><c:overlap val=\"100\"/>")
    case .line: xml.raw("<c:marker val=\"1\"/>")
    case .pie: xml.raw("<c:firstSliceAng val=\"0\"/>")
    case .doughnut: xml.raw("<c:firstSliceAng val=\"0\"/><c:holeSize val=\"58\"/>")
    case .area, .radar, .scatter: break
    }
  }

  private func write(_ series: NewChart.Series, index: Int, _ xml: inout MarkupWriter) {
    xml.open("c:ser")
    xml.empty("c:idx", ["val": "\(index)"])
    xml.empty("c:order", ["val": "\(index)"])
    xml.open("c:tx")
    ChartValues.writeStrings(series.name, &xml)
    xml.close("c:tx")
    writeLook(series, &xml)
    if let labels = series.labels { write(labels, &xml) }
    let isScatter = chart.kind == .scatter
    xml.open(isScatter ? "c:xVal" : "c:cat")
    ChartValues.writeCategories(chart.categories, &xml)
    xml.close(isScatter ? "c:xVal" : "c:cat")
    xml.open(isScatter ? "c:yVal" : "c:val")
    ChartValues.writeNumbers(series.values, &xml)
    xml.close(isScatter ? "c:yVal" : "c:val")
    if chart.kind == .line || isScatter { xml.raw("<c:smooth val=\"0\"/>") }
    xml.close("c:ser")
  }

  private func writeLook(_ series: NewChart.Series, _ xml: inout MarkupWriter) {
    let fill = "<a:solidFill><a:srgbClr val=\"\(series.color)\"/></a:solidFill>"
    switch chart.kind {
    case .line, .radar, .scatter:
      let line = series.hasLine ? fill : "<a:noFill/>"
      xml.raw("<c:spPr><a:ln w=\"28575\" cap=\"rnd\">\(line)<a:round/></a:ln></c:spPr>")
      if series.hasMarkers {
        xml.raw("<c:marker><c:symbol val=\"circle\"/><c:size val=\"6\"/><c:spPr>\(fill)")
        xml.raw("<a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></a:ln>")
        xml.raw("</c:spPr></c:marker>")
      } else {
        xml.raw("<c:marker><c:symbol val=\"none\"/></c:marker>")
      }
    case .pie, .doughnut: writeSlices(series, &xml)
    case .area: xml.raw("<c:spPr>\(fill)</c:spPr>")
    case .bar, .stackedBar, .percentStackedBar:
      xml.raw("<c:spPr>\(fill)</c:spPr><c:invertIfNegative val=\"0\"/>")
    }
  }

  private func writeSlices(_ series: NewChart.Series, _ xml: inout MarkupWriter) {
    let count = series.values.range.rows.count * series.values.range.columns.count
    for index in 0..<count {
      xml.raw("<c:dPt><c:idx val=\"\(index)\"/><c:bubble3D val=\"0\"/><c:spPr><a:solidFill>")
      if series.pointColors.isEmpty {
        // From the full colour to a third of it.
        let share = 100_000 - 67_000 * index / max(1, count - 1)
        xml.raw("<a:srgbClr val=\"\(series.color)\"><a:lumMod val=\"\(share)\"/>")
        xml.raw("<a:lumOff val=\"\(100_000 - share)\"/></a:srgbClr>")
      } else {
        xml.empty("a:srgbClr", ["val": series.pointColors[index % series.pointColors.count]])
      }
      xml.raw("</a:solidFill><a:ln w=\"19050\"><a:solidFill><a:srgbClr val=\"FFFFFF\"/>")
      xml.raw("</a:solidFill></a:ln></c:spPr></c:dPt>")
    }
  }

  private func write(_ labels: NewChart.Labels, _ xml: inout MarkupWriter) {
    xml.open("c:dLbls")
    xml.empty("c:numFmt", ["formatCode": labels.numberFormat, "sourceLinked": "0"])
    xml.raw("<c:spPr><a:noFill/></c:spPr>")
    text.writeProperties(color: labels.color, &xml)
    if chart.kind == .line || chart.kind == .scatter { xml.raw("<c:dLblPos val=\"t\"/>") }
    let percent = isRound && labels.showsPercent
    xml.raw("<c:showLegendKey val=\"0\"/><c:showVal val=\"\(percent ? 0 : 1)\"/>")
    xml.raw("<c:showCatName val=\"\(labels.showsCategory ? 1 : 0)\"/><c:showSerName val=\"0\"/>")
    xml.raw("<c:showPercent val=\"\(percent ? 1 : 0)\"/><c:showBubbleSize val=\"0\"/>")
    xml.close("c:dLbls")
  }
}
