public import Grid

/// The fields of a CSV file, typed: made for files of many million fields.
///
/// A field is a number where it is written as JSON writes numbers and not in quotes; `007`, whole
/// numbers of more than 15 digits, `1,234`, dates and `TRUE` are text. Each field's text stays to be
/// had, numbers' too. Strings are made only when asked for.
public struct CSVCells: Sendable {
  let content: [UInt8]
  let encoding: CSVEncoding
  let delimiter: UInt8
  private let blocks: [CSVBlock]

  /// A field of the file.
  struct Field: Sendable, Equatable {
    /// Row counts records, not lines.
    var reference: CellReference
    /// In `content`, quotes included.
    var range: Range<Int>
    var isQuoted: Bool
  }

  /// - Parameter blocks: numbered from record 0.
  init(content: [UInt8], encoding: CSVEncoding, delimiter: UInt8, blocks: [CSVBlock]) {
    self.content = content
    self.encoding = encoding
    self.delimiter = delimiter
    self.blocks = blocks
  }

  /// Records, empty lines among them.
  public var rowCount: Int { blocks.last.map { $0.firstRecord + $0.recordCount } ?? 0 }

  /// Fields, empty ones among them.
  public var count: Int { blocks.reduce(0) { $0 + $1.fieldCount } }

  /// The fields of one record, 0 beyond the last.
  ///
  /// Complexity: O(log n).
  public func columnCount(inRow row: Int) -> Int {
    guard let block = block(ofRow: row) else { return 0 }
    return block.fields(ofRecord: row - block.firstRecord).count
  }

  /// The value at a place; blank where the field is empty or there is none.
  ///
  /// Complexity: O(log n).
  public subscript(row row: Int, column column: Int) -> CellValue {
    guard let (block, index) = place(row, column) else { return .blank }
    return value(block, index, row, column)
  }

  /// The value at an address like `B7`; blank too where the text is no address.
  ///
  /// Complexity: O(log n).
  public subscript(_ reference: String) -> CellValue {
    guard let place = CellReference(reference) else { return .blank }
    return self[row: place.row, column: place.column]
  }

  /// The number at a place, nil where the field is text or empty.
  public func number(row: Int, column: Int) -> Double? {
    guard let (block, index) = place(row, column) else { return nil }
    return block.number(ofField: index)
  }

  /// The field as it was written, quotes undone; numbers too.
  public func text(row: Int, column: Int) -> String {
    field(at: CellReference(row: row, column: column)).map(text) ?? ""
  }

  /// Every field in reading order, the empty ones too.
  public func forEachField<Failure>(
    _ body: (_ row: Int, _ column: Int, _ value: CellValue) throws(Failure) -> Void
  ) throws(Failure) {
    for block in blocks {
      for record in 0..<block.recordCount {
        let row = block.firstRecord + record
        let fields = block.fields(ofRecord: record)
        for index in fields {
          let column = index - fields.lowerBound
          try body(row, column, value(block, index, row, column))
        }
      }
    }
  }

  /// Every field that holds something, in reading order.
  func forEachCell<Failure>(_ body: (Cell) throws(Failure) -> Void) throws(Failure) {
    try forEachField { (row, column, value) throws(Failure) in
      guard !value.isBlank else { return }
      try body(Cell(CellReference(row: row, column: column), value))
    }
  }

  /// The field at a place, nil beyond the record's end.
  func field(at reference: CellReference) -> Field? {
    guard let (block, index) = place(reference.row, reference.column) else { return nil }
    return field(block, index, reference)
  }

  /// The field's text, quotes undone.
  func text(of field: Field) -> String {
    let bytes = field.isQuoted ? unquoted(field.range)[...] : content[field.range]
    guard let table = encoding.table else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: table.utf8(bytes.span, 0..<bytes.count), as: UTF8.self)
  }

  private func unquoted(_ range: Range<Int>) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    var result: [UInt8] = []
    var position = range.lowerBound + 1
    var isOpen = true
    while position < range.upperBound {
      let byte = content[position]
      if isOpen, byte == quote {
        if position + 1 < range.upperBound, content[position + 1] == quote {
          result.append(quote)
          position += 1
        } else {
          isOpen = false
        }
      } else {
        result.append(byte)
      }
      position += 1
    }
    return result
  }

  private func value(_ block: CSVBlock, _ index: Int, _ row: Int, _ column: Int) -> CellValue {
    if let number = block.number(ofField: index) { return .number(number) }
    let text = text(of: field(block, index, CellReference(row: row, column: column)))
    return text.isEmpty ? .blank : .text(text)
  }

  private func field(_ block: CSVBlock, _ index: Int, _ reference: CellReference) -> Field {
    let fields = block.fields(ofRecord: reference.row - block.firstRecord)
    let range = block.range(
      ofField: index, isLast: index == fields.upperBound - 1, in: content.span)
    let isQuoted = !range.isEmpty && content[range.lowerBound] == UInt8(ascii: "\"")
    return Field(reference: reference, range: range, isQuoted: isQuoted)
  }

  private func place(_ row: Int, _ column: Int) -> (CSVBlock, Int)? {
    guard column >= 0, let block = block(ofRow: row) else { return nil }
    let fields = block.fields(ofRecord: row - block.firstRecord)
    return column < fields.count ? (block, fields.lowerBound + column) : nil
  }

  private func block(ofRow row: Int) -> CSVBlock? {
    guard 0..<rowCount ~= row else { return nil }
    var low = 0
    var high = blocks.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if blocks[middle].firstRecord <= row { low = middle } else { high = middle - 1 }
    }
    return blocks[low]
  }
}
