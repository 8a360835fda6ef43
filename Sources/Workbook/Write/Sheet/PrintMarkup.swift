import Grid

/// Writes how a sheet is printed.
///
/// Source: ECMA-376 Part 1, 18.3.1.70 (printOptions) to 18.3.1.63 (pageSetup), 18.3.1.46
/// (headerFooter), 18.3.1.74 (rowBreaks).
enum PrintMarkup {
  static func write(_ setup: PrintSetup, _ xml: inout MarkupWriter) {
    if setup.centered || setup.centeredVertically || setup.printsGridLines {
      xml.empty(
        "printOptions",
        [
          "horizontalCentered": setup.centered ? "1" : nil,
          "verticalCentered": setup.centeredVertically ? "1" : nil,
          "gridLines": setup.printsGridLines ? "1" : nil,
        ])
    }
    let margins = setup.margins
    xml.empty(
      "pageMargins",
      [
        "left": margins.left, "right": margins.right, "top": margins.top,
        "bottom": margins.bottom, "header": margins.header, "footer": margins.footer,
      ])
    let scales = !setup.fitToWidth && setup.scale != 100
    xml.empty(
      "pageSetup",
      [
        "paperSize": "\(setup.paper.rawValue)", "scale": scales ? "\(setup.scale)" : nil,
        "firstPageNumber": setup.firstPageNumber.map { "\($0)" },
        "fitToHeight": setup.fitToWidth ? "\(setup.pagesDown ?? 0)" : nil,
        "pageOrder": setup.overThenDown ? "overThenDown" : nil,
        "orientation": setup.landscape ? "landscape" : "portrait",
        "blackAndWhite": setup.blackAndWhite ? "1" : nil,
        "useFirstPageNumber": setup.firstPageNumber == nil ? nil : "1",
      ])
    if setup.header != nil || setup.footer != nil {
      xml.open("headerFooter")
      if let header = setup.header { xml.element("oddHeader", text: header) }
      if let footer = setup.footer { xml.element("oddFooter", text: footer) }
      xml.close("headerFooter")
    }
    write("rowBreaks", setup.rowBreaks, farthest: CellReference.maximumColumn, &xml)
    write("colBreaks", setup.columnBreaks, farthest: CellReference.maximumRow, &xml)
  }

  private static func write(
    _ name: String, _ breaks: [Int], farthest: Int, _ xml: inout MarkupWriter
  ) {
    let places = Set(breaks).sorted()
    guard !places.isEmpty else { return }
    xml.open(name, ["count": "\(places.count)", "manualBreakCount": "\(places.count)"])
    // The file names the last row before the break, counted from 1: our row counted from 0.
    for place in places { xml.empty("brk", ["id": "\(place)", "max": "\(farthest)", "man": "1"]) }
    xml.close(name)
  }
}
