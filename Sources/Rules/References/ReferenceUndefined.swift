import Forms
import Grid
import Notation

extension Rule {
  /// A reference to a code that nothing defines.
  static let referenceUndefined = Rule(
    id: "REF-003",
    title: Message(ja: "未定義コードの参照", en: "Reference to an undefined code"),
    severity: .error,
    why: Message(
      ja: "一覧にないコードの取り組みは、どの方針にも集計されません。",
      en: "Work under an undefined code is counted under no principle."),
    condition: Message(
      ja: "参照の欄のコード（コードのない一覧では名称）が、一覧のどこにも定義されていない。",
      en: "The code of a reference (or its name, in lists without codes) is defined nowhere."),
    remedy: Message(ja: "一覧にあるコードに直すか、一覧に加えてください。", en: "Use a defined code, or define it."),
    source: "REF-003（参照）",
    scope: .cell,
    examples: [
      Example(
        "定義にないコード", "a code nobody defined", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          1-4-2 男女共同参画の促進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|↓1-4-5 人権尊重の推進
          """),
      Example(
        "コードだけの参照", "a reference by the code alone", layout: .codedMeasures,
        grid: "施策番号|施策名\n1-1|企業誘致\n1-2|創業支援\n指標名|単位|施策コード|R4実績\n"
          + "誘致企業数|社|1-1|13\n創業件数|件|↓1-9|10"),
      Example(
        "定義にあるコード", "a defined code", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          1-4-2 男女共同参画の促進
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          計画を作った。|意見を生かした。|
          """),
    ],
    check: ReferenceUndefined.check)
}

private enum ReferenceUndefined {
  static func check(_ context: RuleContext) -> [Finding] {
    let misplaced = Set(CodeOutOfPlace.faults(context).map(\.definition.field.location))
    return context.planReferences.filter { reference in
      // Where the definition itself has a wrong code or none, that is told once, there.
      isUndefined(reference)
        && !reference.definitions.contains {
          $0.name == reference.name && ($0.code == nil || misplaced.contains($0.field.location))
        }
    }.map { reference in
      let written = Wording.line(reference.field.raw)
      let same = reference.definitions.first { $0.name == reference.name }
      let list = reference.definitions.map { $0.code?.text ?? "「\(Wording.line($0.written))」" }
      let place = reference.field.location.cell
      return context.finding(
        at: reference.field.location, key: reference.field.key, owner: written,
        reference.code.map {
          Message(ja: "コード \($0.text) は定義されていません", en: "The code \($0.text) is not defined")
        } ?? Message(ja: "「\(written)」は一覧にありません", en: "\"\(written)\" is not in the list"),
        detail: [
          .written(
            ja: "「\(written)」　定義 \(list.joined(separator: "・"))",
            en: "\"\(written)\", defined: \(list.joined(separator: ", "))"),
          .remedy(
            ja: same.map { "\(place) を「\($0.written)」にする（名称は同じ）" } ?? "\(place) を一覧にあるものに直す",
            en: same.map { "write \"\($0.written)\" in \(place); the name is the same" }
              ?? "choose one of the list for \(place)"),
        ],
        evidence: [Evidence("written", written)],
        related: reference.definitions.map(\.field.location))
    }
  }

  private static func isUndefined(_ reference: PlanReference) -> Bool {
    guard !reference.definitions.isEmpty else { return false }
    if let code = reference.code {
      let coded = reference.definitions.filter { $0.code != nil }
      return !coded.isEmpty && !coded.contains { $0.code?.parts == code.parts }
    }
    return reference.definitions.allSatisfy {
      $0.name != reference.name && Similarity.dice($0.name, reference.name) < ReferenceMatch.near
    }
  }
}
