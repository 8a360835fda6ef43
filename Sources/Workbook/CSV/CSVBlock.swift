/// Some thousand fields in reading order, whole records only.
struct CSVBlock: Sendable {
  /// The number of its first record in the file.
  var firstRecord = 0
  /// Where each field begins, and where the record behind the last one would.
  private(set) var starts: [UInt32] = []
  /// The first field of each record, and the number of all.
  private(set) var records: [UInt32] = [0]
  /// The numbers among the fields, in reading order.
  private var numbers: [Double] = []
  /// Which of 64 fields are numbers, and how many numbers there are before them.
  private var kinds: [(bits: UInt64, before: UInt32)] = []
  /// The kinds of the fields since, and the numbers before them.
  private var open: (bits: UInt64, before: UInt32) = (0, 0)

  static let fields = 1 << 16

  init(typed: Bool) {
    starts.reserveCapacity(Self.fields + 256)
    if typed {
      numbers.reserveCapacity(Self.fields + 256)
      kinds.reserveCapacity(Self.fields / 64 + 4)
    }
  }

  var fieldCount: Int { Int(records[records.count - 1]) }
  var recordCount: Int { records.count - 1 }
  var isFull: Bool { starts.count >= Self.fields }

  /// The fields of a record of this block.
  func fields(ofRecord record: Int) -> Range<Int> {
    Int(records[record])..<Int(records[record + 1])
  }

  /// Where a field stands, its quotes included.
  func range(ofField field: Int, isLast: Bool, in content: Span<UInt8>) -> Range<Int> {
    let start = Int(starts[field])
    var end = Int(starts[field + 1]) - 1
    if isLast, end < content.count, end > start, content[end] == UInt8(ascii: "\n"),
      content[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return start..<end
  }

  func number(ofField field: Int) -> Double? {
    guard field >> 6 < kinds.count else { return nil }
    let (bits, before) = kinds[field >> 6]
    let bit = UInt64(1) << UInt64(field & 63)
    guard bits & bit != 0 else { return nil }
    return numbers[Int(before) + (bits & (bit - 1)).nonzeroBitCount]
  }

  @inline(__always)
  mutating func add(start: Int) {
    starts.append(UInt32(truncatingIfNeeded: start))
  }

  @inline(__always)
  mutating func add(start: Int, number: Double?) {
    let place = UInt64(truncatingIfNeeded: starts.count & 63)
    starts.append(UInt32(truncatingIfNeeded: start))
    if let number {
      open.bits |= 1 &<< place
      numbers.append(number)
    }
    if place == 63 { endKinds() }
  }

  private mutating func endKinds() {
    kinds.append(open)
    open = (0, UInt32(truncatingIfNeeded: numbers.count))
  }

  @inline(__always)
  mutating func endRecord() {
    records.append(UInt32(truncatingIfNeeded: starts.count))
  }

  /// - Parameter next: one behind the line end of the last record.
  mutating func close(next: Int) {
    endKinds()
    starts.append(UInt32(truncatingIfNeeded: next))
  }
}
