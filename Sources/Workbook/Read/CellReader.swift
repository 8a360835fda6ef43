import Grid

/// Turns what the scanner found into the cell's value.
struct CellReader {
  let strings: SharedStrings
  let styles: Styles
  let date1904: Bool
  /// Texts as decoded, so that a string which many cells share is held once.
  private var decoded: [String?]
  private let textLimit: Int
  private var textBytes = 0
  private var sharedFormulas: [Int: (text: String, place: CellReference)] = [:]

  /// - Parameter keepsTexts: false where the cells are looked at one by one and let go.
  init(
    strings: SharedStrings, styles: Styles, date1904: Bool, keepsTexts: Bool, limits: Limits
  ) {
    // A stream of cells over a large table decodes each time: memory is then worth more than time.
    let isSmall = strings.count <= 200_000 && strings.byteCount <= 32 << 20
    decoded = keepsTexts || isSmall ? Array(repeating: nil, count: strings.count) : []
    textLimit = limits.text
    self.strings = strings
    self.styles = styles
    self.date1904 = date1904
  }

  /// Groups of shared formulas are numbered anew in every sheet.
  mutating func beginSheet() { sharedFormulas = [:] }

  /// nil where the cell is blank and holds no formula.
  ///
  /// - Throws: `.malformedXML` for a text that refers to no shared string.
  mutating func cell(
    _ found: WorksheetScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> Cell? {
    let reference = CellReference(row: found.row, column: found.column)
    var formula: String?
    if let source = found.formula { formula = self.formula(source, at: reference) }
    var value = try value(found, bytes, at: reference)
    if case .text("") = value { value = .blank }
    if value.isBlank, formula == nil { return nil }
    if case .text(let text) = value {
      textBytes += text.utf8.count
      guard textBytes <= textLimit else {
        throw WorkbookError(.limit(name: "text", value: textLimit), part: found.scanner.part)
      }
    }
    return Cell(
      reference, value, formula: formula, numberFormat: styles.numberFormat(found.style),
      style: found.style)
  }

  private mutating func value(
    _ found: WorksheetScanner, _ bytes: Span<UInt8>, at reference: CellReference
  ) throws(WorkbookError) -> CellValue {
    let part = found.scanner.part
    if found.type == .inline {
      if let text = found.assembled { return .text(String(decoding: text, as: UTF8.self)) }
      return .text(try text(found, bytes))
    }
    guard let range = found.value else { return .blank }
    switch found.type {
    case .number:
      if found.assembled == nil, let number = NumberReader.double(range, of: bytes) {
        return .number(number)
      }
      let text = try text(found, bytes)
      let copy = Array(text.utf8)
      if let number = NumberReader.double(0..<copy.count, of: copy.span) { return .number(number) }
      // What is no number is shown as it stands; nothing is dropped.
      return text.utf8.allSatisfy(XMLText.isSpace) ? .blank : .text(text)
    case .shared:
      if range.isEmpty { return .blank }
      var index = found.assembled == nil ? NumberReader.index(range, of: bytes) : nil
      if index == nil {
        // Digits may be written as references or in pieces.
        let digits = Array(try self.text(found, bytes).utf8)
        index = NumberReader.index(0..<digits.count, of: digits.span)
      }
      guard let index, let text = sharedText(index) else {
        throw WorkbookError(
          .malformedXML("shared string"), part: part, offset: range.lowerBound,
          cell: reference.description)
      }
      return .text(text)
    case .formulaText, .inline:
      let text = try text(found, bytes)
      guard text.utf8.contains(UInt8(ascii: "_")) else { return .text(text) }
      return .text(String(decoding: XMLText.decodeEscapes(Array(text.utf8)), as: UTF8.self))
    case .boolean:
      let text = try text(found, bytes).filter { !$0.isWhitespace }
      return text.isEmpty ? .blank : .boolean(text == "1" || text.lowercased() == "true")
    case .error:
      let text = try text(found, bytes).filter { !$0.isWhitespace }
      return text.isEmpty ? .blank : .error(text)
    case .date:
      let text = try text(found, bytes).filter { !$0.isWhitespace }
      if text.isEmpty { return .blank }
      return DateSerial.serial(ofISO: text, date1904: date1904).map { .number($0) } ?? .text(text)
    }
  }

  private mutating func sharedText(_ index: Int) -> String? {
    guard decoded.indices.contains(index) else { return strings.text(index) }
    if let known = decoded[index] { return known }
    let text = strings.text(index)
    decoded[index] = text
    return text
  }

  private func text(
    _ found: WorksheetScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> String {
    if let text = found.assembled { return String(decoding: text, as: UTF8.self) }
    guard let range = found.value else { return "" }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    try XMLText.append(range, of: bytes, part: found.scanner.part, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The cells of a shared formula but the first name only its group.
  private mutating func formula(
    _ found: WorksheetScanner.Formula, at place: CellReference
  ) -> String? {
    let text = String(decoding: found.text, as: UTF8.self)
    guard let group = found.shared else { return text.isEmpty ? nil : text }
    if !text.isEmpty {
      sharedFormulas[group] = (text, place)
      return text
    }
    guard let first = sharedFormulas[group] else { return nil }
    return SharedFormula.moved(
      first.text, rows: place.row - first.place.row, columns: place.column - first.place.column)
  }
}
