/// A shared formula as it reads in other cells: relative references move along, absolute ones stay.
///
/// Only what moves is kept of it, so that many formulas can be held ready, and moving one makes
/// nothing for each reference: a large book spells out a hundred million of them.
///
/// Source: ECMA-376 Part 1, 18.3.1.40 (f, shared formulas).
package struct SharedFormula: Sendable {
  /// A row's digits or a column's letters that move along.
  private struct Step {
    var start: UInt32
    var length: UInt8
    var isRow: Bool
    /// From 0.
    var number: Int32
  }

  /// A reference with anything that moves.
  private struct Place {
    var start: UInt32
    var end: UInt32
    /// The end of its steps.
    var steps: UInt32
  }

  private let bytes: [UInt8]
  private var places: [Place] = []
  private var steps: [Step] = []

  package static func moved(_ formula: String, rows: Int, columns: Int) -> String {
    String(
      decoding: SharedFormula(FormulaReferences(formula)).moved(rows: rows, columns: columns),
      as: UTF8.self)
  }

  package init(_ formula: FormulaReferences) {
    bytes = formula.bytes
    for reference in formula.references {
      let before = steps.count
      append(reference.first)
      if let last = reference.last { append(last) }
      guard steps.count > before else { continue }
      places.append(
        Place(
          start: UInt32(clamping: reference.range.lowerBound),
          end: UInt32(clamping: reference.range.upperBound), steps: UInt32(clamping: steps.count)))
    }
  }

  /// The bytes it takes beside its text.
  package var byteCount: Int {
    places.count * MemoryLayout<Place>.stride + steps.count * MemoryLayout<Step>.stride
  }

  package func moved(rows: Int, columns: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var position = 0
    var step = 0
    for place in places {
      let last = Int(place.steps)
      guard steps[step..<last].allSatisfy({ stays($0, rows, columns) }) else {
        copy(position..<Int(place.start), to: &result)
        result += "#REF!".utf8
        (position, step) = (Int(place.end), last)
        continue
      }
      while step < last {
        let moving = steps[step]
        step += 1
        let distance = moving.isRow ? rows : columns
        guard distance != 0 else { continue }
        copy(position..<Int(moving.start), to: &result)
        position = Int(moving.start) + Int(moving.length)
        let number = Int(moving.number) + distance + 1
        CellReference.append(number, radix: moving.isRow ? 10 : 26, to: &result)
      }
    }
    copy(position..<bytes.count, to: &result)
    return result
  }

  private mutating func append(_ corner: FormulaReferences.Corner) {
    if let column = corner.column, !corner.columnIsFixed {
      append(corner.letters, isRow: false, column)
    }
    if let row = corner.row, !corner.rowIsFixed { append(corner.digits, isRow: true, row) }
  }

  private mutating func append(_ range: Range<Int>, isRow: Bool, _ number: Int) {
    steps.append(
      Step(
        start: UInt32(clamping: range.lowerBound), length: UInt8(clamping: range.count),
        isRow: isRow, number: Int32(clamping: number)))
  }

  /// Whether it is still on the sheet.
  private func stays(_ step: Step, _ rows: Int, _ columns: Int) -> Bool {
    let most = step.isRow ? CellReference.maximumRow : CellReference.maximumColumn
    return (0...most) ~= Int(step.number) + (step.isRow ? rows : columns)
  }

  /// What stands between two numbers is mostly a sign or two.
  private func copy(_ range: Range<Int>, to result: inout [UInt8]) {
    guard range.count < 16 else {
      result += bytes[range]
      return
    }
    for index in range { result.append(bytes[index]) }
  }
}
