/// Character data of a part without its entities, and where each byte of it stands in the part.
struct DecodedText {
  /// A run of character data, or of a CDATA section.
  struct Piece {
    var range: Range<Int>
    var isCDATA = false
  }

  private(set) var bytes: [UInt8] = []
  private var offsets: [Int] = []
  private let part: String
  private let isPlain: Bool

  init(_ pieces: [Piece], of source: Span<UInt8>, part: String) throws(WorkbookError) {
    self.part = part
    var isPlain = pieces.count <= 1
    for piece in pieces {
      for index in piece.range where source[index] == UInt8(ascii: "&") { isPlain = false }
    }
    self.isPlain = isPlain
    for piece in pieces {
      if isPlain { offsets = [piece.range.lowerBound] }
      var index = piece.range.lowerBound
      while index < piece.range.upperBound {
        var end = index + 1
        if source[index] == UInt8(ascii: "&"), !piece.isCDATA {
          while end < piece.range.upperBound, source[end - 1] != UInt8(ascii: ";") { end += 1 }
          let count = bytes.count
          try XMLText.append(index..<end, of: source, part: part, to: &bytes)
          offsets += Array(repeating: index, count: bytes.count - count)
        } else {
          bytes.append(source[index])
          if !isPlain { offsets.append(index) }
        }
        index = end
      }
    }
  }

  /// The part's bytes that stand for some of these.
  ///
  /// - Throws: `.unsupportedEdit` where markup stands between them.
  func range(_ range: Range<Int>) throws(WorkbookError) -> Range<Int> {
    guard let first = range.first, let last = range.last else {
      throw WorkbookError(.unsupportedEdit(.markupInReference), part: part)
    }
    if isPlain { return offsets[0] + first..<offsets[0] + last + 1 }
    let found = offsets[first]..<offsets[last] + 1
    guard found.count == range.count else {
      throw WorkbookError(.unsupportedEdit(.markupInReference), part: part, offset: offsets[first])
    }
    return found
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Refusal {
  static let markupInReference = Refusal(
    "markup in a reference",
    ja: "数式の参照の途中に XML の記号があるため、参照を動かせません。Excel で開き、保存し直してから行ってください。",
    en: "A reference in a formula is broken up by markup. Open and save the file in Excel first.")
}
