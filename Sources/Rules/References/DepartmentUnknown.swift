import Forms
import Grid
import Notation

extension Rule {
  /// A department that the town hall has no longer, or never had.
  static let departmentUnknown = Rule(
    id: "REF-006",
    title: Message(ja: "課名が組織マスタにない/旧称", en: "Unknown department, or its former name"),
    severity: .warning,
    why: Message(
      ja: "旧称や誤った課名のままだと、課ごとの集計から漏れ、問い合わせ先も分かりません。",
      en: "Under a former or wrong name it drops out of the lists by department."),
    condition: Message(
      ja: "主管課・関係課などの欄の課名が、「設定」シートの 組織（課の名前を「、」で並べ、旧称は「旧課名→新課名」と書く）にない、"
        + "または旧称である。組織の設定がなければ調べない。名簿があれば、様式の主管課が名簿の課と違うときも。",
      en:
        "A department in charge or concerned is not among those of the setting 組織 (names divided by "
        + "「、」, former ones as 「old→new」), or is a former one. Without the setting nothing is judged. "
        + "Also an office that the roster of submissions names otherwise."
    ),
    remedy: Message(ja: "今の課名に直してください。", en: "Use the department's present name."),
    source: "REF-006（参照）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "旧称", "a former name", layout: .organised,
        grid: "交流|↓広報課|政策調整課、学校教育課|課長",
        corrected: "交流|広報ブランド推進課|政策調整課、学校教育課|課長"),
      Example(
        "組織にない課", "no such department", layout: .organised,
        grid: "交流|広報ブランド推進課|↓政策調整課、学校教有課|課長"),
      Example(
        "組織にある課", "departments that exist", layout: .organised,
        grid: "交流|総合政策部 政策調整課|広報ブランド推進課・学校教育課（指導係）|課長"),
      Example(
        "課を名指ししない", "no department by name", layout: .organised,
        grid: "交流|政策調整課|各課、関係各課、社会福祉協議会|課長"),
      Example(
        "組織の設定がない", "no list of departments", layout: .departments,
        grid: "交流|広報課|政策調整課|課長"),
    ],
    check: DepartmentUnknown.check
  ).together(DepartmentNotListed.examples, check: DepartmentNotListed.check)
}

private enum DepartmentUnknown {
  /// The departments there are, and the new names of former ones.
  private struct Organisation {
    var names: Set<String> = []
    var renamed: [String: String] = [:]

    init(_ entries: [String]) {
      for entry in entries {
        let sides = entry.split { "→⇒>＞".contains($0) }.map { trimmed(String($0)) }
        if let name = sides.last, !name.isEmpty { names.insert(Normalization.withoutSpaces(name)) }
        if sides.count == 2 { renamed[Normalization.withoutSpaces(sides[0])] = sides[1] }
      }
    }

    /// A name with the department above it before it is known as well.
    func knows(_ name: String) -> Bool {
      names.contains(name) || names.contains { $0.count >= 3 && name.hasSuffix($0) }
    }
  }

  private static let lists = ["所管.関係課", "所管.関係所属"]
  private static let ends = ["課", "室"]
  private static let everybody = ["各", "全", "関係", "所管", "担当", "主管"]

  static func check(_ context: RuleContext) -> [Finding] {
    let organisation = Organisation(context.form.template.settings.list("組織"))
    guard !organisation.names.isEmpty else { return [] }
    return context.texts.filled.compactMap { filled in
      let field = filled.field
      guard field.isOffice || lists.contains(field.key) else { return nil }
      let faults = NameList.entries(field.raw).compactMap { fault($0, organisation) }
      return context.finding(
        at: field.location, key: field.key, owner: filled.owner, faults)
    }
  }

  private static func fault(
    _ entry: NameList.Entry, _ organisation: Organisation
  ) -> TextFault? {
    let name = Normalization.withoutSpaces(entry.bareName)
    // Boards, schools and the like are no departments.
    guard ends.contains(where: name.hasSuffix), name.count >= 3,
      !everybody.contains(where: name.hasPrefix)
    else { return nil }
    if let new = organisation.renamed[name] {
      return TextFault(
        range: entry.range,
        message: Message(
          ja: "「\(entry.text)」は旧称です（今は「\(new)」）", en: "\(entry.text) is now called \(new)"),
        detail: [
          .cause(ja: "前年度の様式を写した、または組織改正の前の名前", en: "copied from last year's form"),
          .remedy(ja: "「\(new)」に直す", en: "write \(new)"),
        ],
        evidence: [Evidence("department", entry.text), Evidence("new", new)],
        replacements: [TextReplacement(entry.range, new)])
    }
    guard !organisation.knows(name) else { return nil }
    let near = Similarity.nearest(name, among: organisation.names.sorted())
    return TextFault(
      range: entry.range,
      message: Message(
        ja: "「\(entry.text)」は組織にない課名です", en: "There is no department \(entry.text)"),
      detail: [
        .cause(ja: "書き間違い、または組織改正の前の名前", en: "misspelt, or a former name"),
        .remedy(
          ja: near.map { "「\($0)」のことか確かめて直す" } ?? "課名を確かめて直す",
          en: near.map { "write \($0) if that is meant" } ?? "find out which one is meant"),
      ],
      evidence: [Evidence("department", entry.text)]
        + (near.map { [Evidence("nearest", $0)] } ?? []))
  }
}

extension ExampleLayout {
  fileprivate static let organised = ExampleLayout.departments.with(
    ("組織", "政策調整課、広報課→広報ブランド推進課、学校教育課"))
}
