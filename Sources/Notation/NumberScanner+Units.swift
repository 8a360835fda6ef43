/// Where the unit behind a number ends.
extension NumberScanner {
  /// Where the unit of a whole-text number ends: a listed spelling, else one short word.
  func wholeUnitEnd(_ start: Int, _ end: Int) -> Int {
    var stop = start
    while stop < end, text.scalars[stop] != "(", !FoldedText.isSpace(text.scalars[stop]) {
      stop += 1
    }
    // フォロワー(人) and 件（人） keep their bracket when the table knows them with it.
    for stop in [end, stop] where stop > start && stop - start <= 12 {
      if Units.lists(Normalization.n2(text.text(start..<stop))) {
        return listedWithBound(start, stop) ?? stop
      }
    }
    // The bound first: the table would take 「％以上」 as one spelling.
    for cut in boundStarts(start, stop) + [stop] where cut > start {
      let word = text.text(start..<cut)
      if Units.lookup(word) != nil || isUnitWord(start..<cut) || Units.isQuotient(word) {
        return cut
      }
    }
    return start
  }

  /// 回以上 is listed as a spelling of a unit; in a value the bound is the bound's.
  func listedWithBound(_ start: Int, _ stop: Int) -> Int? {
    boundStarts(start, stop).first { cut in
      cut > start && Units.lists(Normalization.n2(text.text(start..<cut)))
    }
  }

  private func boundStarts(_ start: Int, _ stop: Int) -> [Int] {
    Self.bounds.compactMap { word in
      let cut = stop - word.unicodeScalars.count
      return cut >= start && text.matches(word, at: cut) ? cut : nil
    }
  }

  /// A word that may be a unit the table does not know: up to six letters, no digit, no hiragana.
  private func isUnitWord(_ range: Range<Int>) -> Bool {
    guard range.count <= 6, let first = text[range.lowerBound] else { return false }
    if first == "年" || first == "月" || first == "%" { return false }
    // 14O: a lone letter that is no unit stands for a digit.
    if FoldedText.isLatin(first), range.count == 1 || isSlipped(range) { return false }
    if let end = text[range.upperBound - 1], end == "増" || end == "減" { return false }
    return boundStarts(range.lowerBound, range.upperBound).isEmpty
      && text.scalars[range].enumerated().allSatisfy { offset, scalar in
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0x3300...0x33FF, 0xFF66...0xFF9F, 0x2103: true
        case 0x2F: offset > 0
        default: JapaneseLetter.isOfNoun(scalar)
        }
      }
  }

  /// 「5O回」: the letter is a digit, and what follows is the unit.
  private func isSlipped(_ range: Range<Int>) -> Bool {
    guard let first = text[range.lowerBound], "OolI".unicodeScalars.contains(first) else {
      return false
    }
    return Units.lookup(text.text(range.lowerBound + 1..<range.upperBound)) != nil
  }
}
