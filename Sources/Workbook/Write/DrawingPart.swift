import Grid

/// Writes the drawing that places a sheet's charts over its cells.
///
/// Source: ECMA-376 Part 1, 20.5.2.35 (wsDr).
struct DrawingPart {
  let charts: [NewChart]

  func part() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open(
      "xdr:wsDr",
      [
        "xmlns:xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
      ])
    for (index, chart) in charts.enumerated() { write(chart, number: index + 1, &xml) }
    xml.close("xdr:wsDr")
    return xml.bytes
  }

  private func write(_ chart: NewChart, number: Int, _ xml: inout MarkupWriter) {
    xml.open("xdr:twoCellAnchor", ["editAs": "oneCell"])
    let (first, last) = (chart.anchor.first, chart.anchor.last)
    write("xdr:from", column: first.column, row: first.row, &xml)
    // The far corner is the upper left of the cell beyond the last one.
    write("xdr:to", column: last.column + 1, row: last.row + 1, &xml)
    xml.raw("<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr>")
    xml.empty(
      "xdr:cNvPr", ["id": "\(number + 1)", "name": "グラフ \(number)", "descr": chart.title])
    xml.raw("<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/>")
    xml.raw("<a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic>")
    xml.raw("<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">")
    xml.empty(
      "c:chart",
      [
        "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "r:id": "rId\(number)",
      ])
    xml.raw("</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>")
    xml.close("xdr:twoCellAnchor")
  }

  private func write(_ name: String, column: Int, row: Int, _ xml: inout MarkupWriter) {
    xml.open(name)
    xml.raw("<xdr:col>\(column)</xdr:col><xdr:colOff>0</xdr:colOff>")
    xml.raw("<xdr:row>\(row)</xdr:row><xdr:rowOff>0</xdr:rowOff>")
    xml.close(name)
  }
}
