import Grid

/// What a worksheet part says beside its cells.
struct SheetLayout {
  var merges: [CellRange] = []
  var validations: [DataValidation] = []
  var hiddenRows: Set<Int> = []
  var hiddenColumns: Set<Int> = []

  /// Takes in the element the scanner has just opened.
  ///
  /// Source: ECMA-376 Part 1, 18.3.1.55 (mergeCell), 18.3.1.13 (col), 18.3.1.32 (dataValidation).
  mutating func read(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    if scanner.nameIs("mergeCell", bytes) {
      if let range = try XMLAttributes.value("ref", in: scanner, bytes).flatMap({ CellRange($0) }) {
        merges.append(range)
      }
    } else if scanner.nameIs("col", bytes) {
      guard try XMLAttributes.flag("hidden", in: scanner, bytes),
        let first = try XMLAttributes.value("min", in: scanner, bytes).flatMap({ Int($0) }),
        let last = try XMLAttributes.value("max", in: scanner, bytes).flatMap({ Int($0) }),
        first >= 1, first <= last
      else { return }
      hiddenColumns.formUnion((first - 1)...min(last - 1, CellReference.maximumColumn))
    } else if scanner.nameIs("dataValidation", bytes) {
      try readValidation(&scanner, bytes)
    }
  }

  /// The current row, just opened.
  mutating func readRow(
    _ row: Int, _ scanner: XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    if try XMLAttributes.flag("hidden", in: scanner, bytes) { hiddenRows.insert(row) }
  }

  /// Excel 2010's extension writes the range and formula as `xm:sqref` and `xm:f` inside.
  private mutating func readValidation(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    let type = try XMLAttributes.value("type", in: scanner, bytes) ?? ""
    var areas = try XMLAttributes.value("sqref", in: scanner, bytes) ?? ""
    var formula: [UInt8] = []
    if !scanner.isEmpty {
      let depth = scanner.depth
      var isFirst = false
      while true {
        try scanner.next(bytes)
        if scanner.kind == .end || (scanner.kind == .close && scanner.depth < depth) { break }
        guard scanner.kind == .open else { continue }
        if scanner.nameIs("formula1", bytes) {
          isFirst = true
          let holdsText =
            !scanner.isEmpty && scanner.position < bytes.count
            && bytes[scanner.position] != UInt8(ascii: "<")
          if holdsText { try RichText.content(&scanner, bytes, to: &formula) }
        } else if scanner.nameIs("formula2", bytes) {
          isFirst = false
        } else if scanner.nameIs("f", bytes), isFirst {
          try RichText.content(&scanner, bytes, to: &formula)
        } else if scanner.nameIs("sqref", bytes) {
          var text: [UInt8] = []
          try RichText.content(&scanner, bytes, to: &text)
          areas = String(decoding: text, as: UTF8.self)
        }
      }
    }
    let ranges = areas.split(whereSeparator: \.isWhitespace).compactMap { CellRange($0) }
    guard !ranges.isEmpty else { return }
    let text = String(decoding: formula, as: UTF8.self)
    validations.append(
      DataValidation(
        ranges: ranges, type: type, formula: text,
        choices: type == "list" ? Self.choices(text) : nil))
  }

  /// `"A,B,C"` with its quotes; a quote inside is doubled.
  static func choices(_ formula: String) -> [String]? {
    var text = Substring(formula)
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    guard text.count >= 2, text.first == "\"", text.last == "\"" else { return nil }
    var plain = ""
    var skip = false
    for character in text.dropFirst().dropLast() {
      if character == "\"", !skip {
        skip = true
        plain.append(character)
      } else if character == "\"" {
        skip = false
      } else {
        skip = false
        plain.append(character)
      }
    }
    return plain.split(separator: ",", omittingEmptySubsequences: false).map { choice in
      let start = choice.drop { $0 == " " }
      return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
    }
  }
}
