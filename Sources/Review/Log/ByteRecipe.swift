/// How to make bytes out of others that are much alike: stretches to copy, and what lies between.
package struct ByteRecipe: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    /// Offsets in the bytes at hand.
    case copy(Range<Int>)
    case bytes([UInt8])
  }

  package private(set) var pieces: [Piece] = []

  package init(_ pieces: [Piece]) { self.pieces = pieces }

  /// Finds what is alike by blocks, wherever in the bytes they stand.
  ///
  /// Complexity: O(n) in the bytes of both.
  ///
  /// Source: A. Tridgell, Efficient Algorithms for Sorting and Synchronization, chapter 3.
  package init(making target: [UInt8], from source: [UInt8]) {
    let blocks = Self.blocks(of: source)
    var start = 0
    var index = 0
    var hash = RollingHash(target, at: 0)
    while index + RollingHash.length <= target.count {
      if let match = Self.match(target, index, source, blocks[hash.value], notBefore: start) {
        literal(target[start..<match.target.lowerBound])
        pieces.append(.copy(match.source))
        start = match.target.upperBound
        index = start
        hash = RollingHash(target, at: index)
      } else {
        hash.roll(target, from: index)
        index += 1
      }
    }
    literal(target[start...])
  }

  /// - Returns: nil where a stretch lies outside the bytes at hand.
  package func made(from source: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): result += bytes
      case .copy(let range):
        guard source.indices.contains(range) || range.isEmpty else { return nil }
        result += source[range]
      }
    }
    return result
  }

  private mutating func literal(_ bytes: ArraySlice<UInt8>) {
    if !bytes.isEmpty { pieces.append(.bytes(Array(bytes))) }
  }

  private static func blocks(of source: [UInt8]) -> [UInt64: Int] {
    var blocks: [UInt64: Int] = [:]
    let starts = stride(
      from: 0, through: source.count - RollingHash.length, by: RollingHash.length)
    for start in starts {
      let hash = RollingHash(source, at: start).value
      if blocks[hash] == nil { blocks[hash] = start }
    }
    return blocks
  }

  /// The longest stretch around a block that is the same in both.
  private static func match(
    _ target: [UInt8], _ index: Int, _ source: [UInt8], _ block: Int?, notBefore start: Int
  ) -> (target: Range<Int>, source: Range<Int>)? {
    guard let block else { return nil }
    var length = 0
    while index + length < target.count, block + length < source.count,
      target[index + length] == source[block + length]
    {
      length += 1
    }
    guard length >= RollingHash.length else { return nil }
    var before = 0
    while index - before > start, block - before > 0,
      target[index - before - 1] == source[block - before - 1]
    {
      before += 1
    }
    return ((index - before)..<(index + length), (block - before)..<(block + length))
  }
}

/// A hash of some bytes that moves on by one byte at little cost.
private struct RollingHash {
  static let length = 32
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The weight of the byte that leaves.
  private static let last = (1..<length).reduce(UInt64(1)) { power, _ in power &* base }

  private(set) var value: UInt64 = 0

  /// Zero where there are not enough bytes.
  init(_ bytes: [UInt8], at start: Int) {
    guard start + Self.length <= bytes.count else { return }
    for index in start..<(start + Self.length) {
      value = value &* Self.base &+ UInt64(bytes[index])
    }
  }

  mutating func roll(_ bytes: [UInt8], from start: Int) {
    let next = start + Self.length
    guard next < bytes.count else { return }
    value = (value &- UInt64(bytes[start]) &* Self.last) &* Self.base &+ UInt64(bytes[next])
  }
}
