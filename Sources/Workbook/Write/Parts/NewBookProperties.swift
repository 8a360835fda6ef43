import Grid

/// Writes what the workbook says about itself.
///
/// Source: ECMA-376 Part 2, 11 (core properties); Part 1, 22.2 (extended), 22.3 (custom).
struct NewBookProperties {
  let book: NewBook

  func core() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open(
      "cp:coreProperties",
      [
        "xmlns:cp": Relations.package + "/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ])
    for (name, text) in [
      ("dc:title", book.title), ("dc:subject", book.subject), ("dc:creator", book.creator),
      ("cp:keywords", book.facts.keywords), ("dc:description", book.facts.description),
      ("cp:category", book.facts.category),
    ] {
      if let text { xml.element(name, text: text) }
    }
    if let created = book.facts.created {
      xml.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], text: created)
    }
    xml.close("cp:coreProperties")
    return xml.bytes
  }

  func application() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open(
      "Properties",
      ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"])
    xml.element("Application", text: "kensan")
    if let manager = book.facts.manager { xml.element("Manager", text: manager) }
    if let company = book.facts.company { xml.element("Company", text: company) }
    xml.close("Properties")
    return xml.bytes
  }

  /// Nil where there are none.
  ///
  /// - Parameter firstNumber: of the first property; numbers begin at 2.
  func custom(firstNumber: Int = 2) -> [UInt8]? {
    guard !book.facts.custom.isEmpty else { return nil }
    var xml = MarkupWriter()
    xml.open(
      "Properties",
      [
        "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
      ])
    for (index, property) in book.facts.custom.enumerated() {
      xml.open(
        "property",
        [
          // The id of user-defined properties.
          "fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": "\(index + firstNumber)",
          "name": property.name,
        ])
      switch property.value {
      case .text(let text): xml.element("vt:lpwstr", text: text)
      case .number(let number):
        xml.element("vt:r8", text: ExactDecimal.shortestText(of: number))
      case .boolean(let flag): xml.element("vt:bool", text: flag ? "true" : "false")
      case .date(let date): xml.element("vt:filetime", text: date)
      }
      xml.close("property")
    }
    xml.close("Properties")
    return xml.bytes
  }
}
