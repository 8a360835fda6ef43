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
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      if open.lowerBound > rest.startIndex {
        pieces.append(.literal(String(rest[..<open.lowerBound])))
      }
      pieces.append(Self.piece(rest[open.upperBound..<close.lowerBound]))
      rest = rest[close.upperBound...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    self.pieces = pieces
  }

  private static func piece(_ body: Substring) -> Piece {
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
