import Forms
import Grid
import Notation

extension Rule {
  /// Signs that only some computers show.
  static let platformDependentSign = Rule(
    id: "CHR-001",
    title: Message(ja: "機種依存文字", en: "Platform-dependent characters"),
    severity: .info,
    why: Message(
      ja: "㈱ や Ⅱ や № は、ほかのパソコンや公開したデータで化けたり、検索で見つからなかったりします。",
      en: "㈱, Ⅱ or № may be garbled elsewhere, and searches do not find them."),
    condition: Message(
      ja: "記入欄に機種依存文字（丸数字・ローマ数字・㎡・㈱・№・外字など）がある。"
        + "様式の見出しや選択肢にある字、様式が使う丸数字・行頭の丸数字、単位と値の欄は除く。",
      en: "An input cell holds circled or Roman numbers, ㎡, ㈱, № or the like. Signs of the form's "
        + "own headings and choices, circled numbers where the form or a line begins with one, "
        + "units and values are left out."),
    remedy: Message(
      ja: "(株)、II、No. のように書くと、公開するときに直さずに済みます。",
      en: "Write (株), II, No. instead; then nothing need be changed for publishing."),
    source: "CHR-001（文字）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "囲み文字とローマ数字", "signs in one square, a Roman number",
        grid: "参加者数|人|60|70|75|A|-|↓㈱佐野とⅡ期工事を進めた。|①",
        corrected: "参加者数|人|60|70|75|A|-|(株)佐野とII期工事を進めた。|①"),
      Example(
        "様式が使う丸数字", "circled numbers, as the form uses them",
        grid: "参加者数|人|60|70|75|A|-|①説明会 ⑧相談会|①"),
      Example(
        "行頭の番号", "numbers of lines", layout: .register,
        grid: "利用者数|631件|700件|①窓口の利用者⏎②電話の利用者"),
      Example(
        "単位の欄", "a unit", grid: "公園の面積|㎡|60|70|75|A|-|公園を広げた。|①"),
    ],
    check: PlatformDependentSign.check)
}

private enum PlatformDependentSign {
  static func check(_ context: RuleContext) -> [Finding] {
    let own = ownSigns(context.form.template)
    let hasCircles = own.contains { Glyphs.number(ofCircled: $0) != nil }
    return context.texts.inputs.compactMap { input in
      guard isText(input) else { return nil }
      let isNumbering = hasCircles || numbersLines(input.text)
      let found = input.text.unicodeScalars.filter { sign in
        PlatformCharacter.contains(sign) && !own.contains(sign)
          && !(isNumbering && Glyphs.number(ofCircled: sign) != nil)
          // CHR-006
          && Glyphs.number(ofLookalike: sign) == nil
      }
      let signs = Frequency(found).ordered.map(\.value)
      return signs.isEmpty ? nil : finding(input, signs, context)
    }
  }

  /// Units and values have spellings of their own (UNT-001), and directions are arrows.
  private static func isText(_ input: InputText) -> Bool {
    switch input.kind {
    case .name, .narrative, .person: true
    case .composite: input.key == "name"
    case .other: input.key != "指標.方向"
    case .unit: false
    }
  }

  /// ① at the head of a line numbers what other cells answer by number (REQ-012).
  private static func numbersLines(_ text: String) -> Bool {
    TextLine.lines(of: text).contains { line in
      trimmed(String(line.text)).unicodeScalars.first.flatMap(Glyphs.number(ofCircled:)) != nil
    }
  }

  /// What the form itself writes, and offers to choose from.
  private static func ownSigns(_ template: Template) -> Set<Unicode.Scalar> {
    let types =
      template.items.map(\.type)
      + template.formSheets.flatMap(\.cells).flatMap(\.tags).compactMap(\.type)
    let all = template.formSheets.flatMap(\.sheet.cells).map(\.shown) + types.flatMap(\.options)
    return Set(all.flatMap { $0.unicodeScalars.filter(PlatformCharacter.contains) })
  }

  private static func finding(
    _ input: InputText, _ signs: [Unicode.Scalar], _ context: RuleContext
  ) -> Finding {
    let written = signs.map { String(Character($0)) }.joined(separator: "、")
    let pairs = signs.map { sign in "\(sign)→\(PlatformCharacter.plain(sign) ?? "？")" }
      .joined(separator: "、")
    let wanted = PlatformCharacter.mapped(input.text, only: signs)
    let edit = input.kind == .person ? nil : input.edit(to: wanted, context)
    return context.finding(
      at: input.location, key: input.key, owner: input.owner,
      Message(
        ja: "機種依存文字「\(written)」があります", en: "\"\(written)\" depend on the platform"),
      detail: [.remedy(ja: "公開するなら \(pairs) と書く", en: "for publishing write \(pairs)")],
      evidence: [Evidence("characters", written)],
      fix: edit.map { Fix(.unsafe, [$0]) })
  }
}
