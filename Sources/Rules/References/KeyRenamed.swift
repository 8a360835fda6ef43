import Forms
import Grid

extension Rule {
  /// One indicator under two names.
  static let keyRenamed = Rule(
    id: "REF-009",
    title: Message(ja: "同一指標の名称差", en: "One indicator under two names"),
    severity: .warning,
    why: Message(
      ja: "同じ番号の指標の名称が場所によって違うと、別の指標として集計されます。",
      en: "Under two names one indicator is counted as two."),
    condition: Message(
      ja: "同じ指標番号（3文字以上）の名称が、シートや表によって違う。",
      en: "The same indicator code (three characters or more) stands beside different names."),
    remedy: Message(ja: "名称をそろえてください。", en: "Use one name."),
    source: "REF-009（参照）",
    scope: .form,
    examples: [
      Example(
        "割合と率", "share and rate", layout: .codedIndicators,
        grid: "0701-1|交流している市民の割合\n0701-2|団体数\n0701-1|↓交流している市民の率"),
      Example(
        "同じ名称", "the same name", layout: .codedIndicators,
        grid: "0701-1|交流している市民の割合\n0701-2|団体数\n0701-1|交流している市民の割合"),
      Example(
        "短い番号は表ごと", "short codes count per table", layout: .codedIndicators,
        grid: "1|交流している市民の割合\n2|団体数\n1|利用者数"),
    ],
    check: KeyRenamed.check)
}

private enum KeyRenamed {
  static func check(_ context: RuleContext) -> [Finding] {
    var first: [String: CodedName] = [:]
    return CodedName.all(context).filter { $0.subject == "指標" }.compactMap { use in
      guard let earlier = first[use.key] else {
        first[use.key] = use
        return nil
      }
      guard earlier.plainName != use.plainName else { return nil }
      let (written, before) = (Wording.line(use.name.raw), Wording.line(earlier.name.raw))
      return context.finding(
        at: use.name.location, key: use.name.key, owner: written,
        Message(
          ja: "指標 \(Wording.line(use.code.raw)) の名称がほかの場所と違います",
          en: "The indicator \(Wording.line(use.code.raw)) has another name elsewhere"),
        detail: [
          .written(
            ja: "「\(written)」　\(earlier.name.location.cell)「\(before)」",
            en: "\"\(written)\", in \(earlier.name.location.cell) \"\(before)\""),
          .remedy(
            ja: "\(use.name.location.cell) と \(earlier.name.location.cell) の名称をそろえる",
            en: "use one name in \(use.name.location.cell) and \(earlier.name.location.cell)"),
        ],
        evidence: [Evidence("written", written), Evidence("earlier", before)],
        related: [use.code.location, earlier.name.location, earlier.code.location])
    }
  }
}
