import Grid

/// Writes what of a sheet stands below its rows. The order of the elements is the schema's.
///
/// Source: ECMA-376 Part 1, 18.3.1.99 (worksheet).
struct SheetTail {
  let sheet: NewSheet
  /// Counted from 1.
  let number: Int
  let relations: SheetRelations

  func write(_ xml: inout MarkupWriter, styles: inout StyleTable) throws(WorkbookError) {
    writeProtection(&xml)
    if let range = sheet.autoFilter { xml.empty("autoFilter", ["ref": "\(range)"]) }
    if !sheet.merges.isEmpty {
      xml.open("mergeCells", ["count": "\(sheet.merges.count)"])
      for range in sheet.merges { xml.empty("mergeCell", ["ref": "\(range)"]) }
      xml.close("mergeCells")
    }
    let conditionals = ConditionalMarkup(sheet: sheet, number: number)
    try conditionals.write(&xml, styles: &styles)
    ValidationMarkup.write(sheet.validations, &xml)
    writeLinks(&xml)
    PrintMarkup.write(sheet.printSetup, &xml)
    if let id = relations.drawing { xml.empty("drawing", ["r:id": id]) }
    if let id = relations.notes { xml.empty("legacyDrawing", ["r:id": id]) }
    if !relations.tables.isEmpty {
      xml.open("tableParts", ["count": "\(relations.tables.count)"])
      for id in relations.tables { xml.empty("tablePart", ["r:id": id]) }
      xml.close("tableParts")
    }
    writeExtensions(conditionals, &xml)
    xml.close("worksheet")
  }

  private func writeProtection(_ xml: inout MarkupWriter) {
    if let protection = sheet.protection { xml.raw(protection.markup(prefix: "")) }
  }

  private func writeLinks(_ xml: inout MarkupWriter) {
    guard !sheet.links.isEmpty else { return }
    xml.open("hyperlinks")
    for link in sheet.links {
      switch link.target {
      case .cell(let name, let reference):
        xml.empty(
          "hyperlink",
          [
            "ref": "\(link.reference)", "location": "\(Address.quoted(name))!\(reference)",
            "tooltip": link.tip, "display": "\(name)!\(reference)",
          ])
      case .address(let address):
        xml.empty(
          "hyperlink",
          ["ref": "\(link.reference)", "r:id": relations.links[address], "tooltip": link.tip])
      }
    }
    xml.close("hyperlinks")
  }

  private func writeExtensions(_ conditionals: ConditionalMarkup, _ xml: inout MarkupWriter) {
    guard conditionals.hasExtension || !sheet.sparklines.isEmpty else { return }
    xml.open("extLst")
    if conditionals.hasExtension {
      writeExtension("{78C0D931-6437-407d-A8EE-F0AAD7539E65}", &xml) { xml in
        conditionals.writeExtension(&xml)
      }
    }
    if !sheet.sparklines.isEmpty {
      writeExtension("{05C60535-1F16-4fd2-B633-F4F36F0B64E0}", &xml) { xml in
        SparklineMarkup.write(sheet.sparklines, &xml)
      }
    }
    xml.close("extLst")
  }

  private func writeExtension(
    _ uri: String, _ xml: inout MarkupWriter, _ content: (inout MarkupWriter) -> Void
  ) {
    xml.open(
      "ext",
      [
        "uri": uri,
        "xmlns:x14": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
      ])
    content(&xml)
    xml.close("ext")
  }
}
