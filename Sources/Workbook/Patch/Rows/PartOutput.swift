/// A part written anew from front to back: what is not replaced is copied as it stands.
struct PartOutput {
  private let source: [UInt8]
  private(set) var bytes: [UInt8] = []
  /// How far the source has been copied or passed over.
  private var position = 0
  private(set) var isChanged = false

  init(_ source: [UInt8]) {
    self.source = source
    bytes.reserveCapacity(source.count + source.count / 16)
  }

  /// Copies the source up to an offset and gives the place it has here.
  @discardableResult
  mutating func copy(to offset: Int) -> Int {
    if offset > position {
      bytes += source[position..<offset]
      position = offset
    }
    return bytes.count
  }

  mutating func replace(_ range: Range<Int>, with new: some Collection<UInt8>) {
    copy(to: range.lowerBound)
    bytes += new
    position = range.upperBound
    isChanged = true
  }

  mutating func insert(_ new: some Collection<UInt8>, at offset: Int) {
    replace(offset..<offset, with: new)
  }

  /// Takes back what was written from a place on and goes on with the source at an offset.
  mutating func drop(from place: Int, resumingAt offset: Int) {
    bytes.removeSubrange(place...)
    position = offset
    isChanged = true
  }

  /// Replaces what has been written already.
  mutating func rewrite(_ range: Range<Int>, with new: some Collection<UInt8>) {
    bytes.replaceSubrange(range, with: new)
    isChanged = true
  }

  /// The whole part, nil where it is the source.
  mutating func finished() -> [UInt8]? {
    guard isChanged else { return nil }
    copy(to: source.count)
    return bytes
  }
}
