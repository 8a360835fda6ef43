import Forms
import Grid

extension Rule {
  /// The whole is said to be reached while a part of it is all missed.
  static let partContradictsWhole = Rule(
    id: "VRD-005",
    title: Message(ja: "上位・下位の判定不整合", en: "Verdicts of whole and part disagree"),
    severity: .warning,
    why: Message(
      ja: "施策が全て達成で、その基本事業が全て未達成だと、読む人は評価の筋道を追えません。",
      en: "A measure fully reached with a programme fully missed cannot be followed by a reader."),
    condition: Message(
      ja: "上位の判定が「全て達成」で、その下の区画の同じ判定に「全て未達成」がある。",
      en:
        "The upper verdict is all reached, and a block below has all missed for the same question."),
    remedy: Message(
      ja: "両方の判定を確かめ、正しければ上位の文章でその事情を説明してください。",
      en: "Check both verdicts; if they hold, explain it in the text of the upper one."),
    source: "VRD-005（評価）",
    scope: .form,
    examples: [
      Example(
        "施策は全て達成、基本事業は全て未達成", "the measure reached, the programme missed",
        layout: .nestedVerdicts,
        grid: """
          活動の支援|■全て達成 □一部未達成 □全て未達成
          相談の充実|□全て達成 □一部未達成 ■全て未達成
          施策全体の判定|↓■全て達成 □一部未達成 □全て未達成
          """),
      Example(
        "一部未達成なら、そのとおり", "some missed agrees", layout: .nestedVerdicts,
        grid: """
          活動の支援|■全て達成 □一部未達成 □全て未達成
          相談の充実|□全て達成 □一部未達成 ■全て未達成
          施策全体の判定|□全て達成 ■一部未達成 □全て未達成
          """),
    ],
    check: PartContradictsWhole.check)
}

private enum PartContradictsWhole {
  static func check(_ context: RuleContext) -> [Finding] {
    let questions = VerdictQuestion.all(context)
    return questions.compactMap { whole in
      guard whole.verdict == .all else { return nil }
      let parts = questions.filter { part in
        part.field.key == whole.field.key && part.verdict == SetVerdict.none
          && part.record.path.count > whole.record.path.count
          && part.record.path.starts(with: whole.record.path)
      }
      guard !parts.isEmpty else { return nil }
      let names = Wording.quoted(parts.map(\.record.owner))
      return context.finding(
        at: whole.place, key: whole.field.key, owner: whole.record.owner,
        // The two levels are judged by indicators of their own, so it may well be right.
        severity: context.parameters["不整合"] == "不可" ? .warning : .info,
        Message(
          ja: "上位の判定は「\(whole.answer)」ですが、\(names.ja)は「\(parts[0].answer)」です",
          en: "The upper verdict is \"\(whole.answer)\", but \"\(parts[0].answer)\" "
            + "for \(names.en)"),
        detail: [
          .remedy(
            ja: "\(whole.place.cell) と \(parts[0].place.cell) の判定を確かめる。正しければ文章で説明する",
            en: "check \(whole.place.cell) and \(parts[0].place.cell); if both hold, explain it")
        ],
        evidence: [Evidence("whole", whole.answer)]
          + parts.map { Evidence("part", $0.record.owner) },
        related: parts.map(\.place))
    }
  }
}
