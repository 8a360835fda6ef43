import Forms
import Grid
import Notation

extension Rule {
  /// 「内容への対応する」, 「をを」.
  static let particlesWrong = Rule(
    id: "TXT-016",
    title: Message(ja: "助詞の誤り候補", en: "Probably a wrong particle"),
    severity: .warning,
    why: Message(
      ja: "書き直しの途中で残った助詞の誤りは、公表後に目立ちます。",
      en: "Particles left over from rewriting stand out in print."),
    condition: Message(
      ja: "「への対応する」のように への＋名詞＋する、または「をを」「がが」「のの」「にに」「でで」と助詞が重なる。"
        + "「ものの」や「協働でできる」のような重なりは除く。",
      en: "への + noun + する as in 「への対応する」, or a particle twice. 「ものの」 and 「協働でできる」 are fine."),
    remedy: Message(ja: "助詞を直してください。", en: "Correct the particle."),
    source: "TXT-016（文章と表）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "への対応する", "への before a verb", layout: .texts,
        grid: "利用者数|人||||520|541|↓多岐に亘る内容への対応する必要がある。",
        corrected: "利用者数|人||||520|541|多岐に亘る内容に対応する必要がある。"),
      Example(
        "助詞の重なり", "a particle twice", layout: .texts,
        grid: "利用者数|人||||520|541|↓講座をを開催した。",
        corrected: "利用者数|人||||520|541|講座を開催した。"),
      Example(
        "ものの", "ものの is a word", layout: .texts,
        grid: "利用者数|人||||520|541|母親ははじめて参加することとした。協定は結んだものの、協働でできる事業は少なく、そののちも増えていない。"),
      Example(
        "への対応を行う", "への before a noun", layout: .texts,
        grid: "利用者数|人||||520|541|感染症への対応を行い、相談への対応とした。"),
    ],
    check: ParticlesWrong.check)
}

private enum ParticlesWrong {
  /// Each doubled particle with the letters before and after that make it right.
  private static let doubled: [(text: String, notAfter: [String], notBefore: [String])] = [
    ("をを", [], []), ("がが", ["な", "ま"], ["ん"]),
    ("のの", ["も", "こ", "そ", "あ", "ど"], ["ち", "し", "ぼ", "か", "り"]),
    ("にに", [], ["ぎ", "お", "く", "ん", "じ", "わ"]), ("でで", [], ["き", "は", "あ", "も"]),
  ]

  /// Doubled particles that kana beside them may make part of a word: 「母ははじめて」, 「することと」.
  private static let betweenWords = ["はは", "とと"]

  static func check(_ context: RuleContext) -> [Finding] {
    context.findings { twice($0) + beforeVerb($0) }
  }

  private static func twice(_ narrative: Narrative) -> [TextFault] {
    betweenWords.flatMap { text in
      TextSearch.places(of: text, in: narrative.text).compactMap { range -> TextFault? in
        let sides = [
          narrative.words(0..<range.lowerBound).last,
          narrative.words(range.upperBound..<narrative.text.utf8.count).first,
        ]
        guard sides.allSatisfy({ $0.map { !isHiragana($0) && !$0.isNewline } ?? false }) else {
          return nil
        }
        return fault(range, text, String(text.prefix(1)), narrative)
      }
    }
      + doubled.flatMap { text, notAfter, notBefore in
        TextSearch.places(of: text, in: narrative.text).compactMap { range -> TextFault? in
          let before = narrative.words(0..<range.lowerBound)
          let after = narrative.words(range.upperBound..<narrative.text.utf8.count)
          guard !notAfter.contains(where: before.hasSuffix),
            !notBefore.contains(where: after.hasPrefix)
          else { return nil }
          let single = String(text.prefix(1))
          return fault(range, text, single, narrative)
        }
      }
  }

  /// 「への対応する」: a noun and する behind への.
  private static func beforeVerb(_ narrative: Narrative) -> [TextFault] {
    TextSearch.places(of: "への", in: narrative.text).compactMap { range in
      let after = narrative.words(range.upperBound..<narrative.text.utf8.count)
      let noun = after.prefix { isKanji($0) }
      guard (2...4).contains(noun.count) else { return nil }
      let rest = after.dropFirst(noun.count)
      guard ["する", "した", "して", "し、", "すべき", "できる"].contains(where: rest.hasPrefix) else {
        return nil
      }
      // 「相談への対応としたい」 has と between; 「への対応したい」 would be wrong as well.
      return fault(range, "への\(noun)する", "に", narrative)
    }
  }

  private static func isHiragana(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy(JapaneseLetter.isHiragana)
  }

  private static func isKanji(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy(JapaneseLetter.isIdeograph)
  }

  private static func fault(
    _ range: Range<Int>, _ written: String, _ right: String, _ narrative: Narrative
  ) -> TextFault {
    let end = min(
      narrative.text.utf8.count, range.lowerBound + max(written.utf8.count, range.count))
    let quote = Wording.line(narrative.words(range.lowerBound..<end))
    return TextFault(
      range: range.lowerBound..<end,
      message: Message(
        ja: "「\(quote)」は助詞の誤りのようです", en: "\"\(quote)\" seems to have a wrong particle"),
      detail: [
        .cause(ja: "書き直しの途中で助詞が残った", en: "a particle left over from rewriting"),
        .remedy(
          ja: "「\(narrative.words(range))」を「\(right)」にするなど、文を直す",
          en: "write \(right) for \(narrative.words(range)), or rephrase"),
      ],
      evidence: [Evidence("text", quote)],
      replacements: [TextReplacement(range, right)])
  }
}
