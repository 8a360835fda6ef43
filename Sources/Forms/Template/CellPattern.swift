import Grid
import Notation

/// What a tagged cell looks like: literal text with tags between, as in `施策{{施策.番号}} {{施策.名称}}`.
package struct CellPattern: Sendable {
  enum Segment: Hashable, Sendable {
    case literal(String)
    case tag(Int)
  }

  package var tags: [Tag]
  /// ① stood before the first tag.
  private(set) var startsWithCircledNumber = false
  var segments: [Segment]
  /// Upper and lower fields of one cell: what each line is made of. Empty for any other cell.
  private(set) var lines: [CellPattern] = []

  init(_ pieces: [TagParser.Piece]) {
    tags = []
    segments = []
    for piece in pieces {
      switch piece {
      case .literal(let text): segments.append(.literal(text))
      case .tag(let tag):
        segments.append(.tag(tags.count))
        tags.append(tag)
      default: break
      }
    }
    // Spaces and line breaks around the tags only keep them apart.
    while case .literal(let text)? = segments.first, text.trimmingSpaces.isEmpty {
      segments.removeFirst()
    }
    while case .literal(let text)? = segments.last, text.trimmingSpaces.isEmpty {
      segments.removeLast()
    }
    // ① before a name numbers it; each copy has its own.
    if case .literal(let text)? = segments.first, segments.count > 1,
      text.trimmingSpaces.allSatisfy(LabelKey.isCircled)
    {
      segments.removeFirst()
      startsWithCircledNumber = true
    }
    lines = stackedLines()
  }

  init(tags: [Tag], segments: [Segment]) {
    self.tags = tags
    self.segments = segments
  }

  /// What stands before the first tag, empty where that is only a bracket.
  var label: String {
    guard !tags.isEmpty, case .literal(let text)? = segments.first,
      !LabelKey.of(text).allSatisfy({ "()[]{}<>「」『』【】〔〕《》〈〉".contains($0) })
    else { return "" }
    return text
  }

  /// Two values with an arrow between: from, to.
  struct Arrow {
    var left: Tag
    var right: Tag
  }

  /// nil where the cell is no `{{…}}→{{…}}`.
  var arrow: Arrow? {
    guard segments.count == 3, case .tag(let left) = segments[0],
      case .literal(let between) = segments[1], case .tag(let right) = segments[2],
      ArrowText.isArrow(between)
    else { return nil }
    return Arrow(left: tags[left], right: tags[right])
  }

  /// The stretch of text (UTF-8 offsets) of each tag, nil when the text is not made like this.
  ///
  /// A tag whose text is missing at the end gets an empty stretch.
  func match(_ text: String) -> [Range<Int>]? {
    if let found = matchLines(text) { return found }
    var scanner = Scanner(text)
    var found: [Range<Int>] = Array(repeating: 0..<0, count: tags.count)
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .literal(let literal):
        guard scanner.skip(literal) || index > 0 else { return nil }
      case .tag(let number):
        let next: String? =
          if index + 1 < segments.count, case .literal(let text) = segments[index + 1] { text } else
          { nil }
        let stretch = scanner.take(until: next)
        if tags[number].attribute == "番号", !scanner.holdsNumber(stretch) {
          if isBlank(text) { return found.map { _ in 0..<0 } }
          // 「第 節　名称」: the number is gone, what follows it is there.
          guard scanner.goBack(to: stretch, before: next) else { return nil }
          continue
        }
        found[number] = scanner.offsets(stretch)
      }
    }
    return found
  }

  /// The same for a number and a name that nothing keeps apart: 「施策2地域づくり」, and 「施策地域づくり」,
  /// which lost its number too. Only where a label is in front, and nothing else than a space between;
  /// 「施策の体系」 is another heading.
  func matchClosed(_ text: String) -> [Range<Int>]? {
    guard segments.count == 4, case .literal(let label) = segments[0],
      case .tag(let number) = segments[1], case .literal(let gap) = segments[2],
      case .tag(let name) = segments[3], tags[number].attribute == "番号", tags[name].isName,
      gap.trimmingSpaces.isEmpty, label.filter(\.isLetter).count > 1
    else { return nil }
    var scanner = Scanner(text)
    guard scanner.skip(label) else { return nil }
    var found: [Range<Int>] = Array(repeating: 0..<0, count: tags.count)
    let digits = scanner.takeNumber()
    let rest = scanner.take(until: nil)
    guard let first = scanner.characters[rest].first, first.isLetter,
      !digits.isEmpty || !("ぁ"..."ん").contains(first)
    else { return nil }
    found[number] = scanner.offsets(digits)
    found[name] = scanner.offsets(rest)
    return found
  }

  /// Whether nothing stands in the places: 第節 of `第{{節.番号}}節`.
  private func isBlank(_ text: String) -> Bool {
    var scanner = Scanner(text)
    for case .literal(let literal) in segments where !scanner.skip(literal) { return false }
    return scanner.isAtEnd
  }

  /// Whether a text is made like this.
  func fits(_ text: String) -> Bool { match(text) != nil }

  func fitsClosed(_ text: String) -> Bool { matchClosed(text) != nil }

  /// What every text made like this opens with; nil where that may be anything.
  var opening: String? {
    if case .literal(let literal)? = segments.first { Self.opening(of: literal) } else { nil }
  }

  /// The first character of a text, folded; nil for blanks.
  static func opening(of text: String) -> String? {
    text.first { !$0.isWhitespace }.map { Normalization.n2(String($0)) }
  }

  /// Walks over a text character by character, comparing folded.
  private struct Scanner {
    let characters: [Character]
    let offsets: [Int]
    var position = 0

    init(_ text: String) {
      characters = Array(text)
      var offset = 0
      var offsets: [Int] = []
      for character in text {
        offsets.append(offset)
        offset += character.utf8.count
      }
      self.offsets = offsets + [offset]
    }

    mutating func skip(_ literal: String) -> Bool {
      guard let end = end(of: literal, at: position) else { return false }
      position = end
      return true
    }

    var isAtEnd: Bool { characters[position...].allSatisfy(\.isWhitespace) }

    /// Where a literal that starts here ends; spaces on either side do not count.
    func end(of literal: String, at start: Int) -> Int? {
      var index = start
      for wanted in literal where !wanted.isWhitespace {
        while index < characters.count, characters[index].isWhitespace { index += 1 }
        guard index < characters.count, Self.same(characters[index], wanted) else { return nil }
        index += 1
      }
      return index
    }

    mutating func take(until literal: String?) -> Range<Int> {
      while position < characters.count, characters[position].isWhitespace { position += 1 }
      let start = position
      var end = characters.count
      if let literal {
        let bare = literal.trimmingSpaces
        for index in start..<max(start, characters.count) {
          let hit =
            bare.isEmpty ? isGap(characters[index], literal) : self.end(of: bare, at: index) != nil
          if hit {
            end = index
            break
          }
        }
      }
      position = end
      while end > start, characters[end - 1].isWhitespace { end -= 1 }
      return start..<end
    }

    /// Takes 1-2 of 「1-2地域づくり」; nothing where no digit stands here.
    mutating func takeNumber() -> Range<Int> {
      while position < characters.count, characters[position].isWhitespace { position += 1 }
      let rest = characters[position...]
      let signs = rest.prefix { $0.isWholeNumber || "-.－".contains($0) }
      let end = signs.lastIndex(where: \.isWholeNumber).map { $0 + 1 } ?? position
      let stretch = position..<end
      position = end
      return stretch
    }

    /// Stands before a stretch that is not what should be there; only where nothing stands in it, or
    /// where a space before it keeps it apart as one should behind it.
    mutating func goBack(to stretch: Range<Int>, before literal: String?) -> Bool {
      guard let literal else { return false }
      if stretch.isEmpty { return true }
      guard literal.trimmingSpaces.isEmpty, stretch.lowerBound > 0,
        isGap(characters[stretch.lowerBound - 1], literal)
      else { return false }
      position = stretch.lowerBound
      return true
    }

    /// What a line break keeps apart, a space does not.
    private func isGap(_ character: Character, _ literal: String) -> Bool {
      literal.hasLineBreak ? character.isNewline : character.isWhitespace
    }

    func holdsNumber(_ stretch: Range<Int>) -> Bool {
      !stretch.isEmpty
        // 施策○: the number is still to be written.
        && characters[stretch].allSatisfy { $0.isNumber || "-.－()（）○〇◯".contains($0) }
    }

    func offsets(_ stretch: Range<Int>) -> Range<Int> {
      offsets[stretch.lowerBound]..<offsets[stretch.upperBound]
    }

    static func same(_ left: Character, _ right: Character) -> Bool {
      left == right || Normalization.n2(String(left)) == Normalization.n2(String(right))
    }
  }
}
