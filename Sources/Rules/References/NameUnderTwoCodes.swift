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
      Example("同じ行の続き", "one row continued", layout: .codedProjects, grid: "20601|説明会\n20601|説明会"),
    ],
    check: NameUnderTwoCodes.check)
}

private enum NameUnderTwoCodes {
  static func check(_ context: RuleContext) -> [Finding] {
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
