/// A part in UTF-8 for splicing, and the way back to the encoding it came in.
struct PartText: Sendable {
  let markup: Markup
  private let encoding: String?
  private let mark: [UInt8]

  /// - Throws: `.malformedXML`, and `.unsupportedEdit` for an encoding that does not give the very
  ///   same bytes back.
  init(_ bytes: [UInt8], part: String) throws(WorkbookError) {
    let text = try XMLEncoding.utf8(bytes, part: part)
    markup = Markup(bytes: text, part: part)
    switch (bytes.first ?? 0, bytes.dropFirst().first ?? 0) {
    case (0xFF, 0xFE): (encoding, mark) = ("UTF-16LE", [0xFF, 0xFE])
    case (0xFE, 0xFF): (encoding, mark) = ("UTF-16BE", [0xFE, 0xFF])
    case (0x3C, 0): (encoding, mark) = ("UTF-16LE", [])
    case (0, 0x3C): (encoding, mark) = ("UTF-16BE", [])
    default: (encoding, mark) = (nil, [])
    }
    guard encoded(text) == bytes else {
      throw WorkbookError(.unsupportedEdit(.partEncoding), part: part)
    }
  }

  /// The patched text in the part's own encoding.
  ///
  /// - Throws: `.unsupportedEdit` where the declared encoding cannot hold what was put in.
  func applying(_ splices: Splices) throws(WorkbookError) -> [UInt8] {
    try encoding(splices.applied(to: markup.bytes))
  }

  /// Other text in the part's own encoding; throws as `applying(_:)` does.
  func encoding(_ patched: [UInt8]) throws(WorkbookError) -> [UInt8] {
    guard let bytes = encoded(patched),
      (try? XMLEncoding.utf8(bytes, part: markup.part)) == patched
    else { throw WorkbookError(.unsupportedEdit(.partEncoding), part: markup.part) }
    return bytes
  }

  private func encoded(_ text: [UInt8]) -> [UInt8]? {
    guard let encoding else { return text }
    return TextEncoding.convert(text[...], from: "UTF-8", to: encoding).map { mark + $0 }
  }
}

extension Refusal {
  static let partEncoding = Refusal(
    "the part's encoding",
    ja: "ブックの部品の文字コードでは書けない文字があるか、元に戻せない部品です。Excel で開いて保存し直してから直してください。",
    en: "The part's encoding cannot hold the text. Open the file in Excel, save it and try again.")
}
