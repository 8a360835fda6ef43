import Forms
import Grid
import Notation

extension Rule {
  /// One name under two codes.
  static let nameUnderTwoCodes = Rule(
    id: "REF-010",
    title: Message(ja: "同名で別コード", en: "One name under two codes"),
    severity: .warning,
    why: Message(
      ja: "同じ名前のものに番号が2つあると、どちらかの番号が誤りか、二重の登録です。",
      en: "With two codes for one name one of them is wrong, or it is listed twice."),
    condition: Message(
      ja: "同じ名称に2つ以上のコード（3文字以上）がある。",
      en: "One name stands beside two or more codes (three characters or more)."),
    remedy: Message(ja: "コードか名称を確かめてください。", en: "Check the codes and the names."),
    source: "REF-010（参照）",
    scope: .form,
    examples: [
      Example(
        "同じ名前に2つのコード", "two codes for one name", layout: .codedProjects,
        grid: "20601|説明会\n20602|研修会\n20603|↓説明会"),
      Example("名前もコードも違う", "all different", layout: .codedProjects, grid: "20601|説明会\n20602|研修会"),
      Example(
        "同じ名前の2つの方針", "two principles of one name", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          ↓1-4-2 人権尊重の推進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          """),
      Example("同じ行の続き", "one row continued", layout: .codedProjects, grid: "20601|説明会\n20601|説明会"),
    ],
    check: NameUnderTwoCodes.check
  ).together(NameUnderTwoCodesAmongForms.examples, check: NameUnderTwoCodesAmongForms.check)
}

private enum NameUnderTwoCodes {
  static func check(_ context: RuleContext) -> [Finding] {
    rows(context) + definitions(context)
  }

  /// Principles and the like, whose code and name stand in one cell.
  private static func definitions(_ context: RuleContext) -> [Finding] {
    var first: [String: (code: PlanCode, location: Location)] = [:]
    return context.form.allRecords.flatMap(\.planDefinitions).compactMap { definition in
      guard let code = definition.code, code.parts.count > 1, !definition.name.isEmpty else {
        return nil
      }
      let place = definition.field.location
      guard let earlier = first[definition.name] else {
        first[definition.name] = (code, place)
        return nil
      }
      guard earlier.code.parts != code.parts else { return nil }
      return context.finding(
        at: place, key: definition.field.key, owner: definition.written,
        Message(
          ja: "「\(definition.name)」に別のコードもあります（\(earlier.code.text) と \(code.text)）",
          en: "\"\(definition.name)\" has two codes (\(earlier.code.text) and \(code.text))"),
        detail: [
          .remedy(
            ja: "\(earlier.location.cell) と \(place.cell) のコードか名称を確かめる",
            en: "check codes and names in \(earlier.location.cell) and \(place.cell)")
        ],
        evidence: [earlier.code, code].map { Evidence("code", $0.text) },
        related: [earlier.location])
    }
  }

  private static func rows(_ context: RuleContext) -> [Finding] {
    var first: [String: CodedName] = [:]
    return CodedName.all(context).compactMap { use in
      let name = use.subject + " " + use.plainName
      guard let earlier = first[name] else {
        first[name] = use
        return nil
      }
      guard earlier.key != use.key else { return nil }
      let codes = [earlier, use].map { Wording.line($0.code.raw) }
      return context.finding(
        at: use.name.location, key: use.name.key, owner: use.plainName + codes[1],
        Message(
          ja: "「\(Wording.line(use.name.raw))」に別のコードもあります（\(codes[0]) と \(codes[1])）",
          en: "\"\(Wording.line(use.name.raw))\" has two codes (\(codes[0]) and \(codes[1]))"),
        detail: [
          .remedy(
            ja: "\(earlier.code.location.cell) と \(use.code.location.cell) のコードを確かめる",
            en: "check the codes in \(earlier.code.location.cell) and \(use.code.location.cell)")
        ],
        evidence: codes.map { Evidence("code", $0) },
        related: [use.code.location, earlier.name.location, earlier.code.location])
    }
  }
}
