/// The records of a table in pieces of one megabyte, so that a long sheet is never copied to make
/// room and never holds twice what it needs.
@usableFromInline
struct RecordList: Sendable, RandomAccessCollection {
  @usableFromInline private(set) var full: [[CellTable.Record]] = []
  @usableFromInline private(set) var last: [CellTable.Record] = []

  @usableFromInline static let shift = 16
  @usableFromInline static let pieceCount = 1 << shift

  @inlinable var startIndex: Int { 0 }
  @inlinable var endIndex: Int { full.count << Self.shift + last.count }

  @inlinable
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
