/// A place of a running text that speaks of an indicator by its name.
package struct NameMention: Hashable, Sendable {
  /// How the text marks it as a name.
  package enum Form: Hashable, Sendable {
    /// Inside 「…」.
    case quoted
    /// The words before は or については at the head of a line.
    case head
    /// The name, or its last part, as it stands in the sentence.
    case plain
    /// The number that the form gives it: 指標①.
    case number
  }

  /// UTF-8 range of the name in the raw text, without brackets.
  package var range: Range<Int>
  package var text: String
  package var form: Form
  /// The subject it matches best, nil for a name that none of them bears.
  package var subject: Int?
  package var match: NameMatch

  /// Every mention of a text, left to right; quoted words that match nothing are among them.
  ///
  /// - Parameter ofIndicators: the text is there to account for indicators, so that 「②は」 speaks of
  ///   the second of them.
  /// - Parameter sole: the subject that the text stands beside, where it is the only one.
  package static func find(
    in text: String, subjects: [ClaimSubject], ofIndicators: Bool = false, sole: Int? = nil
  ) -> [NameMention] {
    MentionFinder(FoldedText(text), in: text, subjects, sole: sole)
      .all(ofIndicators: ofIndicators)
  }
}

/// Looks for the names of indicators in folded text.
///
/// Source: values.md 9.
struct MentionFinder {
  let folded: FoldedText
  private let raw: [UInt8]
  private let subjects: [ClaimSubject]
  let families: [NameFamily]
  private let spellings: NameSpellings

  init(_ folded: FoldedText, in text: String, _ subjects: [ClaimSubject], sole: Int? = nil) {
    self.folded = folded
    raw = Array(text.utf8)
    self.subjects = subjects
    families = NameFamily.all(of: subjects)
    spellings = NameSpellings(subjects, families, sole: sole)
  }

  func all(ofIndicators: Bool) -> [NameMention] {
    let plain = plainMentions()
    var found = quotes().map { told(mention($0, .quoted), plain) }
    for line in lines() {
      guard let head = head(of: line) else { continue }
      let range = folded.raw(head)
      // A name that stands there to the letter is the name, and what precedes it is not.
      let holdsName = plain.contains {
        $0.match != .shortForm && $0.range.overlaps(range)
      }
      if holdsName || found.contains(where: { $0.range.overlaps(range) }) { continue }
      let mention = mention(head, .head)
      if mention.subject != nil { found.append(mention) }
    }
    found += plain.filter { one in !found.contains { $0.range.overlaps(one.range) } }
    found += numbers(ofIndicators).filter { one in
      !found.contains { $0.range.overlaps(one.range) }
    }
    return found.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  private func numbers(_ ofIndicators: Bool) -> [NameMention] {
    let found = NumberMentions(folded, subjects)?.all(ofIndicators: ofIndicators) ?? []
    return found.map { range, subject in
      let bytes = folded.raw(range)
      return NameMention(
        range: bytes, text: text(bytes), form: .number, subject: subject, match: .exact)
    }
  }

  /// 「女性は、「喫煙率」が」: what the words around a name in brackets tell of it.
  private func told(_ mention: NameMention, _ plain: [NameMention]) -> NameMention {
    guard mention.subject == nil, let same = plain.first(where: { $0.range == mention.range })
    else { return mention }
    return NameMention(
      range: mention.range, text: mention.text, form: mention.form, subject: same.subject,
      match: same.match)
  }

  private func plainMentions() -> [NameMention] {
    var found: [NameMention] = []
    var (index, sentence) = (0, 0)
    /// The rows of one name that the words go on about.
    var family: NameFamily?
    while index < folded.count {
      var hit = spelling(at: index)
      if let subject = hit?.subject {
        family = families.first { $0.members.contains { $0.subject == subject } }
      } else if let name = self.family(at: index) {
        family = name.family
        if let told = name.family.member(toldIn: folded.scalars[sentence..<index]) {
          hit = (name.end, told, .exact)
        } else {
          index = name.end
          continue
        }
      } else if let member = family.flatMap({ member(of: $0, at: index) }) {
        hit = (member.end, member.subject, .exact)
      }
      guard let hit else {
        if folded.scalars[index] == "\n" { family = nil }
        if "。\n".unicodeScalars.contains(folded.scalars[index]) { sentence = index + 1 }
        index += 1
        continue
      }
      let range = folded.raw(index..<hit.end)
      found.append(
        NameMention(
          range: range, text: text(range), form: .plain, subject: hit.subject, match: hit.match))
      index = hit.end
    }
    return found
  }

  // MARK: marked names

  /// What stands between 「 and 」 (『 and 』), the innermost left out.
  private func quotes() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var open: [(mark: Unicode.Scalar, index: Int)] = []
    for (index, scalar) in folded.scalars.enumerated() {
      switch scalar {
      case "「", "『": open.append((scalar, index))
      case "」", "』":
        guard let last = open.popLast(), (last.mark == "「") == (scalar == "」") else {
          open = []
          continue
        }
        if open.isEmpty, index > last.index + 1 { result.append(last.index + 1..<index) }
      case "\n": open = []
      default: break
      }
    }
    return result
  }

  private func lines() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in 0...folded.count where index == folded.count || folded.scalars[index] == "\n" {
      if index > start { result.append(start..<index) }
      start = index + 1
    }
    return result
  }

  private static let bullets = Set("・●○◆◇■□▪◎※*-①②③④⑤⑥⑦⑧⑨⑩".unicodeScalars)
  private static let headEnds = ["については", "に関しては", "について", "は", "が"]

  /// The words of a line before は or については, without the mark of a list.
  private func head(of line: Range<Int>) -> Range<Int>? {
    var start = line.lowerBound
    while start < line.upperBound,
      FoldedText.isSpace(folded.scalars[start]) || Self.bullets.contains(folded.scalars[start])
    { start += 1 }
    var index = start
    while index < line.upperBound, index - start <= 60 {
      if "、。「」".unicodeScalars.contains(folded.scalars[index]) { return nil }
      if index > start, folded.first(of: Self.headEnds, at: index) != nil,
        // では, には and the like are no end of a name.
        !"でにとのたてるい".unicodeScalars.contains(folded.scalars[index - 1])
      {
        return start..<index
      }
      index += 1
    }
    return nil
  }

  private func mention(_ range: Range<Int>, _ form: NameMention.Form) -> NameMention {
    let bytes = folded.raw(range)
    let words = text(bytes)
    var best: (subject: Int, match: NameMatch)?
    for (index, subject) in subjects.enumerated() {
      let match =
        spellings.isAlias(words, of: index) ? .exact : NameMatch.of(words, subject.name)
      guard match != .none, form == .quoted || !isLonger(words, subject.name) else { continue }
      if let current = best, current.match.order <= match.order { continue }
      best = (index, match)
    }
    // The name of several rows says none of them.
    if let found = best, found.match != .exact,
      let family = families.first(where: { $0.members.contains { $0.subject == found.subject } }),
      family.members.count(where: { NameMatch.of(words, subjects[$0.subject].name) == found.match })
        > 1
    {
      best = nil
    }
    // A short form that fits two names says neither.
    if let found = best, found.match == .shortForm || found.match == .near {
      let rivals = subjects.indices.filter {
        NameMatch.of(words, subjects[$0].name).order == found.match.order
      }
      if rivals.count > 1, found.match == .shortForm || !isNearest(words, found.subject, rivals) {
        best = nil
      }
    }
    return NameMention(
      range: bytes, text: words, form: form, subject: best?.subject, match: best?.match ?? .none)
  }

  /// 移動図書館の利用者数 is another thing than 図書館の利用者数.
  private func isLonger(_ words: String, _ name: String) -> Bool {
    let (long, short) = (Normalization.n2(words), Normalization.n2(name))
    return long != short && long.hasSuffix(short)
  }

  private func isNearest(_ words: String, _ subject: Int, _ rivals: [Int]) -> Bool {
    func distance(_ index: Int) -> Int {
      Similarity.editDistance(Normalization.n2(words), Normalization.n2(subjects[index].name))
    }
    let own = distance(subject)
    return rivals.allSatisfy { $0 == subject || distance($0) > own }
  }

  private func spelling(at index: Int) -> (end: Int, subject: Int, match: NameMatch)? {
    spellings.first(at: index, in: folded) { isFree(index, $0, $1) }
  }

  /// The tail of a longer word is another thing: 学校図書館の来館者数 is not 図書館の来館者数.
  func isFree(_ index: Int, _ length: Int, _ match: NameMatch) -> Bool {
    guard let before = folded[index - 1], Self.isWordCharacter(before), before != "度" else {
      return true
    }
    guard before == "の", let owner = folded[index - 2] else { return false }
    return "度年市町村区内本".unicodeScalars.contains(owner) || (match != .shortForm && length >= 7)
  }

  static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    JapaneseLetter.isOfNoun(scalar) || scalar == "の" || FoldedText.isLatin(scalar)
  }

  private func text(_ bytes: Range<Int>) -> String {
    Normalization.trimmed(String(decoding: raw[bytes], as: UTF8.self))
  }
}

extension NameMatch {
  /// The nearer match first.
  fileprivate var order: Int {
    switch self {
    case .exact: 0
    case .variant: 1
    case .shortForm: 2
    case .near: 3
    case .none: 4
    }
  }
}
