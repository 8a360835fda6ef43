/// Finds the few tags of a sheet's cells that a patch has to look at, passing over all others by
/// their first letters.
///
/// In a part of 150 MB there are 16 million tags and 200,000 rows.
struct Landmarks {
  private let markup: Markup
  /// Prefixed elements differ in their letters; then every tag is looked at.
  private let isPrefixed: Bool

  init(_ markup: Markup, isPrefixed: Bool) {
    self.markup = markup
    self.isPrefixed = isPrefixed
  }

  /// The offset of the next `<row`, `<f `, `</s…`, comment, CDATA section or instruction, or of
  /// something that looks like one.
  func next(from start: Int) -> Int? {
    let bytes = markup.bytes.span
    let last = bytes.count - 3
    var index = start
    while index <= last {
      if !isPrefixed {
        while index + 64 <= last, unsafe !Self.mayHold(bytes.bytes, at: index) { index += 64 }
      }
      let stop = min(index + 64, last + 1)
      while index < stop {
        if bytes[index] == UInt8(ascii: "<"), isPrefixed || Self.isLandmark(bytes, index) {
          return index
        }
        index += 1
      }
    }
    return nil
  }

  private static func isLandmark(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    switch bytes[index + 1] {
    case UInt8(ascii: "r"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    // Most formulas have no attributes and bear on no other cell.
    case UInt8(ascii: "f"): bytes[index + 2] != UInt8(ascii: ">")
    case UInt8(ascii: "/"): bytes[index + 2] == UInt8(ascii: "s")
    default: false
    }
  }

  /// Whether one of 64 bytes is a `<` that stands before a letter of interest.
  private static func mayHold(_ bytes: RawSpan, at index: Int) -> Bool {
    let open = SIMD16<UInt8>(repeating: UInt8(ascii: "<"))
    let row = SIMD16<UInt8>(repeating: UInt8(ascii: "r"))
    let formula = SIMD16<UInt8>(repeating: UInt8(ascii: "f"))
    let highest = SIMD16<UInt8>(repeating: UInt8(ascii: "?"))
    let close = SIMD16<UInt8>(repeating: UInt8(ascii: "/"))
    let end = SIMD16<UInt8>(repeating: UInt8(ascii: "s"))
    var found = SIMDMask<SIMD16<Int8>>(repeating: false)
    var offset = index
    while offset < index + 64 {
      let first = unsafe bytes.unsafeLoadUnaligned(
        fromByteOffset: offset, as: SIMD16<UInt8>.self)
      let second = unsafe bytes.unsafeLoadUnaligned(
        fromByteOffset: offset + 1, as: SIMD16<UInt8>.self)
      let third = unsafe bytes.unsafeLoadUnaligned(
        fromByteOffset: offset + 2, as: SIMD16<UInt8>.self)
      let letter = (second .== row) .| (second .== formula)
      let mark = (second .<= highest) .& ((second .!= close) .| (third .== end))
      found .|= (first .== open) .& (letter .| mark)
      offset += 16
    }
    return any(found)
  }
}
