import Forms
import Grid
import Notation

extension Indicator {
  /// What the values that carry their own unit measure.
  var writtenDimensions: Set<String> {
    Set(amounts.compactMap { $0.parsed?.unit.flatMap { Units.lookup($0)?.dimension } })
  }
}

/// A unit where it is written: the cell's whole text and the stretch of it that is the unit.
struct WrittenUnit {
  var location: Location
  var key: String
  var text: String
  var stretch: Range<Int>
  /// The digits that the unit stands behind, where value and unit share the cell.
  var digits: Range<Int>?

  var unit: String { trimmed(text.utf8Text(stretch)) }

  /// The digits where some are of full width, with those that should stand there.
  var wideDigits: (written: String, plain: String)? {
    guard let digits else { return nil }
    let written = text.utf8Text(digits)
    let plain = Normalization.narrowed(written)
    return plain == written ? nil : (written, plain)
  }

  /// The cell's text with another unit in the same place, and with plain digits.
  func text(with unit: String) -> String {
    var edits = [(range: stretch, words: unit)]
    if let digits, let plain = wideDigits?.plain { edits.append((digits, plain)) }
    return edits.sorted { $0.range.lowerBound > $1.range.lowerBound }
      .reduce(text) { $0.replacing(utf8: $1.range, with: $1.words) }
  }

  /// The unit cell, and the values of composite cells that carry their unit.
  static func all(_ indicator: Indicator) -> [WrittenUnit] {
    var places: [WrittenUnit] = []
    if let field = indicator.unitField, field.location.range == nil, !field.isEmpty {
      let text = trimmed(field.raw)
      places.append(
        WrittenUnit(
          location: field.location, key: field.key, text: text, stretch: 0..<text.utf8.count))
    }
    for value in indicator.values where value.composite {
      guard case .text(let text)? = value.cell?.value, let number = value.parsed,
        let unit = number.unitRange, let range = value.location.range
      else { continue }
      // The number's own offsets count from where its part of the text begins.
      let start = range.lowerBound - number.range.lowerBound
      let stretch = start + unit.lowerBound..<start + unit.upperBound
      let digits = start + number.digits.lowerBound..<start + number.digits.upperBound
      guard min(stretch.lowerBound, digits.lowerBound) >= 0,
        max(stretch.upperBound, digits.upperBound) <= text.utf8.count
      else { continue }
      places.append(
        WrittenUnit(
          location: value.location, key: value.role.rawValue, text: text, stretch: stretch,
          digits: digits))
    }
    return places
  }
}
