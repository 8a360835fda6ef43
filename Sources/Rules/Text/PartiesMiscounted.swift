import Forms
import Grid
import Notation

extension Rule {
  /// "2 groups, the federation and the city, three parties".
  static let partiesMiscounted = Rule(
    id: "TXT-017",
    title: Message(ja: "列挙数と「n者/n団体」", en: "Parties listed and their number"),
    severity: .info,
    why: Message(
      ja: "挙げた数と合計が違うと、協定などの相手を数え間違えたように見えます。",
      en: "Where list and number differ, a party seems to be missing."),
    condition: Message(
      ja: "「A、B、Cのn者」のように列挙のあとに n者・n団体・n社 と書いた文で、挙げた数が n でない。"
        + "列挙の中の「2団体」などは2つと数える。",
      en: "A list followed by n者, n団体 or n社 names another number of parties; 「2団体」 within the list "
        + "counts two."),
    remedy: Message(ja: "挙げた相手と数を確かめてください。", en: "Check the parties and their number."),
    source: "TXT-017（文章と表）",
    scope: .cell,
    examples: [
      Example(
        "数が合わない", "another number", layout: .texts,
        grid: "利用者数|人||||520|541|↓事業者団体2団体、自治連合会、市の3者で協定を結んだ。"),
      Example(
        "合っている", "the right one", layout: .texts,
        grid: "利用者数|人||||520|541|商工会、自治連合会、市の3者で協定を結んだ。"),
      Example(
        "列挙のない数", "no list", layout: .texts,
        grid: "利用者数|人||||520|541|市内の12団体に補助金を交付した。"),
    ],
    check: PartiesMiscounted.check)
}

private enum PartiesMiscounted {
  private static let units = ["者", "団体", "社", "機関"]

  static func check(_ context: RuleContext) -> [Finding] {
    context.findings { narrative in
      narrative.numbers.compactMap { fault($0, narrative) }
    }
  }

  private static func fault(_ number: ParsedNumber, _ narrative: Narrative) -> TextFault? {
    let after = narrative.words(number.digits.upperBound..<number.digits.upperBound + 6)
    let before = narrative.words(0..<number.range.lowerBound)
    guard units.contains(where: after.hasPrefix), before.hasSuffix("の"), !number.approximate,
      let sentence = before.dropLast().split(whereSeparator: { "。は\n".contains($0) }).last
    else { return nil }
    let parties = sentence.split(separator: "、").map { trimmed(String($0)) }
    guard parties.count >= 3, parties.allSatisfy(isName) else { return nil }
    let counted = parties.map(count).reduce(.zero, +)
    guard counted != number.value else { return nil }
    let written = number.value.description + (units.first(where: after.hasPrefix) ?? "")
    let start = number.range.lowerBound - "の".utf8.count - sentence.utf8.count
    return TextFault(
      range: start..<number.range.upperBound,
      message: Message(
        ja: "列挙は\(counted)で、「\(written)」と合いません",
        en: "The list names \(counted), not \(written)"),
      detail: [
        .written(
          ja: parties.joined(separator: "／"), en: parties.joined(separator: " / ")),
        .cause(ja: "種類で数えた、または相手を書き落とした", en: "kinds were counted, or a party left out"),
        .remedy(ja: "挙げた相手と「\(written)」を確かめる", en: "check the parties and \(written)"),
      ],
      evidence: [
        Evidence("text", written), Evidence("counted", counted.description),
      ])
  }

  /// A noun, as short as the name of a party.
  private static func isName(_ text: String) -> Bool {
    let hiragana = text.unicodeScalars.filter(JapaneseLetter.isHiragana)
    return (1...25).contains(text.unicodeScalars.count)
      && hiragana.allSatisfy { "のまちづくり".unicodeScalars.contains($0) }
  }

  private static func count(_ party: String) -> ExactDecimal {
    let number = NumberText.find(in: party).last { found in
      found.unit.map { units.contains($0) } ?? units.contains { party.hasSuffix($0) }
    }
    guard let number, number.value.isInteger, number.value > .zero else { return ExactDecimal(1) }
    return number.value
  }
}
