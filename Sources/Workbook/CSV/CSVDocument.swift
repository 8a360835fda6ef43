import Grid

/// A CSV file: its bytes as they came and where in them every field stands.
struct CSVDocument: Sendable {
  struct Field: Sendable, Equatable {
    /// Row counts records, not lines.
    var reference: CellReference
    /// In `content`, quotes included.
    var range: Range<Int>
    var isQuoted: Bool
    fileprivate var textRange: Range<Int>
  }

  /// What `Field.range` counts in: the file itself, or, for UTF-16 and UTF-32, its text in UTF-8
  /// without byte order mark.
  let content: [UInt8]
  let encoding: CSVEncoding
  let delimiter: UInt8
  let recordCount: Int
  private let text: [UInt8]
  private let slots: [CSVParser.Slot]
  private let textSlots: [CSVParser.Slot]

  /// - Throws: `.unknownEncoding`, `.malformedCSV` or `.limit`.
  init(_ bytes: [UInt8], isTSV: Bool, limits: Limits) throws(WorkbookError) {
    guard bytes.count < Int(Int32.max) / 3 else {
      throw WorkbookError(.limit(name: "bytes", value: Int(Int32.max) / 3))
    }
    let (encoding, text) = try CSVEncoding.detect(bytes)
    let delimiter = CSVParser.delimiter(of: text, isTSV: isTSV)
    let limit = limits.cells * 4
    let parsed = try CSVParser(text, from: 0, delimiter: delimiter, limit: limit)
    self.encoding = encoding
    self.delimiter = delimiter
    self.text = text
    textSlots = parsed.slots
    recordCount = parsed.records
    if !encoding.isByteOriented || encoding == .utf8 {
      content = text
      slots = parsed.slots
    } else {
      content = bytes
      let start = encoding.byteOrderMark.count
      slots = try CSVParser(bytes, from: start, delimiter: delimiter, limit: limit).slots
      guard slots.count == parsed.slots.count else { throw WorkbookError(.unknownEncoding) }
    }
  }

  var fieldCount: Int { slots.count }

  func field(_ index: Int) -> Field {
    let (slot, inText) = (slots[index], textSlots[index])
    return Field(
      reference: CellReference(row: Int(slot.record), column: Int(slot.column)),
      range: Int(slot.start)..<Int(slot.end), isQuoted: slot.isQuoted,
      textRange: Int(inText.start)..<Int(inText.end))
  }

  /// The field at a place, nil beyond the record's end. Complexity: O(log n).
  func field(at reference: CellReference) -> Field? {
    var low = 0
    var high = slots.count
    while low < high {
      let middle = (low + high) / 2
      if field(middle).reference < reference { low = middle + 1 } else { high = middle }
    }
    guard low < slots.count else { return nil }
    let found = field(low)
    return found.reference == reference ? found : nil
  }

  /// The field's text, quotes undone.
  func text(of field: Field) -> String {
    guard field.isQuoted else { return String(decoding: text[field.textRange], as: UTF8.self) }
    let quote = UInt8(ascii: "\"")
    var result: [UInt8] = []
    var position = field.textRange.lowerBound + 1
    var open = true
    while position < field.textRange.upperBound {
      let byte = text[position]
      if open, byte == quote {
        if position + 1 < field.textRange.upperBound, text[position + 1] == quote {
          result.append(quote)
          position += 1
        } else {
          open = false
        }
      } else {
        result.append(byte)
      }
      position += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Every field that holds something, in reading order.
  func forEachCell(_ body: (Cell) -> Void) {
    for index in slots.indices {
      let field = field(index)
      guard !field.range.isEmpty else { continue }
      let text = text(of: field)
      if !text.isEmpty { body(Cell(field.reference, .text(text))) }
    }
  }
}
