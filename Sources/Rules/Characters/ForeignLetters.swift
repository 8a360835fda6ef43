import Forms
import Grid
import Notation

extension Rule {
  /// A letter that Japanese text is not written with.
  static let foreignLetters = Rule(
    id: "CHR-008",
    title: Message(ja: "簡体字・ハングル等の混入", en: "Letters of other writings"),
    severity: .warning,
    why: Message(
      ja: "日本語の文字でない字（书・동・外字）は、ほかの端末や印刷で別の字や空白になります。",
      en:
        "Letters that Japanese text has not (书, 동, private ones) come out as others, or as none, elsewhere."
    ),
    condition: Message(
      ja: "記入欄に JIS X 0213 にも Windows-31J にもない文字（簡体字・ハングル・外字など）がある。記号と人名は対象外。",
      en:
        "An input cell holds a letter that neither JIS X 0213 nor Windows-31J has: simplified Chinese, Hangul, private characters. Signs and names of persons are not judged."
    ),
    remedy: Message(
      ja: "正しい漢字か確かめ、入力し直してください。", en: "See which character is meant, and type that."),
    source: "CHR-008（文字）",
    scope: .cell,
    examples: [
      Example(
        "簡体字", "simplified Chinese",
        grid: "参加者数|人|60|70|75|A|-|↓书面で通知した。|①"),
      Example(
        "ハングルと外字", "Hangul and a private character",
        grid: "↓동호회数|件|60|70|75|A|-|↓\u{E000}区で開いた。|①"),
      Example(
        "日本語の文字と記号", "Japanese letters and signs",
        grid: "参加者数|人|60|70|75|A|-|髙﨑町・辻󠄀通りで①☑✓㎡のcaféを開いた…—～|①"),
    ],
    check: ForeignLetters.check)
}

private enum ForeignLetters {
  static func check(_ context: RuleContext) -> [Finding] {
    let inputs = context.texts.inputs.filter { $0.kind != .person }
    let foreign = JapaneseRepertoire.foreign(in: inputs.lazy.map(\.text))
    guard !foreign.isEmpty else { return [] }
    return inputs.compactMap { input in
      let found = Frequency(input.text.unicodeScalars.filter(foreign.contains)).ordered.map(\.value)
      guard let first = found.first else { return nil }
      let written = found.map { String(Character($0)) }.joined()
      let codes = found.map { "U+" + String($0.value, radix: 16).uppercased() }
      let place = input.text.unicodeScalars.prefix { $0 != first }.count + 1
      return context.finding(
        at: input.location, key: input.key, owner: input.owner,
        Message(
          ja: "日本語の文字でない「\(written)」があります",
          en: "Not in use in Japanese text: \"\(written)\""),
        detail: [
          .written(
            ja: "\(place) 字目から「\(written)」（\(codes.joined(separator: "、"))）",
            en: "\"\(written)\" (\(codes.joined(separator: ", "))) from character \(place)"),
          .cause(
            ja: "文字の読み取り（OCR）の誤り、または外字",
            en: "misread by character recognition, or a private character"),
          .remedy(
            ja: "\(input.location.cell) の字を確かめて入力し直す",
            en: "see what is meant in \(input.location.cell), and type it"),
        ],
        evidence: [Evidence("characters", written), Evidence("position", "\(place)")])
    }
  }
}
