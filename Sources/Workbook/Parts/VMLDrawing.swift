import Grid

/// What the old drawing of a sheet says: notes' boxes, and controls as Excel 2007 knows them.
///
/// Source: ECMA-376 Part 4, 19.4 (ClientData), 19.1.2.19 (shape), 19.1.2.22 (textbox).
enum VMLDrawing {
  struct Shape {
    /// The number by which the sheet's controls name it.
    var number: Int?
    var name = ""
    var isHidden = false
    /// The text in it, a line per block.
    var text = ""
    /// `Note`, `Checkbox`, `Radio`, …
    var type = ""
    /// The elements of its client data.
    var facts: [String: String] = [:]

    /// The cell a note stands on.
    var noteCell: CellReference? {
      guard type == "Note", let row = facts["Row"].flatMap({ Int($0) }),
        let column = facts["Column"].flatMap({ Int($0) }), row >= 0, column >= 0
      else { return nil }
      return CellReference(row: row, column: column)
    }

    /// An element without content means yes.
    func flag(_ name: String) -> Bool {
      facts[name].map { ["", "true", "t", "1"].contains($0.lowercased()) } ?? false
    }
  }

  /// The shapes up to the first fault, if there is one.
  static func read(_ part: String, _ loader: inout PartLoader) -> [Shape] {
    var shapes: [Shape] = []
    loader.scan(part, closingBreaks) { (scanner, bytes, loader) throws(WorkbookError) in
      var shape: Shape?
      var budget = XMLBounds.Budget(loader.limits)
      while true {
        try scanner.next(bytes)
        if scanner.kind == .end { return }
        guard scanner.kind == .open else { continue }
        if try isShape(scanner, bytes) {
          shape = try opened(scanner, bytes)
        } else if scanner.nameIs("textbox", bytes) {
          shape?.text = try text(&scanner, bytes)
        } else if scanner.nameIs("ClientData", bytes), var found = shape {
          guard loader.admits(part) else { return }
          found.type = try XMLAttributes.value("ObjectType", in: scanner, bytes) ?? ""
          found.facts = try facts(&scanner, bytes, &budget)
          shapes.append(found)
          shape = nil
        }
      }
    }
    return shapes
  }

  private static func isShape(
    _ scanner: XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Bool {
    scanner.nameIs("shape", bytes) || scanner.nameIs("rect", bytes)
      || scanner.nameIs("roundrect", bytes) || scanner.nameIs("oval", bytes)
  }

  private static func opened(
    _ scanner: XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Shape {
    let attributes = try XMLElement(tag: scanner, bytes).attributes
    let id = attributes["id"] ?? ""
    let style = (attributes["style"] ?? "").filter { !$0.isWhitespace }.lowercased()
    return Shape(
      number: number(attributes["r:spid"] ?? id), name: id.hasPrefix("_x0000_s") ? "" : escaped(id),
      isHidden: style.contains("visibility:hidden"))
  }

  /// `_x0000_s1025` → 1025.
  static func number(_ id: String) -> Int? {
    guard id.hasPrefix("_x0000_s") else { return nil }
    return Int(id.dropFirst(8))
  }

  /// `Check_x0020_Box_x0020_1` → `Check Box 1`.
  private static func escaped(_ id: String) -> String {
    String(decoding: XMLText.decodeEscapes(Array(id.utf8)), as: UTF8.self)
  }

  /// Line breaks and indents between the tags are no text.
  private static func text(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> String {
    guard !scanner.isEmpty else { return "" }
    let depth = scanner.depth
    var text = ""
    while true {
      try scanner.next(bytes)
      switch scanner.kind {
      case .text, .cdata:
        var piece: [UInt8] = []
        try XMLText.append(
          scanner.text, of: bytes, isCDATA: scanner.kind == .cdata, part: scanner.part, to: &piece)
        text += String(decoding: piece, as: UTF8.self).split(whereSeparator: \.isNewline)
          .map { $0.drop { $0 == " " || $0 == "\t" } }.joined(separator: " ")
      case .open where scanner.nameIs("br", bytes): text += "\n"
      case .open where scanner.nameIs("div", bytes):
        if !text.isEmpty, text.last != "\n" { text += "\n" }
      case .close where scanner.depth < depth, .end:
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
      default: break
      }
    }
  }

  private static func facts(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>, _ budget: inout XMLBounds.Budget
  ) throws(WorkbookError) -> [String: String] {
    var facts: [String: String] = [:]
    for element in try XMLElement(&scanner, bytes, budget: &budget).children {
      facts[element.name] = element.text.split(whereSeparator: \.isWhitespace).joined(
        separator: " ")
    }
    return facts
  }

  /// Excel writes `<br>` as HTML does, without closing it.
  private static func closingBreaks(_ bytes: [UInt8]) -> [UInt8] {
    let open = Array("<br>".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var start = 0
    while let found = bytes[start...].firstIndex(of: UInt8(ascii: "<")) {
      result += bytes[start..<found]
      start = found + 1
      if bytes[found...].starts(with: open) {
        result += Array("<br/>".utf8)
        start = found + open.count
        if bytes[start...].starts(with: Array("</br>".utf8)) { start += 5 }
      } else {
        result.append(bytes[found])
      }
    }
    return result + bytes[start...]
  }
}
