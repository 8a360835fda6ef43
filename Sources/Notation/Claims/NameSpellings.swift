/// How a text may write the names of subjects, as far as each stands for one of them only.
///
/// Source: values.md 9.
struct NameSpellings {
  /// Longest first.
  private let spellings: [(scalars: [Unicode.Scalar], subject: Int, match: NameMatch)]
  /// What is said for a name in full in other words.
  private let aliases: [(text: String, subject: Int)]

  init(_ subjects: [ClaimSubject], _ families: [NameFamily], sole: Int? = nil) {
    var result: [(scalars: [Unicode.Scalar], subject: Int, match: NameMatch)] = []
    let plain = subjects.map { FoldedText.plain(Normalization.n2($0.name)) }
    // 0 where a name should be is any number's digit.
    for (index, name) in plain.enumerated() where name.contains(where: \.isLetter) {
      result.append((Array(name.unicodeScalars), index, .exact))
      let bare = Normalization.withoutQualifier(name)
      let isShared = families.contains { $0.members.contains { $0.subject == index } }
      if bare != name, !isShared {
        result.append((Array(bare.unicodeScalars), index, .variant(particleReplaced: false)))
      }
      // 「来館者数」 of 「図書館の来館者数」, where no other name ends so.
      for tail in Self.tails(of: bare) + (index == sole ? Self.lastWord(of: bare) : []) {
        let others = plain.indices.filter {
          $0 != index && Normalization.withoutQualifier(plain[$0]).hasSuffix(tail)
        }
        if others.isEmpty { result.append((Array(tail.unicodeScalars), index, .shortForm)) }
      }
    }
    let aliases = Self.aliases(subjects, families)
    for (alias, subject) in aliases {
      result.append((Array(alias.unicodeScalars), subject, .exact))
    }
    self.aliases = aliases
    spellings = result.sorted { $0.scalars.count > $1.scalars.count }
  }

  /// The parts behind a の that measure something.
  private static func tails(of name: String) -> [String] {
    var result: [String] = []
    let scalars = Array(name.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar == "の" {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[(index + 1)...])
      let tail = String(view)
      let measures = ["率", "数", "量", "額", "割合", "件数", "面積", "延長"].contains(where: tail.hasSuffix)
      // 決算額 alone is any sum spent, whatever the indicator is called.
      if ClaimWords.cues.contains(where: { $0.words.contains(tail) }) { continue }
      if view.count >= 4 || (view.count >= 3 && measures) { result.append(tail) }
    }
    return result
  }

  /// 配置率 of 地域コーディネーター配置率: enough beside the only indicator.
  private static func lastWord(of name: String) -> [String] {
    let scalars = Array(name.unicodeScalars)
    let word = MaskedText.string(
      scalars.reversed().prefix { $0.properties.isIdeographic }.reversed())
    guard word.count >= 3, word.count < scalars.count, ["率", "数"].contains(where: word.hasSuffix),
      !ClaimWords.cues.contains(where: { $0.words.contains(word) })
    else { return [] }
    return [word]
  }

  /// 「男性の喫煙率」 for the row 喫煙率（男性）, 「防災会議の女性比率」 for the row 防災会議 of the column.
  private static func aliases(
    _ subjects: [ClaimSubject], _ families: [NameFamily]
  ) -> [(text: String, subject: Int)] {
    let ofRows = families.flatMap { family in
      family.members.flatMap { qualifier, subject in
        family.stems.map { (MaskedText.string(qualifier + ["の"] + $0), subject) }
      }
    }
    let ofColumns = subjects.enumerated().compactMap { index, subject in
      subject.column.map { (FoldedText.plain(Normalization.n2(subject.name + "の" + $0)), index) }
    }
    return ofRows + ofColumns
  }

  func isAlias(_ words: String, of subject: Int) -> Bool {
    let plain = FoldedText.plain(Normalization.n2(words))
    return aliases.contains { $0.subject == subject && $0.text == plain }
  }

  /// - Parameter isFree: whether a name of a length may begin there.
  func first(
    at index: Int, in folded: FoldedText, where isFree: (Int, NameMatch) -> Bool
  ) -> (end: Int, subject: Int, match: NameMatch)? {
    for spelling in spellings where folded.scalars[index] == spelling.scalars[0] {
      guard let end = folded.end(of: spelling.scalars, at: index),
        isFree(spelling.scalars.count, spelling.match)
      else { continue }
      return (end, spelling.subject, spelling.match)
    }
    return nil
  }
}

extension FoldedText {
  /// Where words end that begin at a place, spaces among them left out; nil where they do not.
  func end(of words: [Unicode.Scalar], at index: Int) -> Int? {
    var (place, matched) = (index, 0)
    while place < count, matched < words.count {
      let scalar = scalars[place]
      if scalar == words[matched] {
        matched += 1
      } else if !Self.isSpace(scalar) || scalar == "\n" || matched == 0 {
        return nil
      }
      place += 1
    }
    return matched == words.count ? place : nil
  }
}
