import Grid
import Notation

/// Cells that hold several indicators line by line, each with its number: ① 加入率, below it ② 開催回数.
extension IndicatorParts {
  /// The parts of each indicator; nil where there is but one, or where the cells do not agree on how
  /// many there are.
  func numberedLines() -> [IndicatorParts]? {
    if let name {
      let names = name.lines
      guard let parts = split(into: names.count, named: false),
        names.allSatisfy({ Self.number(of: $0.text) != nil })
      else { return nil }
      return zip(parts, names).map { part, name in
        var part = part
        part.name = name.dropping(Self.number(of: name.text) ?? "")
        return part
      }
    }
    let counts = Set(values.map { $0.value.lines.count }.filter { $0 > 1 })
    guard counts.count == 1, let count = counts.first,
      values.allSatisfy({ entry in
        entry.value.lines.count < 2
          || entry.value.lines.allSatisfy { Self.number(of: $0.text) != nil }
      })
    else { return nil }
    return split(into: count, named: true)
  }

  /// - Parameter named: the names stand with the values.
  private func split(into count: Int, named: Bool) -> [IndicatorParts]? {
    guard count > 1 else { return nil }
    let units = unit.map(\.lines) ?? []
    var parts = (0..<count).map { line in
      var part = self
      part.values = []
      part.compositeName = nil
      if units.count == count {
        part.unit = units[line].dropping(Self.number(of: units[line].text) ?? "")
      }
      return part
    }
    for (line, value) in values {
      guard line == 0 else { return nil }
      let lines = value.lines
      guard lines.count != count else {
        for number in parts.indices {
          parts[number].add(Self.value(value, lines[number], named: named), line: 0)
        }
        continue
      }
      // A dash, or nothing, holds for all of them.
      guard lines.count < 2, value.status != .value, value.status != .qualitative else {
        return nil
      }
      for number in parts.indices { parts[number].add(value, line: 0) }
    }
    return parts
  }

  private static func value(
    _ whole: IndicatorValue, _ line: Field, named: Bool
  ) -> IndicatorValue {
    let bare = line.dropping(number(of: line.text) ?? "")
    let start = bare.location.range?.lowerBound ?? 0
    let reading = ValueReading(
      cell: nil, raw: bare.text, offset: start, holdsName: named, holdsUnit: true)
    var value = reading.value(whole.role, location: bare.location)
    value.cell = whole.cell
    value.raw = whole.raw
    value.period = value.statedPeriod ?? whole.period
    (value.heading, value.headingLocation) = (whole.heading, whole.headingLocation)
    return value
  }

  /// The mark that counts a line, with the spaces behind it: ①, (1), ・.
  static func number(of line: String) -> String? {
    let start = line.prefix(while: \.isWhitespace)
    let text = line[start.endIndex...]
    guard let first = text.first else { return nil }
    var end = text.index(after: text.startIndex)
    if "(（".contains(first) {
      let digits = text[end...].prefix { $0.isNumber }
      guard (1...2).contains(digits.count), digits.endIndex < text.endIndex,
        ")）".contains(text[digits.endIndex])
      else { return nil }
      end = text.index(after: digits.endIndex)
    } else if first != "・", !LabelKey.isCircled(first) {
      return nil
    }
    let behind = text[end...].prefix(while: \.isWhitespace)
    return behind.endIndex < text.endIndex ? String(line[..<behind.endIndex]) : nil
  }
}

extension IndicatorValue {
  /// The lines of its text.
  fileprivate var lines: [Field] {
    Field(key: "", location: location, raw: raw).lines
  }
}

extension Field {
  /// The field without the first stretch of its text.
  fileprivate func dropping(_ start: String) -> Field {
    let length = start.utf8.count
    let rest = String(decoding: Array(text.utf8).dropFirst(length), as: UTF8.self)
    return holding(rest, at: location.stretch(length..<length + rest.utf8.count))
  }
}
