import Notation

/// The entries of a list of departments or people in one cell.
enum NameList {
  struct Entry: Hashable {
    /// As written, without the spaces around it.
    var text: String
    /// UTF-8 range in the cell's text.
    var range: Range<Int>

    /// Without what stands in brackets behind it: 「企画総務課(男女共同参画推進センター)」 is 企画総務課.
    var bareName: String { trimmed(Normalization.withoutQualifier(Normalization.n2(text))) }
  }

  /// Split at 、 ・ , / and line breaks, but not inside brackets.
  ///
  /// - Parameter dots: whether ・ parts entries; in names of posts and people it does not.
  static func entries(_ text: String, dots: Bool = true) -> [Entry] {
    var entries: [Entry] = []
    var depth = 0
    var start = 0
    var offset = 0
    var current = ""
    func close() {
      let bare = trimmed(current)
      if !bare.isEmpty {
        let lead = current.prefix { $0.isWhitespace }.utf8.count
        entries.append(Entry(text: bare, range: start + lead..<start + lead + bare.utf8.count))
      }
      current = ""
    }
    for character in text {
      switch character {
      case "(", "（", "「": depth += 1
      case ")", "）", "」": depth = max(0, depth - 1)
      default: break
      }
      let parts =
        "、,，/／;；".contains(character) || character.isNewline || (dots && "・･".contains(character))
      if parts, depth == 0 {
        close()
        start = offset + character.utf8.count
      } else {
        current.append(character)
      }
      offset += character.utf8.count
    }
    close()
    return entries
  }
}
