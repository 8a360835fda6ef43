/// The records of a table in pieces of one megabyte, so that a long sheet is never copied to make
/// room and never holds twice what it needs.
struct RecordList: Sendable, RandomAccessCollection {
  private var full: [[CellTable.Record]] = []
  private var last: [CellTable.Record] = []

  private static let shift = 16
  private static let pieceCount = 1 << shift

  var startIndex: Int { 0 }
  var endIndex: Int { full.count << Self.shift + last.count }

  subscript(_ index: Int) -> CellTable.Record {
    let piece = index >> Self.shift
    return piece < full.count
      ? full[piece][index & (Self.pieceCount - 1)] : last[index - full.count << Self.shift]
  }

  @inline(__always)
  mutating func append(_ record: CellTable.Record) {
    if last.count == Self.pieceCount { beginPiece() }
    last.append(record)
  }

  @inline(never)
  private mutating func beginPiece() {
    full.append(last)
    last = []
    last.reserveCapacity(Self.pieceCount)
  }

  mutating func removeAll() {
    full = []
    last.removeAll(keepingCapacity: true)
  }
}
