import Forms
import Grid
import Notation

/// A text on its way to the public: without what is only there for looks, in characters that every
/// computer shows, with a record of what was changed.
struct ExportText {
  var file: String
  var encoding: ExportEncoding
  private(set) var changes: [ExportChange] = []

  init(file: String, encoding: ExportEncoding) {
    self.encoding = encoding
    self.file = file
  }

  mutating func note(
    _ kind: ExportChange.Kind, _ location: Location?, _ column: ExportColumn, _ before: String,
    _ after: String
  ) {
    // Told as it stands in the cell, in one line.
    let foreign = encoding == .cp932 ? Windows31J.lacking(in: before) : []
    let change = ExportChange(
      kind: kind, file: file, location: location, column: column,
      before: Normalization.n1(PublicText.named(before, without: foreign)), after: after)
    if !changes.contains(change) { changes.append(change) }
  }

  /// - Parameter isName: a single word or name, whose inner spaces may be for looks only.
  mutating func cleaned(
    _ text: String, _ location: Location?, _ column: ExportColumn, isName: Bool = true
  ) -> String {
    var result = Normalization.n1(text)
    if isName { result = BrokenWord.joined(result) ?? result }
    if result != text, !Self.isSameBesideBreaks(result, text) {
      note(.spaces, location, column, text, mapped(result).text)
    }
    let plain = mapped(result)
    for replacement in plain.dependent {
      note(.characters, location, column, String(Character(replacement.from)), replacement.to)
    }
    for replacement in plain.foreign {
      note(.encoding, location, column, String(Character(replacement.from)), replacement.to)
    }
    return plain.text
  }

  /// A line break in a narrow cell is no datum; what only lacks those is not worth a line of the log.
  private static func isSameBesideBreaks(_ one: String, _ other: String) -> Bool {
    one == String(other.filter { !$0.isNewline })
  }

  private func mapped(
    _ text: String
  ) -> (text: String, dependent: [Replacement], foreign: [Replacement]) {
    let dependent = PublicText.plain(text)
    guard encoding == .cp932 else { return (dependent.text, dependent.replaced, []) }
    let foreign = Windows31J.mapped(dependent.text)
    return (foreign.text, dependent.replaced, foreign.replaced)
  }
}

/// How the public CSV file is encoded.
package enum ExportEncoding: String, Sendable, CaseIterable {
  case utf8BOM = "utf-8-bom"
  case utf8 = "utf-8"
  case cp932

  /// As the overview of the data states it.
  var label: String {
    switch self {
    case .utf8BOM: "UTF-8（BOMあり）"
    case .utf8: "UTF-8（BOMなし）"
    case .cp932: "CP932（Windows-31J、シフトJIS）"
    }
  }
}
