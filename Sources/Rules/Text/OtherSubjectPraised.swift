import Forms
import Grid
import Notation

extension Rule {
  /// The indicator counts groups, the effect tells of neighbourhood associations.
  static let otherSubjectPraised = Rule(
    id: "TXT-022",
    title: Message(ja: "主体の異なる言い換え", en: "The effect counts something else"),
    severity: .info,
    why: Message(
      ja: "指標と効果で数えているものが違うと、効果の裏付けになりません。",
      en: "A count of something else does not show the effect."),
    condition: Message(
      ja: "効果の欄に、指標と同じことがらの「…数」が別の名詞で書かれている（指標は団体数、効果は自治会数）。",
      en: "The effect speaks of the indicator's matter but counts another noun (団体数, 自治会数)."),
    remedy: Message(
      ja: "指標と同じものの数で書くか、違うものを数えていると分かるように書いてください。",
      en: "Use what the indicator counts, or say that something else is meant."),
    source: "TXT-022（文章と表）",
    scope: .cell,
    examples: [
      Example(
        "団体数と自治会数", "groups and associations", layout: .effects,
        grid: "助け合い団体数|団体|50|60|138|↓助け合い活動を行う自治会数が増え、地域づくりが進んだ。"),
      Example(
        "同じ名詞", "the same noun", layout: .effects,
        grid: "助け合い団体数|団体|50|60|138|助け合い活動を行う団体数が増え、地域づくりが進んだ。"),
      Example(
        "別のことがら", "another matter", layout: .effects,
        grid: "助け合い団体数|団体|50|60|138|会館の利用者数が増えた。"),
    ],
    check: OtherSubjectPraised.check)
}

private enum OtherSubjectPraised {
  static func check(_ context: RuleContext) -> [Finding] {
    context.narratives.filter { $0.field.key.contains("効果") }.compactMap { narrative in
      let faults = narrative.ownIndicators.compactMap { fault($0, narrative) }
      return context.finding(in: narrative, faults)
    }
  }

  private static func fault(_ indicator: Indicator, _ narrative: Narrative) -> TextFault? {
    let name = Normalization.withoutQualifier(Normalization.n2(indicator.shortName))
    guard name.hasSuffix("数") else { return nil }
    let noun = lastRun(of: name[...])
    let matter = String(name.dropLast(noun.count))
    // The matter must be spoken of, and long enough to be one.
    guard matter.count >= 3, narrative.text.contains(matter) else { return nil }
    for place in TextSearch.places(of: "数", in: narrative.text) {
      let before = narrative.words(0..<place.upperBound)
      let counted = lastRun(of: before[...])
      let after = narrative.words(place.upperBound..<place.upperBound + 3)
      guard (3...8).contains(counted.count), ["が", "は", "も"].contains(after),
        !name.contains(counted), counted != noun
      else { continue }
      let start = place.upperBound - counted.utf8.count
      return TextFault(
        range: start..<place.upperBound,
        message: Message(
          ja: "指標は「\(indicator.shortName)」ですが、効果には「\(counted)」と書かれています",
          en: "The indicator is \"\(indicator.shortName)\", the effect speaks of \"\(counted)\""),
        detail: [
          .remedy(
            ja: "「\(noun)」で書くか、違うものを数えていると分かるように書く",
            en: "write \(noun), or say that something else is meant")
        ],
        evidence: [Evidence("text", counted), Evidence("indicator", indicator.shortName)],
        related: [indicator.nameLocation].compactMap(\.self))
    }
    return nil
  }

  /// The ideographs and katakana at the end of a text.
  private static func lastRun(of text: Substring) -> String {
    String(
      text.reversed().prefix { character in
        character.unicodeScalars.allSatisfy { JapaneseLetter.isOfNoun($0) || $0 == "・" }
      }.reversed())
  }
}
