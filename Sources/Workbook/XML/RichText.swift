/// The text of `<si>` and `<is>`: plain or in runs, furigana left out.
///
/// Source: ECMA-376 Part 1, 18.4.8 (si), 18.4.6 (rPh), 18.4.12 (t).
enum RichText {
  /// Reads up to the closing tag of the element the scanner has just opened.
  ///
  /// - Returns: whether there was furigana to leave out.
  @discardableResult
  static func read(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>, to result: inout [UInt8]
  ) throws(WorkbookError) -> Bool {
    guard !scanner.isEmpty else { return false }
    let depth = scanner.depth
    var hasFurigana = false
    while true {
      try scanner.next(bytes)
      switch scanner.kind {
      case .open where scanner.nameIs("t", bytes): try readText(&scanner, bytes, to: &result)
      case .open where scanner.nameIs("rPh", bytes):
        hasFurigana = true
        try skip(&scanner, bytes)
      case .close where scanner.depth < depth: return hasFurigana
      case .end: return hasFurigana
      default: break
      }
    }
  }

  private static func readText(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>, to result: inout [UInt8]
  ) throws(WorkbookError) {
    guard !scanner.isEmpty else { return }
    let preserved = try XMLAttributes.value("xml:space", in: scanner, bytes) == "preserve"
    var text: [UInt8] = []
    // White space written as a reference or in CDATA is trimmed like any other.
    try content(&scanner, bytes, to: &text)
    let kept = preserved ? text[...] : XMLText.trimmed(text[...])
    if kept.contains(UInt8(ascii: "_")) {
      result.append(contentsOf: XMLText.decodeEscapes(Array(kept)))
    } else {
      result.append(contentsOf: kept)
    }
  }

  /// The character data up to the closing tag of the element just opened.
  static func content(
    _ scanner: inout XMLScanner, _ bytes: Span<UInt8>, to result: inout [UInt8]
  ) throws(WorkbookError) {
    guard !scanner.isEmpty else { return }
    let depth = scanner.depth
    while true {
      try scanner.next(bytes)
      switch scanner.kind {
      case .text, .cdata:
        try XMLText.append(
          scanner.text, of: bytes, isCDATA: scanner.kind == .cdata, part: scanner.part, to: &result)
      case .close where scanner.depth < depth: return
      case .end: return
      default: break
      }
    }
  }

  /// Passes over the element just opened.
  static func skip(_ scanner: inout XMLScanner, _ bytes: Span<UInt8>) throws(WorkbookError) {
    guard !scanner.isEmpty else { return }
    let depth = scanner.depth
    repeat { try scanner.next(bytes) } while scanner.kind != .end && scanner.depth >= depth
  }
}
