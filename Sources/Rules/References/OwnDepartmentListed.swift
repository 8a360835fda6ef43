import Forms
import Grid
import Notation

extension Rule {
  /// The department in charge among the others concerned.
  static let ownDepartmentListed = Rule(
    id: "REF-016",
    title: Message(ja: "主管課が関係課に重複", en: "Department in charge listed twice"),
    severity: .warning,
    why: Message(
      ja: "主管課が関係課にも入ると、依頼や集計が二重になります。",
      en: "Listed twice, a department is asked and counted twice."),
    condition: Message(
      ja: "関係課の一覧に主管課と同じ課がある。", en: "The list of departments concerned holds the one in charge."),
    remedy: Message(ja: "関係課から主管課を除いてください。", en: "Take it off the list."),
    source: "REF-016（参照）",
    fixSafety: .unsafe,
    scope: .cell,
    examples: [
      Example(
        "主管課が関係課にもある", "listed in both", layout: .departments,
        grid: "交流|広報ブランド推進課|↓政策調整課、広報ブランド推進課、学校教育課|課長",
        corrected: "交流|広報ブランド推進課|政策調整課、学校教育課|課長"),
      Example(
        "重複がない", "listed once", layout: .departments,
        grid: "交流|広報ブランド推進課|政策調整課、学校教育課|課長"),
      Example(
        "名前の一部が同じ別の課", "a part of another name", layout: .departments,
        grid: "交流|広報課|広報ブランド推進課、学校教育課|課長"),
    ],
    check: OwnDepartmentListed.check)
}

private enum OwnDepartmentListed {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allRecords.compactMap { record in
      guard
        let own = record.fields.first(where: { ["所管.主管課", "所管.担当課", "所管.所管課"].contains($0.key) }),
        let list = record.fields.first(where: { ["所管.関係課", "所管.関係所属"].contains($0.key) }),
        !own.isEmpty, !list.isEmpty
      else { return nil }
      let name = Normalization.withoutSpaces(own.raw)
      let entries = NameList.entries(list.raw)
      guard let found = entries.first(where: { Normalization.withoutSpaces($0.text) == name })
      else { return nil }
      let edit =
        list.location.range == nil
        ? context.edit(list.location, to: .text(without(found, entries, list.raw))) : nil
      return context.finding(
        at: list.location.stretch(found.range), key: list.key, owner: record.owner,
        Message(
          ja: "主管課の「\(found.text)」が関係課にもあります",
          en: "\(found.text) is in charge and also listed as concerned"),
        detail: [
          .written(
            ja: "主管課 \(Wording.line(own.raw))　関係課 \(Wording.line(list.raw))",
            en: "in charge \(Wording.line(own.raw)), concerned \(Wording.line(list.raw))"),
          .remedy(
            ja: "\(list.location.cell) から「\(found.text)」を除く",
            en: "take \(found.text) off \(list.location.cell)"),
        ],
        evidence: [Evidence("department", found.text)], related: [own.location],
        fix: edit.map { Fix(.unsafe, [$0]) })
    }
  }

  /// The list without an entry and without the comma that goes with it.
  private static func without(
    _ entry: NameList.Entry, _ entries: [NameList.Entry], _ text: String
  ) -> String {
    guard let index = entries.firstIndex(of: entry) else { return text }
    let range: Range<Int>
    if index + 1 < entries.count {
      range = entry.range.lowerBound..<entries[index + 1].range.lowerBound
    } else if index > 0 {
      range = entries[index - 1].range.upperBound..<entry.range.upperBound
    } else {
      range = entry.range
    }
    return text.replacing(utf8: range, with: "")
  }
}
