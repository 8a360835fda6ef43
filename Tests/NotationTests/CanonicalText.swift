import Grid

@testable import Notation

/// The one way to write a value so that reading the text gives it back.
///
/// Source: values.md 2.
extension ParsedNumber {
  /// `約-1,234.5人以上 (2018年度)`: half width, grouped, notes in brackets behind a space.
  var canonical: String {
    var text = (approximate ? "約" : "") + scaled + (unit ?? "") + (bound ?? "")
    for note in [periodNote?.label, growthNote, note].compactMap(\.self) { text += " (\(note))" }
    return text
  }

  /// The digits with their commas and decimals.
  private var scaled: String { NumberText.formatted(value, grouping: true) }
}

extension CompositeValue {
  /// The name, a space and the value; a value by itself without a name.
  var canonical: String? {
    let value =
      number?.canonical ?? missing?.token
      ?? qualitative.map { $0.level + (periodNote.map { " (\($0.label))" } ?? "") }
    return value.map { value in name.map { $0 + " " + value } ?? value }
  }
}

extension Units {
  /// Every unit of the table in its normal spelling.
  static let canonicalSpellings = Set(table.units.map(\.canonical))
}
