import Grid

/// Writes the small charts within cells.
///
/// Source: [MS-XLSX] 2.6.3 (CT_SparklineGroup).
enum SparklineMarkup {
  static func write(_ groups: [NewSparkline], _ xml: inout MarkupWriter) {
    xml.open(
      "x14:sparklineGroups", ["xmlns:xm": "http://schemas.microsoft.com/office/excel/2006/main"])
    for group in groups { write(group, &xml) }
    xml.close("x14:sparklineGroups")
  }

  private static func write(_ group: NewSparkline, _ xml: inout MarkupWriter) {
    xml.open(
      "x14:sparklineGroup",
      [
        "type": group.kind == .line ? nil : group.kind.rawValue, "displayEmptyCellsAs": "gap",
        "markers": group.showsMarkers ? "1" : nil, "high": group.marksHighest ? "1" : nil,
        "low": group.marksLowest ? "1" : nil, "negative": group.marksNegative ? "1" : nil,
      ])
    xml.empty("x14:colorSeries", ["rgb": "FF" + group.color])
    xml.empty("x14:colorNegative", ["rgb": "FF" + group.negativeColor])
    xml.empty("x14:colorAxis", ["rgb": "FF000000"])
    for name in ["Markers", "First", "Last", "High", "Low"] {
      xml.empty(
        "x14:color\(name)", ["rgb": "FF" + (name == "Low" ? group.negativeColor : group.color)])
    }
    xml.open("x14:sparklines")
    for line in group.lines {
      xml.open("x14:sparkline")
      xml.element("xm:f", text: Address.absolute(line.values, in: line.sheet))
      xml.element("xm:sqref", text: "\(line.cell)")
      xml.close("x14:sparkline")
    }
    xml.close("x14:sparklines")
    xml.close("x14:sparklineGroup")
  }
}
