import Notation

/// How names are composed as the template says, such as `{{事業.名称}}／{{指標.名称}}`.
struct NamePattern {
  private let text: String
  /// Nil where the pattern is no template text.
  private let pieces: [TagParser.Piece]?

  init(_ text: String) {
    self.text = text
    pieces = try? TagParser.parse(text)
  }

  func name(of indicator: Indicator, in record: Record) -> String {
    guard let pieces else { return text }
    var name = ""
    var separator = ""
    var skipped = false
    for piece in pieces {
      switch piece {
      case .literal(let text): separator += text
      case .tag(let tag):
        let part: String
        if tag.key == "指標.名称" {
          part = indicator.shortName
        } else {
          part = record[tag.key].map { Self.cleaned($0.text) } ?? ""
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

  /// The text on one line, without the ① or 「ア　」 before it.
  static func cleaned(_ text: String) -> String {
    var line = String(text.filter { !$0.isNewline }).trimmingSpaces
    if let first = line.first, LabelKey.isCircled(first) {
      line = String(line.dropFirst()).trimmingSpaces
    }
    if line.first.map(ordinals.contains) ?? false, line.dropFirst().first?.isWhitespace ?? false {
      line = String(line.dropFirst()).trimmingSpaces
    }
    return line
  }

  /// Letters that count like numbers.
  private static let ordinals: Set<Character> = [
    "ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク", "ケ", "コ",
  ]
}
