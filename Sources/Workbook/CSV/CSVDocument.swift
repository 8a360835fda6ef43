import Grid

/// A CSV file as it came, its encoding narrowed down and its delimiter found; `cells` reads it.
struct CSVDocument: Sendable {
  /// What all offsets count in: the file itself, or, for UTF-16 and UTF-32, its text in UTF-8
  /// without byte order mark.
  let content: [UInt8]
  let delimiter: UInt8
  /// Where the text begins in `content`, behind a byte order mark.
  private let start: Int
  /// What the file may be, likeliest first: the first that fits every byte is it.
  private let candidates: [CSVEncoding]

  /// - Throws: `.unknownEncoding` or `.malformedText` where a marked or wide encoding is not kept to,
  ///   `.limit`.
  init(_ bytes: [UInt8], isTSV: Bool, limits: Limits) throws(WorkbookError) {
    guard bytes.count <= min(limits.bytes, Int(UInt32.max) / 2) else {
      throw WorkbookError(.limit(name: "bytes", value: limits.bytes))
    }
    candidates = try Self.candidates(of: bytes)
    let first = candidates[0]
    if first.isByteOriented {
      content = bytes
      start = first.byteOrderMark.count
    } else {
      content = try Self.text(of: bytes, first)
      start = 0
    }
    delimiter = CSVDelimiter.found(in: content, from: start, isTSV: isTSV)
  }

  private static func candidates(of bytes: [UInt8]) throws(WorkbookError) -> [CSVEncoding] {
    for characters in [
      CSVEncoding.Characters.utf8, .utf32LE, .utf32BE, .utf16LE, .utf16BE,
    ] where bytes.starts(with: CSVEncoding.mark(of: characters)) {
      return [CSVEncoding(characters, hasMark: true)]
    }
    if let order = WideText.order(bytes) { return [CSVEncoding(order)] }
    // ISO-2022-JP shifts between its sets by escapes, which no other text holds.
    let head = bytes.prefix(4096)
    guard !zip(head, head.dropFirst()).contains(where: { $0 == (0x1B, UInt8(ascii: "$")) }) else {
      throw WorkbookError(.unknownEncoding)
    }
    // Text has few NULs; half of UTF-16 are NULs, and nothing tells its byte order here.
    let zeros = head.count { $0 == 0 }
    guard zeros * 8 < max(16, min(bytes.count, 4096)) else { throw WorkbookError(.unknownEncoding) }
    return [CSVEncoding(.utf8), CSVEncoding(.cp932), CSVEncoding(.eucJP)]
  }

  private static func text(
    of bytes: [UInt8], _ encoding: CSVEncoding
  ) throws(WorkbookError) -> [UInt8] {
    let wide = WideText(bytes, from: encoding.byteOrderMark.count, encoding.characters)
    guard let fault = wide.fault else { return wide.text }
    let place = TextPlace(wide.text.span, from: 0, at: wide.text.count, CSVEncoding(.utf8))
    throw WorkbookError(
      .malformedText(encoding: encoding.label, line: place.line, column: place.column),
      offset: fault)
  }

  /// Every field, found and, where asked for, typed.
  ///
  /// - Parameters:
  ///   - typed: numbers are read too.
  ///   - limit: of fields.
  /// - Throws: `.malformedText` where no encoding fits every byte, `.malformedCSV` for a quote that
  ///   is never closed, `.limit`.
  /// - Complexity: O(n), shared by two threads where there are more than some megabytes.
  func cells(
    typed: Bool = false, limit: Int, threads: Int = 1
  ) throws(WorkbookError) -> CSVCells {
    let encoding = try encoding(threads: threads)
    let scan = CSVScan(
      content: content, start: start, delimiter: delimiter, typed: typed, limit: limit)
    do {
      let blocks = try scan.blocks(threads: threads)
      return CSVCells(content: content, encoding: encoding, delimiter: delimiter, blocks: blocks)
    } catch {
      guard case .unclosed(let offset) = error else {
        throw WorkbookError(.limit(name: "fields", value: limit))
      }
      let place = TextPlace(content.span, from: start, at: offset, encoding)
      throw WorkbookError(
        .malformedCSV("quote never closed", line: place.line, column: place.column),
        offset: offset, cell: CellReference(row: record(at: offset), column: 0).description)
    }
  }

  /// The record that a field beginning at this byte belongs to, from 0.
  private func record(at offset: Int) -> Int {
    let before = CSVScan(
      content: Array(content[..<offset]), start: start, delimiter: delimiter, typed: false,
      limit: .max)
    guard offset > start, let last = (try? before.blocks(threads: 1))?.last else { return 0 }
    let isNext = [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(content[offset - 1])
    return last.firstRecord + last.recordCount - (isNext ? 0 : 1)
  }

  /// A field takes less than a thirtieth of the memory of a book's cell.
  func fieldLimit(_ limits: Limits) -> Int { limits.cells * 32 }

  private func encoding(threads: Int) throws(WorkbookError) -> CSVEncoding {
    guard candidates[0].isByteOriented else { return candidates[0] }
    var furthest: (fault: Int, encoding: CSVEncoding)?
    var unlikely: CSVEncoding?
    for encoding in candidates {
      let check = TextCheck.of(content, from: start, encoding.characters, threads: threads)
      if let fault = check.fault {
        if fault > furthest?.fault ?? -1 { furthest = (fault, encoding) }
      } else if check.isMostlyHalfWidth {
        unlikely = encoding
      } else {
        return encoding
      }
    }
    if let unlikely { return unlikely }
    guard let (fault, encoding) = furthest else { return candidates[0] }
    let place = TextPlace(content.span, from: start, at: fault, encoding)
    throw WorkbookError(
      .malformedText(encoding: encoding.label, line: place.line, column: place.column),
      offset: fault)
  }
}
