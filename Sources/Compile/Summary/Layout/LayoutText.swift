import Forms

/// A text of a layout taken apart: what stays, and the names between `{{` and `}}`.
struct LayoutText {
  enum Piece: Equatable {
    case literal(String)
    case tag(String)
    /// `{{#指標 3}}`: rows that repeat, drawn so many times.
    case open(String, drawn: Int)
    case close(String)
  }

  let pieces: [Piece]

  init(_ text: String) {
    pieces = TagStretch.all(in: text).map { stretch in
      switch stretch {
      case .literal(let text), .unclosed(let text): .literal(text)
      case .tag(let body): Self.piece(body)
      }
    }
  }

  private static func piece(_ body: String) -> Piece {
    let words = body.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let name = words.first else { return .literal("") }
    if name.hasPrefix("#") {
      let drawn = words.dropFirst().first.flatMap { Int($0) } ?? 1
      return .open(String(name.dropFirst()), drawn: max(1, drawn))
    }
    return name.hasPrefix("/") ? .close(String(name.dropFirst())) : .tag(words.joined())
  }

  var hasTags: Bool { pieces.contains { if case .literal = $0 { false } else { true } } }

  /// What is to be filled in, without the marks of groups.
  var content: [Piece] {
    pieces.filter { piece in
      switch piece {
      case .literal, .tag: true
      case .open, .close: false
      }
    }
  }
}
