/// Two texts cut into what both have and what only one has, for showing them side by side.
struct TextDifference {
  struct Piece: Equatable {
    var text: String
    /// Stands in both texts.
    var isCommon: Bool
  }

  private(set) var old: [Piece] = []
  private(set) var new: [Piece] = []

  /// Texts longer than this are compared line by line: the work grows with the square.
  private static let longest = 3000

  init(_ old: String, _ new: String) {
    let units: (String) -> [String] =
      old.count + new.count <= Self.longest
      ? { Self.words($0) } : { Self.lines($0) }
    let (before, after) = (units(old), units(new))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    self.old = Self.pieces(before, only: removed)
    self.new = Self.pieces(after, only: inserted)
  }

  /// Single characters, but whole numbers: 60.8 and 61.3 differ as numbers do.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var inNumber = false
    for character in text {
      let isDigit = character.isWholeNumber && !character.isLetter
      let goesOn = inNumber && (isDigit || ".,．，".contains(character))
      if goesOn { words[words.count - 1].append(character) } else { words.append("\(character)") }
      inNumber = isDigit || goesOn
    }
    return words
  }

  /// With their line ends.
  private static func lines(_ text: String) -> [String] {
    var lines: [String] = [""]
    for character in text {
      lines[lines.count - 1].append(character)
      if character.isNewline { lines.append("") }
    }
    return lines.filter { !$0.isEmpty }
  }

  private static func pieces(_ units: [String], only: Set<Int>) -> [Piece] {
    var pieces: [Piece] = []
    for (index, unit) in units.enumerated() {
      let isCommon = !only.contains(index)
      if pieces.last?.isCommon == isCommon {
        pieces[pieces.count - 1].text += unit
      } else {
        pieces.append(Piece(text: unit, isCommon: isCommon))
      }
    }
    return pieces
  }
}
