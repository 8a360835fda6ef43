import Forms
import Grid
import Notation

extension Rule {
  /// A principle that no row refers to.
  static let definitionUnused = Rule(
    id: "REF-004",
    title: Message(ja: "定義のみで未参照", en: "Defined, but never referred to"),
    severity: .info,
    why: Message(
      ja: "どの取り組みからも参照されない方針は、取り組みの書き落としかもしれません。",
      en: "A principle that no work refers to may mean that work was left out."),
    condition: Message(
      ja: "一覧の基本方針が、同じ節の取り組み・課題の表のどの行からも参照されていない。",
      en: "A principle of the list is referred to by no row of the tables of its section."),
    remedy: Message(
      ja: "この方針の取り組みや課題がないか確かめてください。", en: "Check whether work on this principle was left out."),
    source: "REF-004（参照）",
    scope: .cell,
    examples: [
      Example(
        "参照のない方針", "a principle without work", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第3節
          《基本方針の一覧》
          ↓1-3-1 人権問題への対応
          1-3-2 人づくりの推進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-3-2 人づくりの推進
          """),
      Example(
        "すべて参照される", "all are referred to", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第3節
          《基本方針の一覧》
          1-3-1 人権問題への対応
          1-3-2 人づくりの推進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-3-2 人づくりの推進
          研修を開いた。|意識が高まった。|1-3-1 人権問題への対応
          """),
    ],
    check: DefinitionUnused.check)
}

private enum DefinitionUnused {
  static func check(_ context: RuleContext) -> [Finding] {
    // Not every measure of a list has an indicator that names its code.
    let references = context.planReferences.filter { !$0.name.isEmpty }
    guard !references.isEmpty else { return [] }
    return context.form.allRecords.flatMap { record -> [Finding] in
      let all = record.planDefinitions
      guard !all.isEmpty else { return [] }
      let rows = Set(
        record.children.flatMap(\.withDescendants).lazy.flatMap(\.fields).map(\.location))
      let definitions = all.filter { rows.contains($0.field.location) }
      let places = Set(definitions.map(\.field.location))
      let inside = references.filter { reference in
        reference.definitions.contains { places.contains($0.field.location) }
      }
      guard !inside.isEmpty else { return [] }
      return definitions.filter { !isUsed($0, inside) }.map { finding($0, inside, context) }
    }
  }

  private static func isUsed(_ definition: PlanDefinition, _ references: [PlanReference]) -> Bool {
    references.contains { reference in
      // A right name under a wrong code is REF-003's matter.
      reference.name == definition.name
        || (definition.code != nil && reference.code?.parts == definition.code?.parts)
    }
  }

  private static func finding(
    _ definition: PlanDefinition, _ references: [PlanReference], _ context: RuleContext
  ) -> Finding {
    let written = Wording.line(definition.written)
    let name = definition.code?.text ?? "「\(written)」"
    return context.finding(
      at: definition.field.location, key: definition.field.key, owner: written,
      Message(
        ja: "\(name) を参照する取り組み・課題がありません",
        en: "Nothing refers to \(definition.code?.text ?? written)"),
      detail: [
        .written(ja: "「\(written)」", en: "\"\(written)\""),
        .remedy(
          ja: "この方針の取り組みや課題の書き落とし、または参照の選び間違いがないか確かめる",
          en: "check whether work on it was left out, or filed under another principle"),
      ],
      evidence: [Evidence("definition", written)],
      related: references.prefix(1).map(\.field.location))
  }
}
