import Notation

/// Upper and lower fields in one cell, a line each: `{{指標.目標@R4}}⏎{{指標.実績@R4}}`.
///
/// Source: templates.md, "Tags".
extension CellPattern {
  /// The pattern of each line; nothing where the line breaks only wrap a text, or where a line is
  /// anything but one field with its unit and label.
  func stackedLines() -> [CellPattern] {
    var lines = [CellPattern(tags: [], segments: [])]
    for segment in segments {
      switch segment {
      case .literal(let text):
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, part) in parts.enumerated() {
          if number > 0 { lines.append(CellPattern(tags: [], segments: [])) }
          guard !part.isBlank else { continue }
          lines[lines.count - 1].segments.append(.literal(String(part)))
        }
      case .tag(let number):
        let last = lines.count - 1
        lines[last].segments.append(.tag(lines[last].tags.count))
        lines[last].tags.append(tags[number])
      }
    }
    lines.removeAll { $0.segments.isEmpty }
    let areFields = lines.allSatisfy { line in
      !line.tags.isEmpty && line.tags.count { $0.key != "指標.単位" } <= 1
        && !line.tags.contains { $0.isName || $0.fillsDown }
    }
    return lines.count > 1 && areFields ? lines : []
  }

  /// The stretches of all tags where the text has as many lines as the pattern.
  func matchLines(_ text: String) -> [Range<Int>]? {
    guard !lines.isEmpty, let ranges = TextLines.ranges(of: text, count: lines.count) else {
      return nil
    }
    var found: [Range<Int>] = []
    for (line, range) in zip(lines, ranges) {
      let part = String(decoding: Array(text.utf8)[range], as: UTF8.self)
      guard let inner = line.match(part) else { return nil }
      found += inner.map { range.lowerBound + $0.lowerBound..<range.lowerBound + $0.upperBound }
    }
    return found
  }
}
