import Forms
import Grid
import Notation

extension Rule {
  /// A reference whose name is not that of its code.
  static let referenceNameWrong = Rule(
    id: "REF-002",
    title: Message(ja: "コードと名称の不一致", en: "Code and name disagree"),
    severity: .error,
    why: Message(
      ja: "コードと名称が食い違うと、どの方針の取り組みか分かりません。",
      en: "Where code and name disagree nobody knows which principle is meant."),
    condition: Message(
      ja: "参照の欄のコードと名称の組が、一覧の定義（コードのない一覧では近い名称）と違う。"
        + "同じコードに2つ以上の名称がある行も。集めたファイルの政策・施策などの名称が、名簿かほかのファイルと違うときも。",
      en: "The code and name of a reference differ from the definition (in lists without codes: "
        + "from the nearest name); also one code under two names in a list, and the head of a form "
        + "that names a code otherwise than the roster or the other files do."),
    remedy: Message(ja: "定義の名称にそろえてください。", en: "Use the defined name."),
    source: "REF-002（参照）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "促進を推進と書いた", "another word in the name", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          1-4-2 男女共同参画の促進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          計画を作った。|意見を生かした。|↓1-4-2 男女共同参画の推進
          """,
        corrected: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          1-4-2 男女共同参画の促進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          計画を作った。|意見を生かした。|1-4-2 男女共同参画の促進
          """),
      Example(
        "同じコードに2つの名称", "one code under two names", layout: .codedProjects,
        grid: "20603|男女共同参画の促進\n20603|男女共同参画の促進\n20603|↓男女共同参画の推進\n20604|人権の尊重"),
      Example(
        "定義どおり", "as defined", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|１－４－１　人権尊重の推進
          """),
    ],
    check: ReferenceNameWrong.check
  ).together(ReferenceNameWrongAmongForms.examples, check: ReferenceNameWrongAmongForms.check)
}

private enum ReferenceNameWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    context.planReferences.compactMap { reference in
      definition(missedBy: reference).map { finding(reference, $0, context) }
    } + repeatedCodes(context)
  }

  /// The definition that is meant but not named as it should be.
  private static func definition(missedBy reference: PlanReference) -> PlanDefinition? {
    if let code = reference.code {
      let named = reference.definitions.filter { $0.code?.parts == code.parts }
      return named.isEmpty || named.contains { $0.name == reference.name } ? nil : named.first
    }
    guard !reference.definitions.contains(where: { $0.name == reference.name }) else { return nil }
    return reference.definitions.map { ($0, Similarity.dice($0.name, reference.name)) }
      .filter { $0.1 >= ReferenceMatch.near }.max { $0.1 < $1.1 }?.0
  }

  private static func finding(
    _ reference: PlanReference, _ definition: PlanDefinition, _ context: RuleContext
  ) -> Finding {
    let place = reference.field.location.cell
    let written = Wording.line(reference.field.raw)
    let edit =
      reference.field.location.range == nil
      ? context.edit(reference.field.location, to: .text(definition.written)) : nil
    return context.finding(
      at: reference.field.location, key: reference.field.key, owner: written,
      reference.code == nil
        ? Message(
          ja: "「\(written)」は一覧の表記と違います", en: "\"\(written)\" differs from the list")
        : Message(
          ja: "コードと名称が一覧の定義と合いません", en: "Code and name differ from the definition"),
      detail: [
        .written(
          ja: "「\(written)」　定義「\(definition.written)」",
          en: "\"\(written)\", defined as \"\(definition.written)\""),
        .cause(
          ja: "打ち間違い、または前の計画の名称", en: "a typing error, or a name of an earlier plan"),
        .remedy(
          ja: "\(place) を「\(definition.written)」にする",
          en: "write \"\(definition.written)\" in \(place)"),
      ],
      evidence: [Evidence("written", written), Evidence("defined", definition.written)],
      related: [definition.field.location], fix: edit.map { Fix(.unsafe, [$0]) })
  }

  /// Codes long enough to name their whole path, under more than one name.
  private static func repeatedCodes(_ context: RuleContext) -> [Finding] {
    var names: [String: [CodedName]] = [:]
    var order: [String] = []
    for use in CodedName.all(context) where use.subject != "指標" {
      if names[use.key] == nil { order.append(use.key) }
      names[use.key, default: []].append(use)
    }
    return order.flatMap { key -> [Finding] in
      let uses = names[key] ?? []
      let counts = Frequency(uses.map { $0.plainName })
      guard counts.ordered.count > 1, let usual = counts.mostFrequent,
        let first = uses.first(where: { $0.plainName == usual })
      else { return [] }
      return uses.filter { $0.plainName != usual }.map { use in
        let (code, written) = (Wording.line(use.code.raw), Wording.line(use.name.raw))
        return context.finding(
          at: use.name.location, key: use.name.key, owner: written,
          Message(
            ja: "コード \(code) の名称がほかの行と違います", en: "The code \(code) has another name elsewhere"),
          detail: [
            .written(
              ja: "「\(written)」　ほかの行「\(Wording.line(first.name.raw))」",
              en: "\"\(written)\", elsewhere \"\(Wording.line(first.name.raw))\""),
            .remedy(
              ja: "\(use.name.location.cell) の名称か \(use.code.location.cell) のコードを直す",
              en:
                "correct the name in \(use.name.location.cell) or the code in \(use.code.location.cell)"
            ),
          ],
          evidence: [Evidence("written", written), Evidence("usual", usual)],
          related: [use.code.location, first.name.location])
      }
    }
  }
}

/// How alike a reference and a definition must be to be taken for the same.
enum ReferenceMatch {
  static let near = 0.8
}
