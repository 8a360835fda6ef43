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
        + "同じコードに2つ以上の名称がある行、節のシートと違う名称の「第4節 …」も。集めたファイルの政策・施策などの名称が、名簿かほかのファイルと違うときも。",
      en: "The code and name of a reference differ from the definition (in lists without codes: "
        + "from the nearest name); also one code under two names in a list, a section named otherwise "
        + "than on its own sheet, and the head of a form "
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
    } + repeatedCodes(context) + sections(context)
  }

  /// The definition that is meant but not named as it should be.
  private static func definition(missedBy reference: PlanReference) -> PlanDefinition? {
    guard !reference.name.isEmpty else { return nil }
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

  /// 「第4節　男女共同参画社会」 of a list, where the section's own sheet has another name for the number.
  private static func sections(_ context: RuleContext) -> [Finding] {
    let records = context.form.allRecords
    return records.flatMap { record in
      record.fields.filter { $0.key.hasSuffix(".名称") && !$0.filledDown }
        .compactMap { field -> Finding? in
          let level = String(field.key.dropLast(".名称".count))
          guard let title = SectionTitle(field.raw, level: level), !title.name.isEmpty else {
            return nil
          }
          let named = records.filter {
            $0[level + ".番号"].flatMap(SectionTitle.number) == title.number
          }.compactMap { $0[field.key] }.filter { !$0.isEmpty }
          guard let first = named.first,
            !named.contains(where: { Normalization.withoutSpaces($0.raw) == title.name })
          else { return nil }
          return finding(field, level: level, title.number, named: first, context)
        }
    }
  }

  private static func finding(
    _ field: Field, level: String, _ number: Int, named other: Field, _ context: RuleContext
  ) -> Finding {
    let (written, defined) = (Wording.line(field.raw), Wording.line(other.raw))
    let place = "\(other.location.sheet) \(other.location.cell)"
    return context.finding(
      at: field.location, key: field.key, owner: written,
      Message(
        ja: "第\(number)\(level)の名称が\(level)のシートと違います",
        en: "Section \(number) has another name on its own sheet"),
      detail: [
        .written(
          ja: "「\(written)」　\(place)「\(defined)」", en: "\"\(written)\", \(place) \"\(defined)\""),
        .remedy(
          ja: "計画の名称を確かめ、\(field.location.cell) か \(place) を直す",
          en: "look it up in the plan, and correct \(field.location.cell) or \(place)"),
      ],
      evidence: [Evidence("written", written), Evidence("defined", defined)],
      related: [other.location])
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
