import Grid

/// Cells as they are read: sixteen bytes each, texts in one blob, no `String` before it is asked for.
@usableFromInline
struct CellTable: Sendable {
  /// What a cell holds and where: a number's bits, an index, a flag, or start and length in `texts`.
  @usableFromInline
  struct Record: Sendable, Equatable {
    @usableFromInline var payload: UInt64
    @usableFromInline var style: UInt32
    @usableFromInline var column: UInt16
    @usableFromInline var kind: SheetCells.Kind
  }

  struct Row: Sendable, Equatable {
    var number: Int
    /// The index of its first record.
    var start: Int
  }

  struct Options: Sendable {
    var date1904 = false
    var keepsFormulas = false
    /// Bytes of texts that are held at once, and of one of them.
    var texts: Int
    var textOfCell = Limits.standard.textOfCell
  }

  /// A shared formula as its first cell spells it out.
  private struct Group {
    var text: [UInt8]
    var place: CellReference
    /// Once another cell has asked for it.
    var ready: SharedFormula?

    /// Bytes of those held ready, which take some twenty times their text.
    static let mostReady = 64 << 20
  }

  var strings: SharedStrings
  let options: Options
  @usableFromInline private(set) var records = RecordList()
  private(set) var rows: [Row] = []
  private(set) var texts: [UInt8] = []
  /// The formulas of records, in their order.
  private(set) var formulas: [(record: Int, text: Range<Int>)] = []
  /// Whether every cell stands behind the one before it.
  private(set) var isSorted = true
  private var lastPlace = -1
  private var groups: [Int: Group] = [:]
  /// Bytes that the groups hold ready.
  private var readyBytes = 0

  init(strings: SharedStrings, options: Options) {
    self.strings = strings
    self.options = options
  }

  /// Forgets the cells, not the groups of shared formulas, which later cells refer to.
  mutating func removeAll() {
    records.removeAll()
    rows.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    formulas.removeAll(keepingCapacity: true)
  }

  /// Groups of shared formulas are numbered anew in every sheet.
  mutating func beginSheet() {
    removeAll()
    groups = [:]
    readyBytes = 0
    lastPlace = -1
  }

  /// Forgets all rows but the last, which may go on.
  mutating func keepLastRow() {
    guard let last = rows.last else { return removeAll() }
    let (old, oldTexts) = (records[last.start...], texts)
    let moved = formulas.filter { $0.record >= last.start }
    removeAll()
    rows.append(Row(number: last.number, start: 0))
    for var record in old {
      if record.kind == .text || record.kind == .error {
        let (start, length) = (Int(record.payload >> 32), Int(record.payload & 0xFFFF_FFFF))
        record.payload = UInt64(texts.count) << 32 | UInt64(length)
        texts += oldTexts[start..<(start + length)]
      }
      records.append(record)
    }
    for formula in moved {
      let start = texts.count
      texts += oldTexts[formula.text]
      formulas.append((formula.record - last.start, start..<texts.count))
    }
  }

  @inline(__always)
  mutating func append(
    row: Int, column: Int, style: UInt32, kind: SheetCells.Kind, payload: UInt64
  ) {
    let place = row &<< 14 | column
    if place &>> 14 != lastPlace &>> 14 || rows.isEmpty {
      rows.append(Row(number: row, start: records.count))
    }
    if place <= lastPlace { isSorted = false }
    lastPlace = place
    records.append(
      Record(
        payload: payload, style: style, column: UInt16(truncatingIfNeeded: column), kind: kind))
  }

  /// Puts a text into the blob.
  ///
  /// - Throws: `.limit` where all texts become too long.
  mutating func payload(
    _ text: Span<UInt8>, part: String
  ) throws(WorkbookError) -> UInt64 {
    let start = texts.count
    guard text.count <= options.textOfCell else {
      throw WorkbookError(.limit(name: "text of a cell", value: options.textOfCell), part: part)
    }
    guard text.count <= options.texts - start, start + text.count <= UInt32.max else {
      throw WorkbookError(.limit(name: "text", value: options.texts), part: part)
    }
    XMLText.copy(text, to: &texts)
    return UInt64(start) << 32 | UInt64(text.count)
  }

  // MARK: the general reader's cells

  /// Takes in a cell as the general scanner found it; blank ones without a formula are passed over.
  ///
  /// - Throws: `.malformedXML` for a text that refers to no shared string, or `.limit`.
  mutating func append(
    _ found: WorksheetScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) {
    let reference = CellReference(row: found.row, column: found.column)
    var formula: [UInt8]?
    if options.keepsFormulas, let source = found.formula {
      formula = self.formula(source, at: reference)
    }
    let (kind, payload) = try value(found, bytes, at: reference)
    if kind == .blank, formula == nil { return }
    append(
      row: found.row, column: found.column, style: UInt32(clamping: found.style), kind: kind,
      payload: payload)
    if let formula { try append(formula: formula.span, part: found.scanner.part) }
  }

  /// A text that stands in no XML.
  mutating func append(
    _ text: String, at reference: CellReference, part: String
  ) throws(WorkbookError) {
    guard reference.column <= CellReference.maximumColumn else {
      throw WorkbookError(.limit(name: "columns", value: CellReference.maximumColumn + 1))
    }
    let (kind, payload) = try self.text(Array(text.utf8), part)
    append(row: reference.row, column: reference.column, style: 0, kind: kind, payload: payload)
  }

  /// The formula of the cell appended last.
  mutating func append(formula: Span<UInt8>, part: String) throws(WorkbookError) {
    let start = texts.count
    _ = try payload(formula, part: part)
    formulas.append((records.count - 1, start..<texts.count))
  }

  private mutating func value(
    _ found: WorksheetScanner, _ bytes: Span<UInt8>, at reference: CellReference
  ) throws(WorkbookError) -> (SheetCells.Kind, UInt64) {
    let part = found.scanner.part
    if found.type == .inline { return try text(content(found, bytes), part) }
    guard let range = found.value else { return (.blank, 0) }
    switch found.type {
    case .number:
      if found.assembled == nil, let number = NumberReader.double(range, of: bytes) {
        return (.number, number.bitPattern)
      }
      let content = try content(found, bytes)
      if let number = NumberReader.double(0..<content.count, of: content.span) {
        return (.number, number.bitPattern)
      }
      // What is no number is shown as it stands; nothing is dropped.
      return content.allSatisfy(XMLText.isSpace) ? (.blank, 0) : try text(content, part)
    case .shared:
      let content = try content(found, bytes)
      if content.isEmpty { return (.blank, 0) }
      guard let index = NumberReader.index(0..<content.count, of: content.span),
        index < strings.count
      else {
        throw WorkbookError(
          .malformedXML("shared string"), part: part, offset: range.lowerBound,
          cell: reference.description)
      }
      return strings.isBlank(index) ? (.blank, 0) : (.shared, UInt64(index))
    case .formulaText, .inline: return try text(decoded(content(found, bytes)), part)
    case .boolean:
      let flag = try word(found, bytes)
      return flag.isEmpty ? (.blank, 0) : (.boolean, Self.isTrue(flag) ? 1 : 0)
    case .error:
      let code = try word(found, bytes)
      return code.isEmpty ? (.blank, 0) : (.error, try payload(Array(code.utf8).span, part: part))
    case .date:
      let date = try word(found, bytes)
      guard let serial = DateSerial.serial(ofISO: date, date1904: options.date1904) else {
        return try text(Array(date.utf8), part)
      }
      return (.date, serial.bitPattern)
    }
  }

  private mutating func text(
    _ text: [UInt8], _ part: String
  ) throws(WorkbookError) -> (SheetCells.Kind, UInt64) {
    text.isEmpty ? (.blank, 0) : (.text, try payload(text.span, part: part))
  }

  private static func isTrue(_ flag: String) -> Bool { flag == "1" || flag.lowercased() == "true" }

  private func decoded(_ text: [UInt8]) -> [UInt8] {
    text.contains(UInt8(ascii: "_")) ? XMLText.decodeEscapes(text) : text
  }

  /// The content of `<v>` with entities undone.
  private func content(
    _ found: WorksheetScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> [UInt8] {
    if let text = found.assembled { return text }
    guard let range = found.value else { return [] }
    var text: [UInt8] = []
    try XMLText.append(range, of: bytes, part: found.scanner.part, to: &text)
    return text
  }

  private func word(
    _ found: WorksheetScanner, _ bytes: Span<UInt8>
  ) throws(WorkbookError) -> String {
    String(decoding: try content(found, bytes), as: UTF8.self).filter { !$0.isWhitespace }
  }

  /// The cells of a shared formula but the first name only its group.
  private mutating func formula(
    _ found: WorksheetScanner.Formula, at place: CellReference
  ) -> [UInt8]? {
    guard let group = found.shared else { return found.text.isEmpty ? nil : found.text }
    if !found.text.isEmpty {
      groups[group] = Group(text: found.text, place: place)
      return found.text
    }
    guard let first = groups[group] else { return nil }
    let ready = first.ready ?? SharedFormula(FormulaReferences(first.text))
    if first.ready == nil, ready.byteCount <= Group.mostReady - readyBytes {
      readyBytes += ready.byteCount
      groups[group]?.ready = ready
    }
    return ready.moved(
      rows: place.row - first.place.row, columns: place.column - first.place.column)
  }

  // MARK: order

  /// Brings the cells into reading order; of two at one place the later one counts.
  mutating func sort() {
    guard !isSorted else { return }
    var places: [(place: Int, record: Int)] = []
    for (index, row) in rows.enumerated() {
      let end = index + 1 < rows.count ? rows[index + 1].start : records.count
      for record in row.start..<end {
        places.append((row.number << 14 | Int(records[record].column), record))
      }
    }
    places.sort { $0.place != $1.place ? $0.place < $1.place : $0.record < $1.record }
    let old = records
    let texts = Dictionary(formulas.map { ($0.record, $0.text) }, uniquingKeysWith: { $1 })
    (records, rows, formulas, lastPlace) = (RecordList(), [], [], -1)
    for (index, (place, record)) in places.enumerated() {
      if index + 1 < places.count, places[index + 1].place == place { continue }
      let cell = old[record]
      append(
        row: place >> 14, column: place & 0x3FFF, style: cell.style, kind: cell.kind,
        payload: cell.payload)
      if let text = texts[record] { formulas.append((records.count - 1, text)) }
    }
    isSorted = true
  }

  // MARK: finding

  /// The first index from 0 below `count` for which the condition holds, `count` where none does.
  private static func first(below count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The index in `rows` of a record's row.
  func row(of record: Int) -> Int {
    Self.first(below: rows.count) { rows[$0].start > record } - 1
  }

  /// The record of a place, nil where nothing stands there. The cells must be sorted.
  func record(row: Int, column: Int) -> Int? {
    let index = Self.first(below: rows.count) { rows[$0].number >= row }
    guard index < rows.count, rows[index].number == row else { return nil }
    let start = rows[index].start
    let end = index + 1 < rows.count ? rows[index + 1].start : records.count
    let record = start + Self.first(below: end - start) { records[start + $0].column >= column }
    return record < end && records[record].column == column ? record : nil
  }

  // MARK: values

  func text(_ range: Range<Int>) -> String { String(decoding: texts[range], as: UTF8.self) }

  /// The text of a record whose payload is one.
  func text(of record: Record) -> String {
    let start = Int(record.payload >> 32)
    return text(start..<(start + Int(record.payload & 0xFFFF_FFFF)))
  }

  func value(of record: Record) -> CellValue {
    switch record.kind {
    case .blank: .blank
    case .number, .date: .number(Double(bitPattern: record.payload))
    case .shared: .text(strings.text(Int(record.payload)) ?? "")
    case .text: .text(text(of: record))
    case .boolean: .boolean(record.payload != 0)
    case .error: .error(text(of: record))
    }
  }

  /// The formula of a record. Complexity: O(log n).
  func formula(_ record: Int) -> String? {
    let index = Self.first(below: formulas.count) { formulas[$0].record >= record }
    guard index < formulas.count, formulas[index].record == record else { return nil }
    return text(formulas[index].text)
  }
}
