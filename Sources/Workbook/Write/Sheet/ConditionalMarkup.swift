import Grid

/// Writes the looks that depend on what cells hold.
///
/// Source: ECMA-376 Part 1, 18.3.1.18 (conditionalFormatting); [MS-XLSX] 2.6.30 for data bars.
struct ConditionalMarkup {
  let sheet: NewSheet
  /// Counted from 1.
  let number: Int

  private static let main2009 = "http://schemas.microsoft.com/office/excel/2006/main"

  var hasExtension: Bool {
    sheet.conditionals.contains { if case .dataBar = $0.rule { true } else { false } }
  }

  func write(_ xml: inout MarkupWriter, styles: inout StyleTable) throws(WorkbookError) {
    for (index, conditional) in sheet.conditionals.enumerated() {
      xml.open("conditionalFormatting", ["sqref": Address.list(conditional.ranges)])
      do throws(WorkbookError) {
        try write(conditional, priority: index + 1, &xml, styles: &styles)
      } catch {
        var error = error
        error.cell = conditional.ranges.first.map { "\($0)" }
        throw error
      }
      xml.close("conditionalFormatting")
    }
  }

  private func write(
    _ conditional: NewConditional, priority: Int, _ xml: inout MarkupWriter,
    styles: inout StyleTable
  ) throws(WorkbookError) {
    func open(
      _ type: String, _ style: NewStyle?, _ xml: inout MarkupWriter, styles: inout StyleTable,
      _ more: (name: String, value: String)...
    ) throws(WorkbookError) {
      var difference: String?
      if let style { difference = "\(try styles.place(ofDifference: style))" }
      xml.raw("<cfRule type=\"\(type)\"")
      if let difference { xml.raw(" dxfId=\"\(difference)\"") }
      xml.raw(" priority=\"\(priority)\"")
      if conditional.stops { xml.raw(" stopIfTrue=\"1\"") }
      for (name, value) in more {
        xml.raw(" \(name)=\"")
        MarkupEscape.append(value.utf8, as: .attribute, to: &xml.bytes)
        xml.raw("\"")
      }
      xml.raw(">")
    }
    switch conditional.rule {
    case .cell(let limit, let style):
      try open("cellIs", style, &xml, styles: &styles, ("operator", limit.comparison))
      for formula in limit.formulas { xml.element("formula", text: formula) }
    case .expression(let formula, let style):
      try open("expression", style, &xml, styles: &styles)
      xml.element("formula", text: formula)
    case .contains(let text, let style):
      try open(
        "containsText", style, &xml, styles: &styles, ("operator", "containsText"), ("text", text))
      let first = conditional.ranges[0].first
      xml.element("formula", text: "NOT(ISERROR(SEARCH(\(Formula.text(text)),\(first))))")
    case .duplicates(let style): try open("duplicateValues", style, &xml, styles: &styles)
    case .top(let count, let percent, let fromBottom, let style):
      try open(
        "top10", style, &xml, styles: &styles, ("percent", percent ? "1" : "0"),
        ("bottom", fromBottom ? "1" : "0"), ("rank", "\(count)"))
    case .colorScale(let stops):
      try open("colorScale", nil, &xml, styles: &styles)
      xml.open("colorScale")
      for stop in stops { write(stop.point, &xml) }
      for stop in stops { xml.empty("color", ["rgb": "FF" + stop.color]) }
      xml.close("colorScale")
    case .dataBar(let bar):
      try open("dataBar", nil, &xml, styles: &styles)
      write(bar, id: id(priority), &xml)
    case .icons(let icons):
      try open("iconSet", nil, &xml, styles: &styles)
      write(icons, &xml)
    }
    xml.close("cfRule")
  }

  private func write(_ bar: NewConditional.DataBar, id: String, _ xml: inout MarkupWriter) {
    xml.open("dataBar", ["showValue": bar.showsValue ? nil : "0"])
    write(bar.minimum ?? .minimum, &xml)
    write(bar.maximum ?? .maximum, &xml)
    xml.empty("color", ["rgb": "FF" + bar.color])
    xml.close("dataBar")
    xml.open("extLst")
    xml.open(
      "ext",
      [
        "uri": "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}",
        "xmlns:x14": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
      ])
    xml.element("x14:id", text: id)
    xml.close("ext")
    xml.close("extLst")
  }

  private func write(_ icons: NewConditional.IconSet, _ xml: inout MarkupWriter) {
    xml.open(
      "iconSet",
      [
        "iconSet": icons.kind.rawValue, "showValue": icons.showsValue ? nil : "0",
        "reverse": icons.isReversed ? "1" : nil,
      ])
    let count = icons.kind.count
    write(.percent(0), &xml)
    for index in 1..<count {
      let share = (Double(index * 100) / Double(count)).rounded()
      write(icons.bounds.isEmpty ? .percent(share) : icons.bounds[index - 1], &xml)
    }
    xml.close("iconSet")
  }

  private func write(_ point: NewConditional.Point, _ xml: inout MarkupWriter) {
    let (type, value) = Self.stored(point)
    xml.empty("cfvo", ["type": type, "val": value])
  }

  private static func stored(_ point: NewConditional.Point) -> (type: String, value: String?) {
    switch point {
    case .minimum: ("min", nil)
    case .maximum: ("max", nil)
    case .number(let number): ("num", ExactDecimal.shortestText(of: number))
    case .percent(let number): ("percent", ExactDecimal.shortestText(of: number))
    case .percentile(let number): ("percentile", ExactDecimal.shortestText(of: number))
    case .formula(let formula): ("formula", formula)
    }
  }

  /// What ties a data bar to its extension: any number that no other bar of the book has.
  private func id(_ priority: Int) -> String {
    func hexadecimal(_ value: Int, _ length: Int) -> String {
      let digits = String(value, radix: 16, uppercase: true)
      return String(repeating: "0", count: max(0, length - digits.utf8.count)) + digits
    }
    return "{6B656E73-616E-4000-\(hexadecimal(number & 0xFFFF, 4))-\(hexadecimal(priority, 12))}"
  }

  func writeExtension(_ xml: inout MarkupWriter) {
    xml.open("x14:conditionalFormattings")
    for (index, conditional) in sheet.conditionals.enumerated() {
      guard case .dataBar(let bar) = conditional.rule else { continue }
      xml.open("x14:conditionalFormatting", ["xmlns:xm": Self.main2009])
      xml.open("x14:cfRule", ["type": "dataBar", "id": id(index + 1)])
      writeExtension(bar, &xml)
      xml.close("x14:cfRule")
      xml.element("xm:sqref", text: Address.list(conditional.ranges))
      xml.close("x14:conditionalFormatting")
    }
    xml.close("x14:conditionalFormattings")
  }

  private func writeExtension(_ bar: NewConditional.DataBar, _ xml: inout MarkupWriter) {
    xml.open(
      "x14:dataBar",
      [
        "minLength": "0", "maxLength": "100", "showValue": bar.showsValue ? nil : "0",
        "gradient": bar.isGradient ? nil : "0", "negativeBarBorderColorSameAsPositive": "0",
      ])
    for (point, automatic) in [(bar.minimum, "autoMin"), (bar.maximum, "autoMax")] {
      guard let point else {
        xml.empty("x14:cfvo", ["type": automatic])
        continue
      }
      let (type, value) = Self.stored(point)
      xml.open("x14:cfvo", ["type": type])
      if let value { xml.element("xm:f", text: value) }
      xml.close("x14:cfvo")
    }
    xml.empty("x14:negativeFillColor", ["rgb": "FF" + bar.negativeColor])
    xml.empty("x14:axisColor", ["rgb": "FF7F7F7F"])
    xml.close("x14:dataBar")
  }
}
