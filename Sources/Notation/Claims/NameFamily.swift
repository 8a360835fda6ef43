/// Rows of one name that a qualifier tells apart: 喫煙率（男性）, 喫煙率（女性）.
///
/// A text tells which row it means before the name (「男性の喫煙率は」) or behind it (「喫煙率は、男性が」);
/// the name alone is no row's.
struct NameFamily {
  /// The name in plain signs, and shorter when the rest of it is in brackets, too.
  let stems: [[Unicode.Scalar]]
  let members: [(qualifier: [Unicode.Scalar], subject: Int)]

  static func all(of subjects: [ClaimSubject]) -> [NameFamily] {
    var members: [String: [(qualifier: String, subject: Int)]] = [:]
    for (index, subject) in subjects.enumerated() {
      guard let (stem, qualifier) = parts(of: subject.name) else { continue }
      members[stem, default: []].append((qualifier, index))
    }
    let families = members.filter { Set($0.value.map(\.qualifier)).count > 1 }
    let names = subjects.map { Normalization.withoutQualifier(FoldedText.plain($0.name)) }
    return families.sorted { $0.value[0].subject < $1.value[0].subject }.map { stem, members in
      let short = Normalization.withoutQualifier(stem)
      let isOwn =
        !names.contains(short)
        && families.keys.allSatisfy { $0 == stem || Normalization.withoutQualifier($0) != short }
      return NameFamily(
        stems: (isOwn && short != stem ? [stem, short] : [stem]).map { Array($0.unicodeScalars) },
        members: members.map { (Array($0.qualifier.unicodeScalars), $0.subject) })
    }
  }

  /// 喫煙率 and 男性 of 喫煙率（男性）; a sign alone is no qualifier that a text repeats.
  private static func parts(of name: String) -> (stem: String, qualifier: String)? {
    let plain = FoldedText.plain(Normalization.n2(name))
    let stem = Normalization.withoutQualifier(plain)
    guard stem != plain, stem.unicodeScalars.count > 1 else { return nil }
    let qualifier = String(plain.dropFirst(stem.count).drop { " (".contains($0) }.dropLast())
    guard qualifier.unicodeScalars.count > 1, qualifier.contains(where: \.isLetter) else {
      return nil
    }
    return (stem, qualifier)
  }

  /// The member that the words before the name tell of: 「男性は、」.
  func member(toldIn lead: ArraySlice<Unicode.Scalar>) -> Int? {
    let words = Words(lead)
    let told = members.filter { words.contains([MaskedText.string($0.qualifier)]) }
    guard told.count == 1, let only = told.first else { return nil }
    let openings = ["は", "は、", "では", "では、", "については、"]
    let name = MaskedText.string(only.qualifier)
    return words.hasSuffix(of: openings.map { name + $0 }) ? only.subject : nil
  }
}

extension MentionFinder {
  /// What may follow the qualifier that stands for its row: 「男性が36.4%」, 「男性36.4%」.
  private static let openings = ["は", "が", "も", "で", "、", ":", "(", "の実績", "の目標", "については"]

  /// Where a family's name ends that begins here.
  func family(at index: Int) -> (end: Int, family: NameFamily)? {
    for family in families {
      for stem in family.stems {
        guard let end = folded.end(of: stem, at: index), isFree(index, stem.count, .exact) else {
          continue
        }
        return (end, family)
      }
    }
    return nil
  }

  /// The row of which the qualifier that begins here tells.
  func member(of family: NameFamily, at index: Int) -> (end: Int, subject: Int)? {
    if let before = folded[index - 1], Self.isWordCharacter(before) { return nil }
    for (qualifier, subject) in family.members {
      guard let end = folded.end(of: qualifier, at: index) else { continue }
      let isNumber = folded[end].map { $0.properties.numericType != nil } ?? false
      if isNumber || folded.first(of: Self.openings, at: end) != nil { return (end, subject) }
    }
    return nil
  }
}
