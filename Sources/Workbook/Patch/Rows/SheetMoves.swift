/// The row moves of a patch by sheet, and which sheets a formula's qualifier names.
struct SheetMoves: Sendable {
  /// In the order of the tabs.
  private let indices: [String: Int]
  private let numbers: [Int: Int]
  private var shifts: [Int: RowShift] = [:]

  /// - Parameters:
  ///   - sheets: the names in the order of the tabs.
  ///   - numbers: what the workbook numbers them with.
  /// - Throws: `.noSuchSheet`, and what `RowShift` throws.
  init(
    _ moves: [RowMove], sheets: [String], numbers: [Int] = []
  ) throws(WorkbookError) {
    self.numbers = Dictionary(
      numbers.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
    indices = Dictionary(
      sheets.enumerated().map { ($0.element.lowercased(), $0.offset) }, uniquingKeysWith: min)
    for name in Set(moves.map(\.sheet)) {
      guard let index = sheets.firstIndex(of: name) else { throw WorkbookError(.noSuchSheet(name)) }
      shifts[index] = try RowShift(moves.filter { $0.sheet == name }.map(\.kind))
    }
  }

  var deletesRows: Bool { shifts.values.contains { !$0.deletions.isEmpty } }

  /// How the rows of a sheet move, nil where they stay.
  func shift(of sheet: Int?) -> RowShift? { sheet.flatMap { shifts[$0] } }

  func index(ofSheet name: String) -> Int? { indices[name.lowercased()] }

  func index(ofNumber number: Int) -> Int? { numbers[number] }

  /// The sheets between which a reference reaches, one for most; nil for another file's.
  func sheets(_ qualifier: ArraySlice<UInt8>) -> ClosedRange<Int>? {
    var name = String(decoding: qualifier, as: UTF8.self)
    if name.hasPrefix("'"), name.hasSuffix("'"), name.utf8.count >= 2 {
      name = Self.unquoted(name)
    }
    if let index = index(ofSheet: name) { return index...index }
    // A sheet's name can hold neither colon nor bracket.
    let ends = name.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = index(ofSheet: String(ends[0])),
      let last = index(ofSheet: String(ends[1]))
    else { return nil }
    return min(first, last)...max(first, last)
  }

  private static func unquoted(_ name: String) -> String {
    var result: [UInt8] = []
    var isDoubled = false
    for byte in name.utf8.dropFirst().dropLast() {
      isDoubled = byte == UInt8(ascii: "'") && !isDoubled
      if !isDoubled { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
