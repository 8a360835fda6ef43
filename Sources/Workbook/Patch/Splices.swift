/// Replacements of byte ranges, put in at once so that every offset means the untouched bytes.
struct Splices: Sendable {
  private var list: [(range: Range<Int>, bytes: [UInt8])] = []

  var isEmpty: Bool { list.isEmpty }

  mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
    list.append((range, bytes))
  }

  mutating func replace(_ range: Range<Int>, with text: String) {
    replace(range, with: Array(text.utf8))
  }

  mutating func insert(_ bytes: [UInt8], at offset: Int) {
    replace(offset..<offset, with: bytes)
  }

  /// The bytes with every replacement in place. Insertions at one offset keep their order and come
  /// before a replacement that begins there.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    let ordered = list.enumerated().sorted { left, right in
      let (one, other) = (left.element.range, right.element.range)
      if one.lowerBound != other.lowerBound { return one.lowerBound < other.lowerBound }
      if one.isEmpty != other.isEmpty { return one.isEmpty }
      return left.offset < right.offset
    }
    var result: [UInt8] = []
    result.reserveCapacity(
      bytes.count + list.reduce(0) { $0 + $1.bytes.count })
    var position = 0
    for (_, splice) in ordered {
      precondition(splice.range.lowerBound >= position, "two patches of one place")
      result += bytes[position..<splice.range.lowerBound]
      result += splice.bytes
      position = splice.range.upperBound
    }
    result += bytes[position...]
    return result
  }
}
