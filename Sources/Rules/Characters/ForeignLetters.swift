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
      ja: "日本語の文字でない字（书・동・外字）は、ほかの端末や印刷で別の字や空白になります。"
        + "目に見えない文字や、濁点の離れた字が混ざると、検索や照合に掛かりません。",
      en:
        "Letters that Japanese text has not (书, 동, private ones) come out as others, or as none, elsewhere. "
        + "With unseen characters or voicing marks apart, a text is not found and matches none."
    ),
    condition: Message(
      ja: "記入欄に JIS X 0213 にも Windows-31J にもない文字がある（簡体字・ハングル・外字、"
        + "幅のない空白などの目に見えない文字、か と濁点の2字で書いた が）。記号と人名は対象外。",
      en:
        "An input cell holds a letter that neither JIS X 0213 nor Windows-31J has: simplified Chinese, "
        + "Hangul, private characters, unseen ones such as zero-width spaces, が written as か and a "
        + "mark. Signs and names of persons are not judged."
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
        "目に見えない文字", "an unseen character",
        grid: "↓参加\u{200B}者数|人|60|70|75|A|-|↓区の\u{2003}案内を配った。|①"),
      Example(
        "離れた濁点", "voicing marks apart",
        grid: "参加者数|人|60|70|75|A|-|↓か\u{3099}いこくの方をむかえた。|①"),
      Example(
        "日本語の文字と記号", "Japanese letters and signs",
        grid: "参加者数|人|60|70|75|A|-|髙﨑町・辻󠄀通りで①☑✓㎡のcaféを開いた…—～|①"),
    ],
    check: ForeignLetters.check)
}

private enum ForeignLetters {
  static func check(_ context: RuleContext) -> [Finding] {
    let inputs = context.texts.inputs.filter { $0.kind != .person }
    // What stands at the ends is CHR-003.
    let texts = inputs.map { trimmed($0.text) }
    let foreign = JapaneseRepertoire.foreign(in: texts)
    return zip(inputs, texts).compactMap { input, text in
      let found = Frequency(text.unicodeScalars.filter(foreign.contains)).ordered.map(\.value)
      let unseen = found.filter(JapaneseRepertoire.isUnseen)
      let faults = [
        letterFault(found.filter { !unseen.contains($0) }, input),
        unseenFault(unseen, input),
        voicingFault(VoicingMark.apart(in: text), input),
      ]
      return context.finding(
        at: input.location, key: input.key, owner: input.owner, faults.compactMap(\.self))
    }
  }

  private static func letterFault(_ found: [Unicode.Scalar], _ input: InputText) -> TextFault? {
    let written = found.map { String(Character($0)) }.joined()
    let codes = codes(found)
    return fault(
      found.map { String(Character($0)) }, input,
      Message(
        ja: "日本語の文字でない「\(written)」があります", en: "Not in use in Japanese text: \"\(written)\""),
      written: Message(ja: "「\(written)」（\(codes.ja)）", en: "\"\(written)\" (\(codes.en))"),
      cause: Message(
        ja: "文字の読み取り（OCR）の誤り、または外字",
        en: "misread by character recognition, or a private character"),
      remedy: Message(
        ja: "\(input.location.cell) の字を確かめて入力し直す",
        en: "see what is meant in \(input.location.cell), and type it"),
      evidence: written)
  }

  private static func unseenFault(_ found: [Unicode.Scalar], _ input: InputText) -> TextFault? {
    let codes = codes(found)
    return fault(
      found.map { String(Character($0)) }, input,
      Message(
        ja: "目に見えない文字（\(codes.ja)）があります", en: "There are unseen characters: \(codes.en)"),
      written: codes,
      cause: Message(ja: "Web や PDF からの貼り付け", en: "pasted from the web or a PDF"),
      remedy: Message(
        ja: "\(input.location.cell) のその前後を消して入力し直す",
        en: "delete what is around it in \(input.location.cell), and type it again"),
      evidence: codes.en)
  }

  private static func voicingFault(
    _ found: [(written: String, whole: String)], _ input: InputText
  ) -> TextFault? {
    let letters = Frequency(found.map(\.whole)).ordered.map(\.value).joined()
    return fault(
      found.map(\.written), input,
      Message(
        ja: "濁点・半濁点が字から離れています（\(letters)）",
        en: "Voicing marks stand apart from their letters: \(letters)"),
      written: Message(
        ja: "「\(letters)」が字と濁点の2字（U+3099・U+309A）",
        en: "\"\(letters)\" as a letter and a mark (U+3099, U+309A) each"),
      cause: Message(
        ja: "Mac のファイル名や PDF からの貼り付け", en: "pasted from a file name of a Mac, or a PDF"),
      remedy: Message(
        ja: "\(input.location.cell) の「\(letters)」を入力し直す",
        en: "type \"\(letters)\" again in \(input.location.cell)"),
      evidence: letters)
  }

  /// Nil where nothing was found; else at the first of what was.
  private static func fault(
    _ found: [String], _ input: InputText, _ message: Message, written: Message, cause: Message,
    remedy: Message, evidence: String
  ) -> TextFault? {
    let places = found.flatMap { TextSearch.places(of: $0, in: input.text) }
    guard let first = places.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
    let before = input.text.utf8Text(0..<first.lowerBound).unicodeScalars.count
    return TextFault(
      range: first, message: message,
      detail: [
        .written(
          ja: "\(before + 1) 字目から\(written.ja)",
          en: "\(written.en) from character \(before + 1)"),
        .cause(ja: cause.ja, en: cause.en), .remedy(ja: remedy.ja, en: remedy.en),
      ],
      evidence: [Evidence("characters", evidence), Evidence("position", "\(before + 1)")])
  }

  private static func codes(_ scalars: [Unicode.Scalar]) -> Message {
    let codes = scalars.map { "U+" + String($0.value, radix: 16).uppercased() }
    return Message(ja: codes.joined(separator: "、"), en: codes.joined(separator: ", "))
  }
}
