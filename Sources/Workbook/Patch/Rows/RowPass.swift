import Grid

/// One walk over the XML of a part in which every place that names rows is brought up to date.
///
/// Which places these are says `ReferencePlace`; the cells of a worksheet have a file of their own.
struct RowPass {
  /// An element that is open.
  struct Frame {
    var name: String
    /// Where it begins in the output.
    var start: Int
    var depth: Int
    /// What its character data are.
    var content: ReferencePlace.Kind?
    var pieces: [DecodedText.Piece] = []
    var kept = 0
    var dropped = 0
    var added = 0
    /// Where in the output it tells how many elements it holds.
    var counts: [Range<Int>] = []
    /// The cells for which the formulas inside stand.
    var rows: RowGroup?
    /// The first row in view.
    var firstRow = 0
    /// A defined name that Excel gives a meaning, such as a print area.
    var isBuiltIn = false
    var anchor: AnchorMove?
    var corner: AnchorMove.Corner?
  }

  let part: String
  /// The sheet that the part belongs to, nil for the workbook's own parts.
  let sheet: Int?
  let mover: FormulaMover
  /// How the rows of that sheet move.
  let shift: RowShift?
  var newRows: NewRows
  var scanner: XMLScanner
  var output: PartOutput
  var frames: [Frame] = []
  var warnings: [PatchWarning] = []
  /// A cell's formula may give something else than what the file says it gave.
  var changesResults = false

  init(_ source: [UInt8], part: String, sheet: Int?, mover: FormulaMover, limits: Limits) {
    self.part = part
    self.sheet = sheet
    self.mover = mover
    shift = mover.moves.shift(of: sheet)
    newRows = NewRows(shift)
    scanner = XMLScanner(part: part, nesting: limits.nesting)
    output = PartOutput(source)
  }

  /// The part as it is after the move, nil where it stays.
  ///
  /// - Throws: `.unsupportedEdit` where something cannot be moved, and what reading XML throws.
  mutating func run(_ bytes: Span<UInt8>) throws(WorkbookError) -> [UInt8]? {
    while true {
      try scanner.next(bytes)
      switch scanner.kind {
      case .open: try open(bytes)
      case .close: try close(bytes)
      case .text: addPiece(isCDATA: false)
      case .cdata: addPiece(isCDATA: true)
      case .end: return output.finished()
      }
    }
  }

  private mutating func addPiece(isCDATA: Bool) {
    guard let last = frames.indices.last, frames[last].content != nil else { return }
    frames[last].pieces.append(DecodedText.Piece(range: scanner.text, isCDATA: isCDATA))
  }

  private mutating func open(_ bytes: Span<UInt8>) throws(WorkbookError) {
    let name = XMLScanner.string(scanner.name, bytes)
    if name == "sheetData" {
      countKept()
      return try moveCells(bytes)
    }
    var frame = Frame(name: name, start: output.copy(to: scanner.start), depth: scanner.depth)
    let places = ReferencePlace.places(in: name, parent: frames.last?.name)
    var attributes = XMLAttributes(scanner.attributes)
    var isLost = try !prepare(&frame, bytes)
    while !isLost, attributes.next(bytes) {
      let key = localName(attributes.name, bytes)
      if key == "count" || key == "manualBreakCount" {
        let end = output.copy(to: attributes.value.upperBound)
        frame.counts.append(end - attributes.value.count..<end)
      }
      guard let place = places.first(where: { $0.attribute == key }) else { continue }
      isLost = try !move(place.kind, attribute: attributes, bytes)
    }
    if isLost { return try drop(frame, bytes) }
    frame.content = places.first { $0.attribute == nil }?.kind
    guard scanner.isEmpty else { return frames.append(frame) }
    countKept()
  }

  /// Takes out an element that has just been opened.
  private mutating func drop(_ frame: Frame, _ bytes: Span<UInt8>) throws(WorkbookError) {
    try RichText.skip(&scanner, bytes)
    output.drop(from: frame.start, resumingAt: scanner.position)
    if let last = frames.indices.last { frames[last].dropped += 1 }
  }

  /// Takes out the nearest open element that fits, with all it holds.
  mutating func dropAncestor(
    _ bytes: Span<UInt8>, where fits: (Frame) -> Bool
  ) throws(WorkbookError) {
    guard let index = frames.lastIndex(where: fits) else { return }
    while scanner.depth >= frames[index].depth { try scanner.next(bytes) }
    output.drop(from: frames[index].start, resumingAt: scanner.position)
    frames.removeSubrange(index...)
    if index > 0 { frames[index - 1].dropped += 1 }
  }

  private mutating func close(_ bytes: Span<UInt8>) throws(WorkbookError) {
    guard var frame = frames.popLast() else { return }
    if let kind = frame.content, !frame.pieces.isEmpty {
      guard try move(kind, content: frame, bytes) else { return }
    }
    if frame.name == "mergeCells", let shift {
      let prefix = XMLScanner.string(scanner.start + 2..<scanner.name.lowerBound, bytes)
      for merge in newRows.merges(shift) {
        output.insert("<\(prefix)mergeCell ref=\"\(merge)\"/>".utf8, at: scanner.start)
        frame.added += 1
      }
    }
    let isEmptied = frame.dropped > 0 && frame.kept + frame.added == 0
    if isEmptied, ReferencePlace.containers.contains(frame.name), !frames.isEmpty {
      output.drop(from: frame.start, resumingAt: scanner.position)
      frames[frames.count - 1].dropped += 1
      return
    }
    for count in frame.counts.reversed() where frame.added != frame.dropped {
      guard let stated = Int(String(decoding: output.bytes[count], as: UTF8.self)) else { continue }
      output.rewrite(count, with: String(max(0, stated + frame.added - frame.dropped)).utf8)
    }
    countKept()
  }

  private mutating func countKept() {
    if let last = frames.indices.last { frames[last].kept += 1 }
  }

  private func localName(_ range: Range<Int>, _ bytes: Span<UInt8>) -> String {
    var start = range.lowerBound
    for index in range where bytes[index] == UInt8(ascii: ":") { start = index + 1 }
    return XMLScanner.string(start..<range.upperBound, bytes)
  }
}
