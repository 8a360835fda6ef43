import Grid

/// The other files that formulas take values from. What is cached of their cells is passed over.
///
/// Source: ECMA-376 Part 1, 18.14.
enum ExternalLinks {
  static func read(
    _ ids: [String], _ relationships: Relationships, of workbook: String,
    _ loader: inout PartLoader
  ) -> [ExternalLink] {
    var links: [ExternalLink] = []
    for (index, id) in ids.enumerated() {
      guard let path = loader.part(id, in: relationships, of: workbook) else { continue }
      guard loader.admits(path) else { break }
      var link: ExternalLink?
      loader.scan(path) { (scanner, bytes, loader) throws(WorkbookError) in
        link = try read(&scanner, bytes, number: index + 1, &loader)
      }
      if let link { links.append(link) }
    }
    return links
  }

  private static func read(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>, number: Int, _ loader: inout PartLoader
  ) throws(WorkbookError) -> ExternalLink? {
    var link: ExternalLink?
    while true {
      try scanner.next(bytes)
      guard scanner.kind == .open else {
        if scanner.kind == .end { return link }
        continue
      }
      let isBook = scanner.nameIs("externalBook", bytes)
      if isBook || scanner.nameIs("oleLink", bytes) {
        link = ExternalLink(
          kind: isBook ? .workbook : .ole, number: number,
          target: try target(scanner, bytes, &loader))
      } else if scanner.nameIs("ddeLink", bytes) {
        let service = try XMLAttributes.value("ddeService", in: scanner, bytes) ?? ""
        let topic = try XMLAttributes.value("ddeTopic", in: scanner, bytes) ?? ""
        link = ExternalLink(kind: .dde, number: number, target: "\(service)|\(topic)")
      } else if scanner.nameIs("sheetName", bytes) {
        link?.sheetNames.append(try XMLAttributes.value("val", in: scanner, bytes) ?? "")
      } else if scanner.nameIs("sheetDataSet", bytes) || scanner.nameIs("ddeItems", bytes) {
        return link
      }
    }
  }

  private static func target(
    _ scanner: XMLScanner, _ bytes: Span<UInt8>, _ loader: inout PartLoader
  ) throws(WorkbookError) -> String? {
    let id = try XMLElement(tag: scanner, bytes).attributes["r:id"] ?? ""
    let relationship = loader.relationships(of: scanner.part)[id]
    if relationship == nil {
      loader.warn(WorkbookError(.missingPart(id), part: scanner.part), part: scanner.part)
    }
    return relationship?.address ?? relationship?.target
  }
}
