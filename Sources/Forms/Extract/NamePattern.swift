import Notation

/// Names composed as the template says, such as `{{事業.名称}}／{{指標.名称}}`.
enum NamePattern {
  static func compose(_ pattern: String, record: Record, indicator: Indicator?) -> String {
    guard let pieces = try? TagParser.parse(pattern) else { return pattern }
    var name = ""
    var separator = ""
    var skipped = false
    for piece in pieces {
      switch piece {
      case .literal(let text): separator += text
      case .tag(let tag):
        let part: String
        if tag.key == "指標.名称", let indicator {
          part = indicator.shortName
        } else {
          part = record[tag.key].map { cleaned($0.text) } ?? ""
        }
        guard !part.isEmpty else {
          skipped = true
          continue
        }
        // What only keeps two parts apart goes with the first of them.
        if !name.isEmpty || !skipped { name += separator }
        name += part
        separator = ""
      default: break
      }
    }
    return name
  }

  /// The text on one line, without the ① before it.
  static func cleaned(_ text: String) -> String {
    var line = String(text.filter { !$0.isNewline }).trimmingSpaces
    if let first = line.first, LabelKey.isCircled(first) {
      line = String(line.dropFirst()).trimmingSpaces
    }
    return line
  }
}
