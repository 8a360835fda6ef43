import Grid

/// Writes the two axes of a chart.
///
/// Source: ECMA-376 Part 1, 21.2.2.25 (catAx), 21.2.2.226 (valAx).
struct ChartAxes {
  static let ids = (category: "111111111", value: "222222222")
  private static let line = "D9D9D9"

  let chart: NewChart
  let text: ChartText

  /// Bars that lie have their categories on the left, one below the other.
  private var lies: Bool {
    switch chart.kind {
    case .bar, .stackedBar, .percentStackedBar: chart.orientation == .horizontal
    default: false
    }
  }

  func write(_ xml: inout MarkupWriter) {
    if chart.kind == .scatter { writeHorizontalValues(&xml) } else { writeCategories(&xml) }
    writeValues(&xml)
  }

  private func writeCategories(_ xml: inout MarkupWriter) {
    xml.open("c:catAx")
    xml.empty("c:axId", ["val": Self.ids.category])
    // Bars that lie grow upwards from the first category; turned round they read like the table.
    xml.raw("<c:scaling><c:orientation val=\"\(lies ? "maxMin" : "minMax")\"/></c:scaling>")
    xml.raw("<c:delete val=\"0\"/><c:axPos val=\"\(lies ? "l" : "b")\"/>")
    if chart.kind == .radar { writeGridLines(&xml) }
    writeTitle(chart.categoryAxis, turned: lies, &xml)
    xml.empty(
      "c:numFmt", ["formatCode": chart.categoryAxis.numberFormat ?? "General", "sourceLinked": "0"])
    xml.raw("<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>")
    xml.raw("<c:tickLblPos val=\"\(chart.kind == .radar ? "nextTo" : "low")\"/>")
    writeLine(color: "A6A6A6", &xml)
    text.writeProperties(&xml)
    xml.empty("c:crossAx", ["val": Self.ids.value])
    xml.raw("<c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/>")
    xml.raw("<c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/>")
    xml.close("c:catAx")
  }

  private func writeHorizontalValues(_ xml: inout MarkupWriter) {
    xml.open("c:valAx")
    xml.empty("c:axId", ["val": Self.ids.category])
    writeScale(chart.categoryAxis, minimum: nil, &xml)
    xml.raw("<c:delete val=\"0\"/><c:axPos val=\"b\"/>")
    writeGridLines(&xml)
    writeTitle(chart.categoryAxis, turned: false, &xml)
    writeMarks(chart.categoryAxis, &xml)
    writeLine(color: "A6A6A6", &xml)
    text.writeProperties(&xml)
    xml.empty("c:crossAx", ["val": Self.ids.value])
    xml.raw("<c:crosses val=\"min\"/><c:crossBetween val=\"midCat\"/>")
    writeUnit(chart.categoryAxis.unit, &xml)
    xml.close("c:valAx")
  }

  private func writeValues(_ xml: inout MarkupWriter) {
    xml.open("c:valAx")
    xml.empty("c:axId", ["val": Self.ids.value])
    writeScale(chart.valueAxis, minimum: isFromZero ? 0 : nil, &xml)
    xml.raw("<c:delete val=\"0\"/><c:axPos val=\"\(lies ? "b" : "l")\"/>")
    writeGridLines(&xml)
    writeTitle(chart.valueAxis, turned: !lies, &xml)
    writeMarks(chart.valueAxis, &xml)
    xml.raw("<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>")
    text.writeProperties(&xml)
    xml.empty("c:crossAx", ["val": Self.ids.category])
    xml.empty("c:crosses", ["val": lies ? "max" : chart.kind == .scatter ? "min" : "autoZero"])
    let between = chart.kind != .scatter && chart.kind != .area
    xml.empty("c:crossBetween", ["val": between ? "between" : "midCat"])
    // Counts up to ten get a line each; half indicators do not exist.
    writeUnit(chart.valueAxis.unit ?? (isOfFewWholes ? 1 : nil), &xml)
    xml.close("c:valAx")
  }

  private func writeScale(_ axis: NewChart.Axis, minimum: Double?, _ xml: inout MarkupWriter) {
    xml.raw("<c:scaling><c:orientation val=\"minMax\"/>")
    if let maximum = axis.maximum {
      xml.empty("c:max", ["val": ExactDecimal.shortestText(of: maximum)])
    }
    if let minimum = axis.minimum ?? minimum {
      xml.empty("c:min", ["val": ExactDecimal.shortestText(of: minimum)])
    }
    xml.raw("</c:scaling>")
  }

  private func writeMarks(_ axis: NewChart.Axis, _ xml: inout MarkupWriter) {
    let format = axis.numberFormat ?? (chart.kind == .percentStackedBar ? "0%" : "General")
    xml.empty("c:numFmt", ["formatCode": format, "sourceLinked": "0"])
    xml.raw("<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>")
    xml.raw("<c:tickLblPos val=\"nextTo\"/>")
  }

  private func writeUnit(_ unit: Double?, _ xml: inout MarkupWriter) {
    guard let unit else { return }
    xml.empty("c:majorUnit", ["val": ExactDecimal.shortestText(of: unit)])
  }

  private func writeTitle(_ axis: NewChart.Axis, turned: Bool, _ xml: inout MarkupWriter) {
    guard let title = axis.title, !title.isEmpty else { return }
    text.writeTitle(title, size: ChartText.size, bold: false, turned: turned, &xml)
  }

  private func writeGridLines(_ xml: inout MarkupWriter) {
    xml.raw("<c:majorGridlines>")
    writeLine(color: Self.line, &xml)
    xml.raw("</c:majorGridlines>")
  }

  private func writeLine(color: String, _ xml: inout MarkupWriter) {
    xml.raw("<c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"\(color)\"/></a:solidFill>")
    xml.raw("</a:ln></c:spPr>")
  }

  /// The length of a bar says something only where it begins at zero.
  private var isFromZero: Bool {
    switch chart.kind {
    case .line, .scatter: return false
    default:
      return !chart.series.contains { series in
        ChartValues.numbers(series.values).contains { ($0 ?? 0) < 0 }
      }
    }
  }

  private var isOfFewWholes: Bool {
    guard chart.kind == .bar || chart.kind == .stackedBar else { return false }
    var totals: [Int: Double] = [:]
    for series in chart.series {
      for (index, value) in ChartValues.numbers(series.values).enumerated() {
        let value = value ?? 0
        guard value == value.rounded() else { return false }
        totals[index] =
          chart.kind == .stackedBar
          ? (totals[index] ?? 0) + value : max(totals[index] ?? 0, value)
      }
    }
    return (totals.values.max() ?? 0) <= 10
  }
}
