import Forms
import Grid
import Notation

extension Rule {
  /// A radical or compatibility ideograph in place of the everyday character.
  static let lookalikeIdeograph = Rule(
    id: "CHR-007",
    title: Message(ja: "部首文字・互換漢字", en: "Radicals and compatibility ideographs"),
    severity: .warning,
    why: Message(
      ja: "PDF から写した文字には、見た目が同じで別の文字（⻄・⽬）が混ざり、検索や照合に掛かりません。",
      en:
        "Text copied out of PDFs holds radicals that look like everyday characters and match none."),
    condition: Message(
      ja: "記入欄に部首用の文字（U+2E80～2FD5）か互換漢字（U+F900～）がある。人名と、文章の中の互換漢字は自動で直さない。",
      en:
        "An input cell holds radicals (U+2E80–2FD5) or compatibility ideographs (U+F900…). Names of persons, and the latter within narratives, are not mended by themselves."
    ),
    remedy: Message(
      ja: "普通の漢字で入力し直してください。", en: "Type the everyday character."),
    source: "CHR-007（文字）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "PDF から写した字", "copied out of a PDF",
        grid: "↓\u{2EC4}部地区の\u{2F6C}標|件|60|70|75|A|-|内容|①",
        corrected: "西部地区の目標|件|60|70|75|A|-|内容|①"),
      Example(
        "名称の互換漢字", "a compatibility ideograph in a name",
        grid: "↓\u{FA1B}祉の相談|件|60|70|75|A|-|内容|①",
        corrected: "福祉の相談|件|60|70|75|A|-|内容|①"),
      Example(
        "普通の漢字", "everyday characters",
        grid: "西部地区の目標|件|60|70|75|A|-|\u{FA11}町で開いた。|①"),
    ],
    check: LookalikeIdeograph.check)
}

private enum LookalikeIdeograph {
  static func check(_ context: RuleContext) -> [Finding] {
    context.texts.inputs.compactMap { input in
      let found = Frequency(LookalikeIdeographs.found(in: input.text)).ordered.map(\.value)
      guard !found.isEmpty else { return nil }
      let written = found.map(\.character).joined()
      let plain = found.map { $0.plain ?? "?" }.joined()
      // In a narrative U+F900… may be how somebody's name is written.
      let isSafe = input.kind != .person
      let all = input.kind != .narrative && isSafe
      let wanted = LookalikeIdeographs.plain(input.text, compatibility: all)
      let edit = input.kind == .person ? nil : input.edit(to: wanted, context)
      let codes = found.map {
        "U+" + String($0.character.unicodeScalars.first?.value ?? 0, radix: 16)
      }
      return context.finding(
        at: input.location, key: input.key, owner: input.owner,
        Message(
          ja: "「\(written)」は普通の漢字と別の文字です",
          en: "\"\(written)\" are not the everyday characters"),
        detail: [
          .written(
            ja: "「\(written)」（\(codes.joined(separator: "、").uppercased())）　普通の漢字「\(plain)」",
            en: "\"\(written)\" (\(codes.joined(separator: ", ").uppercased())) for \"\(plain)\""),
          .cause(ja: "PDF などからの貼り付け", en: "pasted from a PDF"),
          input.kind == .person
            ? .remedy(ja: "本人の表記か確かめる（人名は直しません）", en: "ask how the name is written")
            : .remedy(
              ja: "\(input.location.cell) を普通の漢字で入力し直す",
              en: "type everyday characters in \(input.location.cell)"),
        ],
        evidence: [Evidence("characters", written), Evidence("plain", plain)],
        fix: edit.map { Fix(.safe, [$0]) })
    }
  }
}
