/// The places a formula without any calculation names: `'表 1'!$A$1:$D$20,'表 1'!$F:$F`.
///
/// Source: ECMA-376 Part 1, 18.17.2.3 (references).
public struct AreaReference: Hashable, Sendable {
  /// nil where the reference names no sheet.
  public var sheet: String?
  public var rows: ClosedRange<Int>
  public var columns: ClosedRange<Int>

  /// Whole columns were written (`$A:$B`).
  public var isColumns: Bool { rows == 0...CellReference.maximumRow }
  /// Whole rows were written (`$1:$3`).
  public var isRows: Bool { columns == 0...CellReference.maximumColumn }

  public var range: CellRange {
    CellRange(
      CellReference(row: rows.lowerBound, column: columns.lowerBound),
      CellReference(row: rows.upperBound, column: columns.upperBound))
  }

  /// Reads one area; nil for `#REF!`, other workbooks, and anything that is calculated.
  public init?(_ text: some StringProtocol) {
    guard let mark = text.lastIndex(of: "!") else {
      self.init(sheet: nil, place: text)
      return
    }
    let place = text[text.index(after: mark)...]
    let name = text[..<mark]
    if name.first == "'", name.last == "'", name.count >= 2 {
      let inner = name.dropFirst().dropLast()
      // A sheet of another workbook: '[1]表'!A1.
      guard inner.first != "[" else { return nil }
      self.init(sheet: Self.undoubled(inner), place: place)
    } else {
      let isPlain = !name.isEmpty && !name.contains { "[]'(), +-*/&\"".contains($0) }
      guard isPlain else { return nil }
      self.init(sheet: String(name), place: place)
    }
  }

  private init?(sheet: String?, place: some StringProtocol) {
    self.sheet = sheet
    if let range = CellRange(place) {
      (rows, columns) = (range.rows, range.columns)
      return
    }
    let ends = place.split(separator: ":", omittingEmptySubsequences: false).map { end in
      String(end.filter { $0 != "$" })
    }
    guard ends.count == 2 else { return nil }
    if let first = CellReference(ends[0] + "1"), let last = CellReference(ends[1] + "1") {
      columns = CellRange(first, last).columns
      rows = 0...CellReference.maximumRow
    } else if let first = CellReference("A" + ends[0]), let last = CellReference("A" + ends[1]) {
      rows = CellRange(first, last).rows
      columns = 0...CellReference.maximumColumn
    } else {
      return nil
    }
  }

  /// The areas of a comma-separated list; nil where one of them is none.
  public static func list(_ text: String) -> [AreaReference]? {
    var areas: [AreaReference] = []
    var isQuoted = false
    var start = text.startIndex
    for index in text.indices + [text.endIndex] {
      if index < text.endIndex {
        if text[index] == "'" { isQuoted.toggle() }
        guard text[index] == ",", !isQuoted else { continue }
      }
      guard let area = AreaReference(text[start..<index]) else { return nil }
      areas.append(area)
      if index < text.endIndex { start = text.index(after: index) }
    }
    return areas
  }

  private static func undoubled(_ name: some StringProtocol) -> String {
    var result = ""
    var wasQuote = false
    for character in name {
      wasQuote = character == "'" && !wasQuote
      if !wasQuote { result.append(character) }
    }
    return result
  }
}
