import Grid

/// Writes the drawing that places a sheet's charts and pictures over its cells.
///
/// Source: ECMA-376 Part 1, 20.5.2.35 (wsDr).
struct DrawingPart {
  /// One dot of a screen in English Metric Units.
  private static let dot = 9_525.0

  private var xml = MarkupWriter()
  private var count = 0

  init() {
    xml.open(
      "xdr:wsDr",
      [
        "xmlns:xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "xmlns:r": Relations.office,
      ])
  }

  func part() -> [UInt8] {
    var xml = self.xml
    xml.close("xdr:wsDr")
    return xml.bytes
  }

  mutating func add(_ chart: NewChart, id: String) {
    count += 1
    xml.open("xdr:twoCellAnchor", ["editAs": "oneCell"])
    writeCorners(chart.anchor)
    xml.raw("<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr>")
    xml.empty(
      "xdr:cNvPr", ["id": "\(count + 1)", "name": "グラフ \(count)", "descr": chart.title])
    xml.raw("<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/>")
    xml.raw("<a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic>")
    xml.raw("<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">")
    xml.empty(
      "c:chart",
      ["xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart", "r:id": id])
    xml.raw("</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>")
    xml.close("xdr:twoCellAnchor")
  }

  mutating func add(_ image: NewImage, _ picture: PictureFile, id: String) {
    count += 1
    let element: String
    switch image.anchor {
    case .range(let range):
      element = "xdr:twoCellAnchor"
      xml.open(element, ["editAs": "twoCell"])
      writeCorners(range)
    case .cell(let place, let scale):
      element = "xdr:oneCellAnchor"
      xml.open(element)
      write("xdr:from", column: place.column, row: place.row)
      let size = [picture.width, picture.height].map { Int(Double($0) * Self.dot * scale) }
      xml.raw("<xdr:ext cx=\"\(size[0])\" cy=\"\(size[1])\"/>")
    }
    xml.raw("<xdr:pic><xdr:nvPicPr>")
    xml.empty(
      "xdr:cNvPr", ["id": "\(count + 1)", "name": "図 \(count)", "descr": image.description])
    xml.raw("<xdr:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></xdr:cNvPicPr></xdr:nvPicPr>")
    xml.raw("<xdr:blipFill><a:blip r:embed=\"\(id)\"/><a:stretch><a:fillRect/></a:stretch>")
    xml.raw("</xdr:blipFill><xdr:spPr><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>")
    xml.raw("</xdr:spPr></xdr:pic><xdr:clientData/>")
    xml.close(element)
  }

  private mutating func writeCorners(_ range: CellRange) {
    write("xdr:from", column: range.first.column, row: range.first.row)
    // The far corner is the upper left of the cell beyond the last one.
    write("xdr:to", column: range.last.column + 1, row: range.last.row + 1)
  }

  private mutating func write(_ name: String, column: Int, row: Int) {
    xml.open(name)
    xml.raw("<xdr:col>\(column)</xdr:col><xdr:colOff>0</xdr:colOff>")
    xml.raw("<xdr:row>\(row)</xdr:row><xdr:rowOff>0</xdr:rowOff>")
    xml.close(name)
  }
}
